package org.songhua.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songhua.pack.Text;

/**
 * A survey as a pack declares it: what is looked at, as which class of cases, and which answer is which problem. Its questions are
 * the checklist of that class.
 *
 * @param code unique over all packs
 * @param pack that declares it
 * @param basis what it rests on
 * @param of class of the city objects that are looked at, one task each
 * @param where attribute to the text that its value must have; empty for all objects of the class
 * @param number attribute with the number that a problem knows its object by; empty for its id
 * @param classCode class of the cases
 * @param register that takes the problems
 * @param fields fields of that register
 * @param questions item of the checklist to the problem that "no" is
 */
public record Survey(
        String code,
        String pack,
        Text title,
        String basis,
        String of,
        Map<String, String> where,
        String number,
        String classCode,
        String register,
        Fields fields,
        Map<String, Question> questions) {

    public Survey {
        where = Map.copyOf(where);
        questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    }

    /**
     * Names of fields of the register.
     *
     * @param unit what has the problem
     * @param problem code of the problem
     * @param indicator code of the indicator that it counts for
     * @param found day on which it was found
     * @param task number of the case
     * @param deadline day by which it is to be put right; empty for a register without deadlines
     * @param done day on which it was put right; empty for a register that does not say
     */
    public record Fields(
            String unit, String problem, String indicator, String found, String task, String deadline, String done) {}

    /** What "no" to a question is. */
    public record Question(String problem, String indicator) {}
}
