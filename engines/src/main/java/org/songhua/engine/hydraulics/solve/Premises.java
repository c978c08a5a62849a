package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Rule;
import org.songhua.engine.hydraulics.Rule.Premise;
import org.songhua.engine.hydraulics.Rule.Quantity;
import org.songhua.engine.hydraulics.Rule.Subject;

/** Decides whether the premises of a rule hold. */
final class Premises {
    private static final double TOLERANCE = 1e-3;
    private static final double TINY = 1e-6;
    private static final long SECONDS_PER_DAY = 86_400;

    private final Model model;
    private final State state;
    private final long startClock;

    Premises(Model model, State state) {
        this.model = model;
        this.state = state;
        this.startClock = model.network.times().startClock();
    }

    /**
     * From left to right: "or" may save what failed before it, "and" after a failure ends it.
     *
     * @param since first second not yet looked at
     * @param now the moment
     */
    boolean hold(Rule rule, long since, long now) {
        boolean result = true;
        for (Premise premise : rule.premises()) {
            if (premise.or() == result) {
                if (premise.or()) continue;
                return false;
            }
            result = holds(premise, since, now);
        }
        return result;
    }

    private boolean holds(Premise premise, long since, long now) {
        if (premise.quantity() == Quantity.TIME) return time(premise, since, now);
        if (premise.quantity() == Quantity.CLOCKTIME) return time(premise, clock(since), clock(now));
        return premise.status() == null ? value(premise) : status(premise);
    }

    private long clock(long seconds) {
        return (seconds + startClock) % SECONDS_PER_DAY;
    }

    private static boolean time(Premise premise, long since, long now) {
        long time = (long) premise.value();
        boolean within = now < since ? time >= since || time <= now : time >= since && time <= now;
        return switch (premise.comparison()) {
            case LT -> now < time;
            case LE -> now <= time;
            case GT -> now > time;
            case GE -> now >= time;
            case EQ -> within;
            case NE -> !within;
        };
    }

    private boolean status(Premise premise) {
        byte status = state.status[link(premise)];
        LinkStatus is = status <= Status.CLOSED
                ? LinkStatus.CLOSED
                : status == Status.ACTIVE ? LinkStatus.ACTIVE : LinkStatus.OPEN;
        return switch (premise.comparison()) {
            case EQ -> is == premise.status();
            case NE -> is != premise.status();
            default -> false;
        };
    }

    private int link(Premise premise) {
        return model.links.index(String.valueOf(premise.id()));
    }

    private int node(Premise premise) {
        return model.nodes.index(String.valueOf(premise.id()));
    }

    private boolean value(Premise premise) {
        double x = quantity(premise);
        double limit = premise.value();
        return switch (premise.comparison()) {
            case EQ -> Math.abs(x - limit) <= TOLERANCE;
            case NE -> Math.abs(x - limit) >= TOLERANCE;
            case LT -> x <= limit + TOLERANCE;
            case LE -> x <= limit - TOLERANCE;
            case GT -> x >= limit - TOLERANCE;
            case GE -> x >= limit + TOLERANCE;
        };
    }

    /** {@return in the file's units; NaN when there is none, and then no comparison holds} */
    private double quantity(Premise premise) {
        Units units = model.units;
        return switch (premise.quantity()) {
            case DEMAND ->
                (premise.subject() == Subject.SYSTEM ? state.systemDemand : state.inflow[node(premise)]) * units.flow();
            case HEAD, GRADE -> state.head[node(premise)] * units.head();
            case PRESSURE -> above(node(premise)) * units.pressure();
            case LEVEL -> above(node(premise)) * units.head();
            case FLOW -> Math.abs(state.flow[link(premise)]) * units.flow();
            case SETTING -> setting(link(premise));
            case FILLTIME -> fillTime(node(premise));
            case DRAINTIME -> drainTime(node(premise));
            case STATUS, TIME, CLOCKTIME -> Double.NaN;
        };
    }

    private double above(int node) {
        return state.head[node] - model.nodes.elevation[node];
    }

    private double setting(int k) {
        if (state.setting[k] == Status.NO_SETTING) return Double.NaN;
        double unit = model.links.isValve(k) ? model.links.settingUnit(model.valves.type[k - model.links.pumpEnd]) : 1;
        return state.setting[k] * unit;
    }

    private double fillTime(int node) {
        int tank = node - model.tanks.firstNode;
        if (tank < 0 || state.inflow[node] <= TINY) return Double.NaN;
        return (model.tanks.maxVolume[tank] - state.volume[tank]) / state.inflow[node];
    }

    private double drainTime(int node) {
        int tank = node - model.tanks.firstNode;
        if (tank < 0 || state.inflow[node] >= -TINY) return Double.NaN;
        return (model.tanks.minVolume[tank] - state.volume[tank]) / state.inflow[node];
    }
}
