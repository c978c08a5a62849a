package org.songhua.cim;

import java.util.List;
import java.util.Locale;
import org.songhua.pack.Text;

/**
 * A check of the quality of data, as a pack declares it.
 *
 * @param code identifier, lower_snake_case, unique over all packs
 * @param pack the pack that declares it
 * @param title what is wrong with what it finds, in a few words
 * @param severity how much it matters
 * @param subject what a finding is of
 * @param classes classes of the objects it looks at; empty for all
 * @param rule how it decides, as written in the pack
 * @param recommendation what to do about a finding
 * @param clause standard and clause it follows; empty for none
 */
public record DataCheck(
        String code,
        String pack,
        Text title,
        Severity severity,
        Subject subject,
        List<String> classes,
        String rule,
        Text recommendation,
        String clause) {

    public DataCheck {
        classes = List.copyOf(classes);
    }

    /** How much a finding matters. */
    public enum Severity {
        /** The data cannot be right. */
        ERROR,
        /** The data are hardly right. */
        WARNING,
        /** Something is missing that would be good to have. */
        NOTICE;

        /** {@return the name in packs and APIs} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a finding is of. */
    public enum Subject {
        OBJECT,
        DATASET;

        /** {@return the name in packs and APIs} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
