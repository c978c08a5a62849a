package org.songhua.engine.hydraulics.inp;

import java.util.List;
import org.songhua.engine.hydraulics.QualityOptions;

/** Reads [REACTIONS]. */
final class ReactionSection {
    private final Overrides<Double> bulk = new Overrides<>();
    private final Overrides<Double> wall = new Overrides<>();
    private final Overrides<Double> tank = new Overrides<>();
    private double bulkOrder = 1;
    private double wallOrder = 1;
    private double tankOrder = 1;
    private double globalBulk;
    private double globalWall;
    private double limiting;
    private double roughness;

    private ReactionSection() {}

    static ReactionSection read(List<Row> rows) {
        var section = new ReactionSection();
        for (Row row : rows) if (row.size() >= 3) section.line(row);
        return section;
    }

    private void line(Row row) {
        double value = row.number(row.size() - 1, 0);
        if (row.is(0, "ORDER")) order(row, value);
        else if (row.is(0, "GLOB")) global(row, value);
        else if (row.is(0, "ROUG")) roughness = value;
        else if (row.is(0, "LIMIT")) limiting = value;
        else element(row, value);
    }

    private void order(Row row, double value) {
        if (row.is(1, "BULK")) bulkOrder = value;
        else if (row.is(1, "TANK")) tankOrder = value;
        else if (!row.is(1, "WALL")) row.unknownWord(1, "bulk, wall, tank");
        else if (value != 0 && value != 1) row.outOfRange(2, "order at the wall", "0 or 1");
        else wallOrder = value;
    }

    private void global(Row row, double value) {
        if (row.is(1, "BULK")) globalBulk = value;
        else if (row.is(1, "WALL")) globalWall = value;
        else row.unknownWord(1, "bulk, wall");
    }

    private void element(Row row, double value) {
        if (row.is(0, "BULK")) put(bulk, row, value);
        else if (row.is(0, "WALL")) put(wall, row, value);
        else if (row.is(0, "TANK")) put(tank, row, value);
        else row.unknownWord(0, "order, global, bulk, wall, tank, limiting, roughness");
    }

    private static void put(Overrides<Double> values, Row row, double value) {
        if (row.size() == 3) values.put(row.text(1), value);
        else values.putRange(row.text(1), row.text(2), value);
    }

    double bulk(String link) {
        return bulk.find(link, Double.NaN);
    }

    double wall(String link) {
        return wall.find(link, Double.NaN);
    }

    double tank(String node) {
        return tank.find(node, Double.NaN);
    }

    /** {@return the options with what this section says} */
    QualityOptions complete(QualityOptions options) {
        return new QualityOptions(
                options.kind(),
                options.name(),
                options.massUnit(),
                options.traceNode(),
                options.tolerance(),
                options.diffusivity(),
                bulkOrder,
                wallOrder,
                tankOrder,
                globalBulk,
                globalWall,
                limiting,
                roughness);
    }
}
