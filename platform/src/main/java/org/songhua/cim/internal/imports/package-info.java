/**
 * Import of files: sniffed, read in parallel, loaded by COPY and made visible in one transaction.
 *
 * <p>{@link org.songhua.cim.internal.imports.osm osm} and {@link org.songhua.cim.internal.imports.geojson geojson} read,
 * {@link org.songhua.cim.internal.imports.batch batch} turns features into rows, {@link
 * org.songhua.cim.internal.imports.load load} stores them, and this package runs one import after the other and tells
 * how far it is.
 */
@NullMarked
package org.songhua.cim.internal.imports;

import org.jspecify.annotations.NullMarked;
