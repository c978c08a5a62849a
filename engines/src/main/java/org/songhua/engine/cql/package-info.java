/** The Common Query Language CQL2 (OGC 21-065r2): read, checked, printed and evaluated; see {@code package.md}. */
@NullMarked
package org.songhua.engine.cql;

import org.jspecify.annotations.NullMarked;
