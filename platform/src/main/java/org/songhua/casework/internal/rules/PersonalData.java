package org.songhua.casework.internal.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what names or reaches a person in free text: numbers of phones, of identity cards, of vehicles and bank cards,
 * addresses of mail, rooms of homes, names after a title. Finds every one, not only the first. It may see too much; what it
 * misses a person must find before a text is shown.
 */
public final class PersonalData {
    private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put("identity", Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)"));
        PATTERNS.put("bank_card", Pattern.compile("(?<!\\d)[3-6]\\d{15,18}(?!\\d)"));
        PATTERNS.put(
                "phone",
                Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)"
                        + "|(?<!\\d)0\\d{2,3}[- ]?\\d{7,8}(?!\\d)"));
        PATTERNS.put("email", Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+"));
        PATTERNS.put("vehicle", Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}"));
        PATTERNS.put("home", Pattern.compile("\\d{1,4}\\s*(?:号楼|栋|幢|单元)\\s*(?:\\d{1,2}\\s*单元\\s*)?\\d{2,4}\\s*[室户]?"));
        PATTERNS.put(
                "name",
                Pattern.compile("(?:我叫|本人|姓名[:：]?|联系人[:：]?)\\s*[\\u4e00-\\u9fa5]{2,4}"
                        + "|[\\u4e00-\\u9fa5]{1}(?:先生|女士|师傅|大爷|阿姨)"));
    }

    private PersonalData() {}

    /** {@return the kinds found} */
    public static Set<String> kinds(String text) {
        var found = new TreeSet<String>();
        PATTERNS.forEach((kind, pattern) -> {
            if (pattern.matcher(text).find()) found.add(kind);
        });
        return found;
    }

    /** {@return the text with every finding made unreadable} */
    public static String masked(String text) {
        String masked = text;
        for (Pattern pattern : PATTERNS.values()) {
            masked = pattern.matcher(masked)
                    .replaceAll(match ->
                            Matcher.quoteReplacement("■".repeat(match.group().length())));
        }
        return masked;
    }
}
