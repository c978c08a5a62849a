package org.songhua.pack;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.pack.AttributeDefinition.Choice;
import org.songhua.pack.AttributeDefinition.Type;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** Classes and attributes made in one line, for tests. */
public final class TestClasses {
    private TestClasses() {}

    public static Text text(String word) {
        return new Text(word, word);
    }

    public static AttributeDefinition attribute(String name, Type type) {
        return new AttributeDefinition(name, text(name), type, null, null, null, null, null, 0, List.of(), false);
    }

    public static AttributeDefinition required(String name, Type type) {
        return new AttributeDefinition(name, text(name), type, null, null, null, null, null, 0, List.of(), true);
    }

    /** A number in a range and with a unit; null for none. */
    public static AttributeDefinition number(String name, Type type, String unit, String minimum, String maximum) {
        return new AttributeDefinition(
                name, text(name), type, null, unit, bound(minimum), bound(maximum), null, 0, List.of(), false);
    }

    private static BigDecimal bound(String number) {
        return number == null ? null : new BigDecimal(number);
    }

    public static AttributeDefinition patterned(String name, String pattern, int maxLength) {
        return new AttributeDefinition(
                name, text(name), Type.STRING, null, null, null, null, pattern, maxLength, List.of(), false);
    }

    public static AttributeDefinition formatted(String name, String format) {
        return new AttributeDefinition(
                name, text(name), Type.STRING, format, null, null, null, null, 0, List.of(), false);
    }

    public static AttributeDefinition choice(String name, Type type, String... values) {
        var choices = Arrays.stream(values)
                .map(value -> new Choice(value, text(value)))
                .toList();
        return new AttributeDefinition(name, text(name), type, null, null, null, null, null, 0, choices, false);
    }

    public static ClassDefinition definition(
            String pack, String code, List<AttributeDefinition> attributes, OsmRule... osm) {
        var style = new ClassStyle("other", null, 14, 1, 0, true, false, List.of(), null);
        return new ClassDefinition(
                code, pack, text(code), "group", null, 1, GeometryKind.ANY, attributes, style, List.of(osm));
    }

    /** A rule on tags alone, for every kind of geometry. */
    public static OsmRule rule(Map<String, Set<String>> tags) {
        return new OsmRule(tags, Set.of(GeometryKind.ANY), Map.of(), Map.of(), Map.of());
    }
}
