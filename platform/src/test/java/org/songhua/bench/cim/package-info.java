/** Songhua beside PostGIS on the same data: import, boxes as GeoJSON, tiles, a join. */
package org.songhua.bench.cim;
