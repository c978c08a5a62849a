package org.songhua.redline.internal.declared;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.people.Permission;
import org.songhua.redline.RedLine;

/**
 * What the shape of a red line cannot say: names that lead nowhere, lines that nothing can cross. Codes {@code RLINEP-001} to
 * {@code RLINEP-007}.
 */
final class RedLineCheck {
    private static final double FARTHEST_M = 5_000;
    private static final Set<String> PERMISSIONS =
            Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toUnmodifiableSet());

    private final RedLine line;
    private final Item item;
    private final Map<String, Item> registers;
    private final Map<String, ClassDefinition> classes;
    private final Mistakes mistakes;

    /** @param registers code of each register to what its pack declares */
    RedLineCheck(
            RedLine line,
            Item item,
            Map<String, Item> registers,
            Map<String, ClassDefinition> classes,
            Consumer<Fault> faults) {
        this.line = line;
        this.item = item;
        this.registers = registers;
        this.classes = classes;
        mistakes = new Mistakes(faults);
    }

    void run() {
        for (Item one : item.list("classes")) mistakes.name(one, classes.keySet(), "RLINEP-001", "class");
        if (!line.isSpatial() && line.allowed().isEmpty())
            mistakes.tell(
                    item, "RLINEP-002", "It protects no class and allows nothing.", "Give classes, allowed, or both.");
        if (!line.isSpatial() && (item.find("within_m") != null || item.find("object_when") != null))
            mistakes.tell(item, "RLINEP-002", "It protects no class that could be near.", "Give classes.");
        if (line.within_m() < 0 || line.within_m() > FARTHEST_M)
            mistakes.tell(item.part("within_m"), "RLINEP-003", "A line reaches 0 to 5000 metres.", "Correct it.");
        mistakes.name(item.find("permission"), PERMISSIONS, "RLINEP-004", "permission");
        mistakes.condition(item.find("object_when"), attributes(line.classes()), "RLINEP-006", "RLINEP-007");
        if (line.subjects().isEmpty())
            mistakes.tell(item, "RLINEP-005", "It watches nothing.", "Name a register or a class.");
        item.list("subjects").forEach(this::subject);
    }

    private void subject(Item at) {
        Item register = at.find("register");
        Item classCode = at.find("class");
        if ((register == null) == (classCode == null)) {
            mistakes.tell(at, "RLINEP-005", "It names not one of register and class.", "Name one of them.");
            return;
        }
        if (register != null) register(at, register);
        else if (mistakes.name(classCode, classes.keySet(), "RLINEP-001", "class")) {
            if (!at.list("at").isEmpty() || at.find("geometry") != null)
                mistakes.tell(
                        at,
                        "RLINEP-005",
                        "An object has no actions and is its own extent.",
                        "Leave at and geometry out.");
            fields(at, attributes(List.of(classCode.text())));
        }
    }

    private void register(Item at, Item code) {
        if (!mistakes.name(code, registers.keySet(), "RLINEP-006", "register")) return;
        Item register = registers.get(code.text());
        if (register == null) return;
        Set<String> names = register.part("fields").entries().keySet();
        var actions = new HashSet<>(register.part("actions").entries().keySet());
        actions.addAll(List.of("create", "amend"));
        for (Item one : at.list("at")) mistakes.name(one, actions, "RLINEP-006", "action");
        mistakes.name(at.find("geometry"), names, "RLINEP-006", "field");
        fields(at, names);
    }

    private void fields(Item at, Set<String> names) {
        mistakes.condition(item.find("when"), names, "RLINEP-006", "RLINEP-007");
        mistakes.condition(item.find("allowed"), names, "RLINEP-006", "RLINEP-007");
        Item document = item.find("document");
        if (document != null && !names.contains(document.text()))
            mistakes.tell(
                    at,
                    "RLINEP-006",
                    "What is watched has no field \"" + document.text() + "\" for the document.",
                    "Declare it as a text.");
    }

    private Set<String> attributes(List<String> codes) {
        var names = new LinkedHashSet<String>();
        for (String code : codes) {
            ClassDefinition definition = classes.get(code);
            if (definition != null)
                definition.attributes().stream().map(AttributeDefinition::name).forEach(names::add);
        }
        return names;
    }
}
