package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.FieldWork.Area;
import org.songhua.casework.FieldWork.FieldMap;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.UnitGrids;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/** Makes maps for the field: the unit grids of the tasks and what lies in and around them, never more than a phone can hold. */
final class FieldMaps {
    /** What is shown around a grid or a place, so that one finds the way to it. */
    private static final double AROUND_METERS = 250;

    private static final double METERS_PER_DEGREE = 111_320;
    private static final int MOST_AREAS = 40;
    /** A larger geometry is no thing of a street but one of the whole city, such as a district or a river. */
    private static final int LARGEST_GEOMETRY = 40_000;

    private final CityObjects objects;

    FieldMaps(CityObjects objects) {
        this.objects = objects;
    }

    FieldMap make(List<CaseSummary> tasks, Scope scope, Instant now) {
        long version = objects.dataVersion();
        List<Area> areas = areas(tasks, scope);
        if (areas.isEmpty()) return new FieldMap(List.of(), List.of(), true, version, now);
        var found = new LinkedHashMap<String, CityObject>();
        boolean isComplete = gather(areas, scope, found);
        return new FieldMap(areas, List.copyOf(found.values()), isComplete, version, now);
    }

    private List<Area> areas(List<CaseSummary> tasks, Scope scope) {
        var byPlace = new LinkedHashMap<String, List<CaseSummary>>();
        for (CaseSummary task : tasks)
            if (task.longitude() != null)
                byPlace.computeIfAbsent(place(task), key -> new ArrayList<>()).add(task);
        return byPlace.values().stream()
                .sorted(Comparator.comparingInt((List<CaseSummary> there) -> there.size())
                        .reversed())
                .limit(MOST_AREAS)
                .map(there -> area(there, scope))
                .toList();
    }

    private static String place(CaseSummary task) {
        String grid = task.grid();
        return grid == null ? task.longitude() + " " + task.latitude() : grid;
    }

    private Area area(List<CaseSummary> there, Scope scope) {
        var envelope = new Envelope();
        for (CaseSummary task : there) {
            Double x = task.longitude();
            Double y = task.latitude();
            if (x != null && y != null) envelope.expandToInclude(x, y);
        }
        String grid = there.getFirst().grid();
        if (grid != null) gridObjects(grid, scope).forEach(one -> envelope.expandToInclude(envelope(one)));
        return new Area(grid == null ? "" : grid, around(envelope), there.size());
    }

    private List<CityObject> gridObjects(String code, Scope scope) {
        var found = new ArrayList<CityObject>();
        var query =
                new ObjectQuery(List.of(UnitGrids.CLASS), List.of(), Map.of("code", code), null, null, null, null, 1);
        objects.stream(query, scope, found::add);
        return found;
    }

    private static Envelope envelope(CityObject one) {
        return Wkb.read(one.wkb()).getEnvelopeInternal();
    }

    private static Extent around(Envelope place) {
        double up = AROUND_METERS / METERS_PER_DEGREE;
        double aside = up / Math.max(0.1, Math.cos(Math.toRadians(place.centre().y)));
        return new Extent(
                Math.max(-180, place.getMinX() - aside),
                Math.max(-90, place.getMinY() - up),
                Math.min(180, place.getMaxX() + aside),
                Math.min(90, place.getMaxY() + up));
    }

    /** Area by area, so that what is cut off lies where the fewest tasks are. {@return whether all was taken} */
    private boolean gather(List<Area> areas, Scope scope, Map<String, CityObject> found) {
        var budget = new Budget();
        for (Area area : areas) {
            var query = new ObjectQuery(
                    List.of(), List.of(area.extent()), Map.of(), null, null, null, null, FieldMap.MOST_OBJECTS);
            Object more = objects.stream(query, scope, one -> {
                if (one.wkb().length <= LARGEST_GEOMETRY
                        && !found.containsKey(one.id().toString())
                        && budget.takes(one)) found.put(one.id().toString(), one);
            });
            if (more != null || budget.isSpent) return false;
        }
        return true;
    }

    /** What still has room. */
    private static final class Budget {
        private int objects = FieldMap.MOST_OBJECTS;
        private int bytes = FieldMap.MOST_BYTES;
        private boolean isSpent;

        boolean takes(CityObject one) {
            if (objects == 0 || bytes < one.wkb().length) isSpent = true;
            if (isSpent) return false;
            objects--;
            bytes -= one.wkb().length;
            return true;
        }
    }
}
