package org.songhua.casework.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Report;
import org.songhua.casework.TestCases;
import org.songhua.people.Audit;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Reporters are kept for so long and no longer; what is left is a stone without a name. */
class RetentionTest {
    private static TestPlatform platform;
    private static TestCases test;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("songhua.casework.sweep-seconds", 100_000));
        test = new TestCases(platform);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Retention after(Duration later) {
        Instant now = platform.bean(Clock.class).instant().plus(later);
        return new Retention(
                platform.bean(Database.class),
                platform.bean(Vault.class),
                platform.bean(Audit.class),
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofDays(365),
                Duration.ofDays(1825));
    }

    private static UUID declined() {
        var taken = test.reports.take(
                NewReport.of("web", "01001", "我叫李雷").by(new Contact("李雷", "13812345678", "")), "citizen");
        test.cases.act(taken.caseId(), null, CaseAction.of("decline").because("not_ours"), TestCases.DESK);
        return taken.caseId();
    }

    private static String name(UUID caseId) {
        Report report = test.get(caseId).reports().getFirst();
        return test.reports
                .identity(report.id(), true, TestCases.DESK)
                .contact()
                .name();
    }

    private static long stones() {
        return platform.bean(Database.class).get("select count(*) as n from casework.tombstone", row -> row.whole("n"));
    }

    @Test
    void eachIsKeptForItsTimeErasedOnceAndLeavesAStone() {
        UUID ended = declined();
        UUID open = test.reported();
        UUID closed = test.closed();
        assertThat(after(Duration.ofDays(364)).run()).isZero();
        assertThat(name(ended)).isEqualTo("李雷");
        assertThat(after(Duration.ofDays(366)).run()).isOne();
        assertThat(name(ended)).isEmpty();
        assertThat(after(Duration.ofDays(366)).run()).isZero();
        assertThat(stones()).isOne();
        assertThat(after(Duration.ofDays(1826)).run()).isOne();
        assertThat(stones()).isEqualTo(2);
        String all = platform.bean(Database.class)
                .list("select t::text as line from casework.tombstone t", row -> row.text("line"))
                .toString();
        assertThat(all).contains("after_end", "after_close").doesNotContain("李雷", "138");
        for (UUID id : new UUID[] {ended, open, closed})
            assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
        assertThat(platform.bean(Audit.class).list(null, 3))
                .anyMatch(entry -> entry.actor().equals("retention"));
    }
}
