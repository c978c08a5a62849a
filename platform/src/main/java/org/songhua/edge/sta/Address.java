package org.songhua.edge.sta;

import org.jspecify.annotations.Nullable;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Target;

/** What the path of a request leads to. */
sealed interface Address {
    /** The service itself. */
    record Root() implements Address {}

    /**
     * A collection.
     *
     * @param onlyReferences whether the addresses of the entities are asked for, not the entities
     */
    record Collection(Target target, boolean onlyReferences) implements Address {}

    /**
     * One entity, or something of it.
     *
     * @param property name, perhaps with a place within it; null for the whole entity
     * @param part what of it: nothing, {@code $value} or {@code $ref}
     */
    record One(
            EntityType type,
            long id,
            @Nullable String property,
            @Nullable String part) implements Address {}

    /** One member of a collection, as a link that can be taken away. */
    record Link(Target target, long id) implements Address {}
}
