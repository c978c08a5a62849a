package org.songhua.evaluation.internal.report;

/** Text as it stands in HTML and XML. */
final class Html {
    private Html() {}

    /** {@return text with what has a meaning in markup written as entities; characters that XML forbids left out} */
    static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') out.append(c);
                }
            }
        }
        return out.toString();
    }

    /** {@return the text that was escaped} */
    static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
