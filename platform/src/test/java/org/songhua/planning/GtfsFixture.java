package org.songhua.planning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.songhua.people.Caller;
import org.songhua.planning.TimetableFeeds.Request;

/**
 * A feed for {@link PlanningTown}: a boat from the island (stop I, at its western end) to the middle (stop M, at the junction in the middle).
 * Monday to Friday at 08:00 and 08:30, 10 minutes; on Saturday and Sunday at 10:00, 5 minutes; a night boat of the working days at
 * 25:00, 10 minutes. On 2026-05-04 the working days are removed and a boat at 09:00 takes 5 minutes.
 */
public final class GtfsFixture {
    private final Map<String, String> files = new TreeMap<>();

    public GtfsFixture() {
        files.put("agency.txt", "agency_name,agency_url,agency_timezone\nBoats,https://example.org,Asia/Shanghai\n");
        files.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon
                I,岛西码头,%s,%s
                M,中心码头,%s,%s
                """.formatted(
                        PlanningTown.y(5), PlanningTown.x(30), PlanningTown.y(5), PlanningTown.x(5)));
        files.put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                W,1,1,1,1,1,0,0,20260101,20261231
                S,0,0,0,0,0,1,1,20260101,20261231
                """);
        files.put("calendar_dates.txt", "service_id,date,exception_type\nW,20260504,2\nH,20260504,1\n");
        files.put("trips.txt", "route_id,service_id,trip_id\nb,W,w1\nb,W,w2\nb,W,night\nb,S,s1\nb,H,h1\n");
        files.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                w1,08:00:00,08:00:00,I,1
                w1,08:10:00,08:10:00,M,2
                w2,08:30:00,08:30:00,I,1
                w2,08:40:00,08:40:00,M,2
                night,25:00:00,25:00:00,I,1
                night,25:10:00,25:10:00,M,2
                s1,10:00:00,10:00:00,I,1
                s1,10:05:00,10:05:00,M,2
                h1,09:00:00,09:00:00,I,1
                h1,09:05:00,09:05:00,M,2
                """);
    }

    /** Adds a file or puts it in the place of another. */
    public GtfsFixture with(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Adds rows to a file. */
    public GtfsFixture more(String name, String rows) {
        files.merge(name, rows, String::concat);
        return this;
    }

    public GtfsFixture without(String name) {
        files.remove(name);
        return this;
    }

    /** {@return the feed as an archive, its files in a folder when one is named} */
    public byte[] zip(String folder) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(folder + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Imports the feed. */
    public TimetableFeed importAs(String code, TimetableFeeds feeds) {
        return importZip(zip(""), code, feeds);
    }

    static TimetableFeed importZip(byte[] content, String code, TimetableFeeds feeds) {
        try {
            Path file = Files.createTempFile("feed", ".zip");
            try {
                Files.write(file, content);
                return feeds.importZip(new Request(file, "boats.zip", code, "轮渡", "CC0-1.0"), Caller.SYSTEM);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
