package org.songhua.sensing.internal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.sensing.Devices;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.sensing.Retention.Dropped;
import org.songhua.sensing.StreamStatus;
import org.songhua.store.StoreException;

/** Each network keeps its readings as long as the settings say; what would go is told before, and what went stands in the audit log. */
class RetentionTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Observations OBSERVATIONS = PLATFORM.bean(Observations.class);
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    /** 30 days before is the third of January. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-02T00:00:00Z"), ZoneOffset.UTC);

    private final String network = TestPeople.newName("net");

    private static StreamStatus status(long datastream, String network) {
        return new StreamStatus(
                datastream, "", 0, "", network, "", "", "", null, null, null, null, 0, 0, StreamStatus.State.GOOD);
    }

    private long filledDatastream() {
        String code = TestPeople.newName("keeper");
        String csv = "protocol,code,name,network,observes\nmqtt,%s,x,%s,water_pressure\n".formatted(code, network);
        Devices devices = PLATFORM.bean(Devices.class);
        devices.onboard(csv.getBytes(StandardCharsets.UTF_8), "test");
        long datastream =
                devices.channels(devices.find("mqtt", code).orElseThrow()).get("water_pressure");
        // Four days by the minute: enough to be packed in the background, and then some.
        OBSERVATIONS.append(IntStream.range(0, 5760)
                .mapToObj(i -> new NewObservation(
                        datastream, T0.plus(Duration.ofMinutes(i)), null, null, new Result.Numeric(1), null, null))
                .toList());
        return datastream;
    }

    private ConfiguredRetention retention(long datastream) {
        var settings = new RetentionSettings(Map.of(network, 30));
        return new ConfiguredRetention(
                settings,
                wanted -> wanted.equals(network) ? List.of(status(datastream, network)) : List.of(),
                OBSERVATIONS,
                PLATFORM.bean(Audit.class),
                CLOCK);
    }

    private static long count(long datastream) {
        return OBSERVATIONS.count(ObservationQuery.ALL.withDatastreams(datastream));
    }

    /** Packing happens in the background: waits until what is old enough lies in blocks. */
    private static Dropped preview(ConfiguredRetention retention) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Dropped found = retention.preview().getFirst();
        while (found.readings() == 0 && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            found = retention.preview().getFirst();
        }
        return found;
    }

    @Test
    void whatWouldGoIsToldAndThenGoesAndStandsInTheAuditLog() {
        long datastream = filledDatastream();
        ConfiguredRetention retention = retention(datastream);
        try {
            Dropped preview = preview(retention);
            assertThat(preview.network()).isEqualTo(network);
            assertThat(preview.before()).isEqualTo(Instant.parse("2026-01-03T00:00:00Z"));
            assertThat(preview.readings()).isBetween(1024L, 2880L);
            assertThat(count(datastream)).isEqualTo(5760);

            assertThat(retention.run("keeper")).containsExactly(preview);

            assertThat(count(datastream)).isEqualTo(5760 - preview.readings());
            assertThat(audited()).contains("keeper").contains(Long.toString(preview.readings()));
            // The hours of what went are still told.
            assertThat(OBSERVATIONS.aggregate(datastream, T0, T0.plus(Duration.ofDays(4)), Duration.ofDays(4)))
                    .singleElement()
                    .satisfies(all -> assertThat(all.count()).isEqualTo(5760));
            // Nothing more goes, and nothing more is said.
            assertThat(retention.run("keeper"))
                    .singleElement()
                    .satisfies(again -> assertThat(again.readings()).isZero());
        } finally {
            retention.destroy();
        }
    }

    private String audited() {
        return PLATFORM.database()
                .database()
                .get(
                        "select string_agg(actor || ' ' || detail, ';') as text from people.audit_entry where action = 'readings.dropped' and subject = ?",
                        row -> row.text("text"),
                        network);
    }

    @Test
    void aNetworkThatIsNotNamedKeepsEverything() {
        long datastream = filledDatastream();
        var retention = new ConfiguredRetention(
                new RetentionSettings(Map.of()), wanted -> List.of(), OBSERVATIONS, PLATFORM.bean(Audit.class), CLOCK);
        assertThat(retention.preview()).isEmpty();
        assertThat(retention.run("keeper")).isEmpty();
        assertThat(count(datastream)).isEqualTo(5760);
        retention.destroy();
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        assertThatThrownBy(() -> new RetentionSettings(Map.of("air", 0)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("songhua.sensing.retention.days.air");
        assertThatThrownBy(() -> new RetentionSettings(Map.of(" ", 5))).isInstanceOf(StoreException.class);
    }

    @Test
    void onlyWhoOperatesTheSystemMayLookAndDrop() {
        ApiClient operator = new TestPeople(PLATFORM).withKey(Permission.SYSTEM_OPERATE);
        ApiClient editor = new TestPeople(PLATFORM).withKey(Permission.SENSING_EDIT, Permission.SENSING_VIEW);

        // The shared platform has no such settings.
        assertThat(operator.get("/api/sensing/retention").expect(200).json().isEmpty())
                .isTrue();
        assertThat(operator.post("/api/sensing/retention", "{}")
                        .expect(200)
                        .json()
                        .isEmpty())
                .isTrue();
        assertThat(editor.get("/api/sensing/retention").status()).isEqualTo(403);
        assertThat(editor.post("/api/sensing/retention", "{}").status()).isEqualTo(403);
    }
}
