package org.songhua.sensing.internal.things;

/** Tells that the database cannot evaluate an expression; carries nothing, and costs no stack trace. */
final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("StaticAssignmentOfThrowable") // without a trace one is like the other
    static final Untranslatable SIGNAL = new Untranslatable();

    private Untranslatable() {
        super("not translatable", null, false, false);
    }
}
