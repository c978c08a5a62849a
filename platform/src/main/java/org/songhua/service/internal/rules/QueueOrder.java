package org.songhua.service.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.AttributeDefinition;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.service.Service.Queue;
import org.songhua.service.Service.Term;
import org.songhua.service.Waiting.Ground;

/**
 * The order of a queue, written as a text whose order is that of the queue, so that a place is one count in an index. Each term
 * takes sixteen hexadecimal digits: the bits of a number, turned so that they sort as the number does.
 */
public final class QueueOrder {
    private static final String FIRST = "0".repeat(16);
    private static final String LAST = "f".repeat(16);

    private QueueOrder() {}

    /** {@return the text; smaller comes first} */
    public static String key(Queue queue, Map<String, Object> facts) {
        var key = new StringBuilder();
        for (Term term : queue.order()) key.append(part(term, facts));
        return key.toString();
    }

    private static String part(Term term, Map<String, Object> facts) {
        if (term.field().isEmpty()) return Guard.parse(term.when()).holds(facts) ? FIRST : LAST;
        Double number = number(facts.get(term.field()));
        return number == null ? LAST : "%016x".formatted(sortable(term.descending() ? -number : number));
    }

    /** The bits of negative numbers run backwards; taken as unsigned, all sort as the numbers do. */
    private static long sortable(double number) {
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static @Nullable Double number(@Nullable Object value) {
        if (value == null) return null;
        if (value instanceof BigDecimal number) return number.doubleValue();
        if (value instanceof Boolean truth) return truth ? 1.0 : 0.0;
        return day(value.toString());
    }

    private static @Nullable Double day(String text) {
        return Parsing.find(text, LocalDate::parse)
                .map(day -> (double) day.toEpochDay())
                .orElse(null);
    }

    /** {@return what a place rests on, for people} */
    public static List<Ground> grounds(Queue queue, Register register, Map<String, Object> facts) {
        return queue.order().stream()
                .map(term -> new Ground(term.says(), told(term, register, facts)))
                .toList();
    }

    private static String told(Term term, Register register, Map<String, Object> facts) {
        if (term.field().isEmpty())
            return String.valueOf(Guard.parse(term.when()).holds(facts));
        Object value = facts.get(term.field());
        if (value == null) return "";
        String unit = register.findField(term.field())
                .map(RegisterField::attribute)
                .map(AttributeDefinition::unit)
                .orElse(null);
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return unit == null ? text : text + " " + unit;
    }
}
