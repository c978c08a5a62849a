package org.songhua.sensing;

/**
 * An entity was made or changed, and the change stands. Readings are told of by {@link ObservationsRecorded}.
 *
 * @param id its number
 */
public record EntityChanged(EntityType type, long id) {}
