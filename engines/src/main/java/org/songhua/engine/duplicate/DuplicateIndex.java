package org.songhua.engine.duplicate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds known cases near a report in place and time, or with the same asset, and ranks them. A grid of squares as wide as the radius holds
 * the cases, so that nine squares have all within it. Cases can be added and removed; one thread writes, nobody reads meanwhile.
 */
public final class DuplicateIndex {
    private static final double METERS_PER_DEGREE = 111_195;
    /** Longitude is squeezed as at this latitude and below; farther from the equator squares get narrower than the radius. */
    private static final double MOST_LATITUDE = 72;

    private final double radiusMeters;
    private final Duration window;
    private final double cellDegrees;
    private final double cellDegreesEast;
    private final Map<Long, List<CaseSketch>> cells = new HashMap<>();
    private final Map<String, List<CaseSketch>> byAsset = new HashMap<>();
    private final Map<String, CaseSketch> byId = new HashMap<>();

    /**
     * An empty index.
     *
     * @param radiusMeters farther cases are no candidates, unless they name the same asset
     * @param window older cases are no candidates
     */
    public DuplicateIndex(double radiusMeters, Duration window) {
        if (!(radiusMeters > 0) || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("Radius and window must be above 0");
        }
        this.radiusMeters = radiusMeters;
        this.window = window;
        this.cellDegrees = radiusMeters / METERS_PER_DEGREE;
        this.cellDegreesEast = cellDegrees / Math.cos(Math.toRadians(MOST_LATITUDE));
    }

    /** Adds a case, or puts it in the place of that of the same id. */
    public void add(CaseSketch known) {
        remove(known.id());
        byId.put(known.id(), known);
        if (known.isPlaced())
            cells.computeIfAbsent(cell(known, 0, 0), key -> new ArrayList<>()).add(known);
        if (!known.asset().isEmpty())
            byAsset.computeIfAbsent(known.asset(), key -> new ArrayList<>()).add(known);
    }

    /** Removes a case; nothing happens when there is none of that id. */
    public void remove(String id) {
        CaseSketch known = byId.remove(id);
        if (known == null) return;
        if (known.isPlaced())
            cells.getOrDefault(cell(known, 0, 0), new ArrayList<>()).remove(known);
        if (!known.asset().isEmpty())
            byAsset.getOrDefault(known.asset(), new ArrayList<>()).remove(known);
    }

    public int size() {
        return byId.size();
    }

    /** {@return the likeliest cases, the best first, at most as many as asked for; of equal ones the first by id} */
    public List<Candidate> rank(CaseSketch report, int most) {
        Set<CaseSketch> near = new LinkedHashSet<>(byAsset.getOrDefault(report.asset(), List.of()));
        if (report.isPlaced()) {
            for (int north = -1; north <= 1; north++) {
                for (int east = -1; east <= 1; east++)
                    near.addAll(cells.getOrDefault(cell(report, north, east), List.of()));
            }
        }
        return near.stream()
                .filter(known -> isCandidate(report, known))
                .map(known -> DuplicateScore.of(report, known, radiusMeters, window))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id))
                .limit(most)
                .toList();
    }

    boolean isCandidate(CaseSketch report, CaseSketch known) {
        if (known.id().equals(report.id())) return false;
        if (Duration.between(known.at(), report.at()).abs().compareTo(window) > 0) return false;
        boolean sameAsset = !report.asset().isEmpty() && report.asset().equals(known.asset());
        return sameAsset || DuplicateScore.meters(report, known) <= radiusMeters;
    }

    private long cell(CaseSketch at, int north, int east) {
        long row = (long) Math.floor(at.latitude() / cellDegrees) + north;
        long column = (long) Math.floor(at.longitude() / cellDegreesEast) + east;
        return (row << 32) ^ (column & 0xFFFFFFFFL);
    }
}
