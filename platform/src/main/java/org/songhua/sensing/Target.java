package org.songhua.sensing;

import org.jspecify.annotations.Nullable;

/**
 * A collection: all entities of a type, or those that a relation of one entity leads to.
 *
 * @param type of the entities in it
 * @param relation null for all of the type
 * @param source where the relation starts; 0 without one
 */
public record Target(EntityType type, @Nullable Relation relation, long source) {

    public static Target all(EntityType type) {
        return new Target(type, null, 0);
    }

    public static Target of(Relation relation, long source) {
        return new Target(relation.target(), relation, source);
    }
}
