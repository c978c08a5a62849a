/** Benchmarks of the engines. */
@NullMarked
package org.songhua.bench;

import org.jspecify.annotations.NullMarked;
