package org.songhua.engine.rule;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the condition of a rule, such as {@code max(ch4, 10 min) >= $orange hysteresis 2 %{LEL} and not daytime(22:00, 06:00)}. The
 * grammar stands in package.md. Names, units and forms are checked while it is read.
 */
public final class RuleText {
    static final String RISE = "time_to_rise";
    static final String FALL = "time_to_fall";

    private static final int NESTING_MAX = 32;

    private final RuleTokens tokens;
    private final List<Input> inputs;
    private final Map<String, Parameter> parameters;
    private int nesting = 0;

    private RuleText(String text, List<Input> inputs, Map<String, Parameter> parameters) {
        this.tokens = new RuleTokens(text);
        this.inputs = inputs;
        this.parameters = parameters;
    }

    /**
     * {@return the condition that the text says}
     *
     * @param inputs those it may name; {@code value} is the first
     * @param parameters by name, without the dollar sign
     * @throws RuleTextException with the first mistake and its position
     */
    public static Condition read(String text, List<Input> inputs, Map<String, Parameter> parameters) {
        var reader = new RuleText(text, inputs, parameters);
        Condition condition = reader.any();
        reader.tokens.expectEnd();
        return condition;
    }

    /** {@return a span such as {@code 10 min} in microseconds} @throws RuleTextException when it is none */
    public static long span_us(String text) {
        var reader = new RuleText(text, List.of(), Map.of());
        long span_us = reader.span();
        reader.tokens.expectEnd();
        return span_us;
    }

    private Condition any() {
        var parts = new ArrayList<>(List.of(all()));
        while (tokens.takeWord("or")) parts.add(all());
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition all() {
        var parts = new ArrayList<>(List.of(one()));
        while (tokens.takeWord("and")) parts.add(one());
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition one() {
        if (++nesting > NESTING_MAX) throw tokens.fault("It is nested too deeply.");
        try {
            if (tokens.takeWord("not")) return new Condition.Not(one());
            if (tokens.take("(")) {
                Condition inner = any();
                tokens.expect(")");
                return inner;
            }
            if (tokens.takeCall("season")) return season();
            if (tokens.takeCall("daytime")) return daytime();
            return compare();
        } finally {
            nesting--;
        }
    }

    private Condition season() {
        MonthDay from = monthDay();
        tokens.expect(",");
        MonthDay until = monthDay();
        tokens.expect(")");
        return new Condition.Season(from, until);
    }

    private MonthDay monthDay() {
        String text = tokens.piece("a day such as 11-15");
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw tokens.fault("\"" + text + "\" is no day such as 11-15.");
        }
    }

    private Condition daytime() {
        LocalTime from = time();
        tokens.expect(",");
        LocalTime until = time();
        tokens.expect(")");
        return new Condition.Daytime(from, until);
    }

    private LocalTime time() {
        String text = tokens.piece("a time such as 06:00");
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw tokens.fault("\"" + text + "\" is no time such as 06:00.");
        }
    }

    private Condition compare() {
        Quantity first = difference();
        Condition.Comparison comparison = comparison();
        Quantity second = difference();
        Unit unit = first.unit(inputs);
        needLike(unit, second.unit(inputs));
        return new Condition.Compare(first, comparison, second, hysteresis(unit));
    }

    private void needLike(Unit unit, Unit other) {
        if (unit.isLike(other)) return;
        throw tokens.fault(
                "A quantity in \"%s\" cannot be compared with one in \"%s\".".formatted(unit.code(), other.code()));
    }

    private Condition.Comparison comparison() {
        if (tokens.take(">=")) return Condition.Comparison.AT_LEAST;
        if (tokens.take("<=")) return Condition.Comparison.AT_MOST;
        if (tokens.take(">")) return Condition.Comparison.OVER;
        if (tokens.take("<")) return Condition.Comparison.UNDER;
        throw tokens.fault("Here one of > >= < <= is expected.");
    }

    private double hysteresis(Unit unit) {
        if (!tokens.takeWord("hysteresis")) return 0;
        double value = tokens.number();
        Unit own = Unit.of(tokens.unit());
        needLike(unit.difference(), own.difference());
        if (value < 0) throw tokens.fault("A hysteresis is not below zero.");
        return unit.differenceFrom(own, value);
    }

    private Quantity difference() {
        Quantity first = ratio();
        while (tokens.take("-")) {
            Quantity second = ratio();
            needLike(first.unit(inputs), second.unit(inputs));
            first = new Quantity.Difference(first, second);
        }
        return first;
    }

    private Quantity ratio() {
        Quantity first = atom();
        return tokens.take("/") ? new Quantity.Ratio(first, atom()) : first;
    }

    private Quantity atom() {
        if (tokens.isNumber()) return constant();
        if (tokens.take("$")) return limit();
        if (tokens.takeCall("abs")) return magnitude();
        String word = tokens.word();
        return tokens.take("(") ? call(word) : new Quantity.Latest(input(word));
    }

    private Quantity constant() {
        return new Quantity.Constant(tokens.number(), Unit.of(tokens.unit()));
    }

    private Quantity magnitude() {
        if (++nesting > NESTING_MAX) throw tokens.fault("It is nested too deeply.");
        Quantity inner = difference();
        tokens.expect(")");
        nesting--;
        return new Quantity.Magnitude(inner);
    }

    private Quantity limit() {
        String name = tokens.word();
        Parameter parameter = parameters.get(name);
        if (parameter == null) throw tokens.fault("There is no parameter \"" + name + "\".");
        return new Quantity.Limit(parameter);
    }

    private Quantity call(String function) {
        if (function.equals("silence")) return new Quantity.Silence(onlyInput());
        if (function.equals("baseline") || function.equals("spread")) return usual(function.equals("spread"));
        if (function.equals(RISE) || function.equals(FALL)) return timeTo(function.equals(RISE));
        int input = tokens.isNumber() ? 0 : inputBefore();
        long span_us = spanAboveZero();
        if (function.equals("rate")) {
            tokens.expect(")");
            return new Quantity.Rate(input, span_us);
        }
        long ago_us = tokens.take(",") ? ago() : 0;
        tokens.expect(")");
        Quantity.Aggregate aggregate = aggregate(function);
        if (aggregate == null) throw tokens.fault("There is no function \"" + function + "\".");
        return new Quantity.Window(input, aggregate, span_us, ago_us);
    }

    private Quantity timeTo(boolean isRising) {
        int input = tokens.isNumber() || tokens.isAt("$") ? 0 : inputBefore();
        Quantity limit = tokens.take("$") ? limit() : constant();
        needLike(inputs.get(input).unit(), limit.unit(inputs));
        tokens.expect(",");
        long span_us = spanAboveZero();
        tokens.expect(")");
        return new Quantity.TimeTo(input, isRising, limit, span_us);
    }

    private Quantity usual(boolean isSpread) {
        int input = tokens.isAt(")") ? 0 : input(tokens.word());
        int by = tokens.take(",") ? by(input) : Quantity.BY_NONE;
        tokens.expect(")");
        return isSpread ? new Quantity.Spread(input, by) : new Quantity.Usual(input, by);
    }

    /** {@code by outdoor}. */
    private int by(int input) {
        if (!tokens.takeWord("by")) throw tokens.fault("Here \"by\" and the input of a temperature are expected.");
        int by = input(tokens.word());
        Unit unit = inputs.get(by).unit();
        if (by == input) throw tokens.fault("What is usual for an input does not go by that input.");
        if (!unit.isLike(Unit.CELSIUS))
            throw tokens.fault("What is usual goes by a temperature, and this input is in \"" + unit.code() + "\".");
        return by;
    }

    /** An input that is named first in brackets. */
    private int inputBefore() {
        int input = input(tokens.word());
        tokens.expect(",");
        return input;
    }

    private long spanAboveZero() {
        long span_us = span();
        if (span_us == 0) throw tokens.fault("A span of time is above zero here.");
        return span_us;
    }

    /** {@code 7 d ago}. */
    private long ago() {
        long span_us = span();
        if (!tokens.takeWord("ago")) throw tokens.fault("Here \"ago\" is expected.");
        return span_us;
    }

    /** {@return the input in the brackets, the first when none is named} */
    private int onlyInput() {
        if (tokens.take(")")) return 0;
        int input = input(tokens.word());
        tokens.expect(")");
        return input;
    }

    private static Quantity.@Nullable Aggregate aggregate(String function) {
        return switch (function) {
            case "min" -> Quantity.Aggregate.MIN;
            case "max" -> Quantity.Aggregate.MAX;
            case "mean" -> Quantity.Aggregate.MEAN;
            case "count" -> Quantity.Aggregate.COUNT;
            default -> null;
        };
    }

    private int input(String name) {
        if (name.equals("value")) return 0;
        for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).property().equals(name)) return i;
        throw tokens.fault("There is no input \"" + name + "\".");
    }

    private long span() {
        double value = tokens.number();
        Unit unit = Unit.of(tokens.unit());
        if (!unit.isLike(Unit.SECOND)) throw tokens.fault("Here a span of time such as 10 min is expected.");
        long span_us = Math.round(Unit.SECOND.from(unit, value) * 1e6);
        if (span_us < 0) throw tokens.fault("A span of time is not below zero.");
        return span_us;
    }
}
