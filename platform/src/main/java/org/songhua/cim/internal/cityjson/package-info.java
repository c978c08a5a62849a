/** Objects in three dimensions as CityJSON 2.0 documents: cut out of files, checked, drawn as footprints, put together again. */
@NullMarked
package org.songhua.cim.internal.cityjson;

import org.jspecify.annotations.NullMarked;
