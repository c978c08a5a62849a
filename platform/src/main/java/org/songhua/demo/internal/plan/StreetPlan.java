package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Noder;
import org.songhua.demo.internal.shape.Overlay;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.PlanarMap;
import org.songhua.demo.internal.shape.Plane;

/**
 * The streets that everything else hangs on, cut where they meet rivers and railways without a bridge, together with
 * banks, railway land and the limit of the municipality, as one subdivision of the plane.
 */
final class StreetPlan {
    private static final LineKind[] KIND = {LineKind.PRIMARY, LineKind.SECONDARY, LineKind.TERTIARY};
    /** How near and parallel a street may not run to a more important one, metres by level. */
    private static final double[] SHADOW = {85, 62, 52};

    private final Ground ground;
    private final StreetBook book = new StreetBook();
    private final MainStreets mainStreets;
    private final VillagePlan villages;
    private final List<PlanLine> lines = new ArrayList<>();
    private final PreparedGeometry river;
    private final PreparedGeometry strips;
    private final PreparedGeometry yards;
    private final PlanarMap map;

    StreetPlan(Ground ground) {
        this.ground = ground;
        river = PreparedGeometryFactory.prepare(ground.rivers().riverWater());
        strips = PreparedGeometryFactory.prepare(ground.rivers().corridor());
        yards = PreparedGeometryFactory.prepare(
                Overlay.union(ground.rails().corridor(), ground.rails().reserve()));
        mainStreets = new MainStreets(ground, book);
        lines.addAll(mainStreets.lines());
        edges();
        frameStreets();
        PlanarMap network = new MapCleaner(Noder.map(insideLimit(lines))).clean();
        List<PlanLine> cleaned = edges(network);
        villages = new VillagePlan(ground, book, roads(cleaned));
        cleaned.addAll(insideLimit(villages.lines()));
        map = new MapCleaner(Noder.map(cleaned)).clean();
    }

    private static Nearby roads(List<PlanLine> lines) {
        var roads = new Nearby();
        roads.add(lines.stream()
                .filter(line -> line.kind().isStreet())
                .map(PlanLine::path)
                .toList());
        return roads;
    }

    /** Lines that are no streets: banks, the middle of rivers as a border between regions, edges of railway land. */
    private void edges() {
        RiverPlan rivers = ground.rivers();
        boundary(rivers.riverWater(), LineKind.BANK);
        boundary(rivers.tributaryWater(), LineKind.BANK);
        lines.add(PlanLine.of(rivers.river(), LineKind.GRID, PlanLine.NO_STREET));
        boundary(ground.rails().corridor(), LineKind.RAIL);
    }

    private void boundary(Geometry area, LineKind kind) {
        Geometry boundary = area.getBoundary();
        for (int i = 0; i < boundary.getNumGeometries(); i++) {
            lines.add(new PlanLine((LineString) boundary.getGeometryN(i), kind, PlanLine.NO_STREET));
        }
    }

    private void frameStreets() {
        var strong = new Nearby();
        strong.add(lines.stream().map(PlanLine::path).toList());
        Polygon plaza =
                Plane.FACTORY.createPolygon(Curves.circle(ground.frame().site(0, 0), mainStreets.plazaRadius(), 36)
                        .toArray(Coordinate[]::new));
        var streets = new FrameStreets(ground.frame(), ground.zones());
        for (FrameStreets.FrameLine line : streets.lines()) {
            int street = PlanLine.NO_STREET;
            for (FrameStreets.Stretch stretch : line.stretches()) {
                List<LineString> parts = new ArrayList<>();
                if (ground.limit()
                        .getEnvelopeInternal()
                        .intersects(stretch.path().getEnvelopeInternal())) {
                    for (LineString part : parts(Overlay.difference(stretch.path(), plaza))) {
                        lay(streets, line, stretch.luck(), part, strong, parts);
                    }
                }
                if (parts.isEmpty()) street = PlanLine.NO_STREET; // after a gap it goes on under another name
                else if (street < 0) street = book.open(KIND[line.level()], line.role());
                for (LineString part : parts) lines.add(new PlanLine(part, KIND[line.level()], street));
            }
        }
    }

    /** Cuts a stretch at rivers and railways and keeps the parts that are built. */
    private void lay(
            FrameStreets streets,
            FrameStreets.FrameLine line,
            double luck,
            LineString path,
            Nearby strong,
            List<LineString> out) {
        boolean clear = !(strips.intersects(path) || yards.intersects(path));
        for (LineString part : clear ? List.of(path) : parts(Overlay.difference(path, ground.barrier()))) {
            boolean built = streets.built(line, luck, Curves.along(part, part.getLength() / 2));
            if (built && (line.main() || !strong.shadows(part, SHADOW[line.level()]))) out.add(part);
        }
        if (clear) return;
        for (LineString part : parts(Overlay.intersection(path, ground.barrier())))
            if (bridges(line, part)) out.add(part);
    }

    private static List<LineString> parts(Geometry path) {
        List<LineString> out = new ArrayList<>();
        for (int i = 0; i < path.getNumGeometries(); i++) {
            if (path.getGeometryN(i) instanceof LineString part && part.getLength() > 0.5) out.add(part);
        }
        return out;
    }

    /** {@return whether a street is led over or under what it meets here} */
    private boolean bridges(FrameStreets.FrameLine line, Geometry part) {
        Coordinate at = part.getCoordinate();
        Dice dice = Dice.of(ground.frame().seed(), "bridge", (long) at.x, (long) at.y);
        boolean urban = ground.zones().inside(at) > -300;
        if (river.intersects(part)) {
            double most = 2.1 * (170 * StrictMath.sqrt(ground.frame().k()) + 150);
            double chance = line.main() ? 1 : line.level() == 0 ? 0.75 : line.level() == 1 ? 0.12 : 0;
            return part.getLength() < most && dice.chance(urban ? chance : chance / 3);
        }
        if (yards.intersects(part)) {
            boolean station = ground.rails().stations().stream().anyMatch(s -> s.at().distance(at) < s.length() * 0.75);
            return !station && part.getLength() < 260 && dice.chance(new double[] {0.9, 0.45, 0}[line.level()]);
        }
        return part.getLength() < 260 && dice.chance(new double[] {1, 0.85, 0.4}[line.level()]);
    }

    /** {@return the edges of a map as lines, to be mapped again together with others} */
    static List<PlanLine> edges(PlanarMap map) {
        List<PlanLine> edges = new ArrayList<>(map.edgeCount());
        for (int e = 0; e < map.edgeCount(); e++) {
            List<Coordinate> ends = List.of(map.point(map.origin(2 * e)), map.point(map.origin(2 * e + 1)));
            edges.add(PlanLine.of(ends, map.kind(e), map.street(e)));
        }
        return edges;
    }

    private List<PlanLine> insideLimit(List<PlanLine> all) {
        PreparedGeometry limit = PreparedGeometryFactory.prepare(ground.limit());
        List<PlanLine> out = new ArrayList<>();
        out.add(new PlanLine(ground.limit().getExteriorRing(), LineKind.LIMIT, PlanLine.NO_STREET));
        for (PlanLine line : all) {
            if (limit.contains(line.path())) {
                out.add(line);
                continue;
            }
            for (LineString part : parts(Overlay.intersection(line.path(), ground.limit()))) {
                out.add(new PlanLine(part, line.kind(), line.street()));
            }
        }
        return out;
    }

    /** {@return the subdivision by these streets; its faces are the superblocks} */
    PlanarMap map() {
        return map;
    }

    StreetBook book() {
        return book;
    }

    VillagePlan villages() {
        return villages;
    }

    double plazaRadius() {
        return mainStreets.plazaRadius();
    }

    /** {@return the edges of a map that are streets} */
    static BitSet streets(PlanarMap map) {
        BitSet streets = new BitSet();
        for (int e = 0; e < map.edgeCount(); e++) if (map.kind(e).isStreet()) streets.set(e);
        return streets;
    }
}
