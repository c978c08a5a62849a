package org.songhua.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.engine.calendar.Deadline;
import org.songhua.engine.calendar.Deadline.Punctuality;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.location.DefaultPoints;
import org.songhua.engine.location.PlacedReport;

/** A year of a city: the 121,145 service requests of Boston in 2015, where the file is there. */
@Tag("slow")
class R02_BostonTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Path FILE = data().resolve("casework/boston311/boston311_2015.csv.gz");
    private static final List<CsvRow> ROWS = new ArrayList<>();

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.isRegularFile(FILE), "the file is not here");
        try (var in = new GZIPInputStream(Files.newInputStream(FILE))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            CsvReader.read(text, "boston", List.of("open_dt", "queue"), fault -> {}, ROWS::add);
        }
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).atZone(ZONE).toInstant();
    }

    @Test
    void allCasesAreRead() {
        assertThat(ROWS).hasSize(121_145);
    }

    /** 79,208 rows have a target and an end; the file says ONTIME of 60,054, OVERDUE of 19,072 and nothing of 82, which all ended late. */
    @Test
    void theOnTimeStatusComputedFromDatesIsThatOfTheFile() {
        int compared = 0;
        int equal = 0;
        for (CsvRow row : ROWS) {
            if (!row.has("target_dt") || !row.has("closed_dt")) continue;
            Punctuality found = Deadline.punctuality(time(row.get("target_dt")), time(row.get("closed_dt")));
            compared++;
            if ((found == Punctuality.ON_TIME) == row.get("ontime_status").equals("ONTIME")) equal++;
        }
        assertThat(compared).isEqualTo(79_208);
        assertThat(equal).isEqualTo(79_208);
    }

    @Test
    void theDefaultPointIsFoundWithAllItsCasesAndNoOther() {
        List<PlacedReport> reports = ROWS.stream()
                .map(row -> new PlacedReport(
                        Double.parseDouble(row.get("longitude")),
                        Double.parseDouble(row.get("latitude")),
                        row.get("location")))
                .toList();
        DefaultPoints found = DefaultPoints.find(reports);
        assertThat(found.points()).singleElement().satisfies(point -> {
            assertThat(point.longitude()).isEqualTo(-71.0587);
            assertThat(point.latitude()).isEqualTo(42.3594);
            assertThat(point.reports()).isEqualTo(17_070);
        });
        assertThat(reports.stream().filter(report -> !found.isPlaced(report))).hasSize(17_070);
    }

    private static RoutedCase routed(CsvRow row) {
        return new RoutedCase(
                Map.of(
                        "type", row.get("type"),
                        "district", row.get("pwd_district"),
                        "title", row.get("case_title"),
                        "source", row.get("source")),
                row.get("queue"),
                LocalDate.ofInstant(time(row.get("open_dt")), ZONE));
    }

    @Test
    void nineMonthsPredictTheQueuesOfTheOtherThree() {
        LocalDate split = LocalDate.of(2015, 10, 1);
        List<RoutedCase> all = ROWS.stream().map(R02_BostonTest::routed).toList();
        RoutingHistory history = RoutingHistory.learn(
                all.stream().filter(one -> one.day().isBefore(split)).toList(),
                List.of(
                        List.of("type"),
                        List.of("type", "district"),
                        List.of("type", "district", "title"),
                        List.of("type", "district", "title", "source")),
                split,
                60);
        List<RoutedCase> later =
                all.stream().filter(one -> !one.day().isBefore(split)).toList();
        long right = later.stream()
                .filter(one -> history.suggest(one.facts()).unit().equals(one.unit()))
                .count();
        System.out.printf(
                Locale.ROOT, "queue right in %d of %d: %.4f%n", right, later.size(), (double) right / later.size());
        assertThat((double) right / later.size()).isGreaterThanOrEqualTo(0.83);
    }
}
