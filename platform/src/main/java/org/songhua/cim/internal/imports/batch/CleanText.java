package org.songhua.cim.internal.imports.batch;

/** Texts as PostgreSQL can store them. */
public final class CleanText {
    private static final char UNKNOWN = '\uFFFD';

    private CleanText() {}

    /** {@return the text, the same object when it is storable; else NUL and halves of surrogate pairs are U+FFFD} */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) return cleaned(text);
        }
        return text;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        boolean same = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (c == 0 || Character.isSurrogate(c)) {
                clean.append(UNKNOWN);
                same = false;
            } else {
                clean.append(c);
            }
        }
        return same ? text : clean.toString();
    }
}
