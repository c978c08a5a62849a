package org.songhua.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** A rule of a class with everything looked up that does not depend on the element. */
final class CompiledOsmRule {
    private static final Set<GeometryKind> SINGLE_KINDS =
            EnumSet.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON);

    private final ClassDefinition definition;
    private final int rank;
    private final Set<GeometryKind> kinds;
    private final List<Map.Entry<String, Set<String>>> conditions;
    private final List<Reading> readings = new ArrayList<>();

    private CompiledOsmRule(ClassDefinition definition, OsmRule rule, int rank) {
        this.definition = definition;
        this.rank = rank;
        kinds = takesEvery(rule.geometry()) ? EnumSet.allOf(GeometryKind.class) : rule.geometry();
        conditions = List.copyOf(rule.tags().entrySet());
        for (var attribute : definition.attributes()) {
            var key = rule.attributes().get(attribute.name());
            var constant = rule.constants().get(attribute.name());
            if (key != null || constant != null) readings.add(Reading.of(attribute, rule, key, constant));
        }
    }

    private static boolean takesEvery(Set<GeometryKind> kinds) {
        return kinds.contains(GeometryKind.ANY) || kinds.containsAll(SINGLE_KINDS);
    }

    /** {@return the rules of all classes, the one to ask first at rank 0} */
    static List<CompiledOsmRule> inOrder(List<ClassDefinition> classes) {
        var byPack = new LinkedHashMap<String, List<ClassDefinition>>();
        classes.forEach(
                c -> byPack.computeIfAbsent(c.pack(), pack -> new ArrayList<>()).add(c));
        var compiled = new ArrayList<CompiledOsmRule>();
        List.copyOf(byPack.values()).reversed().stream()
                .flatMap(Collection::stream)
                .forEach(c -> c.osm().forEach(rule -> compiled.add(new CompiledOsmRule(c, rule, compiled.size()))));
        return List.copyOf(compiled);
    }

    ClassDefinition definition() {
        return definition;
    }

    int rank() {
        return rank;
    }

    boolean takes(GeometryKind kind) {
        return kinds.contains(kind);
    }

    /** {@return the tag key under which to look for this rule: one with few values; null when it has no condition} */
    @Nullable
    String leadingKey() {
        return conditions.stream()
                .min(Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                                c -> c.getValue().isEmpty() ? Integer.MAX_VALUE : 0)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** {@return the values that the condition on a key allows; empty for any} */
    Set<String> allowed(String key) {
        return conditions.stream()
                .filter(c -> c.getKey().equals(key))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    boolean fits(Map<String, String> tags) {
        for (var condition : conditions) {
            var value = tags.get(condition.getKey());
            if (value == null || !allows(condition.getValue(), value)) return false;
        }
        return true;
    }

    /** Any value does not mean the value that says that there is none. */
    private static boolean allows(Set<String> values, String value) {
        return values.isEmpty() ? !value.equals("no") : values.contains(value);
    }

    /** Puts what the tags say into the attributes, and takes tags that are held there completely out of the rest. */
    void read(Map<String, String> tags, Map<String, Object> attributes, Map<String, String> rest) {
        for (var reading : readings) reading.apply(tags, attributes, rest);
    }

    /** How one attribute is read. */
    private record Reading(
            AttributeCheck check,
            List<String> keys,
            @Nullable Map<String, String> values,
            @Nullable Object constant) {
        private static final String JOINT = " + ";

        static Reading of(
                AttributeDefinition attribute, OsmRule rule, @Nullable String key, @Nullable String constant) {
            var check = new AttributeCheck(attribute);
            var keys = key == null ? List.<String>of() : List.of(key.split(Pattern.quote(JOINT)));
            var fixed = constant == null ? null : check.coerce(constant);
            return new Reading(check, keys, rule.values().get(attribute.name()), fixed);
        }

        void apply(Map<String, String> tags, Map<String, Object> attributes, Map<String, String> rest) {
            var text = text(tags);
            var value = text == null ? null : valueOf(text);
            if (value != null && values == null && keys.size() == 1) rest.remove(keys.getFirst());
            var held = value != null ? value : constant;
            if (held != null) attributes.put(check.name(), held);
        }

        private @Nullable String text(Map<String, String> tags) {
            if (keys.isEmpty()) return null;
            var first = tags.get(keys.getFirst());
            return first == null || keys.size() == 1 ? first : joined(first, tags);
        }

        private String joined(String first, Map<String, String> tags) {
            var text = new StringBuilder(first);
            for (var key : keys.subList(1, keys.size())) {
                var next = tags.get(key);
                if (next == null) continue;
                // Chinese writes a house number right behind the street.
                if (!Character.isIdeographic(text.codePointBefore(text.length()))) text.append(' ');
                text.append(next);
            }
            return text.toString();
        }

        private @Nullable Object valueOf(String text) {
            if (values == null) return check.coerce(text);
            var word = values.get(text);
            return word == null ? null : check.coerce(word);
        }
    }
}
