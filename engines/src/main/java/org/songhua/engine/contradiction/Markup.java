package org.songhua.engine.contradiction;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Elements of HTML found by their tags, in time that grows with the length of the text however broken it is. */
final class Markup {
    private Markup() {}

    /**
     * Hands over each element of a name with its tags; elements of one name are not looked for inside each other.
     *
     * @return the text without them, a line break in the place of each
     */
    static String each(String html, String element, Consumer<String> sink) {
        return replaced(html, element, found -> {
            sink.accept(found);
            return "\n";
        });
    }

    /** {@return the text with something else in the place of each element of a name} */
    static String replaced(String html, String element, UnaryOperator<String> other) {
        String lower = lowerCase(html);
        String closing = "</" + element + ">";
        var rest = new StringBuilder();
        int from = 0;
        for (int start = opening(lower, element, 0); start >= 0; start = opening(lower, element, from)) {
            int end = lower.indexOf(closing, start);
            if (end < 0) break;
            rest.append(html, from, start);
            from = end + closing.length();
            rest.append(other.apply(html.substring(start, from)));
        }
        return rest.append(html, from, html.length()).toString();
    }

    /** Letters of tags only: others may become several, and places in the text would move. */
    private static String lowerCase(String html) {
        var lower = new StringBuilder(html);
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c >= 'A' && c <= 'Z') lower.setCharAt(i, (char) (c + 'a' - 'A'));
        }
        return lower.toString();
    }

    private static int opening(String lower, String element, int from) {
        int at = lower.indexOf("<" + element, from);
        while (at >= 0) {
            int after = at + element.length() + 1;
            if (after < lower.length() && !Character.isLetterOrDigit(lower.charAt(after))) return at;
            at = lower.indexOf("<" + element, after);
        }
        return -1;
    }

    /** {@return the text without what stands between two marks, and without what follows a mark that is never closed} */
    static String without(String html, String from, String to) {
        String lower = lowerCase(html);
        var rest = new StringBuilder();
        int at = 0;
        for (int start = lower.indexOf(from); start >= 0; start = lower.indexOf(from, at)) {
            rest.append(html, at, start);
            int end = lower.indexOf(to, start);
            if (end < 0) return rest.toString();
            at = end + to.length();
        }
        return rest.append(html, at, html.length()).toString();
    }

    /** {@return what a reader sees: no tags, entities as their characters, blanks joined} */
    static String text(String html) {
        var bare = new StringBuilder();
        boolean inTag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') inTag = true;
            else if (c == '>') inTag = false;
            else if (!inTag) bare.append(c);
        }
        return decoded(bare.toString()).replaceAll("\\s+", " ").strip();
    }

    private static String decoded(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
