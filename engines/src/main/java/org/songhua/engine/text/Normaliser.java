package org.songhua.engine.text;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Brings texts into the form in which they are compared. */
final class Normaliser {
    private static final Set<UnicodeBlock> ACCENTS = Set.of(
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS_EXTENDED,
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS_SUPPLEMENT,
            UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS,
            UnicodeBlock.COMBINING_HALF_MARKS,
            UnicodeBlock.VARIATION_SELECTORS,
            UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT);

    private Normaliser() {}

    static String normalise(String text) {
        if (isPlain(text)) return lowerCase(text);
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); ) {
            int point = apart.codePointAt(i);
            i += Character.charCount(point);
            append(point, folded);
        }
        int length = folded.length();
        if (length > 0 && folded.charAt(length - 1) == ' ') folded.setLength(length - 1);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static void append(int point, StringBuilder folded) {
        if (isBlank(point)) {
            int length = folded.length();
            if (length > 0 && folded.charAt(length - 1) != ' ') folded.append(' ');
        } else if (!isLeftOut(point)) {
            folded.appendCodePoint(fold(point));
        }
    }

    /** Case folding of one character without regard to its neighbours, so that a part of a text folds as the whole does. */
    private static int fold(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    /** Blanks of all kinds and what no text should hold: control characters and halves of surrogate pairs. */
    private static boolean isBlank(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Invisible format characters, variation selectors, and the accents of Latin, Greek and Cyrillic letters. */
    private static boolean isLeftOut(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> true;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> ACCENTS.contains(UnicodeBlock.of(point));
            default -> false;
        };
    }

    /** True when only letter case may differ from the normal form: common ideographs, printable ASCII, single inner blanks. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= ' ' && c <= '~') || (c >= 0x4E00 && c <= 0x9FFF);
            if (!plain || (c == ' ' && before == ' ')) return false;
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String lowerCase(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) >= 'A' && plain.charAt(i) <= 'Z') return plain.toLowerCase(Locale.ROOT);
        }
        return plain;
    }
}
