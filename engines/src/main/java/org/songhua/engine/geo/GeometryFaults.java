package org.songhua.engine.geo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Gathers the faults of one geometry: none twice at one position, and of each code no more than a few. */
final class GeometryFaults {
    private static final int MAX_PER_CODE = 10;

    private final Place place;
    private final List<Fault> faults = new ArrayList<>(0);
    private final Map<String, Integer> countByCode = new HashMap<>(0);
    private final Set<Coordinate> positions = new HashSet<>(0);

    GeometryFaults(Place place) {
        this.place = place;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Fault> list() {
        return List.copyOf(faults);
    }

    /** A fault of the geometry as a whole. */
    void add(String code, String problem, String remedy) {
        faults.add(Fault.refused(code, place, problem, remedy));
    }

    /** A fault at a position. {@return whether more faults of the code are wanted} */
    boolean add(String code, Coordinate at, String problem, String remedy) {
        int count = countByCode.getOrDefault(code, 0);
        if (count < MAX_PER_CODE && positions.add(at)) {
            countByCode.put(code, ++count);
            faults.add(Fault.refused(code, place.withPosition(at.x, at.y), problem, remedy));
        }
        return count < MAX_PER_CODE;
    }
}
