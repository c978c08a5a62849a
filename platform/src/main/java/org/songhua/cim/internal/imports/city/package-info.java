/** Import of objects in three dimensions: CityJSON, CityJSONSeq and CityGML. */
@NullMarked
package org.songhua.cim.internal.imports.city;

import org.jspecify.annotations.NullMarked;
