package org.songhua.consequence.internal.follow;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in which {@code {field}} stands for a value. Pure. */
public final class Template {
    private static final Pattern FIELD = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    private Template() {}

    /** {@return the names that a text speaks of} */
    public static Set<String> names(String text) {
        var names = new TreeSet<String>();
        FIELD.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** {@return the text with the values in their places; what is not known leaves its place empty} */
    public static String text(String template, Map<String, Object> values) {
        return FIELD.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(shown(values.getOrDefault(found.group(1), ""))));
    }

    /** {@return the value that a template comes to: that of the field when it is one field and nothing else} */
    public static Object value(Object template, Map<String, Object> values) {
        if (!(template instanceof String text)) return template;
        Matcher whole = FIELD.matcher(text);
        return whole.matches() ? values.getOrDefault(whole.group(1), "") : text(text, values);
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
