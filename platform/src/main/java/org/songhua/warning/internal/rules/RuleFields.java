package org.songhua.warning.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.RulePrinter;
import org.songhua.engine.rule.RuleText;
import org.songhua.engine.rule.RuleTextException;
import org.songhua.warning.WarningRules.Field;
import org.songhua.warning.WarningRules.FieldKind;

/** What can be set in a rule without writing it: its newest thresholds, hold times, hysteresis and quiet time, each under a key. */
public final class RuleFields {
    /** Numbers as rules write them; what stands behind is their unit. */
    private static final Pattern HYSTERESIS = Pattern.compile("\\bhysteresis\\s+([0-9.]+)\\s*([^\\s()]*)");

    private static final String QUIET = "quiet";

    private RuleFields() {}

    /** {@return the fields of a rule, thresholds first} */
    public static List<Field> of(RuleDefinition rule) {
        var fields = new ArrayList<Field>();
        rule.parameters().values().forEach(parameter -> fields.add(threshold(parameter)));
        for (RuleDefinition.StepText step : rule.steps()) {
            String level = step.level().code();
            String hold = span(step.hold_us());
            fields.add(new Field("hold." + level, FieldKind.HOLD, level, hold, null, null, true));
            List<MatchResult> found = HYSTERESIS.matcher(step.when()).results().toList();
            for (int i = 0; i < found.size(); i++) {
                MatchResult one = found.get(i);
                fields.add(new Field(
                        hysteresis(level, i), FieldKind.HYSTERESIS, level, one.group(1), one.group(2), null, true));
            }
        }
        fields.add(new Field(QUIET, FieldKind.QUIET, "", span(rule.quiet_us()), null, null, true));
        return fields;
    }

    private static String span(long span_us) {
        return span_us == 0 ? "0 s" : RulePrinter.span(span_us);
    }

    private static Field threshold(Parameter parameter) {
        var edition = parameter.editions().getLast();
        return new Field(
                key(parameter),
                FieldKind.THRESHOLD,
                parameter.name(),
                RuleWriter.number(edition.value()),
                parameter.unit().code(),
                edition.clause(),
                edition.isVerified());
    }

    private static String key(Parameter parameter) {
        return "threshold." + parameter.name();
    }

    private static String hysteresis(String level, int index) {
        return "hysteresis." + level + "." + index;
    }

    /**
     * {@return the rule with other values; a threshold that was set so is nobody's clause any more}
     *
     * @throws FaultException with every field that does not exist or whose value is none
     */
    public static RuleDefinition with(RuleDefinition rule, Map<String, String> values) {
        return new Draft(rule, values).rule();
    }

    /** A rule being changed, and what is wrong with the changes. */
    private static final class Draft {
        private final RuleDefinition rule;
        private final Map<String, String> values;
        private final List<Fault> faults = new ArrayList<>();

        Draft(RuleDefinition rule, Map<String, String> values) {
            this.rule = rule;
            this.values = values;
        }

        RuleDefinition rule() {
            var unknown = new TreeSet<>(values.keySet());
            RuleFields.of(rule).forEach(field -> unknown.remove(field.key()));
            unknown.forEach(key -> fault(key, "The rule has no such field.", "Read the rule anew."));
            var parameters = new LinkedHashMap<String, Parameter>();
            rule.parameters().forEach((name, parameter) -> parameters.put(name, changed(parameter)));
            var steps = rule.steps().stream().map(this::changed).toList();
            long quiet_us = span_us(QUIET, rule.quiet_us());
            if (!faults.isEmpty()) throw new FaultException(faults);
            return rule.with(parameters, steps, quiet_us);
        }

        private Parameter changed(Parameter parameter) {
            var editions = new ArrayList<>(parameter.editions());
            var last = editions.removeLast();
            double value = number(key(parameter), last.value());
            boolean isSame = value == last.value();
            editions.add(isSame ? last : new Parameter.Edition(last.from_us(), value, Clauses.OF_WORKSHOP, false));
            return new Parameter(parameter.name(), parameter.unit(), editions);
        }

        private RuleDefinition.StepText changed(RuleDefinition.StepText step) {
            String level = step.level().code();
            return new RuleDefinition.StepText(step.level(), when(step), span_us("hold." + level, step.hold_us()));
        }

        private String when(RuleDefinition.StepText step) {
            var matcher = HYSTERESIS.matcher(step.when());
            var out = new StringBuilder();
            for (int i = 0; matcher.find(); i++) {
                double before = Double.parseDouble(matcher.group(1));
                double value = number(hysteresis(step.level().code(), i), before);
                if (value < 0)
                    fault(hysteresis(step.level().code(), i), "A hysteresis is not below zero.", "Give 0 or more.");
                String text = matcher.group().replace(matcher.group(1), RuleWriter.number(value));
                matcher.appendReplacement(out, value == before ? "$0" : java.util.regex.Matcher.quoteReplacement(text));
            }
            return matcher.appendTail(out).toString();
        }

        private double number(String key, double before) {
            String text = values.get(key);
            if (text == null) return before;
            Double value = parsed(text.strip());
            if (value == null) fault(key, "This is no number.", "Write a number such as 2.5.");
            return value == null ? before : value;
        }

        private static @Nullable Double parsed(String text) {
            return text.matches("-?\\d{1,15}(\\.\\d{1,9})?") ? Double.valueOf(text) : null;
        }

        private long span_us(String key, long before_us) {
            String text = values.get(key);
            if (text == null) return before_us;
            try {
                return RuleText.span_us(text.strip());
            } catch (RuleTextException e) {
                fault(key, "This is no span of time.", "Write a span such as 10 min.");
                return before_us;
            }
        }

        private void fault(String key, String problem, String remedy) {
            faults.add(Fault.refused("RULE-012", Place.atField("/fields/" + key), problem, remedy));
        }
    }
}
