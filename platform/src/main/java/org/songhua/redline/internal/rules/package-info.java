/** What crosses a red line: pure decisions over shapes, distances in metres and conditions. */
@NullMarked
package org.songhua.redline.internal.rules;

import org.jspecify.annotations.NullMarked;
