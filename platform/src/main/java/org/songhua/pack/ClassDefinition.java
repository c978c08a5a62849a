package org.songhua.pack;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class of city objects.
 *
 * @param code identifier and OGC collection id, lower_snake_case, unique over all packs
 * @param pack the pack that declares it
 * @param title name
 * @param group code of the {@link ClassGroup} it is listed under
 * @param standardCode code in the standard that names the class, if any
 * @param cimLevel level of the city information model, 1 to 7 (CJJ/T 315-2022)
 * @param geometry kind of geometry its objects must have
 * @param attributes its attributes in order of display
 * @param style how the map draws it
 * @param osm how OpenStreetMap elements become objects of this class; {@link OsmClassifier} says in which order
 * @param body how its objects stand in space; null when they do not
 */
public record ClassDefinition(
        String code,
        String pack,
        Text title,
        String group,
        @Nullable String standardCode,
        int cimLevel,
        GeometryKind geometry,
        List<AttributeDefinition> attributes,
        ClassStyle style,
        List<OsmRule> osm,
        @Nullable ClassBody body) {

    /** A class whose objects do not stand in space. */
    public ClassDefinition(
            String code,
            String pack,
            Text title,
            String group,
            @Nullable String standardCode,
            int cimLevel,
            GeometryKind geometry,
            List<AttributeDefinition> attributes,
            ClassStyle style,
            List<OsmRule> osm) {
        this(code, pack, title, group, standardCode, cimLevel, geometry, attributes, style, osm, null);
    }

    /** Kinds of geometry; multi-part geometries belong to the kind of their parts. */
    public enum GeometryKind {
        POINT,
        LINE,
        POLYGON,
        ANY
    }

    public ClassDefinition {
        attributes = List.copyOf(attributes);
        osm = List.copyOf(osm);
    }

    /** {@return the attribute of that name} */
    public Optional<AttributeDefinition> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
