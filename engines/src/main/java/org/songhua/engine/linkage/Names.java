package org.songhua.engine.linkage;

import java.util.regex.Pattern;
import org.songhua.engine.text.Grams;
import org.songhua.engine.text.Numerals;

/** Names: what of them is compared, and how alike two are. */
final class Names {
    private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEGAL_FORM =
            Pattern.compile("(?:(?:股份|集团|控股|责任|有限)*有限(?:责任)?(?:总)?公司|股份(?:有限)?公司|(?:集团|总)?公司|集团|(?:普通|有限)合伙|个体工商户)+");
    private static final Pattern REGION =
            Pattern.compile("^(?:\\p{IsHan}{2,3}?(?:省|自治区))?(?:\\p{IsHan}{2,3}?市)?(?:\\p{IsHan}{2,3}?[区县])?(?=.{2})");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

    /** Names that one of them ends with all the other says: a city left out at the beginning. */
    private static final double ENDS_ALIKE = 0.92;

    /** The most for names whose numbers differ: 1 号厂 and 2 号厂 are two plants. */
    private static final double OTHER_NUMBERS = 0.5;

    private static final int LEAST_TAIL = 3;

    private Names() {}

    /** {@return letters and digits in normal form, counted numbers as digits} */
    static String plain(String name) {
        return Numerals.toDigits(NOISE.matcher(Grams.normalise(name)).replaceAll(""));
    }

    /** {@return the name without region before and legal form behind; all of it when nothing else would be left} */
    static String core(String name) {
        String plain = plain(name);
        String bare = LEGAL_FORM.matcher(plain).replaceAll("");
        return bare.isEmpty() ? plain : REGION.matcher(bare).replaceFirst("");
    }

    static double likeness(String a, String b) {
        double alike = alike(a, b);
        boolean tail = Math.min(a.length(), b.length()) >= LEAST_TAIL && (a.endsWith(b) || b.endsWith(a));
        return tail && !otherNumbers(a, b) ? Math.max(alike, ENDS_ALIKE) : alike;
    }

    static double alike(String a, String b) {
        if (a.equals(b)) return 1;
        double alike = Math.max(JaroWinkler.of(a, b), dice(a, b));
        return otherNumbers(a, b) ? Math.min(alike, OTHER_NUMBERS) : alike;
    }

    private static boolean otherNumbers(String a, String b) {
        return !digits(a).equals(digits(b));
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll(" ").strip();
    }

    /** {@return twice the distinct pairs of neighbours in common over those of both, 0 to 1} */
    static double dice(String a, String b) {
        int[] ofA = Grams.of(a);
        int[] ofB = Grams.of(b);
        // Pairs have negative codes and come first.
        int pairs = pairs(ofA) + pairs(ofB);
        return pairs == 0 ? 0 : 2.0 * common(ofA, ofB) / pairs;
    }

    private static int pairs(int[] codes) {
        int count = 0;
        while (count < codes.length && codes[count] < 0) count++;
        return count;
    }

    private static int common(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length && a[i] < 0 && b[j] < 0; ) {
            if (a[i] == b[j]) common++;
            int order = Integer.compare(a[i], b[j]);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        return common;
    }
}
