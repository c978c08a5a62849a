package org.songhua.people.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Login names: compared without regard to case and width, so that nobody can look like somebody else. */
final class Names {
    /** Letters of any script, digits and a few signs; no colon, which marks callers that are not users. */
    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@-]{1,63}");

    /** Callers that are not users, see {@link org.songhua.people.Caller}. */
    private static final Set<String> RESERVED = Set.of("local", "system", "anonymous");

    private Names() {}

    /** {@return the form in which names are kept and compared} */
    static String normalise(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** {@return whether a normalised name may be given to a user} */
    static boolean isValid(String name) {
        return VALID.matcher(name).matches() && !RESERVED.contains(name);
    }
}
