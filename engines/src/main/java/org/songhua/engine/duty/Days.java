package org.songhua.engine.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songhua.engine.calendar.OfficialDays;

/**
 * Days on which a watch begins. Written {@code every}, {@code workday}, {@code off} (weekends and holidays but for swapped workdays), weekdays
 * such as {@code mon,wed,fri}, or {@code 4d@2026-01-02} for every fourth day counted from a date.
 */
public sealed interface Days {

    /** {@return whether a day is one of them} */
    boolean hold(LocalDate date, OfficialDays calendar);

    /** {@return what {@link #parse} reads} */
    String text();

    /** Each day. */
    record Every() implements Days {
        @Override
        public boolean hold(LocalDate date, OfficialDays calendar) {
            return true;
        }

        @Override
        public String text() {
            return "every";
        }
    }

    /** Days that are worked, or days that are not, by the official calendar. */
    record Official(boolean isWorkday) implements Days {
        @Override
        public boolean hold(LocalDate date, OfficialDays calendar) {
            return calendar.isWorkday(date) == isWorkday;
        }

        @Override
        public String text() {
            return isWorkday ? "workday" : "off";
        }
    }

    /** Some days of the week, whatever the calendar says of them. */
    record Weekdays(Set<DayOfWeek> days) implements Days {
        public Weekdays {
            days = Set.copyOf(days);
            if (days.isEmpty()) throw new IllegalArgumentException("Name at least one day of the week");
        }

        @Override
        public boolean hold(LocalDate date, OfficialDays calendar) {
            return days.contains(date.getDayOfWeek());
        }

        @Override
        public String text() {
            return days.stream().sorted().map(Days::word).collect(Collectors.joining(","));
        }
    }

    /**
     * One day of several, as crews take turns (四班三运转).
     *
     * @param days length of a round, from 2 to 366
     * @param first a day that is one of them; it counts backward too
     */
    record Turn(int days, LocalDate first) implements Days {
        public Turn {
            if (days < 2 || days > 366) throw new IllegalArgumentException("A round has 2 to 366 days, not " + days);
        }

        @Override
        public boolean hold(LocalDate date, OfficialDays calendar) {
            return Math.floorMod(ChronoUnit.DAYS.between(first, date), days) == 0;
        }

        @Override
        public String text() {
            return days + "d@" + first;
        }
    }

    /**
     * {@return the days that are written}
     *
     * @throws IllegalArgumentException when they are not written in one of the forms
     */
    static Days parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "", "every" -> new Every();
            case "workday" -> new Official(true);
            case "off" -> new Official(false);
            default -> Forms.TURN.matcher(text).matches() ? Forms.turn(text) : Forms.weekdays(text);
        };
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** How the longer forms are read. */
    final class Forms {
        private static final Pattern TURN = Pattern.compile("(\\d{1,3})d@(\\d{4}-\\d{2}-\\d{2})");

        private Forms() {}

        private static Days turn(String text) {
            Matcher form = TURN.matcher(text);
            if (!form.matches()) throw new IllegalArgumentException("no round: " + text);
            try {
                return new Turn(Integer.parseInt(form.group(1)), LocalDate.parse(form.group(2)));
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException(form.group(2) + " is no date", e);
            }
        }

        private static Days weekdays(String text) {
            var found = EnumSet.noneOf(DayOfWeek.class);
            for (String one : List.of(text.split("[,;+ ]+"))) found.add(weekday(one));
            return new Weekdays(found);
        }

        private static DayOfWeek weekday(String text) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (word(day).equals(text)) return day;
            }
            throw new IllegalArgumentException("'" + text + "' are no days");
        }
    }
}
