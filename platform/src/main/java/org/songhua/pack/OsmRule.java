package org.songhua.pack;

import java.util.Map;
import java.util.Set;

/**
 * Which OpenStreetMap elements a class takes, and which of its attributes their tags fill. {@link OsmClassifier} applies
 * it.
 *
 * @param tags conditions that must all hold: tag key to the allowed values; an empty set means any value but {@code no}
 * @param geometry kinds taken; an element of another kind does not fit this rule, a collection of several kinds fits a
 *     rule that takes all of them
 * @param attributes attribute of the class to the tag key it is read from; several keys joined by {@code " + "} give
 *     their values put together, if the first is there
 * @param values attribute of the class to (tag value to attribute value); a tag value without entry is left among the
 *     tags
 * @param constants attribute of the class to the value it has when no tag gives one
 * @param beside whether an element that another class has taken becomes an object of this class too: a school of one
 *     house is a school and a house
 */
public record OsmRule(
        Map<String, Set<String>> tags,
        Set<ClassDefinition.GeometryKind> geometry,
        Map<String, String> attributes,
        Map<String, Map<String, String>> values,
        Map<String, String> constants,
        boolean beside) {
    /** A rule for what no other class has taken. */
    public OsmRule(
            Map<String, Set<String>> tags,
            Set<ClassDefinition.GeometryKind> geometry,
            Map<String, String> attributes,
            Map<String, Map<String, String>> values,
            Map<String, String> constants) {
        this(tags, geometry, attributes, values, constants, false);
    }

    public OsmRule {
        tags = Map.copyOf(tags);
        geometry = Set.copyOf(geometry);
        attributes = Map.copyOf(attributes);
        values = Map.copyOf(values);
        constants = Map.copyOf(constants);
    }
}
