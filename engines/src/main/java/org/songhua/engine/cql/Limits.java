package org.songhua.engine.cql;

/** How large a filter may be, so that none costs more than it can be worth. */
final class Limits {
    /** Characters of a filter in either encoding. */
    static final int CHARACTERS = 65_536;
    /** Parentheses, functions, NOT and calculations within each other: all walks over the tree are recursive. */
    static final int DEPTH = 64;
    /** Parts of the tree. */
    static final int PARTS = 4_000;
    /** Digits of a number, and of its exponent's size: beyond, a few characters would grow into gigabytes. */
    static final int DIGITS = 100;

    private Limits() {}
}
