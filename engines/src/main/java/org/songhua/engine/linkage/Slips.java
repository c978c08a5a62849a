package org.songhua.engine.linkage;

/** Slips of the pen: one character wrong, missing or too much, or two neighbours the other way round. */
final class Slips {
    private Slips() {}

    /** {@return whether the texts differ by exactly one slip} */
    static boolean isOne(String a, String b) {
        if (a.length() > b.length()) return isOne(b, a);
        int from = common(a, b);
        if (b.length() - a.length() == 1) return a.substring(from).equals(b.substring(from + 1));
        if (a.length() != b.length() || from == a.length()) return false;
        return same(a, b, from + 1) || (isSwapped(a, b, from) && same(a, b, from + 2));
    }

    private static int common(String a, String b) {
        int from = 0;
        while (from < a.length() && a.charAt(from) == b.charAt(from)) from++;
        return from;
    }

    private static boolean same(String a, String b, int from) {
        return a.regionMatches(from, b, from, a.length() - from);
    }

    private static boolean isSwapped(String a, String b, int at) {
        return at + 1 < a.length() && a.charAt(at) == b.charAt(at + 1) && a.charAt(at + 1) == b.charAt(at);
    }
}
