package org.songhua.service;

import java.util.List;
import org.songhua.pack.Text;

/**
 * What one rule says of an application.
 *
 * @param rule code of the rule
 * @param title what the rule is about, for people
 * @param outcome whether it holds
 * @param says what is told when it does not
 * @param basis what it rests on
 * @param missing names of the facts that are not known
 */
public record Verdict(String rule, Text title, Outcome outcome, Text says, String basis, List<String> missing) {

    /** Three values, for what is not known is neither kept nor broken. */
    public enum Outcome {
        HOLDS,
        FAILS,
        UNKNOWN
    }

    public Verdict {
        missing = List.copyOf(missing);
    }
}
