/** Verdicts over records. */
@NullMarked
package org.songhua.judgement.internal.verdicts;

import org.jspecify.annotations.NullMarked;
