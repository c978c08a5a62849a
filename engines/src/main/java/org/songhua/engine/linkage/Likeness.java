package org.songhua.engine.linkage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Grams;

/** How two values are compared: to a share from 0 to 1, or to a distance in metres, days, or the unit of the number. */
public enum Likeness {
    /** 1 for the same text in normal form, else 0. */
    EXACT(false),
    /** 1 for the same unified social credit code, 0.5 for a slip of one character where one of the two is not sound, else 0. */
    CODE(false),
    /** Names of enterprises without region and legal form; see {@link Names}. */
    NAME(false),
    /** Any text, by Jaro and Winkler or by pairs of characters, whichever is more. */
    TEXT(false),
    /** 1 for the same telephone number, 0.9 for a slip of one digit, else 0. */
    PHONE(false),
    /** Addresses by their parts; see {@link AddressKey}. */
    ADDRESS(false),
    /** Metres between two places. */
    PLACE(true),
    /** Days between two days. */
    DAY(true),
    /** Difference of two numbers. */
    NUMBER(true);

    private final boolean distance;

    Likeness(boolean distance) {
        this.distance = distance;
    }

    /** {@return whether less is more alike} */
    public boolean isDistance() {
        return distance;
    }

    boolean holds(@Nullable Double bound, double likeness) {
        return bound == null || (distance ? likeness <= bound : likeness >= bound);
    }

    /** {@return the value in the form in which it is compared; null when there is none} */
    @Nullable
    Object prepare(LinkRecord record, String of) {
        if (this == PLACE) return record.isPlaced() ? record : null;
        String value = record.value(of);
        return value.isBlank() ? null : form(value);
    }

    private @Nullable Object form(String value) {
        return switch (this) {
            case EXACT -> Grams.normalise(value);
            case CODE -> CreditCode.plain(value);
            case NAME -> Names.core(value);
            case TEXT -> Names.plain(value);
            case PHONE -> phone(value);
            case ADDRESS -> AddressKey.of(value);
            case DAY -> day(value).orElse(null);
            case NUMBER -> number(value).orElse(null);
            case PLACE -> null;
        };
    }

    /** {@return how alike two prepared values are} */
    double of(Object a, Object b) {
        return switch (this) {
            case EXACT -> a.equals(b) ? 1 : 0;
            case CODE -> CreditCode.likeness((String) a, (String) b);
            case NAME -> Names.likeness((String) a, (String) b);
            case TEXT -> Names.alike((String) a, (String) b);
            case PHONE -> a.equals(b) ? 1 : Slips.isOne((String) a, (String) b) ? 0.9 : 0;
            case ADDRESS -> ((AddressKey) a).likeness((AddressKey) b);
            case PLACE -> Squares.distance_m((LinkRecord) a, (LinkRecord) b);
            case DAY -> Math.abs((Long) a - (Long) b);
            case NUMBER -> Math.abs((Double) a - (Double) b);
        };
    }

    /** {@return whether two prepared values exclude each other: both sound, and not the same} */
    boolean contradicts(Object a, Object b) {
        boolean sound = this != CODE || (CreditCode.isSound((String) a) && CreditCode.isSound((String) b));
        return sound && (distance ? of(a, b) > 0 : of(a, b) < 1);
    }

    /** Digits without the code of the country. */
    static String phone(String value) {
        return Grams.normalise(value).replaceAll("[^0-9]", "").replaceFirst("^(?:00)?86(?=1[0-9]{10}$)", "");
    }

    private static Optional<Long> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value.strip()).toEpochDay());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(String value) {
        try {
            return Optional.of(Double.valueOf(value.strip())).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
