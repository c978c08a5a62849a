package org.songhua.planning;

import java.time.Instant;
import java.util.UUID;

/**
 * A what-if that somebody keeps: what would be changed, and what came of it when it was last computed.
 *
 * @param id identifier
 * @param name what it is called
 * @param owner who made it; only they change it
 * @param shared whether everybody who may run analyses sees it
 * @param inputs inputs of the analysis {@code what-if}, as JSON
 * @param outcome its comparison when it was last computed, as JSON
 * @param dataVersion version of the city's data then
 * @param revision counts up with every change; the ETag
 * @param changedAt last change
 */
public record Scenario(
        UUID id,
        String name,
        String owner,
        boolean shared,
        String inputs,
        String outcome,
        long dataVersion,
        int revision,
        Instant changedAt) {}
