package org.songhua.casework;

import java.util.List;
import java.util.Map;
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
        List<String> indicators) {
    public CaseClass {
        indicators = List.copyOf(indicators);
        conditions = Map.copyOf(conditions);
        questions = List.copyOf(questions);
    }

    /**
     * A question, named as Open311 does.
     *
     * @param code name of the answer
     * @param title the question
     * @param type string, number, datetime, text, singlevaluelist or multivaluelist
     * @param required whether it must be answered
     * @param values key to name of the answers of a list, in order
     */
    public record Question(String code, Text title, String type, boolean required, Map<String, Text> values) {
        public Question {
            values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        }
    }
}
