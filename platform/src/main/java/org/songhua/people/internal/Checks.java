package org.songhua.people.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;

/** Adds faults at JSON pointers to a log, at most one per pointer: the first is the one to mend. */
final class Checks {
    /** What a person reads in one line: no control characters, no bidirectional tricks, no broken surrogates. */
    private static final Pattern LINE =
            Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private final FaultLog log;

    Checks(FaultLog log) {
        this.log = log;
    }

    /** A log big enough for any one request. */
    static FaultLog newLog() {
        return new FaultLog(100);
    }

    Checks that(boolean holds, String field, String code, String problem, String remedy) {
        if (!holds && !hasFaultAt(field)) log.accept(Fault.refused(code, Place.atField(field), problem, remedy));
        return this;
    }

    Checks line(@Nullable String text, int longest, String field) {
        boolean fits = text != null && text.length() <= longest && !text.isBlank() && isLine(text);
        return that(
                fits,
                field,
                "PEOPLE-001",
                "The text is empty, longer than " + longest + " characters or holds control characters.",
                "Give one line of 1 to " + longest + " characters.");
    }

    Checks code(@Nullable String code, String field) {
        return that(
                code != null && isCode(code),
                field,
                "PEOPLE-002",
                "The code is not made of letters, digits, dot, dash and underscore.",
                "Give a code of 1 to 64 such characters that starts with a letter or digit.");
    }

    void throwIfAny() {
        log.throwIfAny();
    }

    static boolean isLine(String text) {
        return LINE.matcher(text).matches();
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private boolean hasFaultAt(String field) {
        return log.kept().stream().anyMatch(fault -> covers(fault.place().field(), field));
    }

    private static boolean covers(@Nullable String earlier, String field) {
        return earlier != null && (field.equals(earlier) || field.startsWith(earlier + "/"));
    }
}
