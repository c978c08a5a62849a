/** The catalogue of data sets over HTTP: for the console, as OGC records and as DCAT. */
@NullMarked
package org.songhua.edge.datasets;

import org.jspecify.annotations.NullMarked;
