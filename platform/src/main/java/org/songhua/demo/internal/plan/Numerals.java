package org.songhua.demo.internal.plan;

/** Chinese numerals, for names such as 第十二中学. */
final class Numerals {
    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    /** {@return a number from 1 to 99 in Chinese characters} */
    static String chinese(int number) {
        if (number < 1 || number > 99) throw new IllegalArgumentException("No name carries the number " + number);
        if (number < 10) return digit(number);
        String tens = number < 20 ? "十" : digit(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + digit(number % 10);
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }
}
