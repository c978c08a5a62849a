package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.Valve;

/** Reads the sections that make links and those that add to them. */
final class LinkSections {
    private final Names names;
    private final HydraulicOptions options;
    private final ReactionSection reactions;
    private final EnergySection energy;
    private final Overrides<Start> starts = new Overrides<>();
    private final Map<String, Pipe.Leak> leaks = new HashMap<>();
    /** Lines that name one link which must exist. */
    private final List<Row> references = new ArrayList<>();

    private final List<Row> starting = new ArrayList<>();
    private final List<Pipe> pipes = new ArrayList<>();
    private final List<Pump> pumps = new ArrayList<>();
    private final List<Valve> valves = new ArrayList<>();

    /** What [STATUS] says of a link: a status, or else a setting. */
    private record Start(@Nullable LinkStatus status, double setting) {
        static final Start NONE = new Start(null, Double.NaN);

        boolean isSetting() {
            return !Double.isNaN(setting);
        }
    }

    LinkSections(Names names, HydraulicOptions options, ReactionSection reactions, EnergySection energy) {
        this.names = names;
        this.options = options;
        this.reactions = reactions;
        this.energy = energy;
    }

    List<Pipe> pipes() {
        return pipes;
    }

    List<Pump> pumps() {
        return pumps;
    }

    List<Valve> valves() {
        return valves;
    }

    /** Reads what is added to links; to be called before the links themselves are read. */
    void modify(List<Row> statusRows, List<Row> leakageRows) {
        for (Row row : statusRows) if (row.needs(2)) start(row);
        for (Row row : leakageRows) if (row.needs(3)) leak(row);
    }

    private void start(Row row) {
        int last = row.size() - 1;
        Start start;
        if (row.is(last, "OPEN")) start = new Start(LinkStatus.OPEN, Double.NaN);
        else if (row.is(last, "CLOSED")) start = new Start(LinkStatus.CLOSED, Double.NaN);
        else start = new Start(null, row.notNegative(last, 0, "setting"));
        if (last > 1) starts.putRange(row.text(0), row.text(1), start);
        else {
            starting.add(row);
            starts.put(row.id(), start);
        }
    }

    private void leak(Row row) {
        references.add(row);
        leaks.put(row.id(), new Pipe.Leak(row.notNegative(1, 0, "leak area"), row.notNegative(2, 0, "leak expansion")));
    }

    void read(List<Row> pipeRows, List<Row> pumpRows, List<Row> valveRows) {
        for (Row row : pipeRows) if (row.needs(3)) pipe(row);
        for (Row row : pumpRows) if (row.needs(3)) pump(row);
        for (Row row : valveRows) if (row.needs(5)) valve(row);
    }

    private boolean isPlaced(Row row) {
        boolean from = names.requireNode(row, row.text(1)) != null;
        boolean to = names.requireNode(row, row.text(2)) != null;
        if (!row.text(1).equals(row.text(2))) return from && to;
        row.refuse(Problems.SAME_ENDS, "The link leads back to where it starts.", "Give it two different nodes.");
        return false;
    }

    private void pipe(Row row) {
        boolean placed = isPlaced(row);
        Pipe.State state = pipeState(row);
        boolean check = state == Pipe.State.CHECK_VALVE;
        if (!names.addLink(row, check ? Names.Kind.CHECK_VALVE : Names.Kind.PIPE) || !placed) return;
        pipes.add(new Pipe(
                row.id(),
                row.text(1),
                row.text(2),
                row.positive(3, options.flowUnit().isMetric() ? 100 : 330, "length"),
                row.positive(4, options.flowUnit().isMetric() ? 254 : 10, "diameter"),
                row.positive(5, usualRoughness(), "roughness"),
                minorLoss(row),
                check ? state : pipeState(starts.find(row.id(), Start.NONE), state),
                leaks.getOrDefault(row.id(), Pipe.Leak.NONE),
                reactions.bulk(row.id()),
                reactions.wall(row.id()),
                row.line()));
    }

    private double usualRoughness() {
        return switch (options.headLoss()) {
            case HAZEN_WILLIAMS -> 130;
            case DARCY_WEISBACH -> 0.0005;
            case CHEZY_MANNING -> 0.01;
        };
    }

    /** The seventh word is a coefficient or a status, the eighth a status. */
    private static double minorLoss(Row row) {
        boolean status = !row.has(7) && Double.isNaN(Numbers.parse(row.text(6)));
        return status ? 0 : row.notNegative(6, 0, "loss coefficient");
    }

    private static Pipe.State pipeState(Row row) {
        int index = row.has(7) ? 7 : 6;
        if (row.is(index, "CV")) return Pipe.State.CHECK_VALVE;
        if (row.is(index, "CLOSED")) return Pipe.State.CLOSED;
        boolean fine = !row.has(index) || row.is(index, "OPEN") || isCoefficient(row, index);
        if (!fine) row.unknownWord(index, "open, closed, cv");
        return Pipe.State.OPEN;
    }

    private static boolean isCoefficient(Row row, int index) {
        return index == 6 && !Double.isNaN(Numbers.parse(row.text(6)));
    }

    private static Pipe.State pipeState(Start start, Pipe.State otherwise) {
        if (start.status() == null) return otherwise;
        return start.status() == LinkStatus.OPEN ? Pipe.State.OPEN : Pipe.State.CLOSED;
    }

    private void pump(Row row) {
        boolean placed = isPlaced(row);
        if (!names.addLink(row, Names.Kind.PUMP) || !placed) return;
        var words = new PumpWords(row, names);
        Start start = starts.find(row.id(), Start.NONE);
        double speed = start.status() == null ? words.speed() : start.status() == LinkStatus.OPEN ? 1 : 0;
        if (start.isSetting()) speed = start.setting();
        boolean closed = start.status() == LinkStatus.CLOSED || (start.isSetting() && start.setting() == 0);
        pumps.add(new Pump(
                row.id(),
                row.text(1),
                row.text(2),
                words.curve(),
                words.power(),
                speed,
                words.pattern(),
                closed,
                energy.of(row.id()),
                row.line()));
    }

    private void valve(Row row) {
        boolean placed = isPlaced(row);
        Valve.Type type = valveType(row);
        boolean general = type == Valve.Type.GPV;
        if (!names.addLink(row, general ? Names.Kind.GENERAL_VALVE : Names.Kind.VALVE) || !placed) return;
        Start start = starts.find(row.id(), Start.NONE);
        Valve valve = new Valve(
                row.id(),
                row.text(1),
                row.text(2),
                row.positive(3, options.flowUnit().isMetric() ? 254 : 10, "diameter"),
                type,
                start.isSetting() ? start.setting() : setting(row, type),
                curve(row, type),
                row.notNegative(6, 0, "loss coefficient"),
                valveState(start),
                row.line());
        ValvePlaces.check(row, valve, names, valves);
        valves.add(valve);
    }

    private static Valve.Type valveType(Row row) {
        for (Valve.Type type : Valve.Type.values()) if (row.is(4, type.name())) return type;
        row.unknownWord(4, "prv, psv, pbv, fcv, tcv, gpv, pcv");
        return Valve.Type.TCV;
    }

    private static double setting(Row row, Valve.Type type) {
        return switch (type) {
            case GPV -> 0;
            case PCV -> Math.min(100, row.number(5, 0));
            default -> row.number(5, 0);
        };
    }

    private @Nullable String curve(Row row, Valve.Type type) {
        return switch (type) {
            case GPV -> row.needs(6) ? names.curve(row, 5) : null;
            case PCV -> names.curve(row, 7);
            default -> null;
        };
    }

    private static Valve.State valveState(Start start) {
        if (start.status() == null) return Valve.State.CONTROLLED;
        return start.status() == LinkStatus.OPEN ? Valve.State.OPEN : Valve.State.CLOSED;
    }

    /** Tells which added lines name a link that does not exist, or one whose state is not theirs to set. */
    void checkReferences() {
        for (Row row : references) checkLeak(row, names.requireLink(row, row.id()));
        for (Row row : starting) checkStart(row);
    }

    private static void checkLeak(Row row, Names.@Nullable Kind kind) {
        if (kind == null || kind == Names.Kind.PIPE || kind == Names.Kind.CHECK_VALVE) return;
        row.remark(Problems.NOT_USED, "Only pipes leak, so the line is not used.", "Leave it out.");
    }

    private void checkStart(Row row) {
        Names.Kind kind = names.requireLink(row, row.id());
        boolean number = !row.is(1, "OPEN") && !row.is(1, "CLOSED");
        if (kind == Names.Kind.CHECK_VALVE || (kind == Names.Kind.GENERAL_VALVE && number)) notControllable(row);
    }

    static void notControllable(Row row) {
        row.refuse(
                Problems.NOT_CONTROLLABLE,
                "A check valve, or the setting of a GPV, cannot be set.",
                "Leave the line out, or make the link another kind.");
    }
}
