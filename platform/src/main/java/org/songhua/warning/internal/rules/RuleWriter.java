package org.songhua.warning.internal.rules;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.RulePrinter;

/** Writes a rule as a file that {@link RuleReader} reads, so that people can start from the pack's own. Examples are left out. */
public final class RuleWriter {
    private RuleWriter() {}

    /** {@return a file of one rule} */
    public static String text(RuleDefinition rule) {
        var out = new StringBuilder("rules:\n  ").append(rule.code()).append(":\n");
        out.append("    name: {zh: ").append(quoted(rule.name().zh()));
        out.append(", en: ").append(quoted(rule.name().en())).append("}\n");
        var advice = rule.advice();
        if (advice != null) {
            out.append("    advice: {zh: ").append(quoted(advice.zh()));
            out.append(", en: ").append(quoted(advice.en())).append("}\n");
        }
        if (!rule.classes().isEmpty())
            out.append("    classes: ").append(rule.classes()).append('\n');
        inputs(rule, out);
        line(out, "lateness", RulePrinter.span(rule.lateness_us()));
        line(out, "fresh", RulePrinter.span(rule.fresh_us()));
        line(out, "quiet", RulePrinter.span(rule.quiet_us()));
        line(out, "refuse", flags(rule.refused()).toString());
        parameters(rule, out);
        levels(rule, out);
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append("    ").append(key).append(": ").append(value).append('\n');
    }

    private static void inputs(RuleDefinition rule, StringBuilder out) {
        out.append("    inputs:\n");
        for (Input input : rule.inputs()) {
            if (input.isNeighbours()) continue;
            out.append("      ")
                    .append(input.property())
                    .append(": {unit: ")
                    .append(quoted(input.unit().code()));
            out.append(", every: ").append(RulePrinter.span(input.interval_us()));
            Double nearest = rule.nearestWithin_m().get(input.property());
            if (nearest != null) out.append(", nearest_within: ").append(number(nearest));
            out.append("}\n");
        }
        if (rule.neighboursWithin_m() > 0) line(out, "neighbours_within", number(rule.neighboursWithin_m()));
    }

    private static List<String> flags(int bits) {
        return Arrays.stream(QualityFlag.values())
                .filter(flag -> (bits & flag.bit()) != 0)
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void parameters(RuleDefinition rule, StringBuilder out) {
        if (rule.parameters().isEmpty()) return;
        out.append("    parameters:\n");
        for (Parameter parameter : rule.parameters().values()) {
            out.append("      ").append(parameter.name()).append(":\n        unit: ");
            out.append(quoted(parameter.unit().code())).append("\n        values:\n");
            out.append(parameter.editions().stream().map(RuleWriter::edition).collect(Collectors.joining()));
        }
    }

    private static String edition(Parameter.Edition edition) {
        var day = Instant.ofEpochSecond(Math.floorDiv(edition.from_us(), 1_000_000L))
                .atZone(RuleDefinition.ZONE)
                .toLocalDate();
        return "          - {from: " + day + ", value: " + number(edition.value()) + ", clause: "
                + quoted(Clauses.en(edition.clause())) + chinese(edition) + ", verified: " + edition.isVerified()
                + "}\n";
    }

    private static String chinese(Parameter.Edition edition) {
        String zh = Clauses.zh(edition.clause());
        return zh.isEmpty() ? "" : ", clause_zh: " + quoted(zh);
    }

    private static void levels(RuleDefinition rule, StringBuilder out) {
        out.append("    levels:\n");
        for (RuleDefinition.StepText step : rule.steps()) {
            out.append("      ").append(step.level().code()).append(": {when: ").append(quoted(step.when()));
            out.append(", hold: ").append(RulePrinter.span(step.hold_us())).append("}\n");
        }
    }

    static String number(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
