package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.demo.DemoPeople;
import org.songhua.people.Caller;
import org.songhua.project.Closure;
import org.songhua.project.Projects;
import org.songhua.register.RecordDraft;
import org.songhua.register.Registers;
import org.songhua.survey.Surveys;

/** The demo city's health check has problems of last year, a part put right in time, and tasks of this year under way. */
class DemoSurveysTest {
    private static final Caller ANYBODY = Caller.all("anybody");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static String region() {
        return DemoPeople.read().users().stream()
                .map(one -> one.profile().scope().regions())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElseThrow()
                .iterator()
                .next();
    }

    private static RecordDraft project() {
        Map<String, Object> fields = Map.of(
                "project_name", "演示",
                "renewal_kind", "estate",
                "plan_year", 2026,
                "owner_unit", "某公司",
                "estimate", "1000000.01",
                "existing_floor_m2", 1000,
                "demolished_floor_m2", 0,
                "new_floor_m2", 0,
                "resettled_homes", 0,
                "rent_growth_pct", 1);
        return new RecordDraft("demo-01", null, null, null, null, null, fields, true);
    }

    @Test
    void aHealthCheckIsUnderWayOnceAndNoSecondTime() {
        try (var platform = TestPlatform.start(Map.of())) {
            DemoPeople.read().organisations().forEach(one -> new TestCases(platform).organisation(one.code()));
            CityFixture city = CityFixture.create(platform, "demo_surveys");
            String street = region() + "001";
            city.add(
                    "region",
                    "街道",
                    Map.of("code", street, "level", "4"),
                    CityFixture.square(127, 44, 0.1),
                    street,
                    null);
            for (int i = 0; i < 10; i++)
                city.add("building", "楼" + i, Map.of(), CityFixture.square(127 + 0.001 * i, 44, 0.0005), street, null);
            city.add("estate", "小区", Map.of("code", "XQ"), CityFixture.square(127.05, 44, 0.001), street, null);
            city.done();
            assertThat(DemoSurveys.ensure(platform.context(), DAY)).isGreaterThan(10);
            assertThat(DemoSurveys.ensure(platform.context(), DAY)).isZero();
            // Problems that are closed already may still be said to belong to a project.
            platform.bean(Registers.class).enter("renewal_projects", List.of(project()), ANYBODY);
            assertThat(DemoProjects.ensure(platform.context(), DAY)).isEqualTo(1);
            var surveys = platform.bean(Surveys.class);
            assertThat(surveys.progress(2026, "", 6, ANYBODY))
                    .extracting(Surveys.Progress::survey)
                    .contains("home", "estate");
            Closure closure = platform.bean(Projects.class).closure("renewal_projects", 2026, ANYBODY);
            assertThat(closure.all().found()).isEqualTo(10);
            assertThat(closure.all().closed()).isPositive().isLessThan(10);
            assertThat(closure.kinds()).extracting(Closure.Count::group).contains("timed", "best_effort");
        }
    }
}
