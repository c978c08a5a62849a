package org.songhua.edge.sta;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;

/** Writes moments as {@link Instant#toString()} does. Those of one page mostly lie in few days, whose dates are worked out once. */
final class TimeText {
    private static final long SECONDS_OF_DAY = 86_400;
    /** Years 1 to 9999: all that are written with four digits and no sign. */
    private static final long FIRST_S = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

    private static final long END_S = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    private static final int DATE = "2026-11-29T".length();
    private static final int SECONDS = "2026-11-29T08:00:00".length();

    private final char[] text = new char["2026-11-29T08:00:00.123456789Z".length()];
    private long day = Long.MIN_VALUE;

    /** Writes a moment as a string. */
    void write(JsonGenerator out, Instant time) {
        long second = time.getEpochSecond();
        if (second < FIRST_S || second >= END_S) {
            out.writeString(time.toString());
            return;
        }
        date(Math.floorDiv(second, SECONDS_OF_DAY));
        clock((int) Math.floorMod(second, SECONDS_OF_DAY));
        int length = fraction(time.getNano());
        text[length] = 'Z';
        out.writeString(text, 0, length + 1);
    }

    private void date(long wanted) {
        if (day == wanted) return;
        (LocalDate.ofEpochDay(wanted) + "T").getChars(0, DATE, text, 0);
        day = wanted;
    }

    private void clock(int second) {
        two(DATE, second / 3600);
        text[DATE + 2] = ':';
        two(DATE + 3, second / 60 % 60);
        text[DATE + 5] = ':';
        two(DATE + 6, second % 60);
    }

    private void two(int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }

    /** Three digits, six or nine, as many as are needed; none for a whole second. {@return where the text ends} */
    private int fraction(int nanos) {
        if (nanos == 0) return SECONDS;
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
        text[SECONDS] = '.';
        int rest = nanos;
        for (int i = 9; i > 0; i--) {
            if (i <= digits) text[SECONDS + i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return SECONDS + 1 + digits;
    }
}
