package org.songhua.consequence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * What follows from something that happened, as a pack declares it.
 *
 * @param code unique over all packs
 * @param pack that declares it
 * @param basis law or document it rests on
 * @param clauses of the plan it serves
 * @param cause what it follows from
 * @param opens case that is opened; null for none
 * @param enters record that is entered; null for none
 */
public record Consequence(
        String code,
        String pack,
        Text title,
        String basis,
        List<String> clauses,
        Cause cause,
        @Nullable Opens opens,
        @Nullable Enters enters) {

    public Consequence {
        clauses = List.copyOf(clauses);
    }

    /**
     * What it follows from: a step of a record, a duty of a record that was not done in time, or a deadline of a case that was
     * missed.
     *
     * @param register whose records are watched; empty when it is cases
     * @param at steps, {@code create} and {@code amend} among them; empty for a duty
     * @param duty that is overdue; empty for a step
     * @param cases head of the codes of the classes whose cases are watched; empty when it is records
     * @param clocks of which one ran out
     * @param when condition over the fields under which it follows; empty for always
     */
    public record Cause(String register, List<String> at, String duty, String cases, List<String> clocks, String when) {
        public Cause {
            at = List.copyOf(at);
            clocks = List.copyOf(clocks);
        }

        /** {@return whether it is about records} */
        public boolean isOfRecords() {
            return !register.isEmpty();
        }
    }

    /**
     * A case to be opened.
     *
     * @param classCode its class
     * @param text what is reported; {@code {field}} stands for a value
     * @param severity when it is not that of the class; empty for that one
     */
    public record Opens(String classCode, String text, String severity) {}

    /**
     * A record to be entered.
     *
     * @param register which
     * @param fields name to a value, or to a text in which {@code {field}} stands for one
     * @param evidence kind to the number of a document, written in the same way
     * @param then actions done to it at once
     */
    public record Enters(String register, Map<String, Object> fields, Map<String, String> evidence, List<String> then) {
        public Enters {
            fields = Map.copyOf(fields);
            evidence = Map.copyOf(evidence);
            then = List.copyOf(then);
        }
    }
}
