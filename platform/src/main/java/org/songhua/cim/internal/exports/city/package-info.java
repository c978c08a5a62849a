/** Export of models: CityJSON, CityJSONSeq, CityGML. */
@NullMarked
package org.songhua.cim.internal.exports.city;

import org.jspecify.annotations.NullMarked;
