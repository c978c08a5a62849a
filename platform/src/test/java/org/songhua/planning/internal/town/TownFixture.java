package org.songhua.planning.internal.town;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.cim.ObjectId;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmTags;

/** A town without a database, on a plane at the equator where a thousandth of a degree is about 111 m. */
public final class TownFixture {
    private static final double DEGREES = 0.001;

    private final List<StreetLine> streets = new ArrayList<>();
    private final List<Dwelling> dwellings = new ArrayList<>();
    private final Map<String, List<Facility>> facilities = new LinkedHashMap<>();
    private final Map<String, List<Dwelling>> places = new LinkedHashMap<>();
    private int count = 0;

    /** {@return the place x and y steps from the origin} */
    public static long at(double x, double y) {
        return Locations.of(DEGREES * x, DEGREES * y);
    }

    private ObjectId id() {
        return ObjectId.of(1, "object/" + count++);
    }

    /** A street along some places, each of x and y. */
    public ObjectId street(double... xy) {
        return way(OsmTags.of("highway", "residential"), xy);
    }

    /** A street or path with tags of its own. */
    public ObjectId way(OsmTags tags, double... xy) {
        var course = new long[xy.length / 2];
        for (int i = 0; i < course.length; i++) course[i] = at(xy[2 * i], xy[2 * i + 1]);
        ObjectId id = id();
        streets.add(new StreetLine(id, tags, course));
        return id;
    }

    public TownFixture dwelling(double x, double y, double people) {
        dwellings.add(new Dwelling(id(), null, "99", at(x, y), people, true));
        return this;
    }

    /** A facility that one gets into at some places. */
    public Facility facility(String classCode, Map<String, Double> numbers, double area_m2, long... access) {
        var one = new Facility(id(), null, access[0], access, true, area_m2, numbers, Map.of());
        facilities.computeIfAbsent(classCode, code -> new ArrayList<>()).add(one);
        return one;
    }

    /** A facility with words of its own, entered at one place. */
    Facility worded(String classCode, Map<String, String> words, long access) {
        var one = new Facility(id(), null, access, new long[] {access}, true, Double.NaN, Map.of(), words);
        facilities.computeIfAbsent(classCode, code -> new ArrayList<>()).add(one);
        return one;
    }

    /** A place that is no dwelling. */
    TownFixture place(String classCode, double x, double y, double people) {
        places.computeIfAbsent(classCode, code -> new ArrayList<>())
                .add(new Dwelling(id(), classCode, "99", at(x, y), people, true));
        return this;
    }

    public Town build(TravelMode mode) {
        return new Town(new Survey(7, streets, dwellings, facilities, places), StreetProfile.of(mode));
    }

    public Town walking() {
        return build(TravelMode.WALK);
    }
}
