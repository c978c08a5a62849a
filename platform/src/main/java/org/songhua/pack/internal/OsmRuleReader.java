package org.songhua.pack.internal;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.OsmRule;
import org.songhua.pack.yaml.Item;

/**
 * Makes OpenStreetMap rules of checked YAML. What attributes say about tags is written into every rule here, so that the
 * classifier knows rules only.
 */
final class OsmRuleReader {
    private static final String ANY_VALUE = "*";

    private final Map<String, AttributeDefinition> attributes;
    private final Map<String, String> tagOfAttribute = new LinkedHashMap<>();
    private final GeometryKind classGeometry;
    private final Consumer<Fault> faults;

    OsmRuleReader(
            Map<String, AttributeDefinition> attributes,
            Map<String, Item> attributeItems,
            GeometryKind classGeometry,
            Consumer<Fault> faults) {
        this.attributes = attributes;
        this.classGeometry = classGeometry;
        this.faults = faults;
        attributeItems.forEach((name, item) -> {
            var tag = item.text("tag");
            if (tag != null) tagOfAttribute.put(name, tag);
        });
    }

    List<OsmRule> read(List<Item> rules) {
        return rules.stream().map(this::rule).toList();
    }

    private OsmRule rule(Item rule) {
        checkNames(rule);
        checkValues(rule);
        var readings = new LinkedHashMap<>(tagOfAttribute);
        readings.putAll(texts(rule.part("attributes")));
        checkRequired(rule);
        return new OsmRule(
                conditions(rule.part("tags")),
                kinds(rule),
                readings,
                values(rule, readings),
                constants(rule),
                rule.truth("beside", false));
    }

    /** An empty set stands for any value. */
    private static Map<String, Set<String>> conditions(Item tags) {
        var conditions = new LinkedHashMap<String, Set<String>>();
        for (var key : tags.entries().keySet()) {
            var values = new LinkedHashSet<String>();
            tags.list(key).forEach(value -> values.add(value.text()));
            conditions.put(key, values.contains(ANY_VALUE) ? Set.of() : values);
        }
        return conditions;
    }

    /** Without own kinds a rule takes those of its class. */
    private Set<GeometryKind> kinds(Item rule) {
        var kinds = EnumSet.noneOf(GeometryKind.class);
        for (var word : rule.list("geometry")) {
            var kind = ClassReader.geometry(word.text());
            kinds.add(kind);
            if (classGeometry != GeometryKind.ANY && classGeometry != kind) wrongGeometry(word);
        }
        if (!kinds.isEmpty()) return kinds;
        return classGeometry == GeometryKind.ANY
                ? EnumSet.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)
                : EnumSet.of(classGeometry);
    }

    private static Map<String, String> texts(Item map) {
        return map.entries().entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, e -> e.getValue().text(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Map<String, String>> values(Item rule, Map<String, String> readings) {
        var values = new LinkedHashMap<String, Map<String, String>>();
        rule.part("values").entries().forEach((name, map) -> {
            if (readings.containsKey(name)) values.put(name, texts(map));
        });
        return values;
    }

    private static Map<String, String> constants(Item rule) {
        return texts(rule.part("constants"));
    }

    private void checkNames(Item rule) {
        for (var section : List.of("attributes", "values", "constants")) {
            rule.part(section).entries().forEach((name, item) -> {
                if (!attributes.containsKey(name)) {
                    faults.accept(ClassReader.unknownAttribute(
                            name, attributes.keySet(), new Item("", item.keyWhere(), item.keyWhere())));
                }
            });
        }
        rule.part("values").entries().forEach((name, map) -> {
            if (rule.part("attributes").find(name) == null && !tagOfAttribute.containsKey(name)) noTag(name, map);
        });
    }

    /** Words that rules put into attributes must be values that the attributes allow. */
    private void checkValues(Item rule) {
        var schema = AttributeSchema.of("", attributes.values());
        rule.part("constants").entries().forEach((name, item) -> checkValue(schema, name, item));
        rule.part("values")
                .entries()
                .forEach((name, map) -> map.entries().values().forEach(item -> checkValue(schema, name, item)));
    }

    private void checkValue(AttributeSchema schema, String name, Item item) {
        var attribute = attributes.get(name);
        if (attribute == null || schema.coerce(name, item.text()).isPresent()) return;
        var fault = schema.checkValue(name, item.text());
        faults.accept(item.where()
                .fault(
                        "PACK-032",
                        "Attribute \"" + name + "\" does not allow \"" + item.text() + "\".",
                        fault.map(Fault::remedy)
                                .orElse("Give " + attribute.type().phrase() + ".")));
    }

    /** Every object of the rule would be refused if a required attribute depended on a tag. */
    private void checkRequired(Item rule) {
        for (var attribute : attributes.values()) {
            if (attribute.required() && rule.part("constants").find(attribute.name()) == null) {
                refuse(
                        rule,
                        "PACK-033",
                        "The rule does not always give the required attribute \"" + attribute.name() + "\".",
                        "Give it under constants, or do not require it.");
            }
        }
    }

    private void wrongGeometry(Item word) {
        refuse(
                word,
                "PACK-030",
                "The class has no objects of geometry " + word.text() + ".",
                "Leave it out, or make the geometry of the class any.");
    }

    private void noTag(String name, Item map) {
        faults.accept(map.keyWhere()
                .fault(
                        "PACK-031",
                        "No tag is named whose values are translated for attribute \"" + name + "\".",
                        "Name it under attributes of the rule."));
    }

    private void refuse(Item at, String code, String problem, String remedy) {
        faults.accept(at.where().fault(code, problem, remedy));
    }
}
