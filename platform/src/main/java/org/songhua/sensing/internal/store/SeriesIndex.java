package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The series by the number of their datastream, and on shelves. */
final class SeriesIndex {
    private final ConcurrentHashMap<Long, Series> byDatastream = new ConcurrentHashMap<>();

    /** A list is never changed; one more shelf makes another list. */
    private volatile List<Shelf> shelves = List.of();

    @Nullable
    Series find(long datastream) {
        return byDatastream.get(datastream);
    }

    Series findOrCreate(long datastream) {
        return byDatastream.computeIfAbsent(
                datastream, number -> shelved(new Series(number, SeriesState.start(number))));
    }

    void put(Series series) {
        byDatastream.put(series.datastream, shelved(series));
    }

    private synchronized Series shelved(Series series) {
        if (shelves.isEmpty() || shelves.getLast().isFull()) {
            var more = new ArrayList<>(shelves);
            more.add(new Shelf());
            shelves = more;
        }
        series.putOn(shelves.getLast());
        return series;
    }

    Collection<Series> all() {
        return byDatastream.values();
    }

    /** {@return all series, on their shelves} */
    List<Shelf> shelves() {
        return shelves;
    }
}
