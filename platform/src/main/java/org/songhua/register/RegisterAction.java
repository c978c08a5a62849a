package org.songhua.register;

import java.util.List;
import org.songhua.pack.Text;

/**
 * Something that can be done to a record.
 *
 * @param code its code
 * @param title what people call it
 * @param from states in which it can be done
 * @param to state it leads to; empty when the record stays where it is
 * @param permission code of the permission that it needs
 * @param guards conditions that must hold, with what is said when they do not
 * @param fields fields that must be given or known
 * @param evidence kinds of evidence that the record must hold
 * @param differsFrom actions whose actors may not do this one
 */
public record RegisterAction(
        String code,
        Text title,
        List<String> from,
        String to,
        String permission,
        List<Condition> guards,
        List<String> fields,
        List<String> evidence,
        List<String> differsFrom) {

    /**
     * A condition over the fields of a record.
     *
     * @param holds the condition in the language of guards
     * @param says why not, for people, when it does not hold
     * @param basis what it rests on; empty when nothing is cited
     */
    public record Condition(String holds, Text says, String basis) {}

    public RegisterAction {
        from = List.copyOf(from);
        guards = List.copyOf(guards);
        fields = List.copyOf(fields);
        evidence = List.copyOf(evidence);
        differsFrom = List.copyOf(differsFrom);
    }
}
