package org.songhua.engine.contradiction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number as printed.
 *
 * @param value the number
 * @param decimals digits after the point
 * @param unit what stands right after it: up to four letters or signs; empty when nothing does
 * @param start where it begins in its text
 * @param end where it ends, without the unit
 */
record Printed(BigDecimal value, int decimals, String unit, int start, int end) {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.A-Za-z-])(\\d{1,3}(?:,\\d{3})++|\\d++)(\\.\\d++)?+(?![\\d.]*+[A-Za-z]\\d)");
    private static final Pattern UNIT = Pattern.compile("\\s?([%％‰㎡²³/·\\p{IsHan}A-Za-z]{1,8})");
    /** What is longer is no figure of a report, and would take long to read. */
    private static final int MOST_CHARACTERS = 60;

    private static final Set<Character> CALENDAR = Set.of('年', '月', '日', '季', '号');

    /** {@return the numbers of a text in order, 百分之五十六 too; parts of dates and clause numbers are none} */
    static List<Printed> all(String printed) {
        String text = ChineseNumber.narrow(printed);
        var found = new ArrayList<>(ChineseNumber.shares(text));
        var matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            if (isOrdinal(text, matcher.start(), matcher.end())) continue;
            if (matcher.end() - matcher.start() > MOST_CHARACTERS) continue;
            String digits = matcher.group().replace(",", "");
            String fraction = matcher.group(2);
            int decimals = fraction == null ? 0 : fraction.length() - 1;
            found.add(new Printed(
                    new BigDecimal(digits), decimals, unit(text, matcher.end()), matcher.start(), matcher.end()));
        }
        found.sort(Comparator.comparingInt(Printed::start));
        return found;
    }

    private static boolean isOrdinal(String text, int start, int end) {
        boolean calendar = end < text.length() && CALENDAR.contains(text.charAt(end));
        return calendar || (start > 0 && text.charAt(start - 1) == '第');
    }

    private static String unit(String text, int end) {
        var matcher = UNIT.matcher(text).region(end, text.length());
        return matcher.lookingAt() ? matcher.group(1).replace('％', '%') : "";
    }

    boolean isPercent() {
        return unit.startsWith("%");
    }

    double number() {
        return value.doubleValue();
    }

    /** {@return half a unit of the last digit printed, with room for the last bit of a double} */
    double rounding() {
        return 0.5 * Math.pow(10, -decimals) * (1 + 1e-9);
    }

    /** {@return whether a value, rounded as printed, is this} */
    boolean tells(double exact) {
        return Math.abs(exact - number()) <= rounding();
    }
}
