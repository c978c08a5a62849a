package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.Cases;
import org.songhua.casework.Reports;
import org.songhua.cim.CityFixture;
import org.songhua.demo.DemoReports;
import org.songhua.people.Scope;

/** The map for everybody is not empty in the demo city. */
class DemoCitizensTest {
    private static final double[] WORLD = {-180, -90, 180, 90};
    private static TestPlatform platform;
    private static long taken;

    /** Streets and houses, but no parks and no parking. */
    @BeforeAll
    static void report() {
        platform = TestPlatform.start(Map.of());
        CityFixture city = CityFixture.create(platform, "citizens");
        for (int i = 0; i < 5; i++) {
            city.add("street", "路" + i, Map.of(), CityFixture.line(125.3, 43.8 + i * 0.001, 125.31, 43.8 + i * 0.001));
            city.add("building", "楼" + i, Map.of(), CityFixture.square(125.3, 43.9 + i * 0.001, 0.0003));
        }
        city.done();
        taken = DemoCitizens.ensure(platform.context(), 1);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void allIsShownThatFindsAnObjectAndHalfOfItIsAccepted() {
        var kinds = DemoReports.read().kinds().stream()
                .filter(one -> one.near().equals("street") || one.near().equals("building"))
                .toList();
        assertThat(taken)
                .isEqualTo(kinds.stream().mapToInt(DemoReports.Kind::count).sum());
        var shown = platform.bean(Reports.class).publicCases(WORLD, Instant.EPOCH, 1_000);
        assertThat(shown).hasSize((int) taken).allSatisfy(one -> {
            assertThat(one.longitude()).isBetween(125.29, 125.32);
            assertThat(one.latitude()).isBetween(43.79, 43.91);
        });
        assertThat(shown.stream().filter(one -> !one.isExact())).isNotEmpty();
        long accepted = kinds.stream()
                .filter(DemoReports.Kind::isAccepted)
                .mapToInt(DemoReports.Kind::count)
                .sum();
        assertThat(shown.stream().filter(one -> one.summary().sequence() > 1)).hasSize((int) accepted);
        assertThat(platform.bean(Cases.class)
                        .find(shown.getFirst().summary().id(), Scope.ALL)
                        .orElseThrow()
                        .reports())
                .hasSize(1);
    }

    @Test
    void aSecondStartReportsNothing() {
        assertThat(DemoCitizens.ensure(platform.context(), 1)).isZero();
    }

    @Test
    void everyKindIsOfAPublicClassThatAsksNothing() {
        var catalogue = platform.bean(CaseCatalogue.class);
        assertThat(DemoReports.read().kinds()).allSatisfy(kind -> {
            var found = catalogue.findClass(kind.caseClass()).orElseThrow();
            assertThat(found.isPublic()).isTrue();
            assertThat(found.questions()).noneMatch(question -> question.required());
        });
    }
}
