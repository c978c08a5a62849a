package org.songhua.engine.hydraulics.inp;

import org.jspecify.annotations.Nullable;

/** The text of a file in the making. */
final class InpText {
    private final StringBuilder text = new StringBuilder();

    void section(Section section) {
        if (!text.isEmpty()) text.append('\n');
        text.append(section.heading()).append('\n');
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** Writes words and numbers with tabs between; empty ones are left out. */
    void row(Object... words) {
        boolean first = true;
        for (Object word : words) {
            String written = word instanceof Double number ? number(number) : String.valueOf(word);
            if (written.isEmpty()) continue;
            if (!first) text.append('\t');
            text.append(written);
            first = false;
        }
        text.append('\n');
    }

    /** {@return the identifier as one word: in quotation marks when it is empty, holds blanks or looks like a heading} */
    static String id(String id) {
        boolean plain = !id.isEmpty() && id.charAt(0) != '[' && id.chars().allMatch(c -> c > ' ');
        return plain ? id : '"' + id + '"';
    }

    /** {@return the identifier as one word, nothing when there is none} */
    static String optional(@Nullable String id) {
        return id == null ? "" : id(id);
    }

    /** {@return the shortest text that gives the same number; whole numbers without a point} */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
