package org.songhua.planning.internal.town;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygonal;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what analyses need of the city, class by class, within a scope. Used once. */
final class SurveyReader {
    /** People in a household where only households are recorded: mean of the census of 2020 (七人普). */
    static final double PEOPLE_PER_HOUSEHOLD = 2.62;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Set<String> LIVED_IN = Set.of("residential", "dormitory");

    private final CityObjects objects;
    private final Scope scope;
    private final Progress progress;
    private int pagesRead = 0;

    SurveyReader(CityObjects objects, Scope scope, Progress progress) {
        this.objects = objects;
        this.scope = scope;
        this.progress = progress;
    }

    /** {@return the survey}
     *
     * @param classes classes of facilities
     * @param from classes of places that should reach them, beside the dwellings */
    Survey read(Set<String> classes, Set<String> from) {
        // Asked first: what is written while we read makes the survey look older than it is, and it is read again.
        long version = objects.dataVersion();
        var streets = new ArrayList<StreetLine>();
        each("street", (object, attributes) -> street(object, attributes, streets));
        each("path", (object, attributes) -> street(object, attributes, streets));
        var dwellings = new ArrayList<Dwelling>();
        each("building", (object, attributes) -> dwelling(object, attributes, dwellings));
        var entrances = new EntranceIndex();
        each("entrance", (object, attributes) -> entrances.add(Wkb.read(object.wkb())));
        each("park_entrance", (object, attributes) -> entrances.add(Wkb.read(object.wkb())));
        var facilities = new HashMap<String, List<Facility>>();
        for (String code : classes) {
            var list = new ArrayList<Facility>();
            each(code, (object, attributes) -> list.add(facility(object, attributes, entrances)));
            facilities.put(code, List.copyOf(list));
        }
        var places = new HashMap<String, List<Dwelling>>();
        for (String code : from) {
            var list = new ArrayList<Dwelling>();
            each(code, (object, attributes) -> list.add(place(object, attributes)));
            places.put(code, List.copyOf(list));
        }
        return new Survey(version, streets, dwellings, facilities, places);
    }

    /** Takes an object and its attributes. */
    private interface Sink {
        void accept(CityObject object, JsonNode attributes);
    }

    private void each(String classCode, Sink sink) {
        if (!scope.allowsClass(classCode)) return;
        Consumer<CityObject> one = object -> sink.accept(object, MAPPER.readTree(object.attributesJson()));
        ObjectId after = null;
        do {
            // How many pages there are is not known before; halfway to the end with every one of them.
            progress.at(1 - 1.0 / ++pagesRead);
            after = objects.stream(page(classCode, after), scope, one);
        } while (after != null);
    }

    private static ObjectQuery page(String classCode, @Nullable ObjectId after) {
        return new ObjectQuery(List.of(classCode), List.of(), Map.of(), null, null, null, after, ObjectQuery.MAX_LIMIT);
    }

    private static void street(CityObject object, JsonNode attributes, List<StreetLine> streets) {
        var tags = StreetWords.tags(object.classCode(), attributes);
        Geometry geometry = Wkb.read(object.wkb());
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (!(geometry.getGeometryN(i) instanceof LineString line) || line.getNumPoints() < 2) continue;
            streets.add(new StreetLine(object.id(), tags, packed(line.getCoordinates())));
        }
    }

    private static long[] packed(Coordinate[] coordinates) {
        var packed = new long[coordinates.length];
        for (int i = 0; i < packed.length; i++) packed[i] = Locations.of(coordinates[i].x, coordinates[i].y);
        return packed;
    }

    private static void dwelling(CityObject object, JsonNode attributes, List<Dwelling> dwellings) {
        if (!LIVED_IN.contains(attributes.path("use").asString(""))) return;
        dwellings.add(lived(object, attributes, attributes.path("residents")));
    }

    private static Dwelling place(CityObject object, JsonNode attributes) {
        return lived(object, attributes, attributes.path("population"));
    }

    /** {@return where people live, with as many as are recorded, else as its households have} */
    private static Dwelling lived(CityObject object, JsonNode attributes, JsonNode residents) {
        JsonNode households = attributes.path("households");
        double people = residents.isNumber()
                ? residents.doubleValue()
                : households.isNumber() ? PEOPLE_PER_HOUSEHOLD * households.doubleValue() : 0;
        boolean counted = residents.isNumber() || households.isNumber();
        long location = location(Wkb.read(object.wkb()));
        return new Dwelling(object.id(), object.name(), object.region(), location, people, counted);
    }

    private static long location(Geometry geometry) {
        double[] point = Wkb.representativePoint(geometry);
        return Locations.of(point[0], point[1]);
    }

    private static Facility facility(CityObject object, JsonNode attributes, EntranceIndex entrances) {
        Geometry geometry = Wkb.read(object.wkb());
        long location = location(geometry);
        boolean outline = geometry instanceof Polygonal;
        long[] doors = outline ? entrances.at(geometry) : new long[0];
        boolean known = !outline || doors.length > 0;
        long[] access = doors.length > 0 ? doors : known && isPoint(geometry) ? new long[] {location} : along(geometry);
        return new Facility(
                object.id(),
                object.name(),
                location,
                access,
                known,
                outline ? area_m2(geometry) : Double.NaN,
                numbers(attributes),
                words(attributes));
    }

    private static boolean isPoint(Geometry geometry) {
        return geometry.getDimension() == 0;
    }

    private static double area_m2(Geometry geometry) {
        return GroundPlane.near(geometry.getCoordinate().x).project(geometry).getArea();
    }

    /** {@return where one may get in when nothing is recorded: the vertices of the edge, and points between them} */
    private static long[] along(Geometry geometry) {
        double step = 0.0005;
        var places = new HashSet<Long>();
        var ordered = new ArrayList<Long>();
        Coordinate[] edge = geometry.getCoordinates();
        for (int i = 0; i < edge.length; i++) {
            add(ordered, places, edge[i]);
            if (i + 1 == edge.length) break;
            int pieces = (int) Math.min(200, edge[i].distance(edge[i + 1]) / step);
            for (int k = 1; k < pieces; k++) add(ordered, places, between(edge[i], edge[i + 1], (double) k / pieces));
        }
        return ordered.stream().mapToLong(Long::longValue).toArray();
    }

    private static Coordinate between(Coordinate a, Coordinate b, double share) {
        return new Coordinate(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
    }

    private static void add(List<Long> ordered, Set<Long> places, Coordinate place) {
        long location = Locations.of(place.x, place.y);
        if (places.add(location)) ordered.add(location);
    }

    private static Map<String, Double> numbers(JsonNode attributes) {
        var numbers = new LinkedHashMap<String, Double>();
        attributes.propertyStream().forEach(entry -> {
            if (entry.getValue().isNumber())
                numbers.put(entry.getKey(), entry.getValue().doubleValue());
        });
        return numbers;
    }

    private static Map<String, String> words(JsonNode attributes) {
        var words = new LinkedHashMap<String, String>();
        attributes.propertyStream().forEach(entry -> {
            if (entry.getValue().isString())
                words.put(entry.getKey(), entry.getValue().asString());
        });
        return words;
    }
}
