package org.songhua.engine.cql;

/**
 * A pattern of LIKE: % stands for any run of characters, _ for one, \ takes the next as it is. Characters are code points.
 * Matching takes time in proportion to the product of both lengths at worst.
 */
final class Pattern {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] signs;

    private Pattern(int[] signs) {
        this.signs = signs;
    }

    static Pattern of(String text) {
        var signs = new int[text.codePointCount(0, text.length())];
        int count = 0;
        boolean taken = false;
        for (int point : text.codePoints().toArray()) {
            if (taken) signs[count++] = point;
            else if (point == '%') signs[count++] = ANY;
            else if (point == '_') signs[count++] = ONE;
            else if (point != '\\') signs[count++] = point;
            taken = !taken && point == '\\';
        }
        return new Pattern(java.util.Arrays.copyOf(signs, count));
    }

    /** {@return whether the last backslash has a character to take} */
    static boolean isComplete(String text) {
        boolean taken = false;
        for (int i = 0; i < text.length(); i++) taken = !taken && text.charAt(i) == '\\';
        return !taken;
    }

    boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int at = 0;
        int sign = 0;
        int retry = -1;
        int resume = 0;
        while (at < points.length) {
            if (sign < signs.length && signs[sign] == ANY) {
                retry = ++sign;
                resume = at;
            } else if (sign < signs.length && (signs[sign] == ONE || signs[sign] == points[at])) {
                sign++;
                at++;
            } else if (retry >= 0) {
                // The last % takes one character more.
                sign = retry;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (sign < signs.length && signs[sign] == ANY) sign++;
        return sign == signs.length;
    }
}
