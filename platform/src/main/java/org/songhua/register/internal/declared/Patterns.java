package org.songhua.register.internal.declared;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.flow.GuardSyntaxException;

/** Texts in small languages of their own: whether they can be read. */
final class Patterns {
    private Patterns() {}

    /** {@return whether it is a regular expression; no pattern at all is fine} */
    static boolean isRegex(@Nullable String pattern) {
        try {
            if (pattern != null) Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** {@return what is wrong with a condition; null when it can be read} */
    static @Nullable String guardFault(String condition) {
        try {
            Guard.parse(condition);
            return null;
        } catch (GuardSyntaxException e) {
            return e.getMessage() + " (character " + e.position() + ")";
        }
    }
}
