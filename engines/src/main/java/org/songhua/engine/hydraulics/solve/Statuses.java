package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.Convergence;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Valve;

/** Decides from heads and flows which links open, close or hold; the conditions and their order are EPANET's (hydstatus). */
final class Statuses {
    private static final double TINY = 1e-6;

    private final LinkArrays links;
    private final NodeArrays nodes;
    private final Pumps pumps;
    private final Valves valves;
    private final Tanks tanks;
    private final State state;
    private final double headTolerance;
    private final double flowTolerance;
    /** By link, true when it has a check valve. */
    private final boolean[] isCheckValve;

    Statuses(Model model, State state) {
        this.links = model.links;
        this.nodes = model.nodes;
        this.pumps = model.pumps;
        this.valves = model.valves;
        this.tanks = model.tanks;
        this.state = state;
        Convergence convergence = model.network.options().convergence();
        this.headTolerance = convergence.headTolerance();
        this.flowTolerance = convergence.flowTolerance();
        this.isCheckValve = new boolean[links.pipeEnd];
        model.network.pipes().stream()
                .filter(pipe -> pipe.state() == Pipe.State.CHECK_VALVE)
                .forEach(pipe -> isCheckValve[links.index(pipe.id())] = true);
    }

    /** {@return true when a PRV or PSV changed} */
    boolean updateValves() {
        boolean changed = false;
        for (int v = 0; v < valves.count; v++) {
            int k = links.pumpEnd + v;
            if (state.setting[k] == Status.NO_SETTING) continue;
            byte before = state.status[k];
            if (valves.type[v] == Valve.Type.PRV) state.status[k] = reducing(k);
            if (valves.type[v] == Valve.Type.PSV) state.status[k] = sustaining(k);
            changed |= before != state.status[k];
        }
        return changed;
    }

    private double openLoss(int k) {
        return links.minor[k] * state.flow[k] * state.flow[k];
    }

    private byte reducing(int k) {
        byte status = state.status[k];
        double set = nodes.elevation[links.to[k]] + state.setting[k];
        double before = state.head[links.from[k]];
        double behind = state.head[links.to[k]];
        boolean back = state.flow[k] < -flowTolerance;
        return switch (status) {
            case Status.ACTIVE -> {
                if (back) yield Status.CLOSED;
                yield before - openLoss(k) < set - headTolerance ? Status.OPEN : Status.ACTIVE;
            }
            case Status.OPEN -> {
                if (back) yield Status.CLOSED;
                yield behind >= set + headTolerance ? Status.ACTIVE : Status.OPEN;
            }
            case Status.CLOSED -> {
                if (before >= set + headTolerance && behind < set - headTolerance) yield Status.ACTIVE;
                boolean opens = before < set - headTolerance && before > behind + headTolerance;
                yield opens ? Status.OPEN : Status.CLOSED;
            }
            case Status.OPEN_SHORT_OF_PRESSURE -> back ? Status.CLOSED : status;
            default -> status;
        };
    }

    private byte sustaining(int k) {
        byte status = state.status[k];
        double set = nodes.elevation[links.from[k]] + state.setting[k];
        double before = state.head[links.from[k]];
        double behind = state.head[links.to[k]];
        boolean back = state.flow[k] < -flowTolerance;
        return switch (status) {
            case Status.ACTIVE -> {
                if (back) yield Status.CLOSED;
                yield behind + openLoss(k) > set + headTolerance ? Status.OPEN : Status.ACTIVE;
            }
            case Status.OPEN -> {
                if (back) yield Status.CLOSED;
                yield before < set - headTolerance ? Status.ACTIVE : Status.OPEN;
            }
            case Status.CLOSED -> {
                boolean falls = before > behind + headTolerance;
                if (behind > set + headTolerance && falls) yield Status.OPEN;
                yield before >= set + headTolerance && falls ? Status.ACTIVE : Status.CLOSED;
            }
            case Status.OPEN_SHORT_OF_PRESSURE -> back ? Status.CLOSED : status;
            default -> status;
        };
    }

    /** {@return true when a check valve, pump, FCV or link at a tank changed} */
    boolean updateLinks() {
        boolean changed = false;
        for (int k = links.plainEnd; k < links.count; k++) {
            byte before = state.status[k];
            update(k, before);
            changed |= before != state.status[k];
        }
        return changed;
    }

    private void update(int k, byte before) {
        double fall = state.head[links.from[k]] - state.head[links.to[k]];
        if (before == Status.CANNOT_LIFT || before == Status.TANK_CLOSED) state.status[k] = Status.OPEN;
        if (links.isPipe(k) && isCheckValve[k]) state.status[k] = checkValve(k, fall);
        else if (links.isPump(k) && state.status[k] >= Status.OPEN && state.setting[k] > 0)
            state.status[k] = pump(k, -fall);
        else if (isFlowControl(k)) state.status[k] = flowControl(k, before, fall);
        atTank(k, links.from[k], state.flow[k]);
        atTank(k, links.to[k], -state.flow[k]);
    }

    private boolean isFlowControl(int k) {
        return links.isValve(k)
                && valves.type[k - links.pumpEnd] == Valve.Type.FCV
                && state.setting[k] != Status.NO_SETTING;
    }

    private byte checkValve(int k, double fall) {
        if (fall < -headTolerance || state.flow[k] < -flowTolerance) return Status.CLOSED;
        return fall > headTolerance ? Status.OPEN : state.status[k];
    }

    private byte pump(int k, double lift) {
        int pump = k - links.pipeEnd;
        boolean constantPower = pumps.kind[pump] == Pumps.Kind.CONSTANT_POWER;
        if (constantPower && state.flow[k] < TINY) return Status.TANK_CLOSED;
        double speed = state.setting[k];
        double highest = constantPower ? pumps.highest[pump] : speed * speed * pumps.highest[pump];
        return lift > highest + headTolerance ? Status.CANNOT_LIFT : Status.OPEN;
    }

    private byte flowControl(int k, byte before, double fall) {
        double flow = state.flow[k];
        if (fall < -headTolerance || flow < -flowTolerance) return Status.OPEN_SHORT_OF_FLOW;
        if (before == Status.OPEN_SHORT_OF_FLOW && flow >= state.setting[k]) return Status.ACTIVE;
        boolean beyondOpen = before == Status.ACTIVE && fall / (flow * flow) < links.minor[k];
        return beyondOpen ? Status.OPEN_SHORT_OF_FLOW : before;
    }

    /**
     * Closes a link that would fill a full tank or draw from an empty one.
     *
     * @param out flow out of the node
     */
    private void atTank(int k, int node, double out) {
        if (node < tanks.firstNode || state.status[k] <= Status.CLOSED) return;
        int tank = node - tanks.firstNode;
        boolean full = state.head[node] >= tanks.maxHead[tank] && !tanks.overflow[tank] && out < 0;
        boolean empty = state.head[node] <= tanks.minHead[tank] && out > 0;
        if (full || empty) state.status[k] = Status.TANK_CLOSED;
    }
}
