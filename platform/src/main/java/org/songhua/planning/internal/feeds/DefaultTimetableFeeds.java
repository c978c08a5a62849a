package org.songhua.planning.internal.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeeds;
import org.songhua.store.Database;
import org.springframework.stereotype.Component;

/** Reads a feed to its end before anything is kept, then keeps it as an edition of its own. */
@Component
class DefaultTimetableFeeds implements TimetableFeeds {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final int LONGEST_TEXT = 200;

    private final JdbcFeeds rows;
    private final Feeds feeds;
    private final TravelDays days;
    private final Audit audit;
    private final Database database;

    DefaultTimetableFeeds(JdbcFeeds rows, Feeds feeds, TravelDays days, Audit audit, Database database) {
        this.rows = rows;
        this.feeds = feeds;
        this.days = days;
        this.audit = audit;
        this.database = database;
    }

    @Override
    public TimetableFeed importZip(Request request, Caller caller) {
        check(request);
        String sha256 = sha256(request.zip());
        Optional<TimetableFeed> same =
                rows.find(request.code()).filter(last -> last.sha256().equals(sha256));
        if (same.isPresent()) return same.get();
        FeedReading reading = FeedReading.of(request.zip(), request.fileName());
        return database.inTransaction(() -> keep(request, sha256, reading, caller));
    }

    private TimetableFeed keep(Request request, String sha256, FeedReading reading, Caller caller) {
        rows.lock();
        TimetableFeed kept = rows.add(request, sha256, reading, caller.name());
        rows.forgetUpTo(kept.code(), kept.edition() - EDITIONS_KEPT);
        audit.record(
                caller.name(),
                "timetable.imported",
                "timetable:" + kept.code(),
                "{\"edition\":" + kept.edition() + ",\"sha256\":\"" + sha256 + "\"}");
        return kept;
    }

    private static void check(Request request) {
        var log = new FaultLog(9);
        if (!CODE.matcher(request.code()).matches())
            log.accept(Fault.refused(
                    "FEED-010",
                    Place.atField("code"),
                    "This is no code of a timetable.",
                    "Use up to 40 small letters, digits, hyphens and underscores, a letter first."));
        if (request.title().length() > LONGEST_TEXT) log.accept(tooLong("title"));
        if (request.licence().length() > LONGEST_TEXT) log.accept(tooLong("licence"));
        log.throwIfAny();
    }

    private static Fault tooLong(String field) {
        return Fault.refused(
                "FEED-011",
                Place.atField(field),
                "This text is longer than " + LONGEST_TEXT + " characters.",
                "Shorten it.");
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = Sha256.begin();
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<TimetableFeed> list() {
        return rows.list();
    }

    @Override
    public Optional<TimetableFeed> find(String code) {
        return rows.find(code);
    }

    @Override
    public List<Fault> faults(String code) {
        return rows.faults(code);
    }

    @Override
    public Day day(String code, LocalDate date) {
        Timetable timetable = feeds.find(code).orElseThrow(() -> notFound(code)).timetable();
        int trips = (int) timetable.trips().stream()
                .filter(trip -> trip.days().runsOn(date))
                .count();
        return new Day(date, trips, FeedReading.speaksOf(timetable, date), days.official(date));
    }

    @Override
    public void remove(String code, Caller caller) {
        database.run(() -> {
            if (rows.remove(code) == 0) throw notFound(code);
            audit.record(caller.name(), "timetable.removed", "timetable:" + code, "{}");
        });
    }

    private static NotFoundException notFound(String code) {
        return new NotFoundException("There is no timetable " + code + ".");
    }
}
