package org.songhua.engine.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes conditions as {@link RuleText} reads them. */
public final class RulePrinter {
    private static final long SECOND_US = 1_000_000;
    private static final long[] UNITS_US = {86_400 * SECOND_US, 3600 * SECOND_US, 60 * SECOND_US, SECOND_US};
    private static final String[] UNIT_WORDS = {"d", "h", "min", "s"};

    private RulePrinter() {}

    /** {@return the condition as a rule writes it} */
    public static String text(Condition condition, List<Input> inputs) {
        return switch (condition) {
            case Condition.Compare c ->
                text(c.first(), inputs) + " " + c.comparison().sign() + " " + text(c.second(), inputs)
                        + hysteresis(c, inputs);
            case Condition.All all -> joined(all.parts(), " and ", inputs);
            case Condition.Any any -> joined(any.parts(), " or ", inputs);
            case Condition.Not not -> "not (" + text(not.part(), inputs) + ")";
            case Condition.Season s ->
                "season(" + day(s.from().toString()) + ", " + day(s.until().toString()) + ")";
            case Condition.Daytime d -> "daytime(" + d.from() + ", " + d.until() + ")";
        };
    }

    private static String day(String monthDay) {
        return monthDay.substring(2);
    }

    private static String joined(List<Condition> parts, String word, List<Input> inputs) {
        return parts.stream().map(part -> part(part, inputs)).collect(Collectors.joining(word));
    }

    private static String part(Condition part, List<Input> inputs) {
        boolean isCompound = part instanceof Condition.All || part instanceof Condition.Any;
        return isCompound ? "(" + text(part, inputs) + ")" : text(part, inputs);
    }

    private static String hysteresis(Condition.Compare c, List<Input> inputs) {
        if (c.hysteresis() == 0) return "";
        String unit = c.first().unit(inputs).difference().code();
        return " hysteresis " + number(c.hysteresis()) + unit(unit);
    }

    /** {@return the quantity as a rule writes it} */
    public static String text(Quantity quantity, List<Input> inputs) {
        return switch (quantity) {
            case Quantity.Constant c -> number(c.value()) + unit(c.unit().code());
            case Quantity.Limit l -> "$" + l.parameter().name();
            case Quantity.Latest l -> inputs.get(l.input()).property();
            case Quantity.Window w ->
                "%s(%s, %s%s)"
                        .formatted(
                                w.aggregate().name().toLowerCase(Locale.ROOT),
                                inputs.get(w.input()).property(),
                                span(w.span_us()),
                                w.ago_us() == 0 ? "" : ", " + span(w.ago_us()) + " ago");
            case Quantity.Rate r ->
                "rate(%s, %s)".formatted(inputs.get(r.input()).property(), span(r.span_us()));
            case Quantity.TimeTo t ->
                "%s(%s, %s, %s)"
                        .formatted(
                                t.isRising() ? RuleText.RISE : RuleText.FALL,
                                inputs.get(t.input()).property(),
                                text(t.limit(), inputs),
                                span(t.span_us()));
            case Quantity.Silence s -> "silence(" + inputs.get(s.input()).property() + ")";
            case Quantity.Usual u -> "baseline(" + usual(u.input(), u.by(), inputs) + ")";
            case Quantity.Spread s -> "spread(" + usual(s.input(), s.by(), inputs) + ")";
            case Quantity.Difference d -> text(d.first(), inputs) + " - " + text(d.second(), inputs);
            case Quantity.Ratio r -> text(r.first(), inputs) + " / " + text(r.second(), inputs);
            case Quantity.Magnitude m -> "abs(" + text(m.of(), inputs) + ")";
            case Quantity.Converted c -> text(c.of(), inputs);
        };
    }

    private static String usual(int input, int by, List<Input> inputs) {
        String name = inputs.get(input).property();
        return by == Quantity.BY_NONE ? name : name + ", by " + inputs.get(by).property();
    }

    private static String unit(String code) {
        return code.equals("1") ? "" : " " + code;
    }

    /** {@return the number without an exponent and without needless zeros} */
    static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** {@return the span in the largest unit that counts it in whole numbers} */
    public static String span(long span_us) {
        for (int i = 0; i < UNITS_US.length; i++) {
            if (span_us % UNITS_US[i] == 0) return span_us / UNITS_US[i] + " " + UNIT_WORDS[i];
        }
        return span_us / (double) SECOND_US + " s";
    }
}
