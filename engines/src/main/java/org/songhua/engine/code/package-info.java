/** Codes of the city's standards: what their digits mean, what is wrong with one, and how the old series becomes the new. */
@NullMarked
package org.songhua.engine.code;

import org.jspecify.annotations.NullMarked;
