package org.songhua.engine.travel.transit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.StreetSource;
import org.songhua.engine.network.TravelMode;

/** Porto Alegre, when the data are there: buses (EPTC), trains (Trensurb) and streets of 2019. */
final class PortoAlegre {
    static final LocalDate DAY = LocalDate.of(2019, 5, 13);
    static final int TWO_PM = 14 * 3600;

    private static final Path DATA = findData();

    private PortoAlegre() {}

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return (at == null ? Path.of("") : at).resolve("shared/data/access");
    }

    static boolean isThere() {
        return Files.exists(DATA.resolve("poa_eptc.zip")) && Files.exists(DATA.resolve("poa_osm.pbf"));
    }

    static Timetable timetable(Consumer<Fault> faults) {
        return GtfsReader.read(unzip("poa_eptc.zip"), faults).with(GtfsReader.read(unzip("poa_trensurb.zip"), faults));
    }

    private static Map<String, String> unzip(String file) {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(DATA.resolve(file))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static StreetGraph streets() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(DATA.resolve("poa_osm.pbf")))) {
            return StreetSource.read(in, "poa", 1_000_000)
                    .build(StreetProfile.of(TravelMode.WALK))
                    .graph();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SnappedPoints stops(StreetGraph streets, Timetable timetable) {
        return SegmentGrid.of(streets)
                .snap(
                        timetable.stops().stream()
                                .mapToLong(TransitStop::location)
                                .toArray(),
                        300);
    }
}
