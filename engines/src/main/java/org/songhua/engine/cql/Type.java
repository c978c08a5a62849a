package org.songhua.engine.cql;

/** What a value can be. */
public enum Type {
    TEXT("a text"),
    NUMBER("a number"),
    TRUTH("true or false"),
    DATE("a date"),
    TIMESTAMP("a time"),
    INTERVAL("an interval"),
    GEOMETRY("a geometry"),
    ARRAY("a list");

    private final String phrase;

    Type(String phrase) {
        this.phrase = phrase;
    }

    /** {@return the type in words, for sentences} */
    public String phrase() {
        return phrase;
    }

    boolean isInstant() {
        return this == DATE || this == TIMESTAMP;
    }

    boolean isTemporal() {
        return isInstant() || this == INTERVAL;
    }
}
