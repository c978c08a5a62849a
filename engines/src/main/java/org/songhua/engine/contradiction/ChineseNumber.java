package org.songhua.engine.contradiction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in Chinese words: 五十六点一一, 百分之五十六, 五成六, 一万二千. Up to the hundreds of millions (亿); what is no number by
 * the rules of the language is none here.
 */
final class ChineseNumber {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Map<Character, Integer> PLACES = Map.of('十', 10, '百', 100, '千', 1000);
    private static final String WORD = "[零〇一二两三四五六七八九十百千万亿]";
    private static final String START = "(?<![第零〇一二两三四五六七八九十百千万亿])";
    private static final String POINT = "点[零〇一二三四五六七八九]{1,20}+";
    private static final Pattern PARTS = Pattern.compile("(百|千|万)分之(" + WORD + "{1,20}+(?:" + POINT + ")?)");
    private static final Pattern TENTHS = Pattern.compile("([一二三四五六七八九])成([一二三四五六七八九半])?");
    private static final Pattern PLAIN =
            Pattern.compile(START + WORD + "{1,20}+" + POINT + "|" + START + WORD + "{2,20}+");
    private static final Map<String, String> UNITS = Map.of("百", "%", "千", "‰", "万", "‱");

    private ChineseNumber() {}

    /** {@return full-width digits, points and percent signs as everybody's; the text keeps its length} */
    static String narrow(String text) {
        var out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '０' && c <= '９') out.setCharAt(i, (char) (c - '０' + '0'));
            else if (c == '．') out.setCharAt(i, '.');
            else if (c == '％') out.setCharAt(i, '%');
        }
        return out.toString();
    }

    /** {@return shares such as 百分之五十六, which are numbers wherever they stand} */
    static List<Printed> shares(String text) {
        var found = new ArrayList<Printed>();
        Matcher parts = PARTS.matcher(text);
        while (parts.find()) {
            String unit = UNITS.getOrDefault(parts.group(1), "");
            value(parts.group(2)).ifPresent(value -> found.add(printed(value, unit, parts.start(), parts.end())));
        }
        return found;
    }

    /** {@return all numbers in words, also those that may be part of another word, such as 万一} */
    static List<Printed> all(String text) {
        var found = new ArrayList<>(shares(text));
        Matcher tenths = TENTHS.matcher(text);
        while (tenths.find()) {
            String rest = tenths.group(2);
            int second = rest == null ? 0 : rest.equals("半") ? 5 : digit(rest.charAt(0));
            var value = BigDecimal.valueOf(10L * digit(tenths.group(1).charAt(0)) + second);
            found.add(printed(value, "%", tenths.start(), tenths.end()));
        }
        Matcher plain = PLAIN.matcher(text);
        while (plain.find()) {
            if (found.stream().anyMatch(one -> plain.start() < one.end() && one.start() < plain.end())) continue;
            value(plain.group()).ifPresent(value -> found.add(printed(value, "", plain.start(), plain.end())));
        }
        return found;
    }

    private static Printed printed(BigDecimal value, String unit, int start, int end) {
        return new Printed(value, value.scale(), unit, start, end);
    }

    /** {@return the value of a number in words; empty when it is none} */
    static Optional<BigDecimal> value(String words) {
        int point = words.indexOf('点');
        Optional<BigDecimal> whole = whole(point < 0 ? words : words.substring(0, point));
        if (point < 0 || whole.isEmpty()) return whole;
        var fraction = new StringBuilder("0.");
        for (int i = point + 1; i < words.length(); i++) fraction.append(digit(words.charAt(i)));
        return whole.map(value -> value.add(new BigDecimal(fraction.toString())));
    }

    /** Sections of up to four digits, each before 万 or 亿. */
    private static Optional<BigDecimal> whole(String words) {
        long total = 0;
        long section = 0;
        int last = -1;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int digit = digit(c);
            Integer place = PLACES.get(c);
            if (digit >= 0) {
                if (last > 0) return Optional.empty();
                last = digit;
            } else if (place != null) {
                if (last < 0 && place != 10) return Optional.empty();
                section += (long) (last < 0 && place == 10 ? 1 : Math.max(last, 0)) * place;
                last = -1;
            } else {
                long times = c == '万' ? 10_000L : 100_000_000L;
                section += Math.max(last, 0);
                if (section == 0 && total == 0) return Optional.empty();
                total = times > 10_000L ? (total + section) * times : total + section * times;
                section = 0;
                last = -1;
            }
        }
        return Optional.of(BigDecimal.valueOf(total + section + Math.max(last, 0)));
    }

    private static int digit(char c) {
        if (c == '〇') return 0;
        return c == '两' ? 2 : DIGITS.indexOf(c);
    }
}
