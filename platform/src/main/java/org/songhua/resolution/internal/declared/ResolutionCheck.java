package org.songhua.resolution.internal.declared;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.linkage.Likeness;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.people.Permission;
import org.songhua.resolution.ResolutionRule.Kind;

/**
 * What the shape of a rule cannot say: names that lead nowhere, shares that do not add up, keys under which nothing meets. Codes
 * {@code RESOLP-001} to {@code RESOLP-007}.
 */
final class ResolutionCheck {
    private static final Set<String> PERMISSIONS =
            Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OF_PERSONS = Set.of("name", "phone", "email");
    private static final List<String> OF_ALL = List.of("key", "title", "name", "region");
    private static final double SUM_TOLERANCE = 0.001;
    private static final double FARTHEST_M = 5_000;

    private final Item item;
    private final Map<String, Item> registers;
    private final Map<String, ClassDefinition> classes;
    private final Mistakes mistakes;
    private final Set<String> values = new TreeSet<>();
    private final Set<Kind> kinds = new HashSet<>();

    /** @param registers code of each register to what its pack declares */
    ResolutionCheck(
            Item item, Map<String, Item> registers, Map<String, ClassDefinition> classes, Consumer<Fault> faults) {
        this.item = item;
        this.registers = registers;
        this.classes = classes;
        mistakes = new Mistakes(faults);
    }

    void run() {
        item.list("subjects").forEach(this::subject);
        if (kinds.isEmpty()) mistakes.tell(item, "RESOLP-002", "It compares nothing.", "Name a subject.");
        if (kinds.size() > 1 && kinds.contains(Kind.PERSONS))
            mistakes.tell(item, "RESOLP-002", "Persons are compared in the vault alone.", "Leave the others out.");
        mistakes.name(item.find("see"), PERMISSIONS, "RESOLP-001", "permission");
        mistakes.name(item.find("decide"), PERMISSIONS, "RESOLP-001", "permission");
        item.part("compare").entries().forEach(this::comparison);
        item.list("keys").forEach(this::key);
        if (item.list("keys").isEmpty() || item.part("compare").entries().isEmpty())
            mistakes.tell(item, "RESOLP-005", "It has no key or no comparison.", "Give both.");
        if (ResolutionReader.number(item, "possible", 0) > ResolutionReader.number(item, "same", 0))
            mistakes.tell(
                    item.part("possible"), "RESOLP-006", "What is possible weighs more than the same.", "Correct it.");
    }

    private void subject(Item at) {
        Item register = at.find("register");
        Item classCode = at.find("class");
        boolean persons = at.truth("persons", false);
        if (Stream.of(register != null, classCode != null, persons)
                        .filter(given -> given)
                        .count()
                != 1) {
            mistakes.tell(at, "RESOLP-002", "It names not one of register, class, persons.", "Name one of them.");
            return;
        }
        if (persons) persons(at);
        else if (register != null) register(at, register);
        else ofClass(at, classCode);
    }

    private void persons(Item at) {
        kinds.add(Kind.PERSONS);
        values.addAll(OF_PERSONS);
        if (at.find("values") != null)
            mistakes.tell(at.part("values"), "RESOLP-002", "Persons have their values by themselves.", "Leave it out.");
        for (String deed : List.of("see", "decide"))
            if (!item.text(deed, "reporter.view").equals("reporter.view"))
                mistakes.tell(
                        item.part(deed), "RESOLP-007", "Only who may see persons may see these.", "Leave it out.");
    }

    private void register(Item at, Item code) {
        kinds.add(Kind.REGISTER);
        if (!mistakes.name(code, registers.keySet(), "RESOLP-001", "register")) return;
        Item register = registers.get(code.text());
        if (register == null) return;
        Map<String, Item> fields = register.part("fields").entries();
        fields(at, fields.keySet());
        String see = item.text("see", ResolutionReader.usual(Kind.REGISTER, "view"));
        for (Item one : made(at)) {
            Item field = fields.get(one.text());
            String seenBy = field == null ? "" : field.text("seen_by", "");
            if (!seenBy.isEmpty() && !seenBy.equals(see))
                mistakes.tell(
                        one,
                        "RESOLP-007",
                        "Not all who see the pairs may see " + one.text() + ".",
                        "Give see: " + seenBy + ".");
        }
    }

    private void ofClass(Item at, @Nullable Item code) {
        kinds.add(Kind.CLASS);
        if (code == null || !mistakes.name(code, classes.keySet(), "RESOLP-001", "class")) return;
        ClassDefinition definition = classes.get(code.text());
        if (definition == null) return;
        fields(
                at,
                definition.attributes().stream().map(AttributeDefinition::name).collect(Collectors.toSet()));
    }

    private void fields(Item at, Set<String> fields) {
        values.addAll(at.part("values").entries().keySet());
        var known = new TreeSet<>(fields);
        known.addAll(OF_ALL);
        for (Item one : made(at)) mistakes.name(one, known, "RESOLP-001", "field");
    }

    private static List<Item> made(Item at) {
        Item made = at.part("values");
        return made.entries().keySet().stream()
                .flatMap(name -> made.list(name).stream())
                .toList();
    }

    private void comparison(String code, Item at) {
        String by = at.text("by", "");
        if (!by.equals("place") && !values.contains(at.text("of", code)))
            mistakes.unknown(
                    at.find("of") == null ? at : at.part("of"), at.text("of", code), values, "RESOLP-001", "value");
        sums(at);
        bounds(at, Likeness.valueOf(by.toUpperCase(Locale.ROOT)).isDistance());
    }

    private void sums(Item at) {
        for (String share : List.of("m", "u")) {
            double sum = 0;
            for (Item level : at.part("levels").entries().values()) {
                double value = ResolutionReader.number(level, share, 0);
                if (value <= 0 || value > 1)
                    mistakes.tell(level.part(share), "RESOLP-003", "A share lies above 0 and up to 1.", "Correct it.");
                sum += value;
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE)
                mistakes.tell(
                        at,
                        "RESOLP-003",
                        "The " + share + " of its levels add up to %.3f.".formatted(sum),
                        "Make it 1.");
        }
    }

    private void bounds(Item at, boolean distance) {
        double before = distance ? -1 : Double.POSITIVE_INFINITY;
        Iterator<Item> levels = at.part("levels").entries().values().iterator();
        while (levels.hasNext()) {
            Item level = levels.next();
            Double bound = ResolutionReader.bound(level);
            boolean wrongKind = level.find(distance ? "least" : "within") != null;
            if (wrongKind || (bound == null) == levels.hasNext()) {
                mistakes.tell(
                        level,
                        "RESOLP-004",
                        "All levels but the last have a bound: " + (distance ? "within" : "least") + ".",
                        "Correct it.");
            } else if (bound != null && (distance ? bound <= before : bound >= before || bound > 1)) {
                mistakes.tell(
                        level, "RESOLP-004", "It says no less than the level before.", "The best level comes first.");
            }
            if (bound != null) before = bound;
        }
    }

    private void key(Item at) {
        for (Item part : ResolutionReader.parts(at)) {
            boolean place = part.text("as", "").equals("place");
            double metres = ResolutionReader.number(part, "metres", 0);
            if (place ? metres < 1 || metres > FARTHEST_M : part.find("metres") != null)
                mistakes.tell(part, "RESOLP-005", "A place, and nothing else, needs 1 to 5000 metres.", "Correct it.");
            String of = part.text("of", "");
            if (!place && !values.contains(of)) mistakes.unknown(part, of, values, "RESOLP-001", "value");
        }
    }
}
