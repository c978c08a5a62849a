package org.songhua.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** A rule of a class with everything looked up that does not depend on the element. */
final class CompiledOsmRule {
    private static final Set<GeometryKind> SINGLE_KINDS =
            EnumSet.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON);

    private static final String NAME = "name";
    private static final String JOINT = " \\+ ";

    private final ClassDefinition definition;
    private final int rank;
    private final boolean beside;
    private final Set<GeometryKind> kinds;
    private final List<Map.Entry<String, Set<String>>> conditions;
    private final Map<String, List<Reading>> readings = new HashMap<>();
    private final Map<String, Object> constants = new LinkedHashMap<>();

    private CompiledOsmRule(ClassDefinition definition, OsmRule rule, int rank) {
        this.definition = definition;
        this.rank = rank;
        beside = rule.beside();
        kinds = takesEvery(rule.geometry()) ? EnumSet.allOf(GeometryKind.class) : rule.geometry();
        conditions = List.copyOf(rule.tags().entrySet());
        definition.attributes().forEach(attribute -> compile(new AttributeCheck(attribute), rule));
    }

    private void compile(AttributeCheck check, OsmRule rule) {
        var key = rule.attributes().get(check.name());
        if (key != null) {
            var keys = List.of(key.split(JOINT));
            var reading = new Reading(
                    check, keys.subList(1, keys.size()), rule.values().get(check.name()));
            readings.computeIfAbsent(keys.getFirst(), first -> new ArrayList<>())
                    .add(reading);
        }
        var constant = rule.constants().get(check.name());
        var value = constant == null ? null : check.coerce(constant);
        if (value != null) constants.put(check.name(), value);
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

    boolean isBeside() {
        return beside;
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

    /** {@return what an element of this rule is} */
    OsmClassifier.Match match(Map<String, String> tags) {
        String name = null;
        var attributes = new LinkedHashMap<String, Object>();
        var rest = new LinkedHashMap<String, String>();
        for (var tag : tags.entrySet()) {
            var key = tag.getKey();
            if (key.equals(NAME)) name = tag.getValue();
            else if (!isHeld(tag, tags, attributes)) rest.put(key, tag.getValue());
        }
        constants.forEach(attributes::putIfAbsent);
        return new OsmClassifier.Match(definition, name, attributes, rest);
    }

    /** Reads the attributes that start at a tag and tells whether one of them holds its value completely. */
    private boolean isHeld(Map.Entry<String, String> tag, Map<String, String> tags, Map<String, Object> attributes) {
        var starting = readings.get(tag.getKey());
        if (starting == null) return false;
        var held = false;
        for (var reading : starting) {
            var value = reading.value(tag.getValue(), tags);
            if (value == null) continue;
            attributes.put(reading.check.name(), value);
            held |= reading.isVerbatim();
        }
        return held;
    }

    /**
     * How one attribute is read.
     *
     * @param check the attribute
     * @param further tag keys whose values are put behind that of the first
     * @param values translation, or null when values are taken as they are
     */
    private record Reading(
            AttributeCheck check,
            List<String> further,
            @Nullable Map<String, String> values) {

        boolean isVerbatim() {
            return values == null && further.isEmpty();
        }

        @Nullable
        Object value(String first, Map<String, String> tags) {
            var text = further.isEmpty() ? first : joined(first, tags);
            if (values == null) return check.coerce(text);
            var word = values.get(text);
            return word == null ? null : check.coerce(word);
        }

        private String joined(String first, Map<String, String> tags) {
            var text = new StringBuilder(first);
            for (var key : further) {
                var next = tags.get(key);
                if (next == null) continue;
                if (needsBlank(text)) text.append(' ');
                text.append(next);
            }
            return text.toString();
        }

        /** Chinese writes a house number right behind the street. */
        private static boolean needsBlank(StringBuilder text) {
            return !text.isEmpty() && !Character.isIdeographic(text.codePointBefore(text.length()));
        }
    }
}
