package org.songhua.consequence.internal.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.consequence.internal.follow.Template;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.flow.GuardSyntaxException;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;

/**
 * What the shape of a consequence cannot say: names that lead nowhere, causes that are none. Codes {@code CONSP-001} to
 * {@code CONSP-006}, the last for a circle.
 */
final class ConsequenceCheck {
    private static final Set<String> OF_RECORDS = Set.of("key", "day");

    private final Item item;
    private final Map<String, Item> registers;
    private final Set<String> classes;
    private final Set<String> clocks;
    private final Mistakes mistakes;

    /**
     * @param registers code of each register to what its pack declares
     * @param classes codes of all classes of cases
     * @param clocks names of all clocks that a flow starts
     */
    ConsequenceCheck(
            Item item, Map<String, Item> registers, Set<String> classes, Set<String> clocks, Consumer<Fault> faults) {
        this.item = item;
        this.registers = registers;
        this.classes = classes;
        this.clocks = clocks;
        mistakes = new Mistakes(faults);
    }

    void run() {
        Item from = item.part("from");
        Item register = from.find("register");
        Item cases = from.find("cases");
        if ((register == null) == (cases == null)) {
            mistakes.tell(
                    item, "CONSP-001", "It follows not from one of records and cases.", "Name register or cases.");
            return;
        }
        if (item.find("opens") == null && item.find("enters") == null)
            mistakes.tell(item, "CONSP-001", "Nothing follows.", "Give opens, enters, or both.");
        if (register != null) ofRecords(from, register);
        else ofCases(from, cases);
    }

    private void ofRecords(Item from, Item code) {
        boolean steps = !from.list("at").isEmpty();
        if (steps == (from.find("overdue") != null) || !from.list("clocks").isEmpty())
            mistakes.tell(from, "CONSP-001", "Records are followed at steps or by a duty.", "Give one of at, overdue.");
        if (!mistakes.name(code, registers.keySet(), "CONSP-002", "register")) return;
        Item register = registers.get(code.text());
        if (register == null) return;
        var actions = new HashSet<>(register.part("actions").entries().keySet());
        actions.addAll(List.of("create", "amend"));
        from.list("at").forEach(one -> mistakes.name(one, actions, "CONSP-002", "action"));
        mistakes.name(from.find("overdue"), register.part("duties").entries().keySet(), "CONSP-002", "duty");
        Set<String> fields = register.part("fields").entries().keySet();
        mistakes.condition(from.find("when"), fields, "CONSP-002", "CONSP-003");
        var names = new TreeSet<>(fields);
        names.addAll(OF_RECORDS);
        results(names);
    }

    private void ofCases(Item from, @Nullable Item head) {
        if (!from.list("at").isEmpty()
                || from.find("overdue") != null
                || from.list("clocks").isEmpty())
            mistakes.tell(from, "CONSP-001", "Cases are followed by their clocks.", "Give clocks alone.");
        if (head != null && classes.stream().noneMatch(code -> code.startsWith(head.text())))
            mistakes.unknown(head, head.text(), classes, "CONSP-002", "class of cases");
        from.list("clocks").forEach(one -> mistakes.name(one, clocks, "CONSP-002", "clock"));
        // The fields of a case are what people gave with its steps; they are not declared.
        Item when = from.find("when");
        try {
            if (when != null) Guard.parse(when.text());
        } catch (GuardSyntaxException e) {
            mistakes.tell(when == null ? from : when, "CONSP-003", e.getMessage() + ".", "Mend the condition.");
        }
        results(null);
    }

    /** @param names that templates may speak of; null when any */
    private void results(@Nullable Set<String> names) {
        Item opens = item.find("opens");
        if (opens != null) {
            mistakes.name(opens.find("class"), classes, "CONSP-002", "class of cases");
            template(opens.find("text"), names);
        }
        Item enters = item.find("enters");
        if (enters != null) enters(enters, names);
    }

    private void enters(Item enters, @Nullable Set<String> names) {
        Item code = enters.find("register");
        if (code == null || !mistakes.name(code, registers.keySet(), "CONSP-002", "register")) return;
        Item register = registers.get(code.text());
        if (register == null) return;
        Set<String> fields = register.part("fields").entries().keySet();
        enters.part("fields").entries().forEach((name, value) -> {
            if (!fields.contains(name)) mistakes.unknown(value, name, fields, "CONSP-002", "field");
            template(value, names);
        });
        Set<String> kinds = register.part("evidence").entries().keySet();
        enters.part("evidence").entries().forEach((kind, document) -> {
            if (!kinds.contains(kind)) mistakes.unknown(document, kind, kinds, "CONSP-002", "kind of evidence");
            template(document, names);
        });
        Set<String> actions = register.part("actions").entries().keySet();
        enters.list("then").forEach(one -> mistakes.name(one, actions, "CONSP-002", "action"));
    }

    private void template(@Nullable Item at, @Nullable Set<String> names) {
        if (at == null || !(at.value() instanceof String text)) return;
        Stream<String> spoken = Template.names(text).stream();
        if (names != null)
            spoken.filter(name -> !names.contains(name))
                    .forEach(name -> mistakes.unknown(at, name, names, "CONSP-002", "field"));
    }
}
