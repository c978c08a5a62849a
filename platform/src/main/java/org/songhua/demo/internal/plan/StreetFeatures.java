package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.PlanarMap;

/** Streets cut at their junctions, and the larger bridges. */
final class StreetFeatures {
    private static final double LEAST_BRIDGE = 60;

    private final CityStages stages;
    private final Roads roads;
    private final Features out;
    private final PlanarMap map;
    private final Map<LineKind, StreetRules> rules = StreetRules.read();
    private final int[][] at;
    private final LandUse[] useOfFace;
    private final boolean[] plaza;
    private final Set<Integer> stops;
    private final boolean[] done;
    private final List<LineString> bridges = new ArrayList<>();

    /**
     * @param stops vertices where paths end, so that streets are cut there, too
     */
    StreetFeatures(CityStages stages, Roads roads, Set<Integer> stops, Features out) {
        this.stages = stages;
        this.roads = roads;
        this.stops = new HashSet<>(stops);
        this.out = out;
        map = stages.cells().map();
        at = map.edgesByVertex(e -> map.kind(e).isStreet());
        done = new boolean[map.edgeCount()];
        useOfFace = new LandUse[map.faceCount()];
        plaza = new boolean[map.faceCount()];
        Arrays.fill(useOfFace, LandUse.VACANT);
        for (CellPlan.Cell cell : stages.cells().cells()) {
            Block block = stages.blocks().get(cell.block());
            useOfFace[cell.face()] = block.use();
            plaza[cell.face()] = block.site().equals("PLAZA");
        }
    }

    void add() {
        for (int pass = 0; pass < 2; pass++) {
            for (int e = 0; e < map.edgeCount(); e++) {
                if (done[e] || !map.kind(e).isStreet()) continue;
                // the first pass starts at junctions only, the second takes circles that have none
                if (pass == 1 || ends(map.origin(2 * e), e)) chain(2 * e);
                else if (ends(map.origin(2 * e + 1), e)) chain(2 * e + 1);
            }
        }
    }

    /** {@return whether a street ends or changes at a vertex} */
    private boolean ends(int vertex, int edge) {
        if (at[vertex].length != 2 || stops.contains(vertex)) return true;
        int other = at[vertex][0] == edge ? at[vertex][1] : at[vertex][0];
        return map.street(other) != map.street(edge)
                || map.kind(other) != map.kind(edge)
                || crosses(other, LandUse.WATER) != crosses(edge, LandUse.WATER)
                || crosses(other, LandUse.RAIL) != crosses(edge, LandUse.RAIL);
    }

    private boolean crosses(int edge, LandUse use) {
        return useOfFace[map.face(2 * edge)] == use && useOfFace[map.face(2 * edge + 1)] == use;
    }

    private void chain(int start) {
        List<Coordinate> points = new ArrayList<>();
        points.add(map.point(map.origin(start)));
        int h = start;
        while (true) {
            int edge = h >> 1;
            done[edge] = true;
            int vertex = map.origin(h ^ 1);
            points.add(map.point(vertex));
            if (ends(vertex, edge)) break;
            int next = at[vertex][0] == edge ? at[vertex][1] : at[vertex][0];
            if (done[next]) break;
            h = map.origin(2 * next) == vertex ? 2 * next : 2 * next + 1;
        }
        street(start, points);
    }

    private void street(int half, List<Coordinate> points) {
        int edge = half >> 1;
        LineKind kind = map.kind(edge);
        StreetRules rule = Objects.requireNonNull(rules.get(kind));
        boolean circle = roads.street(map.street(edge)).role() == Street.Role.PLAZA;
        // traffic keeps to the right and so runs anticlockwise, with the plaza on its left
        boolean turned = circle && !plaza[map.face(half)];
        LineString line =
                PlanLine.of(turned ? points.reversed() : points, kind, 0).path();
        boolean bridge = crosses(edge, LandUse.WATER);
        boolean tunnel = crosses(edge, LandUse.RAIL);
        var attributes = Attributes.of("kind", kind(kind))
                .with("lanes", rule.lanes())
                .with("oneway", circle)
                .with("width", rule.width())
                .with("speed_limit", speed(kind))
                .with("surface", surface(kind, points.getFirst()))
                .with("bridge", bridge ? true : null)
                .with("tunnel", tunnel ? true : null)
                .with("lit", kind != LineKind.TRACK);
        String name = roads.name(map.street(edge));
        out.add("street", name, line, attributes);
        if (bridge && line.getLength() > LEAST_BRIDGE) bridge(name == null ? "" : name, line, rule.width());
    }

    private void bridge(String street, LineString line, double width) {
        for (LineString other : bridges) if (other.distance(line) < 30) return;
        bridges.add(line);
        var attributes = Attributes.of("kind", "bridge")
                .with("length", line.getLength(), 1)
                .with("width", width + 4);
        String name = street.length() > 2 ? street.substring(0, 2) : "松湾";
        String number = bridges.size() > 1 && name.equals("滨江") ? "二" : "";
        out.add("bridge", name + number + (line.getLength() > 110 ? "大桥" : "桥"), line, attributes);
    }

    /** {@return the value of the attribute {@code kind} of class {@code street}} */
    static String kind(LineKind kind) {
        return switch (kind) {
            case TRUNK -> "expressway";
            case PRIMARY -> "arterial";
            case TERTIARY -> "branch";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static int speed(LineKind kind) {
        return switch (kind) {
            case TRUNK -> 70;
            case PRIMARY -> 60;
            case SECONDARY -> 50;
            case TERTIARY -> 40;
            case RESIDENTIAL -> 30;
            default -> 20;
        };
    }

    private String surface(LineKind kind, Coordinate p) {
        Dice dice = Dice.of(stages.ground().frame().seed(), "surface", (long) p.x, (long) p.y);
        return switch (kind) {
            case SERVICE -> dice.chance(0.7) ? "concrete" : "paving_stones";
            case TRACK -> dice.chance(0.6) ? "concrete" : dice.chance(0.5) ? "gravel" : "ground";
            default -> "asphalt";
        };
    }
}
