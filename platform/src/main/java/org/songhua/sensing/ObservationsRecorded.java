package org.songhua.sensing;

import java.util.List;

/**
 * Readings were added or corrected, and are durable.
 *
 * @param observations in the order in which they came; not to be changed
 */
public record ObservationsRecorded(List<Observation> observations) {}
