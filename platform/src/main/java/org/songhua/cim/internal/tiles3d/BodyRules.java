package org.songhua.cim.internal.tiles3d;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;

/** The rules of all classes that stand in space, and the attributes that they read. */
final class BodyRules {
    private final Map<String, BodyRule> rules = new LinkedHashMap<>();
    private final Map<String, ClassDefinition> definitions = new LinkedHashMap<>();

    BodyRules(Packs packs) {
        for (ClassDefinition definition : packs.classes()) {
            BodyRule rule = BodyRule.of(definition);
            if (rule == null) continue;
            rules.put(definition.code(), rule);
            definitions.put(definition.code(), definition);
        }
    }

    Set<String> classCodes() {
        return new LinkedHashSet<>(rules.keySet());
    }

    /** {@return the rule of a class that has one} */
    BodyRule get(String classCode) {
        BodyRule rule = rules.get(classCode);
        if (rule == null) throw new IllegalArgumentException("No body for class " + classCode);
        return rule;
    }

    @Nullable
    ClassDefinition definition(String classCode) {
        return definitions.get(classCode);
    }

    /** {@return the attributes that the rules of some classes read, in order of name} */
    List<String> attributes(Set<String> classCodes) {
        return classCodes.stream()
                .flatMap(code -> get(code).attributes().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
