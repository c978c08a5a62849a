/** Judgements as packs declare them: their shape, what the shape cannot say, and their examples. */
@NullMarked
package org.songhua.judgement.internal.declared;

import org.jspecify.annotations.NullMarked;
