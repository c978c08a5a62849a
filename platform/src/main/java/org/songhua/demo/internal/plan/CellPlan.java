package org.songhua.demo.internal.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Noder;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.PlanarMap;
import org.songhua.demo.internal.shape.Regions;
import org.songhua.demo.internal.shape.Splitter;

/**
 * Cuts blocks into cells of about a hectare by internal roads; the cells become the unit grids. All lines together make
 * the final subdivision of the plane.
 */
final class CellPlan {
    /** How far a face may lie from its block, metres. */
    private static final double SNAP_REACH = 5;

    private final PlanarMap map;
    private final List<Cell> cells;

    /**
     * A cell: one face of the final subdivision.
     *
     * @param face its face
     * @param area its land up to the middle of the lines around
     * @param block index of the block it is part of
     */
    record Cell(int face, Polygon area, int block) {}

    private record Cut(List<LineString> lines, LineKind kind, double roads) {}

    CellPlan(Ground ground, StreetPlan streets, List<Block> blocks, List<PlanLine> minor) {
        List<PlanLine> lines = StreetPlan.edges(streets.map());
        lines.addAll(minor);
        List<Cut> cuts = blocks.parallelStream().map(b -> cut(ground, b)).toList();
        for (Cut cut : cuts) {
            for (LineString path : cut.lines()) lines.add(line(ground, streets, cut, path));
        }
        map = new MapCleaner(Noder.map(lines)).mergeSpecks().demoteDeadEnds();
        cells = cells(blocks);
    }

    /** Not every border within an estate is a road. */
    private static PlanLine line(Ground ground, StreetPlan streets, Cut cut, LineString path) {
        Coordinate p = path.getCoordinateN(0);
        Dice dice = Dice.of(ground.frame().seed(), "road", (long) (p.x * 10), (long) (p.y * 10));
        if (!cut.kind().isStreet() || !dice.chance(cut.roads())) {
            return new PlanLine(path, LineKind.GRID, PlanLine.NO_STREET);
        }
        return new PlanLine(path, cut.kind(), streets.book().open(cut.kind(), Street.Role.INTERNAL));
    }

    private static Cut cut(Ground ground, Block block) {
        Dice dice = Dice.of(ground.frame().seed(), "cells", block.key());
        LineKind kind = switch (block.use()) {
            case HOUSING, ROWS, COMMERCIAL, OFFICE, INDUSTRY, WAREHOUSE, UNIVERSITY -> LineKind.SERVICE;
            default -> LineKind.GRID;
        };
        double target = target(block);
        if (target == 0) return new Cut(List.of(), kind, 0);
        double width = kind == LineKind.SERVICE ? 58 : 12;
        double roads = block.use() == LandUse.HOUSING && block.zone() != Zone.OLD_TOWN ? dice.between(0.35, 0.95) : 1;
        return new Cut(new Splitter(dice, target, width).split(block.area()).cuts(), kind, roads);
    }

    /** {@return the wanted area of a cell, m², or 0 for compounds, which stay whole} */
    private static double target(Block block) {
        return switch (block.use()) {
            case HOUSING -> block.year() < 2000 ? 11_500 : 15_500;
            case ROWS -> 9_500;
            case COMMERCIAL, OFFICE -> 13_000;
            case UNIVERSITY -> 17_000;
            case INDUSTRY, WAREHOUSE -> 30_000;
            case VACANT, GREEN, RAIL, VILLAGE -> 14_000;
            case PARK -> 22_000;
            case WATER -> 45_000;
            case WOOD -> 60_000;
            default -> 0;
        };
    }

    private List<Cell> cells(List<Block> blocks) {
        var index = new STRtree();
        for (int b = 0; b < blocks.size(); b++)
            index.insert(blocks.get(b).area().getEnvelopeInternal(), b);
        index.build();
        var areas = new Regions(map, map.eachFace(), map.faceCount());
        Cell[] out = new Cell[map.faceCount()];
        IntStream.range(0, out.length).filter(f -> f != map.outer()).parallel().forEach(f -> {
            Polygon area = areas.polygon(f);
            out[f] = new Cell(f, area, block(area, index, blocks));
        });
        return Arrays.stream(out).filter(c -> c != null).toList();
    }

    /** {@return the block that holds a face, or else the nearest: snapping leaves specks between blocks} */
    @SuppressWarnings("unchecked") // the index holds numbers only
    private static int block(Polygon area, STRtree index, List<Block> blocks) {
        Coordinate p = area.getInteriorPoint().getCoordinate();
        var point = area.getFactory().createPoint(p);
        Envelope box = new Envelope(p);
        box.expandBy(SNAP_REACH);
        List<Integer> near = index.query(box);
        near.sort(null);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int b : near) {
            Polygon block = blocks.get(b).area();
            if (SimplePointInAreaLocator.locatePointInPolygon(p, block) != Location.EXTERIOR) return b;
            double distance = block.distance(point);
            if (distance < least) {
                least = distance;
                best = b;
            }
        }
        if (best < 0) throw new IllegalStateException("No block lies at " + p);
        return best;
    }

    PlanarMap map() {
        return map;
    }

    List<Cell> cells() {
        return cells;
    }
}
