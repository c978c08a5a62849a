package org.songhua.engine.hydraulics.inp;

/** Numbers and times as EPANET writes them. */
final class Numbers {
    private Numbers() {}

    /** {@return the finite number, or NaN when the text is none} */
    static double parse(String text) {
        if (text.isEmpty() || !isDigitOrPoint(text.charAt(text.length() - 1))) return Double.NaN;
        // Hexadecimal numbers are Java's, not EPANET's.
        if (text.indexOf('x') >= 0 || text.indexOf('X') >= 0) return Double.NaN;
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isDigitOrPoint(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    /**
     * {@return hours, or NaN when the text is no time}
     *
     * @param time decimal or hh:mm:ss
     * @param unit SEC, MIN, HOU, DAY, AM, PM, or empty for hours
     */
    static double hours(String time, String unit) {
        String[] parts = time.split(":", -1);
        if (parts.length > 3) return Double.NaN;
        double hours = 0;
        for (int k = 0; k < parts.length; k++) hours += parse(parts[k]) / Math.pow(60, k);
        return parts.length == 1 ? decimal(hours, unit) : clock(hours, unit);
    }

    private static double decimal(double value, String unit) {
        if (Row.startsWith(unit, "SEC")) return value / 3600;
        if (Row.startsWith(unit, "MIN")) return value / 60;
        if (Row.startsWith(unit, "DAY")) return value * 24;
        if (Row.startsWith(unit, "HOU")) return value;
        return clock(value, unit);
    }

    private static double clock(double hours, String unit) {
        if (unit.isEmpty()) return hours;
        boolean afternoon = Row.startsWith(unit, "PM");
        if ((!afternoon && !Row.startsWith(unit, "AM")) || hours >= 13) return Double.NaN;
        double sinceTwelve = hours >= 12 ? hours - 12 : hours;
        return afternoon ? sinceTwelve + 12 : sinceTwelve;
    }
}
