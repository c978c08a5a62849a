package org.songhua.sensing.internal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.edge.sta.Town;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Permission;
import org.songhua.sensing.Observations;
import org.songhua.sensing.StreamStatus;

/** Readings of a network and month as a Parquet file; what the file is like in itself, the tests of the format say. */
class ParquetReadingsTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Town TOWN = new Town();

    private static StreamStatus status(long datastream) {
        return new StreamStatus(
                datastream,
                "Level",
                0,
                "",
                "water",
                "level",
                "",
                "m",
                null,
                null,
                null,
                null,
                0,
                0,
                StreamStatus.State.GOOD);
    }

    private static long write(String month, ByteArrayOutputStream out) throws IOException {
        var streams = TOWN.datastreams.stream().map(ParquetReadingsTest::status).toList();
        var exports = new ParquetReadings(
                network -> network.equals("water") ? streams : List.of(), PLATFORM.bean(Observations.class));
        return exports.write("water", YearMonth.parse(month), out);
    }

    @Test
    void theReadingsOfTheMonthAreInTheFile() throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(write("2026-05", out)).isEqualTo(12);
        String bytes = out.toString(StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .startsWith("PAR1")
                .endsWith("PAR1")
                .contains("phenomenon_time", "network", "water", "2026-05");
        assertThat(write("2026-04", new ByteArrayOutputStream())).isZero();
        assertThat(write("2026-06", new ByteArrayOutputStream())).isZero();
    }

    @Test
    void aNetworkWithoutDatastreamsIsRefusedBeforeAnythingIsWritten() {
        var out = new ByteArrayOutputStream();
        var exports = new ParquetReadings(network -> List.of(), PLATFORM.bean(Observations.class));
        assertThatThrownBy(() -> exports.write("none", YearMonth.parse("2026-05"), out))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("EXP-008"));
        assertThat(out.size()).isZero();
    }

    @Test
    void overHttpItNeedsThePermissionToSeeReadingsAndAMonth() {
        var people = new TestPeople(PLATFORM);
        var viewer = people.withKey(Permission.SENSING_VIEW);
        var answer = viewer.get("/api/export/readings?month=2026-05").expect(200);
        assertThat(answer.header("Content-Type")).startsWith("application/vnd.apache.parquet");
        assertThat(answer.header("Content-Disposition")).contains("readings-all-2026-05.parquet");
        assertThat(viewer.get("/api/export/readings?month=May").code()).isEqualTo("EXP-009");
        assertThat(viewer.get("/api/export/readings?month=2026-05&network=nobodys")
                        .code())
                .isEqualTo("EXP-008");
        assertThat(people.withKey(Permission.CIM_VIEW)
                        .get("/api/export/readings?month=2026-05")
                        .status())
                .isEqualTo(403);
    }
}
