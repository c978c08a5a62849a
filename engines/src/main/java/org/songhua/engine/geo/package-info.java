/** Places on the earth: reference systems, WKB and GeoJSON, Web Mercator, and what makes a geometry acceptable. */
@NullMarked
package org.songhua.engine.geo;

import org.jspecify.annotations.NullMarked;
