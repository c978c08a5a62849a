package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.YamlFile;

/** The examples of the packs of this repository. */
class ShippedExamplesTest {
    private static Set<String> classesWithExample() {
        var codes = new HashSet<String>();
        for (var folder : PackFolders.ofClasspath(ShippedExamplesTest.class.getClassLoader())) {
            var spec = YamlFile.read(
                    folder.name(),
                    Objects.requireNonNull(folder.find(folder.name() + ".spec.yml")),
                    PackFormat.SPEC,
                    fault -> {});
            spec.list("classify").forEach(e -> codes.add(e.part("expect").text("class", "")));
        }
        return codes;
    }

    @Test
    void everyClassThatTakesOpenStreetMapElementsHasAnExample() {
        var withRules = Packs.ofClasspath().classes().stream()
                .filter(definition -> !definition.osm().isEmpty())
                .map(ClassDefinition::code)
                .toList();

        assertThat(classesWithExample()).containsAll(withRules);
    }

    @Test
    void everyExampleIsAStatementOfItsOwn() {
        var statements = new HashSet<String>();
        for (var folder : PackFolders.ofClasspath(ShippedExamplesTest.class.getClassLoader())) {
            var content = Objects.requireNonNull(folder.find(folder.name() + ".spec.yml"));
            Item spec = YamlFile.read(folder.name(), content, PackFormat.SPEC, fault -> {});
            for (var part : new String[] {"classify", "check"}) {
                spec.list(part)
                        .forEach(e -> assertThat(statements.add(e.text("example", "")))
                                .as(e.text("example", ""))
                                .isTrue());
            }
        }
    }
}
