package org.songhua.judgement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression;
import org.songhua.pack.Text;

/**
 * A judgement of the records of a register as its pack declares it: what any of its rules says is so, is so.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param register code of the register
 * @param rules published rules
 */
public record Judgement(String code, String pack, Text title, String register, List<Rule> rules) {

    /**
     * A rule.
     *
     * @param code its code within the judgement
     * @param title its name
     * @param basis where it is published
     * @param applies condition over the fields under which it concerns a record; null for always
     * @param holds condition over the fields under which it says yes
     * @param text the condition as its pack writes it
     */
    public record Rule(
            String code, Text title, String basis, @Nullable Expression applies, Expression holds, String text) {}

    public Judgement {
        rules = List.copyOf(rules);
    }
}
