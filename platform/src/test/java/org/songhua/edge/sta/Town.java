package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.List;
import org.songhua.edge.security.TestPeople;

/**
 * Four gauges in a row, each of its own thing: gauge i lies at 125.i degrees east and 43.8 north, is called "Gauge i" and
 * reads i×10, i×10+1, i×10+2 at 0, 1 and 2 o'clock. All carry the code of the town, so that others' data do not disturb.
 */
public final class Town {
    public final StaClient sta = StaClient.all();
    public final String code = TestPeople.newName("town");
    public final List<Long> things = new ArrayList<>();
    public final List<Long> locations = new ArrayList<>();
    public final List<Long> datastreams = new ArrayList<>();

    public Town() {
        for (int i = 0; i < 4; i++) gauge(i);
    }

    private void gauge(int i) {
        long thing = sta.create("/Things", """
                {"name": "Gauge %1$d", "description": "in a row", "properties": {"town": "%2$s", "n": %1$d, "odd": %3$b, "list": [{"k": "v%1$d"}], "tags": ["t%1$d", %1$d]},
                 "Locations": [{"name": "Place %1$d", "description": "at the river", "encodingType": "application/geo+json",
                    "properties": {"town": "%2$s", "n": "%1$d"}, "location": {"type": "Point", "coordinates": [125.%1$d, 43.8]}}],
                 "Datastreams": [{"name": "Level %1$d", "description": "of the water", "properties": {"town": "%2$s"},
                    "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                    "unitOfMeasurement": {"name": "metre", "symbol": "m", "definition": "ucum:m"},
                    "Sensor": {"name": "Sensor %1$d", "description": "radar", "encodingType": "text/html", "metadata": "https://example.org"},
                    "ObservedProperty": {"name": "level of %2$s", "definition": "https://example.org/level", "description": "d"},
                    "Observations": [%4$s]}]}
                """.formatted(i, code, i % 2 == 1, readings(i)));
        things.add(thing);
        locations.add(sta.json("/Things(" + thing + ")/Locations")
                .at("/value/0/@iot.id")
                .asLong());
        datastreams.add(sta.json("/Things(" + thing + ")/Datastreams")
                .at("/value/0/@iot.id")
                .asLong());
    }

    private static String readings(int i) {
        var all = new ArrayList<String>();
        for (int hour = 0; hour < 3; hour++)
            all.add(
                    "{\"phenomenonTime\": \"2026-05-01T0%d:00:00Z\", \"result\": %d, \"parameters\": {\"hour\": %d, \"hours\": [0, %d, %d]}}"
                            .formatted(hour, i * 10 + hour, hour, Math.min(hour, 1), hour));
        return String.join(",", all);
    }

    /** {@return the filter, for things of this town only} */
    public String mine(String filter) {
        return "properties/town eq '" + code + "' and (" + filter + ")";
    }

    /** {@return which things the filter finds, by their place in the row} */
    public List<Integer> gauges(String filter) {
        return places(things, sta.ids("/Things", mine(filter)));
    }

    public List<Integer> streams(String filter) {
        return places(datastreams, sta.ids("/Datastreams", mine(filter)));
    }

    public List<Integer> places(String filter) {
        return places(locations, sta.ids("/Locations", mine(filter)));
    }

    private static List<Integer> places(List<Long> all, List<Long> found) {
        return found.stream().map(all::indexOf).toList();
    }

    /** {@return results of the readings of this town that the filter finds, sorted by time and number} */
    public List<Integer> results(String filter) {
        var results = new ArrayList<Integer>();
        sta.json(
                        "/Observations",
                        "$filter",
                        "Datastream/properties/town eq '" + code + "' and (" + filter + ")",
                        "$orderby",
                        "result")
                .path("value")
                .forEach(o -> results.add(o.path("result").asInt()));
        return results;
    }
}
