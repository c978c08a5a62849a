package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;

/** Who works on a case may look at its reporter for a while, with a reason that is kept. */
class BrokenGlassTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final UUID report = test.reports
            .take(NewReport.of("web", "01001", "井盖").by(new Contact("韩梅梅", "13700001234", "")), "citizen")
            .id();
    private final String path = "/api/cases/reports/" + report;

    private boolean isAudited(String action) {
        return platform.bean(Audit.class).list(null, 30).stream()
                .anyMatch(entry -> entry.action().equals(action));
    }

    @Test
    void aReasonOpensThisReporterForThisPersonAndNobodyElse() {
        ApiClient worker = people.loggedIn("field_worker");
        worker.get(path + "/identity?clear=true").expect(403);
        worker.post(path + "/glass", "{\"reason\": \"管道爆裂，须立即联系住户\"}").expect(201);
        assertThat(worker.get(path + "/identity?clear=true").expect(200).text()).contains("13700001234");
        assertThat(isAudited("vault.glass_broken")).isTrue();
        assertThat(isAudited("reporter.viewed")).isTrue();
        people.loggedIn("field_worker").get(path + "/identity?clear=true").expect(403);
        UUID other =
                test.reports.take(NewReport.of("web", "01001", "x"), "citizen").id();
        worker.get("/api/cases/reports/" + other + "/identity?clear=true").expect(403);
    }

    @Test
    void withoutAReasonOrAnythingToDoTheGlassHolds() {
        ApiClient worker = people.loggedIn("field_worker");
        for (String reason : new String[] {"", "急", "          ", "x".repeat(501), "a\\u0000bcdefghijkl"})
            assertThat(worker.post(path + "/glass", "{\"reason\": \"" + reason + "\"}")
                            .status())
                    .as(reason)
                    .isBetween(400, 422);
        worker.post(path + "/glass", "{}").expect(422);
        ApiClient viewer = people.loggedIn("viewer");
        assertThat(viewer.post(path + "/glass", "{\"reason\": \"我就是想看一看是谁报的\"}").status())
                .isEqualTo(403);
        worker.post("/api/cases/reports/" + UUID.randomUUID() + "/glass", "{\"reason\": \"管道爆裂，须立即联系住户\"}")
                .expect(404);
    }

    /** The moment passes: what was broken is whole again. */
    @Test
    void afterHalfAnHourItIsWholeAgain() {
        ApiClient worker = people.loggedIn("field_worker");
        worker.post(path + "/glass", "{\"reason\": \"管道爆裂，须立即联系住户\"}").expect(201);
        platform.bean(org.songhua.store.Database.class)
                .update("update casework.glass set until = until - interval '31 minutes' where report = ?", report);
        worker.get(path + "/identity?clear=true").expect(403);
    }
}
