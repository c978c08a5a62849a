package org.songhua.engine.calendar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of one civil day.
 *
 * @param fromSecond first second that counts, 0 to 86,399
 * @param toSecond first second after it, up to 86,400; above {@code fromSecond}
 */
public record Shift(int fromSecond, int toSecond) {
    static final int DAY_SECONDS = 86_400;
    private static final Pattern FORM =
            Pattern.compile("([0-2]?[0-9]):([0-5][0-9])\\s*[-–—~～至]\\s*([0-2]?[0-9]):([0-5][0-9])");

    /** The whole day, for posts that are always manned. */
    public static final Shift WHOLE_DAY = new Shift(0, DAY_SECONDS);

    public Shift {
        if (fromSecond < 0 || toSecond > DAY_SECONDS || fromSecond >= toSecond) {
            throw new IllegalArgumentException("A shift from second %d to %d is none".formatted(fromSecond, toSecond));
        }
    }

    public static Shift of(LocalTime from, LocalTime to) {
        return new Shift(from.toSecondOfDay(), to.equals(LocalTime.MIDNIGHT) ? DAY_SECONDS : to.toSecondOfDay());
    }

    /**
     * {@return the shift written as {@code 08:00-12:00}; the end may be {@code 24:00}}
     *
     * @throws IllegalArgumentException when it is not written so, or ends before it begins
     */
    public static Shift parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches())
            throw new IllegalArgumentException("A shift is written as 08:00-12:00, not '" + text + "'");
        return new Shift(seconds(form, 1), seconds(form, 3));
    }

    private static int seconds(Matcher form, int group) {
        return Integer.parseInt(form.group(group)) * 3600 + Integer.parseInt(form.group(group + 1)) * 60;
    }

    public Duration length() {
        return Duration.ofSeconds((long) toSecond - fromSecond);
    }
}
