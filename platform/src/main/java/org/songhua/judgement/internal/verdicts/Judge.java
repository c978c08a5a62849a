package org.songhua.judgement.internal.verdicts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.formula.Surroundings;
import org.songhua.judgement.Judgement;
import org.songhua.judgement.Judgement.Mode;
import org.songhua.judgement.Judgement.Rule;
import org.songhua.judgement.Verdict;
import org.songhua.judgement.Verdict.Answer;
import org.songhua.judgement.Verdict.Finding;
import org.songhua.judgement.Verdict.Outcome;
import org.songhua.register.RegisterRecord;

/** Judges a record; pure. */
public final class Judge {
    private Judge() {}

    /** {@return what a judgement says of a record} */
    public static Verdict judge(Judgement judgement, RegisterRecord record) {
        Map<String, Object> known = values(record);
        List<Finding> findings =
                judgement.rules().stream().map(rule -> find(rule, known)).toList();
        return new Verdict(judgement.mode(), record, answer(judgement.mode(), findings), findings);
    }

    /** One finding can decide; the other answer needs all that are concerned. */
    private static Answer answer(Mode mode, List<Finding> findings) {
        boolean any = mode == Mode.ANY;
        if (has(findings, any ? Outcome.YES : Outcome.NO)) return any ? Answer.YES : Answer.NO;
        if (has(findings, Outcome.UNKNOWN) || !has(findings, any ? Outcome.NO : Outcome.YES)) return Answer.UNKNOWN;
        return any ? Answer.NO : Answer.YES;
    }

    private static boolean has(List<Finding> findings, Outcome outcome) {
        return findings.stream().anyMatch(one -> one.outcome() == outcome);
    }

    private static Finding find(Rule rule, Map<String, Object> known) {
        Surroundings world = known::get;
        Expression applies = rule.applies();
        var needed = new TreeSet<>(Formulas.names(rule.holds()));
        if (applies != null) needed.addAll(Formulas.names(applies));
        var used = new TreeMap<>(known);
        used.keySet().retainAll(needed);
        Boolean concerned = applies == null ? Boolean.TRUE : Evaluator.holds(applies, world);
        Outcome outcome = outcome(concerned, concerned == null ? null : Evaluator.holds(rule.holds(), world));
        var missing = new ArrayList<>(needed);
        missing.removeAll(used.keySet());
        return new Finding(rule, outcome, used, outcome == Outcome.UNKNOWN ? missing : List.of());
    }

    private static Outcome outcome(@Nullable Boolean concerned, @Nullable Boolean holds) {
        if (Boolean.FALSE.equals(concerned)) return Outcome.NOT_CONCERNED;
        if (concerned == null || holds == null) return Outcome.UNKNOWN;
        return holds ? Outcome.YES : Outcome.NO;
    }

    private static Map<String, Object> values(RegisterRecord record) {
        var values = new TreeMap<String, Object>();
        record.fields()
                .forEach((name, value) ->
                        values.put(name, value instanceof BigDecimal number ? (Object) number.doubleValue() : value));
        return values;
    }
}
