package org.songhua.sensing.internal.things;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;

/**
 * An entity as a document describes it, checked as far as can be without looking anything up.
 *
 * @param existing number of an entity that is there already; then nothing else is said of it
 * @param values properties that the document names; null takes one away
 * @param links relations that it names
 * @param pointer where it stands in the document
 */
record Draft(
        EntityType type,
        @Nullable Long existing,
        Map<String, @Nullable Object> values,
        Map<Relation, List<Draft>> links,
        String pointer) {

    boolean names(String property) {
        return values.containsKey(property);
    }

    @Nullable
    Object value(String property) {
        return values.get(property);
    }

    Optional<Draft> single(Relation relation) {
        return links.getOrDefault(relation, List.of()).stream().findFirst();
    }

    List<Draft> many(Relation relation) {
        return links.getOrDefault(relation, List.of());
    }
}
