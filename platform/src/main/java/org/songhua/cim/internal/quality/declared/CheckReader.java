package org.songhua.cim.internal.quality.declared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DataCheck;
import org.songhua.cim.DataCheck.Severity;
import org.songhua.cim.DataCheck.Subject;
import org.songhua.cim.ObjectFilter;
import org.songhua.cim.Queryables;
import org.songhua.engine.cql.Cql;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Reads checks and tells every mistake that the shape cannot: unknown classes and attributes, filters and statements. */
final class CheckReader {
    private static final BigDecimal MOST_METRES = new BigDecimal(100);

    private final PackContent content;
    private final Consumer<Fault> faults;

    CheckReader(PackContent content, Consumer<Fault> faults) {
        this.content = content;
        this.faults = faults;
    }

    /** {@return the checks of all packs that have no mistake, in order} */
    List<DeclaredCheck> read() {
        var checks = new LinkedHashMap<String, DeclaredCheck>();
        for (PartFile file : content.files(ChecksFormat.FILE))
            file.content().part("checks").entries().forEach((code, item) -> {
                Optional<DeclaredCheck> check = check(file.pack(), code, item);
                if (check.isPresent() && checks.putIfAbsent(code, check.get()) != null)
                    fault(item, "CHECK-001", "Another pack has a check \"" + code + "\".", "Give it another code.");
            });
        return List.copyOf(checks.values());
    }

    private Optional<DeclaredCheck> check(String pack, String code, Item item) {
        List<String> given = ChecksFormat.RULES.stream()
                .filter(key -> item.find(key) != null)
                .toList();
        if (given.size() != 1) {
            fault(
                    item,
                    "CHECK-002",
                    "The check has " + given.size() + " rules.",
                    "Give it exactly one of " + String.join(", ", ChecksFormat.RULES) + ".");
            return Optional.empty();
        }
        List<ClassDefinition> classes = classes(item.list("classes"));
        Subject subject = Subject.valueOf(item.text("subject", "object").toUpperCase(Locale.ROOT));
        Rule rule = rule(given.getFirst(), item, classes);
        if (subject == Subject.DATASET && !given.contains("sql"))
            fault(item, "CHECK-003", "Only a statement finds data sets.", "Leave subject out, or write sql.");
        return Optional.ofNullable(rule).map(r -> new DeclaredCheck(described(pack, code, item, subject), r));
    }

    private static DataCheck described(String pack, String code, Item item, Subject subject) {
        return new DataCheck(
                code,
                pack,
                item.part("title").inBothLanguages(),
                Severity.valueOf(item.text("severity", "notice").toUpperCase(Locale.ROOT)),
                subject,
                item.list("classes").stream().map(Item::text).toList(),
                words(item),
                item.part("recommendation").inBothLanguages(),
                item.text("clause", ""));
    }

    /** The rule as people read it beside its findings. */
    private static String words(Item item) {
        String within = item.part("loose_end").text("within");
        if (within != null) return "loose_end within " + within + " m";
        String areas = item.part("outside").text("class");
        if (areas != null)
            return ("outside " + areas + " " + item.part("outside").text("where", "")).strip();
        for (String key : List.of("twice", "geometry")) if (item.text(key) != null) return key + " " + item.text(key);
        return item.text("where", item.text("sql", "")).strip();
    }

    private @Nullable Rule rule(String key, Item item, List<ClassDefinition> classes) {
        Item value = item.part(key);
        if (List.of("where", "twice", "loose_end").contains(key) && classes.isEmpty()) {
            fault(item, "CHECK-004", "The rule " + key + " needs classes.", "Name the classes it looks at.");
            return null;
        }
        return switch (key) {
            case "where" -> where(value, classes);
            case "twice" -> twice(value, classes);
            case "outside" -> outside(value);
            case "loose_end" -> looseEnd(value);
            case "sql" -> sql(value);
            default -> new Rule.Geometry();
        };
    }

    private @Nullable Rule where(Item value, List<ClassDefinition> classes) {
        var filters = new LinkedHashMap<String, ObjectFilter>();
        for (ClassDefinition definition : classes) {
            ObjectFilter filter = filter(value, definition);
            if (filter == null) return null;
            filters.put(definition.code(), filter);
        }
        return new Rule.Where(filters);
    }

    private @Nullable ObjectFilter filter(Item value, ClassDefinition definition) {
        Queryables queryables = Queryables.of(definition);
        try {
            return new ObjectFilter(Cql.parseText(value.text(), queryables.types()), queryables);
        } catch (FaultException e) {
            for (Fault fault : e.faults())
                fault(value, "CHECK-005", "For class " + definition.code() + ": " + fault.problem(), fault.remedy());
            return null;
        }
    }

    private @Nullable Rule twice(Item value, List<ClassDefinition> classes) {
        for (ClassDefinition definition : classes) {
            if (definition.attribute(value.text()).isPresent()) continue;
            fault(
                    value,
                    "CHECK-006",
                    "Class " + definition.code() + " has no attribute \"" + value.text() + "\".",
                    "Name one that each of the classes has.");
            return null;
        }
        return new Rule.Twice(value.text());
    }

    private @Nullable Rule outside(Item value) {
        ClassDefinition areas = classOf(value.part("class"));
        Item where = value.find("where");
        if (areas == null || where == null) return areas == null ? null : new Rule.Outside(areas.code(), null);
        ObjectFilter filter = filter(where, areas);
        return filter == null ? null : new Rule.Outside(areas.code(), filter);
    }

    private @Nullable Rule looseEnd(Item value) {
        BigDecimal within = Objects.requireNonNullElse(value.decimal("within"), BigDecimal.ZERO);
        if (within.signum() <= 0 || within.compareTo(MOST_METRES) > 0) {
            fault(value, "CHECK-007", within + " m is no distance for a touch.", "Give one above 0 and up to 100.");
            return null;
        }
        List<ClassDefinition> touch = classes(value.list("touch"));
        return new Rule.LooseEnd(
                within.doubleValue(), touch.stream().map(ClassDefinition::code).toList());
    }

    private @Nullable Rule sql(Item value) {
        Optional<String> objection = SqlWords.objection(value.text());
        if (objection.isEmpty()) return new Rule.Sql(value.text());
        fault(value, "CHECK-008", objection.get(), "The handbook says which words and tables a statement may use.");
        return null;
    }

    private List<ClassDefinition> classes(List<Item> codes) {
        var classes = new ArrayList<ClassDefinition>();
        for (Item code : codes) {
            ClassDefinition definition = classOf(code);
            if (definition != null) classes.add(definition);
        }
        return classes;
    }

    private @Nullable ClassDefinition classOf(Item code) {
        Optional<ClassDefinition> found = content.findClass(code.text());
        if (found.isEmpty()) fault(code, "CHECK-009", "No pack declares class \"" + code.text() + "\".", "Correct it.");
        return found.orElse(null);
    }

    private void fault(Item item, String code, String problem, String remedy) {
        faults.accept(item.where().fault(code, problem, remedy));
    }
}
