package org.songhua.engine.hydraulics.solve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Rule;

/** Looks at the rules between two moments and takes the actions they ask for (EPANET 2.2 user manual, appendix C, [RULES]). */
final class Rules {
    /** A setting that differs by less is the same. */
    private static final double SAME = 1e-3;

    private final Model model;
    private final State state;
    private final LinkActions actions;
    private final Premises premises;
    private final List<Rule> rules;

    /** An action, and how much its rule counts. */
    private record Wanted(Rule.Action action, double priority) {}

    Rules(Model model, State state, LinkActions actions) {
        this.model = model;
        this.state = state;
        this.actions = actions;
        this.premises = new Premises(model, state);
        this.rules = model.network.rules().stream().filter(Rule::enabled).toList();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Looks at all rules.
     *
     * @param seconds the moment
     * @param elapsed seconds since they were looked at before
     * @return true when something was changed
     */
    boolean check(long seconds, long elapsed) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (Rule rule : rules) {
            boolean holds = premises.hold(rule, seconds - elapsed + 1, seconds);
            for (Rule.Action action : holds ? rule.thenActions() : rule.elseActions()) want(wanted, action, rule);
        }
        boolean changed = false;
        for (Wanted one : wanted.values()) changed |= take(one.action());
        return changed;
    }

    private static void want(Map<String, Wanted> wanted, Rule.Action action, Rule rule) {
        Wanted before = wanted.get(action.link());
        if (before == null || rule.priority() > before.priority())
            wanted.put(action.link(), new Wanted(action, rule.priority()));
    }

    private boolean take(Rule.Action action) {
        int k = model.links.index(action.link());
        boolean closed = state.status[k] <= Status.CLOSED;
        if (action.status() == LinkStatus.OPEN && closed) actions.open(k);
        else if (action.status() == LinkStatus.CLOSED && !closed) actions.close(k);
        else return !Double.isNaN(action.setting()) && set(k, action.setting());
        return true;
    }

    private boolean set(int k, double inFileUnits) {
        double unit = model.links.isValve(k) ? model.links.settingUnit(model.valves.type[k - model.links.pumpEnd]) : 1;
        double value = inFileUnits / unit;
        if (Math.abs(value - state.setting[k]) <= SAME) return false;
        actions.set(k, value);
        return true;
    }
}
