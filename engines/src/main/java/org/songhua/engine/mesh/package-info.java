/** Closed bodies from footprints, lines, points and given surfaces, as triangles in metres of a local frame. */
@NullMarked
package org.songhua.engine.mesh;

import org.jspecify.annotations.NullMarked;
