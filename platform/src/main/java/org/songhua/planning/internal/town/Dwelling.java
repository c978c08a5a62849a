package org.songhua.planning.internal.town;

import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;

/**
 * A building in which people live.
 *
 * @param id the building
 * @param name what it is called, if it is
 * @param region code of the smallest region it lies in
 * @param location packed, see {@link org.songhua.engine.osm.Locations}
 * @param people who live there; 0 when the record does not say
 * @param counted whether the record says how many
 */
public record Dwelling(
        ObjectId id, @Nullable String name, @Nullable String region, long location, double people, boolean counted) {}
