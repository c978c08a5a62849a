/** Puts the module together. */
@NullMarked
package org.songhua.judgement.internal;

import org.jspecify.annotations.NullMarked;
