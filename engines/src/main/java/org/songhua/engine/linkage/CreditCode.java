package org.songhua.engine.linkage;

import java.util.Locale;
import org.songhua.engine.text.Grams;

/**
 * The unified social credit code of legal persons and other organisations, 18 characters of which the last one checks the others
 * (GB 32100): 31 less the sum of the values of the first 17, each times 3 to the power of its place, modulo 31.
 */
public final class CreditCode {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;

    private CreditCode() {}

    /** {@return the code as it is compared: full-width characters resolved, capital letters, no blanks and strokes} */
    static String plain(String text) {
        return Grams.normalise(text).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** {@return whether a code has its form and its last character checks the others} */
    public static boolean isSound(String code) {
        return code.length() == LENGTH
                && code.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)
                && code.charAt(LENGTH - 1) == check(code);
    }

    /**
     * {@return the last character of a code}
     *
     * @param code its first 17 characters, or more
     * @throws IllegalArgumentException when one of them cannot stand in a code
     */
    public static char check(String code) {
        int sum = 0;
        int power = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += value(code.charAt(i)) * power;
            power = power * 3 % MODULUS;
        }
        return CHARACTERS.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    private static int value(char character) {
        int value = CHARACTERS.indexOf(character);
        if (value < 0) throw new IllegalArgumentException("No code holds the character " + character);
        return value;
    }

    static double likeness(String a, String b) {
        if (a.equals(b)) return 1;
        boolean slip = Slips.isOne(a, b) && !(isSound(a) && isSound(b));
        return slip ? 0.5 : 0;
    }
}
