/** Timetables and what is within reach by public transport: GTFS and plain tables, RAPTOR over departure windows. */
@NullMarked
package org.songhua.engine.travel.transit;

import org.jspecify.annotations.NullMarked;
