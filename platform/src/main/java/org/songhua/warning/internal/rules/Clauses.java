package org.songhua.warning.internal.rules;

import java.util.regex.Pattern;

/**
 * Where thresholds come from, in both languages in one text: {@code 实践值 | practice}. A bare citation such as {@code GB 5749-2022} is the same
 * in both and stands alone.
 */
final class Clauses {
    /** What stands in place of a clause when somebody sets a threshold for one object. */
    static final String OF_OBJECT = of("为此对象设定", "set for this object");
    /** What stands in place of a clause when somebody sets a threshold in the rule workshop. */
    static final String OF_WORKSHOP = of("规则工作台设定", "set in the rule workshop");

    private static final String BETWEEN = " | ";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{2,}\\b");

    private Clauses() {}

    /** {@return both as one text} */
    static String of(String zh, String en) {
        return zh.isEmpty() ? en : zh + BETWEEN + en;
    }

    /** {@return the Chinese part; empty when there is none of its own} */
    static String zh(String clause) {
        int at = clause.indexOf(BETWEEN);
        return at < 0 ? "" : clause.substring(0, at);
    }

    /** {@return the English part, or the citation} */
    static String en(String clause) {
        int at = clause.indexOf(BETWEEN);
        return at < 0 ? clause : clause.substring(at + BETWEEN.length());
    }

    /** {@return what is wrong with the two texts of a clause; empty when nothing is} */
    static String wrong(String zh, String en) {
        if ((zh + en).contains("|")) return "A clause holds no vertical bar.";
        if (HAN.matcher(en).find()) return "The clause is in Chinese.";
        if (!zh.isEmpty() && !HAN.matcher(zh).find()) return "The Chinese text of the clause is not in Chinese.";
        return zh.isEmpty() && WORD.matcher(en).find() ? "The clause has words and no Chinese text." : "";
    }
}
