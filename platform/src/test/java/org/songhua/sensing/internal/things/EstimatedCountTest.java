package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.sta.Town;
import org.songhua.engine.odata.QueryParser;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.sensing.Target;

/** {@code $count} of readings with the setting that allows estimates, and without it. */
class EstimatedCountTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Town TOWN = new Town();
    /** A year that no other test reads. */
    private static final String YEAR =
            "phenomenonTime ge 1979-01-01T00:00:00Z and phenomenonTime lt 1980-01-01T00:00:00Z";

    @BeforeAll
    static void send() {
        var readings = new ArrayList<NewObservation>();
        Instant start = Instant.parse("1979-03-01T00:00:00Z");
        for (int i = 0; i < 1000; i++)
            readings.add(new NewObservation(
                    TOWN.datastreams.get(0),
                    start.plusSeconds(i),
                    null,
                    null,
                    new Result.Numeric(i % 100),
                    null,
                    null));
        PLATFORM.bean(Observations.class).append(readings);
    }

    private static long count(String filter, long exactMax) {
        var scan = new ObservationScan(
                PLATFORM.bean(Observations.class),
                PLATFORM.bean(StreamCache.class),
                PLATFORM.bean(JdbcEntityReader.class),
                PLATFORM.bean(Clock.class),
                new SensingSettings(100, 10_000, 100, exactMax));
        var query = QueryParser.parse(Map.of("$filter", YEAR + " and " + filter));
        return scan.count(
                scan.plan(Target.all(EntityType.OBSERVATION), query.filter(), PLATFORM.bean(RowEvaluator.class)));
    }

    @Test
    void withoutTheSettingEveryCountIsExact() {
        assertThat(count("result ge 50", -1)).isEqualTo(500);
        assertThat(count("result mod 2 eq 0", -1)).isEqualTo(500);
    }

    @Test
    void upToTheSettingCountsAreExact() {
        assertThat(count("result ge 99", 10)).isEqualTo(10);
        assertThat(count("result mod 100 eq 7", 10)).isEqualTo(10);
    }

    @Test
    void aConditionThatIsTestedOneByOneIsEstimatedByTheShareThatWasFound() {
        // The first 41 that are found are among the first 82 readings: half of what there is.
        assertThat(count("result mod 2 eq 0", 40)).isCloseTo(500, within(25L));
    }

    @Test
    void readingsInMemoryAreCountedAsTheyAre() {
        assertThat(count("result ge 50", 40)).isEqualTo(500);
    }
}
