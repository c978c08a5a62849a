package org.songhua.sensing.internal.store;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The series by the number of their datastream. */
final class SeriesIndex {
    private final ConcurrentHashMap<Long, Series> byDatastream = new ConcurrentHashMap<>();

    @Nullable
    Series find(long datastream) {
        return byDatastream.get(datastream);
    }

    Series findOrCreate(long datastream) {
        return byDatastream.computeIfAbsent(datastream, number -> new Series(number, SeriesState.start(number)));
    }

    void put(Series series) {
        byDatastream.put(series.datastream, series);
    }

    Collection<Series> all() {
        return byDatastream.values();
    }
}
