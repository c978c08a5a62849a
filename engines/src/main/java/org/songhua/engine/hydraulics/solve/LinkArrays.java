package org.songhua.engine.hydraulics.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.sparse.SymbolicFactor;

/**
 * Links as arrays: first plain pipes, which join two junctions and need no look at their state, in the order of their nodes;
 * then pipes with a check valve or at a tank; then pumps; then valves. Immutable once built.
 */
final class LinkArrays {
    /** Loss of a fully open valve per square of the flow: 8 / (pi² g), rounded as in EPANET. */
    static final double MINOR = 0.02517;

    static final double WIDE_OPEN = 1e-6;
    static final double SHUT = 1e8;

    final int count;
    final int plainEnd;
    final int pipeEnd;
    final int pumpEnd;
    final String[] ids;
    final int[] from;
    final int[] to;
    /** Entry of the matrix between the ends, -1 when one of them has a fixed head. */
    final int[] slot;
    /** Friction of pipes in feet per (cubic foot per second) ^ exponent, without the friction factor of Darcy-Weisbach. */
    final double[] friction;
    /** Minor loss in feet per square of the flow. */
    final double[] minor;
    /** Feet. */
    final double[] diameter;
    /** Height of roughness over diameter. */
    final double[] roughness;

    final byte[] initialStatus;
    final double[] initialSetting;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Units units;

    LinkArrays(WaterNetwork network, NodeArrays nodes, SymbolicFactor symbolic, Units units) {
        this.units = units;
        List<Pipe> plain = new ArrayList<>();
        List<Pipe> special = new ArrayList<>();
        for (Pipe pipe : network.pipes()) (isPlain(pipe, nodes) ? plain : special).add(pipe);
        plain.sort(Comparator.comparingInt(pipe -> Math.min(nodes.index(pipe.from()), nodes.index(pipe.to()))));
        List<Link> links = new ArrayList<>(plain);
        plainEnd = links.size();
        links.addAll(special);
        pipeEnd = links.size();
        links.addAll(network.pumps());
        pumpEnd = links.size();
        links.addAll(network.valves());
        count = links.size();
        ids = links.stream().map(Link::id).toArray(String[]::new);
        for (int k = 0; k < count; k++) indexes.put(ids[k], k);
        from = links.stream().mapToInt(link -> nodes.index(link.from())).toArray();
        to = links.stream().mapToInt(link -> nodes.index(link.to())).toArray();
        slot = slots(nodes, symbolic);
        friction = new double[count];
        minor = new double[count];
        diameter = new double[count];
        roughness = new double[count];
        initialStatus = new byte[count];
        initialSetting = new double[count];
        for (int k = 0; k < count; k++) fill(k, links.get(k), network.options().headLoss());
    }

    private static boolean isPlain(Pipe pipe, NodeArrays nodes) {
        return pipe.state() != Pipe.State.CHECK_VALVE
                && nodes.isJunction(nodes.index(pipe.from()))
                && nodes.isJunction(nodes.index(pipe.to()));
    }

    private int[] slots(NodeArrays nodes, SymbolicFactor symbolic) {
        var slots = new int[count];
        for (int k = 0; k < count; k++) {
            boolean inside = nodes.isJunction(from[k]) && nodes.isJunction(to[k]);
            slots[k] = inside ? symbolic.entry(from[k], to[k]) : -1;
        }
        return slots;
    }

    private void fill(int k, Link link, HeadLoss formula) {
        initialStatus[k] = Status.OPEN;
        initialSetting[k] = 1;
        switch (link) {
            case Pipe pipe -> fill(k, pipe, formula);
            case Pump pump -> fill(k, pump);
            case Valve valve -> fill(k, valve);
        }
    }

    private void fill(int k, Pipe pipe, HeadLoss formula) {
        double d = pipe.diameter() / units.diameter();
        double length = pipe.length() / units.head();
        double c = formula == HeadLoss.DARCY_WEISBACH ? pipe.roughness() / (1000 * units.head()) : pipe.roughness();
        diameter[k] = d;
        roughness[k] = c / d;
        friction[k] = friction(formula, length, d, c);
        minor[k] = MINOR * pipe.minorLoss() / (d * d) / (d * d);
        if (pipe.state() == Pipe.State.CLOSED) initialStatus[k] = Status.CLOSED;
    }

    /**
     * Friction per (cubic foot per second) ^ exponent; the rounded constants are EPANET's (EPANET 2.2 user manual, table
     * 3.1).
     *
     * @param length feet
     * @param d feet
     * @param c Hazen-Williams coefficient, or Manning's n
     */
    static double friction(HeadLoss formula, double length, double d, double c) {
        double area = Math.PI * d * d / 4;
        return switch (formula) {
            case HAZEN_WILLIAMS -> 4.727 * length / Math.pow(c, 1.852) / Math.pow(d, 4.871);
            case DARCY_WEISBACH -> length / 2.0 / 32.2 / d / (area * area);
            case CHEZY_MANNING -> {
                double v = 4.0 * c / (1.49 * Math.PI * d * d);
                yield v * v * Math.pow(d / 4, -1.333) * length;
            }
        };
    }

    private void fill(int k, Pump pump) {
        initialSetting[k] = pump.speed();
        if (pump.closed()) initialStatus[k] = Status.CLOSED;
    }

    private void fill(int k, Valve valve) {
        double d = valve.diameter() / units.diameter();
        diameter[k] = d;
        minor[k] = MINOR * valve.minorLoss() / (d * d) / (d * d);
        initialStatus[k] = status(valve);
        boolean held = valve.state() != Valve.State.CONTROLLED;
        if (valve.type() == Valve.Type.GPV) initialSetting[k] = 0;
        else initialSetting[k] = held ? Status.NO_SETTING : setting(valve.type(), valve.setting());
    }

    private static byte status(Valve valve) {
        return switch (valve.state()) {
            case OPEN -> Status.OPEN;
            case CLOSED -> Status.CLOSED;
            case CONTROLLED -> valve.type() == Valve.Type.GPV ? Status.OPEN : Status.ACTIVE;
        };
    }

    /** {@return the setting in inner units} */
    double setting(Valve.Type type, double inFileUnits) {
        return inFileUnits / settingUnit(type);
    }

    double settingUnit(Valve.Type type) {
        return switch (type) {
            case PRV, PSV, PBV -> units.pressure();
            case FCV -> units.flow();
            default -> 1;
        };
    }

    int index(String id) {
        Integer found = indexes.get(id);
        if (found == null) throw new IllegalArgumentException("There is no link " + id);
        return found;
    }

    boolean isPump(int link) {
        return link >= pipeEnd && link < pumpEnd;
    }

    boolean isValve(int link) {
        return link >= pumpEnd;
    }

    boolean isPipe(int link) {
        return link < pipeEnd;
    }
}
