package org.songhua.cim.internal.imports.crosswalk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How codes of an older series become those of the present one: a part of the code is looked up in a table, what stands before
 * and behind it stays.
 *
 * @param code what packs call it
 * @param classCode class whose objects bear the codes
 * @param attribute attribute in which they are told
 * @param form form of an old code in three groups: what stays before, what is looked up, what stays behind
 * @param gives attribute that the word found says too; null for none
 * @param keeps tag under which the old code is kept
 * @param words old word to what it may have become; several when nobody can tell which
 * @param gone old words that have become nothing
 */
record Crosswalk(
        String code,
        String classCode,
        String attribute,
        Pattern form,
        @Nullable String gives,
        String keeps,
        Map<String, List<String>> words,
        Set<String> gone) {
    Crosswalk {
        words = copyOf(words);
        gone = Set.copyOf(gone);
    }

    private static Map<String, List<String>> copyOf(Map<String, List<String>> words) {
        var copy = new HashMap<String, List<String>>();
        words.forEach((old, present) -> copy.put(old, List.copyOf(present)));
        return copy;
    }

    /** What a value is in the present series. */
    sealed interface Reading {
        /** No code of the old series: it is left as it is. */
        record NotMeant() implements Reading {}

        /**
         * One code.
         *
         * @param code the code of the present series
         * @param word the word that was found for its part
         */
        record Found(String code, String word) implements Reading {}

        /** A word that this table does not have. */
        record Unknown(String old) implements Reading {}

        /** A word that has no successor. */
        record Gone(String old) implements Reading {}

        /** A word with several successors, of which somebody must choose. */
        record Ambiguous(String old, List<String> words) implements Reading {
            public Ambiguous {
                words = List.copyOf(words);
            }
        }
    }

    /** {@return what a value is} */
    Reading read(String value) {
        Matcher matcher = form.matcher(value);
        if (!matcher.matches()) return new Reading.NotMeant();
        String old = matcher.group(2);
        if (gone.contains(old)) return new Reading.Gone(old);
        List<String> found = words.getOrDefault(old, List.of());
        if (found.isEmpty()) return new Reading.Unknown(old);
        if (found.size() > 1) return new Reading.Ambiguous(old, found);
        return new Reading.Found(matcher.group(1) + found.getFirst() + matcher.group(3), found.getFirst());
    }
}
