package org.songhua.warning;

/**
 * There is news of warnings, and it is durable.
 *
 * @param lastEvent number of the newest event
 */
public record WarningsChanged(long lastEvent) {}
