package org.songhua.sensing.internal.observed;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text is a code of the Unified Code for Units of Measure, as far as a city's sensors need them: atoms with metric
 * prefixes, exponents, products, one quotient after the other, also at the head (/min), and annotations in braces.
 */
final class Ucum {
    private static final Set<String> METRIC = Set.of(
            "m", "g", "s", "A", "K", "mol", "cd", "rad", "Hz", "N", "Pa", "J", "W", "V", "Ohm", "S", "F", "H", "T",
            "Wb", "lm", "lx", "Bq", "Gy", "Sv", "Cel", "L", "l", "t", "bar", "B", "eV", "u", "cal");
    private static final Set<String> PLAIN = Set.of(
            "1", "%", "[ppm]", "[ppb]", "[ppth]", "[pH]", "[NTU]", "[FTU]", "min", "h", "d", "wk", "mo", "a", "deg",
            "har", "[degF]", "10*3", "10*6", "dB");
    private static final List<String> PREFIXES =
            List.of("da", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f");
    private static final Pattern ANNOTATION = Pattern.compile("\\{[!-z|~]*}");
    private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d$");

    private Ucum() {}

    /** {@return whether the text is such a code} */
    static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > 40) return false;
        // Grammar of UCUM, main-term: a solidus may stand before everything.
        String term = text.startsWith("/") ? text.substring(1) : text;
        for (String component : term.split("[./]", -1)) if (!isComponent(component)) return false;
        return true;
    }

    private static boolean isComponent(String component) {
        String bare = ANNOTATION.matcher(component).replaceAll("");
        if (bare.isEmpty()) return !component.isEmpty();
        return isUnit(bare) || isUnit(EXPONENT.matcher(bare).replaceFirst(""));
    }

    private static boolean isUnit(String text) {
        if (PLAIN.contains(text) || METRIC.contains(text)) return true;
        for (String prefix : PREFIXES)
            if (text.startsWith(prefix) && METRIC.contains(text.substring(prefix.length()))) return true;
        return false;
    }
}
