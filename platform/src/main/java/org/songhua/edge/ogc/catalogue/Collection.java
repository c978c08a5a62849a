package org.songhua.edge.ogc.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songhua.cim.Extent;
import org.songhua.cim.Queryables;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;

/**
 * A feature collection: all objects of one class that a caller may see.
 *
 * @param definition the class
 * @param count number of objects
 * @param extent rectangle around them; empty when there are none
 */
public record Collection(ClassDefinition definition, long count, Optional<Extent> extent) {
    /** Parameters of the standard and ours; an attribute of such a name cannot be filtered by. */
    private static final Set<String> RESERVED = Set.of(
            "f",
            "limit",
            "bbox",
            "bbox-crs",
            "datetime",
            "asOf",
            "token",
            "dataset",
            "crs",
            "filter",
            "filter-lang",
            "filter-crs");

    /** {@return the collection id, which is the class code} */
    public String id() {
        return definition.code();
    }

    /** {@return what filters may ask of its features} */
    public Queryables queryables() {
        return Queryables.of(definition);
    }

    /** {@return the attributes that can be query parameters} */
    public List<AttributeDefinition> filters() {
        return definition.attributes().stream()
                .filter(attribute -> !RESERVED.contains(attribute.name()))
                .toList();
    }
}
