package org.songhua.warning.internal.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.RuleText;
import org.songhua.engine.rule.RuleTextException;
import org.songhua.engine.rule.Unit;
import org.songhua.pack.yaml.Item;

/** Reads rules out of a file that has their form, and tells all that the form cannot say. */
final class RuleReader {
    /** Pack of rules that a city made itself. */
    static final String LOCAL = "local";

    private static final long US = 1_000_000;
    private static final String ABOVE_ZERO = "Give metres above 0.";
    private static final int REFUSED_DEFAULT =
            QualityFlag.RANGE.bit() | QualityFlag.CLOCK.bit() | QualityFlag.SENDER.bit();

    private final String pack;
    private final Consumer<Fault> faults;
    private int found = 0;

    private RuleReader(String pack, Consumer<Fault> faults) {
        this.pack = pack;
        this.faults = faults;
    }

    /** {@return the rules of a file that are without a mistake} */
    static List<RuleDefinition> read(String pack, Item file, Consumer<Fault> faults) {
        var rules = new ArrayList<RuleDefinition>();
        file.part("rules")
                .entries()
                .forEach((code, item) ->
                        new RuleReader(pack, faults).rule(code, item).ifPresent(rules::add));
        return rules;
    }

    private void fault(Item where, String code, String problem, String remedy) {
        found++;
        faults.accept(where.where().fault(code, problem, remedy));
    }

    private Optional<RuleDefinition> rule(String code, Item item) {
        List<Input> inputs = inputs(item);
        Map<String, Parameter> parameters = parameters(item.part("parameters"));
        if (inputs.isEmpty()) {
            fault(item, "RULE-001", "Rule \"" + code + "\" looks at nothing.", "Give it at least one input.");
        }
        if (item.find("neighbours_within") != null && distance(item) <= 0) {
            fault(item.part("neighbours_within"), "RULE-014", "Within nothing there are no neighbours.", ABOVE_ZERO);
        }
        checkNearest(item);
        List<RuleDefinition.StepText> steps = found > 0 ? List.of() : steps(code, item, inputs, parameters);
        if (found > 0) return Optional.empty();
        return Optional.of(new RuleDefinition(
                code,
                pack,
                item.part("name").inBothLanguages(),
                item.find("advice") == null ? null : item.part("advice").inBothLanguages(),
                item.list("classes").stream().map(Item::text).toList(),
                inputs,
                nearest(item),
                parameters,
                steps,
                span_us(item, "lateness", 0),
                Math.max(1, span_us(item, "fresh", 3600 * US)),
                span_us(item, "quiet", 0),
                refused(item),
                distance(item)));
    }

    private static double distance(Item item) {
        var metres = item.decimal("neighbours_within");
        return metres == null ? 0 : metres.doubleValue();
    }

    /** {@return how far off another thing may be that serves an input, by property} */
    private Map<String, Double> nearest(Item rule) {
        var nearest = new LinkedHashMap<String, Double>();
        rule.part("inputs").entries().forEach((property, item) -> {
            var metres = item.decimal("nearest_within");
            if (metres != null) nearest.put(property, metres.doubleValue());
        });
        return nearest;
    }

    private void checkNearest(Item rule) {
        boolean isFirst = true;
        for (Item input : rule.part("inputs").entries().values()) {
            var metres = input.decimal("nearest_within");
            if (metres != null && isFirst) {
                fault(
                        input.part("nearest_within"),
                        "RULE-018",
                        "The first input is the subject itself, and no other thing stands in for it.",
                        "Take the distance away, or put this input behind the one that the rule is about.");
            }
            if (metres != null && metres.signum() <= 0) {
                fault(input.part("nearest_within"), "RULE-014", "Within nothing there is no other thing.", ABOVE_ZERO);
            }
            isFirst = false;
        }
    }

    private static int refused(Item item) {
        if (item.find("refuse") == null) return REFUSED_DEFAULT;
        int bits = 0;
        for (Item flag : item.list("refuse")) {
            bits |= QualityFlag.valueOf(flag.text().toUpperCase(Locale.ROOT)).bit();
        }
        return bits;
    }

    private static long span_us(Item item, String key, long otherwise) {
        String text = item.text(key);
        return text == null ? otherwise : RuleText.span_us(text);
    }

    private List<Input> inputs(Item rule) {
        var inputs = new ArrayList<Input>();
        rule.part("inputs").entries().forEach((property, item) -> {
            long every_us = span_us(item, "every", US);
            if (every_us <= 0) fault(item, "RULE-002", "An interval of nothing.", "Say how often it reports.");
            else inputs.add(new Input(property, Unit.of(item.text("unit", "1")), every_us));
        });
        if (distance(rule) > 0) inputs.add(new Input(Input.NEIGHBOURS, Unit.ONE, 3600 * US));
        return inputs;
    }

    private Map<String, Parameter> parameters(Item all) {
        var parameters = new LinkedHashMap<String, Parameter>();
        all.entries().forEach((name, item) -> {
            var parameter = parameter(name, item);
            if (parameter != null) parameters.put(name, parameter);
        });
        return parameters;
    }

    private @Nullable Parameter parameter(String name, Item item) {
        var editions = new ArrayList<Parameter.Edition>();
        for (Item one : item.list("values")) {
            Long from_us = day_us(one);
            var value = one.decimal("value");
            if (from_us == null || value == null) continue;
            editions.add(new Parameter.Edition(from_us, value.doubleValue(), clause(one), one.truth("verified", true)));
        }
        try {
            return new Parameter(name, Unit.of(item.text("unit", "1")), editions);
        } catch (IllegalArgumentException e) {
            fault(item, "RULE-003", "Parameter " + name + ": " + e.getMessage() + ".", "List its values by date.");
            return null;
        }
    }

    /** Packs speak both languages; what a city wrote for itself may speak one. */
    private String clause(Item edition) {
        String zh = edition.text("clause_zh", "");
        String en = edition.text("clause", "");
        String wrong = pack.equals(LOCAL) ? "" : Clauses.wrong(zh, en);
        if (!wrong.isEmpty())
            fault(edition, "RULE-013", wrong, "Write it in English under clause and in Chinese under clause_zh.");
        return Clauses.of(zh, en);
    }

    private @Nullable Long day_us(Item edition) {
        try {
            var day = LocalDate.parse(edition.text("from", ""));
            return day.atStartOfDay(RuleDefinition.ZONE).toEpochSecond() * US;
        } catch (DateTimeException e) {
            fault(
                    edition,
                    "RULE-004",
                    "There is no day " + edition.text("from", "") + ".",
                    "Write a day such as 2021-10-14.");
            return null;
        }
    }

    private List<RuleDefinition.StepText> steps(
            String code, Item rule, List<Input> inputs, Map<String, Parameter> parameters) {
        var steps = new ArrayList<RuleDefinition.StepText>();
        for (Level level : Level.values()) {
            Item item = rule.part("levels").find(level.code());
            if (item == null) continue;
            String when = item.text("when", "");
            check(item.part("when"), item, when, inputs, parameters);
            steps.add(new RuleDefinition.StepText(level, when, span_us(item, "hold", 0)));
        }
        if (steps.isEmpty()) fault(rule, "RULE-005", "Rule \"" + code + "\" has no level.", "Give it at least one.");
        return steps;
    }

    private void check(Item where, Item step, String when, List<Input> inputs, Map<String, Parameter> parameters) {
        try {
            RuleText.read(when, inputs, parameters);
        } catch (RuleTextException e) {
            fault(
                    step.find("when") == null ? step : where,
                    "RULE-006",
                    "The condition has a mistake at character " + (e.position() + 1) + ": " + e.getMessage(),
                    "Correct it; the handbook has the grammar.");
        }
    }
}
