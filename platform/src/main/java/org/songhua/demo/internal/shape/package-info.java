/** Plane geometry of the demo city: seeded chance, noise, curves, the planar subdivision and the fitting of footprints. */
@NullMarked
package org.songhua.demo.internal.shape;

import org.jspecify.annotations.NullMarked;
