package org.songhua.register.internal.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.AttributeSchema;
import org.songhua.register.DueItem.Standing;
import org.songhua.register.Duty;
import org.songhua.register.Register;
import org.songhua.register.RegisterState;

/**
 * On which day the duties of a record fall due: the day in its field and so many months after it. A cycle that was never
 * begun counts from the day on which the record was entered, for what nobody ever looked at must not be quiet; an expiry
 * without a day never comes, nor does what would fall due behind the year 9999. Nothing is due of a record that has left the register.
 */
public final class DutyDates {
    /** Nobody plans a thousand years ahead; a typing error must not overflow a calendar. */
    private static final int MOST_MONTHS = 12_000;

    private final Register register;
    private final Map<String, Guard> when = new HashMap<>();
    private final Set<String> ended;

    public DutyDates(Register register) {
        this.register = register;
        ended = register.states().stream()
                .filter(state -> state.kind() == RegisterState.Kind.ENDED)
                .map(RegisterState::code)
                .collect(Collectors.toUnmodifiableSet());
        register.duties().stream()
                .filter(duty -> !duty.when().isEmpty())
                .forEach(duty -> when.put(duty.code(), Guard.parse(duty.when())));
    }

    /** {@return code of each duty that stands to its day} */
    public Map<String, LocalDate> days(String state, Map<String, Object> values, LocalDate entered) {
        var days = new TreeMap<String, LocalDate>();
        if (ended.contains(state)) return days;
        for (Duty duty : register.duties()) {
            Guard guard = when.get(duty.code());
            if (guard == null || guard.holds(values))
                day(duty, values, entered).ifPresent(day -> days.put(duty.code(), day));
        }
        return days;
    }

    /** {@return the first of these days; null when there is none} */
    public static @Nullable LocalDate first(Map<String, LocalDate> days) {
        return days.values().stream().min(LocalDate::compareTo).orElse(null);
    }

    private static Optional<LocalDate> day(Duty duty, Map<String, Object> values, LocalDate entered) {
        int months = months(duty, values);
        Optional<LocalDate> from = date(values.get(duty.from()));
        if (from.isEmpty()) return months == 0 ? Optional.empty() : Optional.of(entered);
        return Optional.of(from.get().plusMonths(months)).filter(AttributeSchema::isDay);
    }

    private static int months(Duty duty, Map<String, Object> values) {
        return values.get(duty.monthsField()) instanceof BigDecimal given
                ? Math.clamp(given.longValue(), 0, MOST_MONTHS)
                : duty.months();
    }

    private static Optional<LocalDate> date(@Nullable Object value) {
        try {
            return value instanceof String text ? Optional.of(Parsing.day(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@return how the day of a duty lies to today; on the day itself it can still be done} */
    public static Standing standing(Duty duty, LocalDate on, LocalDate today) {
        if (on.isBefore(today)) return Standing.OVERDUE;
        return on.minusDays(duty.leadDays()).isAfter(today) ? Standing.LATER : Standing.COMING;
    }
}
