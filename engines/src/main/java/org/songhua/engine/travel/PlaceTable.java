package org.songhua.engine.travel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.osm.Locations;

/**
 * Origins or facilities from a table of text: WGS 84 degrees in the columns {@code lat} and {@code lon}.
 *
 * @param places in the order of the rows
 */
public record PlaceTable(List<Place> places) {
    public PlaceTable {
        places = List.copyOf(places);
    }

    /**
     * One row.
     *
     * @param id identifier; of a table without the column {@code id}: number of the row below the header, from 1
     * @param group class of a facility; empty for origins
     * @param location packed longitude and latitude
     * @param people weight of an origin, column {@code people}; 1 when the table does not say
     */
    public record Place(String id, String group, long location, double people) {}

    /** {@return the origins of a table {@code id,lat,lon[,people]}; faults are told} */
    public static PlaceTable origins(String text, String fileName, Consumer<Fault> faults) {
        return read(text, fileName, List.of("id", "lat", "lon"), faults);
    }

    /** {@return the facilities of a table {@code class,lat,lon[,id]}; faults are told} */
    public static PlaceTable facilities(String text, String fileName, Consumer<Fault> faults) {
        return read(text, fileName, List.of("class", "lat", "lon"), faults);
    }

    private static PlaceTable read(String text, String fileName, List<String> columns, Consumer<Fault> faults) {
        var places = new ArrayList<Place>();
        var rows = new int[1];
        CsvReader.read(text, fileName, columns, faults, row -> {
            rows[0]++;
            boolean named = row.require(columns.getFirst());
            OptionalDouble latitude = row.number("lat", -90, 90);
            OptionalDouble longitude = row.number("lon", -180, 180);
            OptionalDouble people = people(row);
            if (!named || latitude.isEmpty() || longitude.isEmpty() || people.isEmpty()) return;
            String id = row.has("id") ? row.get("id") : String.valueOf(rows[0]);
            long location = Locations.of(longitude.getAsDouble(), latitude.getAsDouble());
            places.add(new Place(id, row.get("class"), location, people.getAsDouble()));
        });
        return new PlaceTable(places);
    }

    private static OptionalDouble people(CsvRow row) {
        return row.has("people") ? row.number("people", 0, 1e9) : OptionalDouble.of(1);
    }

    /** {@return all locations} */
    public long[] locations() {
        return places.stream().mapToLong(Place::location).toArray();
    }

    /** {@return the classes in the order in which they first come} */
    public List<String> groups() {
        return places.stream().map(Place::group).distinct().toList();
    }

    /** {@return numbers of the places of a class} */
    public int[] ofGroup(String group) {
        var found = new org.songhua.engine.network.GrowingInts();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).group().equals(group)) found.add(i);
        }
        return found.toArray();
    }
}
