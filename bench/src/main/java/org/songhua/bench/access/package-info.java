/** Benchmarks on real cities: streets, timetables, siting, terrain; needs the folder of data named by {@code songhua.bench.data}. */
@NullMarked
package org.songhua.bench.access;

import org.jspecify.annotations.NullMarked;
