/** The query language of OData 4 as SensorThings uses it: parsed into closed trees, evaluated purely. */
@NullMarked
package org.songhua.engine.odata;

import org.jspecify.annotations.NullMarked;
