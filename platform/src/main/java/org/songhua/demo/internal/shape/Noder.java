package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;

/**
 * Makes a {@link PlanarMap} of lines: cuts them where they meet, by snap rounding (Hobby 1999) to a grid of one
 * decimetre, so that afterwards no vertex is nearer than half of that to an edge it does not end. The later rounding to
 * 10⁻⁷ degrees moves points by less than 8 mm and so cannot make edges cross.
 */
public final class Noder {
    private static final double CELLS_PER_METER = 10;

    private Noder() {}

    /** {@return the subdivision of the plane by these lines, without dead ends and loose pieces} */
    public static PlanarMap map(Collection<PlanLine> lines) {
        var noder = new SnapRoundingNoder(new PrecisionModel(CELLS_PER_METER));
        List<SegmentString> strings = new ArrayList<>(lines.size());
        for (PlanLine line : lines) {
            strings.add(new NodedSegmentString(line.path().getCoordinates().clone(), line));
        }
        noder.computeNodes(strings);
        List<SegmentString> noded = new ArrayList<>();
        for (Object string : noder.getNodedSubstrings()) noded.add((SegmentString) string);
        return assemble(noded);
    }

    private static PlanarMap assemble(List<SegmentString> strings) {
        long[] vertices = strings.stream()
                .flatMapToLong(s -> Arrays.stream(s.getCoordinates()).mapToLong(Noder::key))
                .sorted()
                .distinct()
                .toArray();
        List<PlanarMap.Edge> edges = new ArrayList<>();
        for (SegmentString string : strings) {
            PlanLine line = (PlanLine) string.getData();
            for (int i = 1; i < string.size(); i++) {
                int a = Arrays.binarySearch(vertices, key(string.getCoordinate(i - 1)));
                int b = Arrays.binarySearch(vertices, key(string.getCoordinate(i)));
                if (a != b) edges.add(new PlanarMap.Edge(Math.min(a, b), Math.max(a, b), line.kind(), line.street()));
            }
        }
        int[] x = LongStream.of(vertices).mapToInt(v -> (int) (v >> 32)).toArray();
        int[] y = LongStream.of(vertices).mapToInt(v -> (int) v).toArray();
        return new PlanarMap(x, y, prune(vertices.length, distinct(edges)));
    }

    private static long key(Coordinate p) {
        long x = StrictMath.round(p.x * CELLS_PER_METER);
        long y = StrictMath.round(p.y * CELLS_PER_METER);
        return (x << 32) | (y & 0xFFFF_FFFFL);
    }

    /** {@return the edges in order, of coinciding ones the most important} */
    private static List<PlanarMap.Edge> distinct(List<PlanarMap.Edge> edges) {
        edges.sort(Comparator.comparingInt(PlanarMap.Edge::from)
                .thenComparingInt(PlanarMap.Edge::to)
                .thenComparing(PlanarMap.Edge::kind)
                .thenComparing(Comparator.comparingInt(PlanarMap.Edge::street).reversed()));
        List<PlanarMap.Edge> out = new ArrayList<>();
        for (PlanarMap.Edge edge : edges) {
            boolean again = !out.isEmpty()
                    && out.getLast().from() == edge.from()
                    && out.getLast().to() == edge.to();
            if (!again) out.add(edge);
        }
        return out;
    }

    /** {@return the edges without dead ends, and of the pieces that do not hang together the largest} */
    static List<PlanarMap.Edge> prune(int vertexCount, List<PlanarMap.Edge> edges) {
        return largestPiece(vertexCount, withoutDeadEnds(vertexCount, edges));
    }

    private static List<PlanarMap.Edge> withoutDeadEnds(int vertexCount, List<PlanarMap.Edge> edges) {
        List<PlanarMap.Edge> rest = edges;
        while (true) {
            int[] degree = new int[vertexCount];
            for (PlanarMap.Edge edge : rest) {
                degree[edge.from()]++;
                degree[edge.to()]++;
            }
            List<PlanarMap.Edge> kept = rest.stream()
                    .filter(e -> degree[e.from()] > 1 && degree[e.to()] > 1)
                    .toList();
            if (kept.size() == rest.size()) return kept;
            rest = kept;
        }
    }

    private static List<PlanarMap.Edge> largestPiece(int vertexCount, List<PlanarMap.Edge> edges) {
        var pieces = new Pieces(vertexCount);
        for (PlanarMap.Edge edge : edges) pieces.join(edge.from(), edge.to());
        int[] size = new int[vertexCount];
        for (PlanarMap.Edge edge : edges) size[pieces.of(edge.from())]++;
        int largest = 0;
        for (int v = 1; v < vertexCount; v++) if (size[v] > size[largest]) largest = v;
        int keep = largest;
        return edges.stream().filter(e -> pieces.of(e.from()) == keep).toList();
    }
}
