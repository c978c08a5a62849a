package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseTakeover.Request;
import org.songhua.casework.CaseTakeover.Taken;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * A year of a city, taken over: the 121,145 service requests of Boston in 2015, where the file is there. What the clocks of the
 * replayed cases came to must be what the file says of being on time, in every row that has a limit and an end. It takes
 * minutes and leaves its cases behind, so it runs only when it is asked for: {@code -Dsonghua.takeover.year=true}.
 */
@Tag("slow")
class TakeoverOfAYearTest {
    private static final String MAPPING = """
            source: boston_2015
            flow: taken_over
            zone: America/New_York
            times: "MM/dd/yyyy hh:mm:ss a"
            number: CASE_ENQUIRY_ID
            opened: OPEN_DT
            due: TARGET_DT
            longitude: LONGITUDE
            latitude: LATITUDE
            address: Location
            text: CASE_TITLE
            class:
              column: TYPE
              values: {Street Light Outages: "01037", Pothole Repair (Internal): "06013", Graffiti Removal: "06004"}
              otherwise: "19901"
            department: {column: Department, values: {PWDx: roads, BWSC: water}, otherwise: light}
            steps:
              - {do: close, at: CLOSED_DT, when: {column: CASE_STATUS, is: Closed}}
            """;
    /** The file says ONTIME of 60,054 of the rows with both dates, OVERDUE of 19,072, and nothing of 82 that ended late. */
    private static final long IN_TIME = 60_054;

    private static final long LATE = 19_072 + 82;

    @TempDir
    Path folder;

    private Path table() throws IOException {
        assumeTrue(Boolean.getBoolean("songhua.takeover.year"), "not asked for");
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        assumeTrue(at != null, "the file is not here");
        Path packed = at.resolve("shared/data/casework/boston311/boston311_2015.csv.gz");
        assumeTrue(Files.isRegularFile(packed), "the file is not here");
        Path file = folder.resolve("boston.csv");
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, file);
        }
        return file;
    }

    private static long settled(Database database, String status) {
        return database.get("""
                select count(*) as n from casework.case_clock k join casework.case_file c on c.id = k.case_id
                where c.channel = 'boston_2015' and k.due_at is not null and k.status = ?""", row -> row.whole("n"), status);
    }

    @Test
    void everyCaseIsReplayedAndAsPunctualAsTheFileSays() throws IOException {
        Path table = table();
        var test = new TestCases(TestPlatform.shared());
        Database database = TestPlatform.shared().bean(Database.class);
        CaseTakeover takeover = TestPlatform.shared().bean(CaseTakeover.class);
        var request = new Request(table, "boston311_2015.csv", MAPPING, "mapping.yml", false);
        long began = System.nanoTime();
        Taken taken = takeover.take(request, TestCases.ALL);
        System.out.printf(
                Locale.ROOT,
                "%d cases, %.0f a second%n",
                taken.taken(),
                taken.taken() / ((System.nanoTime() - began) / 1e9));
        System.out.println(taken.faultCounts());
        assertThat(taken.rows()).isEqualTo(121_145);
        assertThat(taken.taken()).isEqualTo(121_145);
        assertThat(taken.unplaced()).isEqualTo(17_070);
        assertThat(settled(database, "MET")).isEqualTo(IN_TIME);
        assertThat(settled(database, "BREACHED")).isEqualTo(LATE);
        assertThat(takeover.take(request, TestCases.ALL).unchanged()).isEqualTo(121_145);
        for (UUID id : database.list(
                "select id from casework.case_file where channel = 'boston_2015' order by id limit 500",
                row -> row.uuid("id")))
            assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
    }
}
