/** Reading and writing of EPANET input files. */
@NullMarked
package org.songhua.engine.hydraulics.inp;

import org.jspecify.annotations.NullMarked;
