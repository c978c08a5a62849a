/** Advice on classes from words. */
@NullMarked
package org.songhua.casework.internal.advice;

import org.jspecify.annotations.NullMarked;
