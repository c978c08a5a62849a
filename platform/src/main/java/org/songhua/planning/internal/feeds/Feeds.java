package org.songhua.planning.internal.feeds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.travel.transit.GtfsReader;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.planning.TimetableFeed;
import org.springframework.stereotype.Component;

/** Timetables to compute with: an edition is read once, the ones asked for last are kept. */
@Component
public class Feeds {
    private static final int KEPT = 6;

    private final JdbcFeeds rows;
    private final Map<String, Timetable> kept = new LinkedHashMap<>(16, 0.75f, true);

    Feeds(JdbcFeeds rows) {
        this.rows = rows;
    }

    /**
     * An edition with its stops and trips.
     *
     * @param feed which one it is
     * @param timetable its stops and trips
     */
    public record Loaded(TimetableFeed feed, Timetable timetable) {}

    /**
     * {@return an edition, empty when it is not, or no longer, there}
     *
     * @param reference code for the last edition, or code and edition such as {@code buses@2}
     */
    public Optional<Loaded> find(String reference) {
        return feed(reference).flatMap(feed -> timetable(feed).map(timetable -> new Loaded(feed, timetable)));
    }

    private Optional<TimetableFeed> feed(String reference) {
        int at = reference.indexOf('@');
        if (at < 0) return rows.find(reference);
        String edition = reference.substring(at + 1);
        return edition.matches("[1-9]\\d{0,8}")
                ? rows.find(reference.substring(0, at), Integer.parseInt(edition))
                : Optional.empty();
    }

    private synchronized Optional<Timetable> timetable(TimetableFeed feed) {
        String key = feed.reference() + feed.sha256();
        Timetable known = kept.get(key);
        if (known != null) return Optional.of(known);
        Optional<Timetable> read =
                rows.content(feed).map(content -> GtfsReader.read(FeedArchive.unpacked(content), told -> {}));
        read.ifPresent(timetable -> keep(key, timetable));
        return read;
    }

    private void keep(String key, Timetable timetable) {
        kept.put(key, timetable);
        if (kept.size() > KEPT) kept.remove(kept.keySet().iterator().next());
    }

    /** {@return the last editions, as inputs name them} */
    public List<String> codes() {
        var codes = new ArrayList<String>();
        for (TimetableFeed feed : rows.list()) codes.add(feed.code());
        return codes;
    }
}
