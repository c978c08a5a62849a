/** How fast imports are; see {@code bench/import/README.md}. */
package org.songhua.bench.imports;
