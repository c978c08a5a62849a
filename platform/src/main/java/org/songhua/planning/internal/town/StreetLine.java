package org.songhua.planning.internal.town;

import org.songhua.cim.ObjectId;
import org.songhua.engine.osm.OsmTags;

/**
 * The course of a street.
 *
 * @param id the city object
 * @param tags what it is, in the words of OpenStreetMap
 * @param course packed locations
 */
@SuppressWarnings("ArrayRecordComponent") // read by the town only
record StreetLine(ObjectId id, OsmTags tags, long[] course) {}
