package org.songhua.judgement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression;
import org.songhua.pack.Text;

/**
 * A judgement of the records of a register as its pack declares it.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param register code of the register
 * @param mode how many of its rules must say yes
 * @param rules published rules
 */
public record Judgement(String code, String pack, Text title, String register, Mode mode, List<Rule> rules) {

    /** How many of the rules that concern a record must say yes for the whole to be so. */
    public enum Mode {
        /** What one says is so. */
        ANY,
        /** Each must say so: a list of items to be met. */
        ALL
    }

    /**
     * A rule.
     *
     * @param code its code within the judgement
     * @param title its name
     * @param group what it belongs to; null where the judgement has no groups
     * @param basis where it is published
     * @param applies condition over the fields under which it concerns a record; null for always
     * @param holds condition over the fields under which it says yes
     * @param text the condition as its pack writes it
     */
    public record Rule(
            String code,
            Text title,
            @Nullable Text group,
            String basis,
            @Nullable Expression applies,
            Expression holds,
            String text) {}

    public Judgement {
        rules = List.copyOf(rules);
    }
}
