package org.songhua.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.linkage.CreditCode;
import org.songhua.pack.Text;

/**
 * A register as its pack declares it.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param description what is kept in it, in one sentence
 * @param basis standard or document it rests on; empty when none is cited
 * @param clauses numbers of the plan's clauses it serves
 * @param objects classes of city objects a record can be a facet of; empty for records without place or with their own
 * @param objectRequired whether a record without a city object is refused
 * @param located whether records may have a place of their own
 * @param titleField field that people know a record by; empty for the key
 * @param fields its fields in order of display
 * @param states its states
 * @param start state in which a record begins
 * @param actions what can be done
 * @param duties what falls due
 * @param evidence kinds of evidence to their names
 * @param samples what made-up records for a demonstration look like
 * @param onlyOne what only one open record may have; {@link OnlyOne#NONE} when any number may
 */
public record Register(
        String code,
        String pack,
        Text title,
        Text description,
        String basis,
        List<String> clauses,
        List<String> objects,
        boolean objectRequired,
        boolean located,
        String titleField,
        List<RegisterField> fields,
        List<RegisterState> states,
        String start,
        List<RegisterAction> actions,
        List<Duty> duties,
        Map<String, Text> evidence,
        Samples samples,
        OnlyOne onlyOne) {

    /**
     * What made-up records look like.
     *
     * @param count how many for a city of 300,000 people
     * @param words field to texts to choose from; {@code {n}} stands for a number, {@code {nn}} for one of two digits,
     *     {@code {check}} for the check character of the 17 characters before it (GB 32100)
     */
    public record Samples(int count, Map<String, List<String>> words) {
        /** None. */
        public static final Samples NONE = new Samples(0, Map.of());

        private static final String CHECK = "{check}";
        private static final int CHECKED = 17;

        public Samples {
            words = Map.copyOf(words);
        }

        /**
         * {@return a text with its number}
         *
         * @throws IllegalArgumentException when {@code {check}} stands behind what is no head of a code
         */
        public static String text(String word, int number) {
            String text = word.replace("{nn}", "%02d".formatted(number % 100)).replace("{n}", String.valueOf(number));
            int at = text.indexOf(CHECK);
            if (at < 0) return text;
            if (at < CHECKED) throw new IllegalArgumentException("Too short to be checked: " + text);
            return text.replace(CHECK, String.valueOf(CreditCode.check(text.substring(at - CHECKED, at))));
        }
    }

    /**
     * That there is only one open record of the same values.
     *
     * @param of fields; a record that lacks one of them is not held to it
     * @param repeat action that is done to the open record when another one is entered; empty when that is refused
     */
    public record OnlyOne(List<String> of, String repeat) {
        /** Any number of records. */
        public static final OnlyOne NONE = new OnlyOne(List.of(), "");

        public OnlyOne {
            of = List.copyOf(of);
        }
    }

    public Register {
        clauses = List.copyOf(clauses);
        objects = List.copyOf(objects);
        fields = List.copyOf(fields);
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        duties = List.copyOf(duties);
        evidence = Map.copyOf(evidence);
    }

    /** {@return the field of that name, if there is one} */
    public Optional<RegisterField> findField(String name) {
        for (RegisterField field : fields) if (field.name().equals(name)) return Optional.of(field);
        return Optional.empty();
    }

    /** {@return the state of that code, if there is one} */
    public Optional<RegisterState> findState(String state) {
        return states.stream().filter(one -> one.code().equals(state)).findFirst();
    }

    /** {@return the action of that code, if there is one} */
    public Optional<RegisterAction> findAction(String action) {
        return actions.stream().filter(one -> one.code().equals(action)).findFirst();
    }

    /** {@return the duty of that code, if there is one} */
    public Optional<Duty> findDuty(String duty) {
        return duties.stream().filter(one -> one.code().equals(duty)).findFirst();
    }
}
