package org.songhua.sensing;

/**
 * An entity was made or changed; the change stands, or will with the transaction that is on its way. Readings are told of by {@link ObservationsRecorded}.
 *
 * @param id its number
 */
public record EntityChanged(EntityType type, long id) {}
