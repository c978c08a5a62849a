/** The catalogue of data sets over the database. */
@NullMarked
package org.songhua.cim.internal.datasets;

import org.jspecify.annotations.NullMarked;
