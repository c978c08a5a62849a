package org.songhua.engine.rule;

import java.util.Arrays;
import java.util.List;

/** Where one rule goes from where it stands: since when each level holds, which counts, and whether it is over. */
final class RuleJudge {
    private RuleJudge() {}

    /** {@return the state of the rule after a moment; what changed goes to the decisions} */
    static RuleState judge(int number, Rule rule, RuleState before, Moment moment, List<Decision> decisions) {
        long[] since_us = since(rule, before, moment);
        int standing = standing(rule, before.rank(), since_us, moment.time_us());
        if (standing > before.rank()) {
            decisions.add(risen(number, before.rank(), standing, moment));
            return new RuleState(standing, History.NEVER, since_us);
        }
        if (before.rank() == 0) return new RuleState(0, History.NEVER, since_us).shared();
        return standing == before.rank()
                ? stays(number, before, since_us, moment, decisions)
                : ends(number, rule, before, since_us, standing, moment, decisions);
    }

    private static long[] since(Rule rule, RuleState before, Moment moment) {
        long[] since_us = before.since_us();
        boolean isOwn = false;
        for (Rule.Step step : rule.steps()) {
            boolean isHeld = step.level().rank() <= before.rank();
            int truth = moment.holds(step.when(), isHeld ? 1 : 0);
            long old_us = before.since_us(step.level());
            long new_us = since(truth, old_us, isHeld, moment.time_us());
            if (new_us == old_us) continue;
            if (!isOwn) since_us = since_us.clone();
            isOwn = true;
            since_us[step.level().rank() - 1] = new_us;
        }
        return since_us;
    }

    /** What is not known neither ends a level that is held nor brings one about. */
    private static long since(int truth, long old_us, boolean isHeld, long time_us) {
        if (truth == Moment.FALSE || (truth == Moment.UNKNOWN && !isHeld)) return History.NEVER;
        return old_us == History.NEVER && truth == Moment.TRUE ? time_us : old_us;
    }

    private static int standing(Rule rule, int rank, long[] since_us, long time_us) {
        int standing = 0;
        for (Rule.Step step : rule.steps()) {
            long since = since_us[step.level().rank() - 1];
            if (since == History.NEVER) continue;
            if (step.level().rank() <= rank || time_us - since >= step.hold_us())
                standing = step.level().rank();
        }
        return standing;
    }

    private static Decision risen(int number, int from, int to, Moment moment) {
        Level level = Level.ofRank(to);
        List<Reason> reasons = Reasons.of(step(moment.source(number), to).when(), moment);
        return from == 0
                ? new Decision.Raise(number, moment.time_us(), level, reasons)
                : new Decision.Escalate(number, moment.time_us(), Level.ofRank(from), level, reasons);
    }

    private static RuleState stays(
            int number, RuleState before, long[] since_us, Moment moment, List<Decision> decisions) {
        decisions.add(new Decision.Hold(number, moment.time_us(), Level.ofRank(before.rank()), false));
        boolean isSame = Arrays.equals(since_us, before.since_us()) && before.below_us() == History.NEVER;
        return isSame ? before : new RuleState(before.rank(), History.NEVER, since_us);
    }

    private static RuleState ends(
            int number,
            Rule rule,
            RuleState before,
            long[] since_us,
            int standing,
            Moment moment,
            List<Decision> decisions) {
        long below_us = before.below_us() == History.NEVER ? moment.time_us() : before.below_us();
        Level from = Level.ofRank(before.rank());
        if (moment.time_us() - below_us < rule.quiet_us()) {
            decisions.add(new Decision.Hold(number, moment.time_us(), from, true));
            return new RuleState(before.rank(), below_us, since_us);
        }
        List<Reason> reasons =
                Reasons.of(step(moment.source(number), before.rank()).when(), moment);
        decisions.add(
                standing == 0
                        ? new Decision.Clear(number, moment.time_us(), from, reasons)
                        : new Decision.Lower(number, moment.time_us(), from, Level.ofRank(standing), reasons));
        return new RuleState(standing, History.NEVER, since_us).shared();
    }

    /** A level carried over from other rules may have no step here; the gravest one below it then speaks. */
    private static Rule.Step step(Rule rule, int rank) {
        Rule.Step found = rule.steps().getFirst();
        for (Rule.Step step : rule.steps()) if (step.level().rank() <= rank) found = step;
        return found;
    }
}
