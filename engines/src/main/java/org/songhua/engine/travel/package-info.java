/** What is within reach along streets: nearest facilities, counts, choice under capacity, coverage of the life circle. */
@NullMarked
package org.songhua.engine.travel;

import org.jspecify.annotations.NullMarked;
