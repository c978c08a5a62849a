package org.songhua.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A kind of matter that can be reported, such as a broken manhole cover.
 *
 * @param code over all packs, such as {@code 01001}
 * @param pack the pack that declares it
 * @param title its name
 * @param group name of the group it stands under
 * @param groupCode code of that group
 * @param flow key of the flow that its cases follow
 * @param severity severity when nobody says otherwise
 * @param isPublic whether its cases may be shown to everybody
 * @param componentType type of managed component it is about; empty for none
 * @param conditions filing conditions by number, one of which decides the limits; empty when there are none
 * @param questions what is asked beside text and place
 * @param indicators ids of the indicators that such matters speak of
 * @param shownPlace how exactly everybody may see where such a case is
 */
public record CaseClass(
        String code,
        String pack,
        Text title,
        Text group,
        String groupCode,
        String flow,
        Severity severity,
        boolean isPublic,
        String componentType,
        Map<Integer, Text> conditions,
        List<Question> questions,
        List<String> indicators,
        ShownPlace shownPlace) {
    public CaseClass {
        indicators = List.copyOf(indicators);
        conditions = Map.copyOf(conditions);
        questions = List.copyOf(questions);
    }

    /** How exactly everybody may see where a case is. */
    public enum ShownPlace {
        /** As it is: the matter stands in the street. */
        EXACT,
        /** To about a hundred metres: the matter may point to a home. */
        ABOUT,
        /** Not at all. */
        HIDDEN;

        /** {@return a coordinate as everybody may see it: always the same for the same place, so that nothing leaks by asking again} */
        public double shown(double degrees) {
            return this == EXACT ? degrees : Math.round(degrees * 1_000) / 1_000.0;
        }
    }

    /**
     * When a question is asked.
     *
     * @param question code of another question of the class
     * @param is answers to it of which one must have been given
     */
    public record Condition(String question, List<String> is) {
        public Condition {
            is = List.copyOf(is);
        }
    }

    /**
     * A question, named as Open311 does.
     *
     * @param code name of the answer
     * @param title the question
     * @param type string, number, datetime, text, singlevaluelist or multivaluelist
     * @param required whether it must be answered
     * @param values key to name of the answers of a list, in order
     * @param when when it is asked; null for always
     */
    public record Question(
            String code,
            Text title,
            String type,
            boolean required,
            Map<String, Text> values,
            @Nullable Condition when) {
        /**
         * {@return whether it is asked of somebody who gave these answers} A question whose condition rests on one that is not asked is not
         * asked either; the console decides by the same rule.
         */
        public boolean isAsked(Map<String, String> answers, List<Question> all) {
            Condition condition = when;
            if (condition == null) return true;
            String given = answers.getOrDefault(condition.question(), "");
            boolean fits = Arrays.stream(given.split(",", -1)).anyMatch(condition.is()::contains);
            return fits
                    && all.stream()
                            .takeWhile(other -> !other.code().equals(code))
                            .anyMatch(
                                    other -> other.code().equals(condition.question()) && other.isAsked(answers, all));
        }

        public Question {
            values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        }
    }
}
