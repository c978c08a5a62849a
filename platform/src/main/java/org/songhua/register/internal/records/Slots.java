package org.songhua.register.internal.records;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.AttributeSchema;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.internal.rules.Values;

/** The index columns of a record: copies of the values of its filters. */
final class Slots {
    /** In the order of the table. */
    static final List<String> COLUMNS = List.of("s1", "s2", "s3", "n1", "n2", "d1", "d2");

    private Slots() {}

    /** {@return field by column} */
    static Map<String, String> layout(Register register) {
        var layout = new TreeMap<String, String>();
        register.fields().stream()
                .filter(RegisterField::isFilter)
                .forEach(field -> layout.put(field.slot(), field.name()));
        return layout;
    }

    /** {@return the values of the columns in their order: String, Double or LocalDate} */
    static @Nullable Object[] values(Register register, Map<String, Object> fields) {
        return values(layout(register), fields);
    }

    static @Nullable Object[] values(Map<String, String> layout, Map<String, Object> fields) {
        var values = new @Nullable Object[COLUMNS.size()];
        for (int i = 0; i < values.length; i++) {
            String column = COLUMNS.get(i);
            Object field = fields.get(layout.getOrDefault(column, ""));
            if (field instanceof BigDecimal number && column.charAt(0) == 'n') values[i] = number.doubleValue();
            else if (field != null) values[i] = parse(column, Values.text(field));
        }
        return values;
    }

    /** {@return the value of a column that a text stands for} @throws IllegalArgumentException when it stands for none */
    static Object parse(String column, String text) {
        return switch (column.charAt(0)) {
            // Java would take NaN and 12d for numbers, too.
            case 'n' -> new BigDecimal(text.strip()).doubleValue();
            case 'd' -> day(text);
            default -> text;
        };
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = Parsing.day(text);
            if (AttributeSchema.isDay(day)) return day;
            throw new IllegalArgumentException(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
