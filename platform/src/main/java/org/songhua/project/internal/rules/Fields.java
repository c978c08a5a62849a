package org.songhua.project.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;
import org.songhua.register.RegisterRecord;

/** Values of records by the names of their fields. */
public final class Fields {
    private Fields() {}

    /** {@return the number in a field; null when there is none} */
    public static @Nullable BigDecimal number(RegisterRecord record, String field) {
        return record.fields().get(field) instanceof BigDecimal number ? number : null;
    }

    /** {@return the number in a field, 0 when there is none} */
    static BigDecimal amount(RegisterRecord record, String field) {
        BigDecimal number = number(record, field);
        return number == null ? BigDecimal.ZERO : number;
    }

    /** {@return the text in a field; empty when there is none} */
    public static String text(RegisterRecord record, String field) {
        return record.fields().get(field) instanceof String text ? text : "";
    }

    /** {@return the day in a field; null when there is none} */
    public static @Nullable LocalDate day(RegisterRecord record, String field) {
        return Parsing.find(text(record, field), LocalDate::parse).orElse(null);
    }
}
