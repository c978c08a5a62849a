package org.songhua.engine.travel.transit;

/**
 * A place where vehicles stop (GTFS {@code stops.txt}).
 *
 * @param id identifier within its feed
 * @param name what people call it
 * @param location packed longitude and latitude
 */
public record TransitStop(String id, String name, long location) {}
