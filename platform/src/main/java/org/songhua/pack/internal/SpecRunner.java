package org.songhua.pack.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.OsmClassifier;
import org.songhua.pack.OsmClassifier.Match;
import org.songhua.pack.yaml.Item;

/**
 * Runs the examples of packs against all classes together, because an example of one pack must hold beside the rules of
 * the others.
 */
final class SpecRunner {
    private final Map<String, ClassDefinition> classes = new LinkedHashMap<>();
    private final OsmClassifier classifier;
    private final List<Fault> faults = new ArrayList<>();
    private int examples;
    private int failed;

    SpecRunner(List<ClassDefinition> classes) {
        classes.forEach(definition -> this.classes.put(definition.code(), definition));
        classifier = OsmClassifier.of(classes);
    }

    int examples() {
        return examples;
    }

    int failed() {
        return failed;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Runs all examples of one file. */
    void run(Item spec) {
        spec.list("classify").forEach(example -> judge(example, classified(example)));
        spec.list("check").forEach(example -> judge(example, checked(example)));
    }

    private void judge(Item example, Optional<String> difference) {
        examples++;
        if (difference.isEmpty()) return;
        failed++;
        faults.add(example.where()
                .fault(
                        "PACK-050",
                        "Example \"" + example.text("example", "") + "\" failed: " + difference.get() + ".",
                        "Mend the pack, or the example if it asks for the wrong thing."));
    }

    /** {@return how the class of an element differs from what the example expects} */
    private Optional<String> classified(Item example) {
        var tags = texts(example.part("tags"));
        var match = classifier.classify(tags, ClassReader.geometry(example.text("geometry", "any")));
        var expect = example.part("expect");
        return match.map(found -> difference(found, expect)).orElse(Optional.of("no class takes it"));
    }

    /** Compares only the parts that the example names. */
    private static Optional<String> difference(Match found, Item expect) {
        var expected = new LinkedHashMap<String, Object>();
        var actual = new LinkedHashMap<String, Object>();
        actual.put("class", found.definition().code());
        actual.put("name", String.valueOf(found.name()));
        actual.put("attributes", plain(found.attributes()));
        actual.put("tags", found.tags());
        expect.entries().forEach((key, item) -> expected.put(key, plainItem(item)));
        actual.keySet().retainAll(expected.keySet());
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("expected " + expected + " but found " + actual);
    }

    private static Object plainItem(Item item) {
        if (!(item.value() instanceof Map<?, ?>)) return plainValue(item.value());
        var plain = new LinkedHashMap<String, Object>();
        item.entries().forEach((key, value) -> plain.put(key, plainValue(value.value())));
        return plain;
    }

    private static Map<String, Object> plain(Map<String, Object> attributes) {
        var plain = new LinkedHashMap<String, Object>();
        attributes.forEach((key, value) -> plain.put(key, plainValue(value)));
        return plain;
    }

    /** Numbers are equal when they mean the same: 3 and 3.0. */
    private static Object plainValue(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private static Map<String, String> texts(Item map) {
        var texts = new LinkedHashMap<String, String>();
        map.entries().forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    /** {@return how the faults of attributes differ from what the example expects} */
    private Optional<String> checked(Item example) {
        var code = example.text("class", "");
        var definition = classes.get(code);
        if (definition == null) return Optional.of("there is no class \"" + code + "\"");
        var values = new LinkedHashMap<String, Object>();
        example.part("attributes").entries().forEach((name, item) -> values.put(name, item.value()));
        var found = AttributeSchema.of(definition).check(values);
        var expected = example.list("faults").stream().map(Item::text).toList();
        var codes = found.stream().map(Fault::code).toList();
        return codes.equals(expected)
                ? Optional.empty()
                : Optional.of("expected faults " + expected + " but found " + codes);
    }
}
