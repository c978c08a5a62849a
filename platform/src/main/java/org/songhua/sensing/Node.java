package org.songhua.sensing;

import java.util.Map;

/**
 * An entity with what was asked to be shown in place.
 *
 * @param expanded relations to what they lead to
 */
public record Node(Entity entity, Map<Relation, Listing> expanded) {
    /** An entity by itself. */
    public static Node of(Entity entity) {
        return new Node(entity, Map.of());
    }
}
