package org.songhua.demo.internal.plan;

/** Chinese numerals, for names such as 第十二中学. */
final class Numerals {
    /** Greatest number that a name carries. */
    static final int MOST = 999;

    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    /** {@return a number from 1 to 999 in Chinese characters} */
    static String chinese(int number) {
        if (number < 1 || number > MOST) throw new IllegalArgumentException("No name carries the number " + number);
        if (number >= 100) return digit(number / 100) + "百" + afterHundreds(number % 100);
        if (number < 10) return digit(number);
        String tens = number < 20 ? "十" : digit(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + digit(number % 10);
    }

    private static String afterHundreds(int rest) {
        if (rest == 0) return "";
        if (rest < 10) return "零" + digit(rest);
        return rest < 20 ? "一" + chinese(rest) : chinese(rest);
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }
}
