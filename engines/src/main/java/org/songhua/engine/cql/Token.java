package org.songhua.engine.cql;

/**
 * A word of the text encoding.
 *
 * @param kind what it is
 * @param text the name, the text without quotation marks, the number or the sign
 * @param at where it begins, counted from 0
 */
record Token(Kind kind, String text, int at) {
    /** Kinds of words. */
    enum Kind {
        NAME,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    String place() {
        return "character " + (at + 1);
    }

    /** {@return the token as it is told in a fault} */
    String told() {
        return kind == Kind.END ? "the end" : "'" + Parts.shortened(text) + "'";
    }
}
