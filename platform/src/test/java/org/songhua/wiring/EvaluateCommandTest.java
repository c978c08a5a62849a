package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.people.Permission;
import org.songhua.store.TestDatabase;

/** {@code songhua evaluate} over a database of its own and through a platform that runs. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateCommandTest {
    /** A city of one square of 0.02 degrees with 3,000 people, a residential block, a park beside it and one tower. */
    private static final String TOWN = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "r1", "properties": {"class": "region", "name": "某市", "code": "220100", "level": 2, "population": 3000, "area": 3.57},
               "geometry": {"type": "Polygon", "coordinates": [[[125.5, 43.9], [125.52, 43.9], [125.52, 43.92], [125.5, 43.92], [125.5, 43.9]]]}},
              {"type": "Feature", "id": "l1", "properties": {"class": "land_use", "kind": "residential"},
               "geometry": {"type": "Polygon", "coordinates": [[[125.509, 43.909], [125.511, 43.909], [125.511, 43.911], [125.509, 43.911], [125.509, 43.909]]]}},
              {"type": "Feature", "id": "p1", "properties": {"class": "park", "name": "公园", "area": 8000, "kind": "community"},
               "geometry": {"type": "Polygon", "coordinates": [[[125.5095, 43.9095], [125.5105, 43.9095], [125.5105, 43.9105], [125.5095, 43.9105], [125.5095, 43.9095]]]}},
              {"type": "Feature", "id": "b1", "properties": {"class": "building", "name": "塔楼", "height": 120},
               "geometry": {"type": "Polygon", "coordinates": [[[125.515, 43.915], [125.5153, 43.915], [125.5153, 43.9153], [125.515, 43.9153], [125.515, 43.915]]]}}
            ]}""";

    @TempDir
    static Path folder;

    private TestDatabase database;

    @BeforeAll
    void open() throws IOException {
        database = TestDatabase.create();
        Path town = Files.writeString(folder.resolve("town.geojson"), TOWN);
        CommandRun run = run("import", town, "--dataset", "town", "--licence", "CC0-1.0");
        assertThat(run.lastLine()).as(run.err()).isEqualTo("imported 4, unchanged 0, refused 0");
    }

    @AfterAll
    void close() {
        database.close();
    }

    private CommandRun run(Object... words) {
        Stream<Object> store = Stream.of(
                "--data",
                folder.resolve("data"),
                "--db",
                database.url(),
                "--db-user",
                database.user(),
                "--db-password",
                database.password());
        return CommandRun.of(Stream.concat(Stream.of(words), store).toArray());
    }

    private static List<String> row(CommandRun run, String code) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(code + " "))
                .map(line -> List.of(line.split(" +")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.out() + run.err()));
    }

    @Test
    void aDataFolderIsEvaluatedAndAFileWritten() throws IOException {
        Path csv = folder.resolve("values.csv");
        CommandRun run = run("evaluate", "--period", "2025", "--csv", csv);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lastLine()).matches("indicators 181, with a value \\d+, computed \\d+, unchanged \\d+");
        assertThat(run.out()).contains("region 220100, period 2025");
        // 500 m around the park hold the whole block of 160 m × 222 m.
        assertThat(row(run, "mohurd-2025:B04")).contains("100", "measured", "unknown");
        assertThat(row(run, "tdt1063-2021:N06").subList(1, 7))
                .containsExactly("1", "栋", "1", "-", "measured", "unknown");
        assertThat(row(run, "mohurd-2025:U06")).contains("-", "not_collected");
        assertThat(row(run, "mohurd-2025:H01")).contains("-", "not_collected");
        assertThat(row(run, "tdt1063-2021:N30")).contains("not_evaluated");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(182);
        assertThat(lines).anyMatch(line -> line.startsWith("mohurd-2025:B04,公园绿化活动场地服务半径覆盖率,220100,2025,100,%,"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("mohurd-2025:X01,")
                        && line.contains("not_collected")
                        && line.contains("请导入“菜市场”的数据文件"));
    }

    @Test
    void theSameAgainComputesNothingAndOneEditionIsShown() {
        run("evaluate", "--period", "2026");
        CommandRun again = run("evaluate", "--period", "2026", "--edition", "parking-2025");
        assertThat(again.lastLine()).matches("indicators 6, with a value 0, computed 0, unchanged \\d+");
        assertThat(again.out().lines().filter(line -> line.startsWith("parking-2025:")))
                .hasSize(6);
        CommandRun everything = run("evaluate", "--period", "2026", "--region", "*", "--edition", "tdt1063-2021");
        assertThat(everything.out()).contains("region *, period 2026");
        assertThat(row(everything, "tdt1063-2021:N06").get(1)).isEqualTo("1");
    }

    @Test
    void withoutAYearItIsTheLastOne() {
        int last = Year.now(ZoneId.of("Asia/Shanghai")).getValue() - 1;
        CommandRun run = run("evaluate", "--edition", "parking-2025");
        assertThat(run.out()).as(run.err()).containsAnyOf("period " + last, "period " + (last + 1));
    }

    @Test
    void whatIsNotThereIsToldInALineAndNothingIsDone() throws IOException {
        oneLine(run("evaluate", "--period", "soon"), "EVAL-020");
        oneLine(
                run("evaluate", "--period", "2025", "--region", "999999"),
                "There is no region 999999. There are *, 220100.");
        oneLine(run("evaluate", "--edition", "mohurd-1999"), "There is no edition mohurd-1999. There are ");
        oneLine(run("evaluate", "--edition", "mohurd-1999"), "mohurd-2025, parking-2025");
        Path there = Files.writeString(folder.resolve("there.csv"), "mine");
        oneLine(run("evaluate", "--csv", there), "already");
        assertThat(there).hasContent("mine");
        oneLine(run("evaluate", "--csv", folder.resolve("no/such/values.csv")), "does not exist");
    }

    private static void oneLine(CommandRun run, String words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().strip()).contains(words).startsWith("songhua: ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aPlatformThatRunsDoesTheWorkForWhoeverHasAKey() throws IOException {
        var town = new EvaluationTown();
        String key = new TestPeople(town.platform).key(Permission.EVALUATION_VIEW, Permission.EVALUATION_EDIT);
        Path csv = folder.resolve("remote.csv");
        CommandRun run = CommandRun.of(
                "evaluate", "--url", town.platform.address(), "--key", key, "--period", "2025", "--csv", csv);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lastLine()).matches("indicators 181, with a value \\d+, computed \\d+, unchanged 0");
        assertThat(row(run, "tdt1063-2021:N06").get(1)).isEqualTo("1");
        assertThat(row(run, "mohurd-2025:X01")).contains("not_collected");
        assertThat(row(run, "tdt1063-2021:N30")).contains("not_evaluated");
        assertThat(Files.readString(csv)).contains("tdt1063-2021:N06,超高层建筑数量,220100,2025,1,栋,1,,measured,unknown,");
        CommandRun again =
                CommandRun.of("evaluate", "--url", town.platform.address(), "--key", key, "--period", "2025");
        assertThat(again.lastLine()).contains("computed 0");
    }

    @Test
    void whoMayNotComputeIsToldAndSoIsWhoAsksNobody() {
        var town = new EvaluationTown();
        String key = new TestPeople(town.platform).key(Permission.EVALUATION_VIEW);
        CommandRun refused =
                CommandRun.of("evaluate", "--url", town.platform.address(), "--key", key, "--period", "2025");
        oneLine(refused, "answered 403");
        oneLine(CommandRun.of("evaluate", "--url", "http://127.0.0.1:9", "--period", "2025"), "does not answer");
    }

    @Test
    void theHelpTellsOfEveryOption() {
        CommandRun help = CommandRun.of("evaluate", "--help");
        assertThat(help.out())
                .contains("--period", "--edition", "--region", "--csv", "--url", "--data", "--db", "not_collected");
        assertThat(CommandRun.of("--help").out()).contains("evaluate");
    }
}
