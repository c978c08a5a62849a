package org.songhua.warning.internal.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** {@code rules.yml} of a pack. */
public final class RulesPart implements PackPart {

    @Override
    public String files() {
        return RulesFormat.FILE;
    }

    @Override
    public Shape.Table shape() {
        return RulesFormat.RULES;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var seen = new HashMap<String, String>();
        Set<String> classes =
                content.classes().stream().map(ClassDefinition::code).collect(Collectors.toCollection(HashSet::new));
        return content.files(RulesFormat.FILE).stream()
                .map(file -> check(file, seen, classes, faults))
                .reduce(Examples.NONE, Examples::and);
    }

    private static Examples check(
            PartFile file, Map<String, String> seen, Set<String> classes, Consumer<Fault> faults) {
        var items = file.content().part("rules").entries();
        var result = Examples.NONE;
        for (RuleDefinition rule : RuleReader.read(file.pack(), file.content(), faults)) {
            var item = items.get(rule.code());
            if (item == null) continue;
            String other = seen.putIfAbsent(rule.code(), file.pack());
            if (other != null) {
                faults.accept(item.where()
                        .fault("RULE-007", "Pack " + other + " has a rule of this code.", "Give it another code."));
            }
            checkClasses(item, classes, faults);
            result = result.and(RuleExamples.run(rule, item, faults));
        }
        return result;
    }

    /** A rule for a class that nobody declares would look at nothing. */
    static void checkClasses(Item rule, Set<String> classes, Consumer<Fault> faults) {
        for (Item code : rule.list("classes")) {
            if (!classes.contains(code.text())) {
                faults.accept(code.where()
                        .fault("RULE-008", "No pack declares class \"" + code.text() + "\".", "Correct it."));
            }
        }
    }

    /** {@return the rules of all packs, which have been checked} */
    static List<RuleDefinition> rules(PackContent content) {
        return content.files(RulesFormat.FILE).stream()
                .flatMap(file -> RuleReader.read(file.pack(), file.content(), fault -> {}).stream())
                .toList();
    }
}
