package org.songhua.engine.text;

import java.util.regex.Pattern;

/** Numbers written in Chinese characters, where a counting word follows or an ordinal stands before: 三号楼 is 3号楼, 第十二 is 第12. */
public final class Numerals {
    private static final String CHARACTERS = "〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final Pattern COUNTED =
            Pattern.compile("(?<=第)[" + CHARACTERS + "]{1,9}|[" + CHARACTERS + "]{1,9}(?=号|栋|幢|座|单元|层|楼|室|户|弄|期)");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final String TENS = "十百千";
    private static final String FORMAL_TENS = "拾佰仟";
    private static final int[] POWERS = {10, 100, 1_000};

    private Numerals() {}

    /** {@return the text with such numbers in Arabic digits; names such as 三马路 stay as they are} */
    public static String toDigits(String text) {
        return COUNTED.matcher(text).replaceAll(found -> String.valueOf(value(found.group())));
    }

    /**
     * {@return the number: 十二 is 12, 一百零三 is 103, 二〇一 is 201}
     *
     * @param numeral one to nine characters that are digits or tens
     */
    static long value(String numeral) {
        boolean positional = numeral.chars().noneMatch(c -> tens(c) >= 0);
        long all = 0;
        long digit = 0;
        for (int i = 0; i < numeral.length(); i++) {
            int tens = tens(numeral.charAt(i));
            if (tens < 0) digit = (positional ? 10 * digit : 0) + digit(numeral.charAt(i));
            else {
                // 十二 has no 一 before it.
                all += (i == 0 ? 1 : digit) * POWERS[tens];
                digit = 0;
            }
        }
        return all + digit;
    }

    private static int tens(int character) {
        return Math.max(TENS.indexOf(character), FORMAL_TENS.indexOf(character));
    }

    private static int digit(char character) {
        return character == '两' ? 2 : Math.max(DIGITS.indexOf(character), FORMAL.indexOf(character));
    }
}
