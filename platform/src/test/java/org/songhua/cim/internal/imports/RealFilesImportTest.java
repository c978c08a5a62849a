package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.people.Scope;

/**
 * Real files, when they are at hand. The expected numbers of elements with a tag that says what they are were counted in
 * the output of {@code osmium cat -f opl} (1.15).
 */
class RealFilesImportTest {
    private static final Path DATA = findData();
    private static TestPlatform platform;

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }

    @BeforeAll
    static void start() {
        assumeTrue(Files.isDirectory(DATA), "needs shared/data");
        platform = TestPlatform.start(Map.of());
    }

    @AfterAll
    static void stop() {
        if (platform != null) platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "access/andorra.osm.pbf,           4419",
        "access/columbus.osm.pbf,         16824",
        "access/poa_osm.pbf,              22143",
        "access/porto_portugal.osm.pbf,   57021",
        "cim/osm/helsinki-centre.osm.pbf, 29365",
        "cim/osm/liechtenstein.osm.pbf,   45832",
        "cim/osm/munich-roads.osm.pbf,    14800"
    })
    void every_tagged_element_is_imported_or_refused_and_the_second_time_unchanged(String file, long tagged) {
        assumeTrue(Files.exists(DATA.resolve(file)), "needs " + file);
        long before = total();
        ImportStatus first = imported(file);
        assertThat(first.state()).isEqualTo(State.DONE);
        // A house that is a facility too is two objects; BuildingBesideTest counts them.
        long houses = besides(first.dataset());
        assertThat(first.read() - houses).isEqualTo(tagged);
        assertThat(first.imported() + first.refused() - houses).isEqualTo(tagged);
        assertThat(total() - before).isEqualTo(first.imported());

        ImportStatus second = imported(file);
        assertThat(second.imported()).isZero();
        assertThat(second.unchanged()).isEqualTo(first.imported());
        assertThat(second.refused()).isEqualTo(first.refused());
        assertThat(total() - before).isEqualTo(first.imported());
    }

    private static ImportStatus imported(String file) {
        Path path = DATA.resolve(file);
        return platform.bean(Imports.class)
                .run(new ImportRequest(
                        path, path.getFileName().toString(), null, "EPSG:4326", null, null, null, false, "test"));
    }

    private static long besides(String dataset) {
        var objects = platform.bean(CityObjects.class);
        int number = objects.datasets().stream()
                .filter(one -> one.code().equals(dataset))
                .findFirst()
                .orElseThrow()
                .number();
        long count = 0;
        @Nullable ObjectId after = null;
        for (int page = ObjectQuery.MAX_LIMIT; page == ObjectQuery.MAX_LIMIT; ) {
            var query = new ObjectQuery(
                    List.of("building"), List.of(), Map.of(), number, null, null, after, ObjectQuery.MAX_LIMIT);
            var found = new ArrayList<CityObject>();
            objects.stream(query, Scope.ALL, found::add);
            count += found.stream()
                    .filter(one -> one.sourceId().endsWith("#building"))
                    .count();
            page = found.size();
            if (page > 0) after = found.getLast().id();
        }
        return count;
    }

    private static long total() {
        return platform.bean(CityObjects.class).countByClass(Scope.ALL).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
