package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Tank;

/** Reads the sections that make nodes and those that add to them. */
final class NodeSections {
    private static final Set<String> MIXINGS = Set.of("MIXED", "2COMP", "FIFO", "LIFO");

    private final Names names;
    private final ReactionSection reactions;
    private final Map<String, List<Demand>> demands = new HashMap<>();
    private final Map<String, Double> emitters = new HashMap<>();
    private final Map<String, Tank.Mixing> mixings = new HashMap<>();
    private final Overrides<Double> qualities = new Overrides<>();
    /** Lines that name a node which must exist. */
    private final List<Row> references = new ArrayList<>();

    private final List<Row> ofJunctions = new ArrayList<>();
    private final List<Row> ofTanks = new ArrayList<>();

    private final List<Junction> junctions = new ArrayList<>();
    private final List<Reservoir> reservoirs = new ArrayList<>();
    private final List<Tank> tanks = new ArrayList<>();

    NodeSections(Names names, ReactionSection reactions) {
        this.names = names;
        this.reactions = reactions;
    }

    List<Junction> junctions() {
        return junctions;
    }

    List<Reservoir> reservoirs() {
        return reservoirs;
    }

    List<Tank> tanks() {
        return tanks;
    }

    /** Reads what is added to nodes; to be called before the nodes themselves are read. */
    void modify(List<Row> demandRows, List<Row> emitterRows, List<Row> qualityRows, List<Row> mixingRows) {
        demandRows.forEach(this::demand);
        emitterRows.forEach(this::emitter);
        qualityRows.forEach(this::quality);
        mixingRows.forEach(this::mixing);
    }

    private void demand(Row row) {
        if (!row.needs(2)) return;
        references.add(row);
        ofJunctions.add(row);
        demands.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(demand(row, 1, 2));
    }

    private Demand demand(Row row, int base, int pattern) {
        return new Demand(
                row.number(base, 0), names.pattern(row, pattern), row.comment().strip());
    }

    private void emitter(Row row) {
        if (!row.needs(2)) return;
        references.add(row);
        ofJunctions.add(row);
        emitters.put(row.id(), row.notNegative(1, 0, "emitter coefficient"));
    }

    private void quality(Row row) {
        if (row.size() < 2) return;
        if (row.size() > 2) qualities.putRange(row.text(0), row.text(1), row.notNegative(2, 0, "quality"));
        else {
            references.add(row);
            qualities.put(row.id(), row.notNegative(1, 0, "quality"));
        }
    }

    private void mixing(Row row) {
        if (row.size() < 2) return;
        references.add(row);
        ofTanks.add(row);
        String model =
                MIXINGS.stream().filter(known -> row.is(1, known)).findFirst().orElse("");
        if (model.isEmpty()) row.unknownWord(1, "mixed, 2comp, fifo, lifo");
        double fraction = model.equals("2COMP") ? row.notNegative(2, 1, "share of the inlet zone") : 1;
        if (fraction > 1) row.outOfRange(2, "share of the inlet zone", "1 or below");
        mixings.put(row.id(), new Tank.Mixing(model, fraction == 0 ? 1 : fraction));
    }

    void read(List<Row> junctionRows, List<Row> reservoirRows, List<Row> tankRows) {
        junctionRows.forEach(this::junction);
        reservoirRows.forEach(this::fixedOrTank);
        tankRows.forEach(this::fixedOrTank);
    }

    private void junction(Row row) {
        if (!names.addNode(row, Names.Kind.JUNCTION)) return;
        List<Demand> own = List.of(new Demand(row.number(2, 0), names.pattern(row, 3), ""));
        junctions.add(new Junction(
                row.id(),
                row.number(1, 0),
                demands.getOrDefault(row.id(), own),
                emitters.getOrDefault(row.id(), 0.0),
                quality(row.id()),
                row.line()));
    }

    private double quality(String id) {
        return qualities.find(id, 0.0);
    }

    /** EPANET tells the two apart by the length of the line, in either section. */
    private void fixedOrTank(Row row) {
        if (!row.needs(2)) return;
        if (row.size() <= 3) reservoir(row, row.number(1, 0), names.pattern(row, 2));
        else if (row.needs(6)) tank(row);
    }

    private void reservoir(Row row, double head, @Nullable String pattern) {
        if (!names.addNode(row, Names.Kind.RESERVOIR)) return;
        reservoirs.add(new Reservoir(row.id(), head, pattern, quality(row.id()), row.line()));
    }

    private void tank(Row row) {
        double diameter = row.notNegative(5, 0, "diameter");
        double level = row.notNegative(2, 0, "initial level");
        // A tank without width holds its level for ever.
        if (diameter == 0) reservoir(row, row.number(1, 0) + level, null);
        else if (names.addNode(row, Names.Kind.TANK)) tanks.add(tank(row, level, diameter));
    }

    private Tank tank(Row row, double level, double diameter) {
        return new Tank(
                row.id(),
                row.number(1, 0),
                level,
                row.notNegative(3, 0, "minimum level"),
                row.notNegative(4, 0, "maximum level"),
                diameter,
                row.notNegative(6, 0, "minimum volume"),
                names.curve(row, 7),
                overflow(row),
                mixings.getOrDefault(row.id(), Tank.Mixing.COMPLETE),
                reactions.tank(row.id()),
                quality(row.id()),
                row.line());
    }

    private static boolean overflow(Row row) {
        if (row.is(8, "YES")) return true;
        if (row.has(8) && !row.is(8, "NO")) row.unknownWord(8, "yes, no");
        return false;
    }

    /** Tells which added lines name a node that does not exist. */
    void checkReferences() {
        for (Row row : references) names.requireNode(row, row.id());
        for (Row row : ofJunctions) unless(row, names.node(row.id()) == Names.Kind.JUNCTION, "junctions");
        for (Row row : ofTanks) unless(row, names.node(row.id()) == Names.Kind.TANK, "tanks");
    }

    private void unless(Row row, boolean used, String kind) {
        if (used || names.node(row.id()) == null) return;
        row.remark(Problems.NOT_USED, "Only " + kind + " have this, so the line is not used.", "Leave it out.");
    }
}
