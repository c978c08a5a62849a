package org.songhua.casework.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.casework.Limit;
import org.songhua.casework.LimitUnit;
import org.songhua.casework.Responsibility;
import org.songhua.casework.RoutingTrace;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.ClockTerms;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;

/** Deadlines, routing, office time, personal data. */
class RulesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private final OfficialCalendar calendar = OfficialCalendar.of(OfficialDays.weekdaysOnly(LocalDate.of(2000, 1, 1)));

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // Friday 2026-03-06 to Monday; lunch; before the morning; at the very end.
        "2026-03-06T17:00, 2, 2026-03-09T09:00",
        "2026-03-06T11:00, 2, 2026-03-06T15:00",
        "2026-03-06T06:00, 1, 2026-03-06T09:00",
        "2026-03-06T08:00, 8, 2026-03-06T18:00",
        "2026-03-07T12:00, 8, 2026-03-09T18:00",
        "2026-03-06T08:00, 80, 2026-03-19T18:00",
        "2026-03-06T13:00, 0, 2026-03-06T13:00"
    })
    void officeTimeIsAddedOverNoonsNightsAndWeekends(String start, int hours, String end) {
        assertThat(calendar.add(at(start), Duration.ofHours(hours))).isEqualTo(at(end));
    }

    @Test
    void addingAndMeasuringAreInverse() {
        var random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            Instant start = at("2026-01-01T00:00").plusSeconds(random.nextInt(400 * 86_400));
            Duration work = Duration.ofSeconds(1 + random.nextInt(600 * 3600));
            Instant end = calendar.add(start, work);
            assertThat(calendar.between(start, end))
                    .as("seed %d, %d: %s + %s", SEED, i, start, work)
                    .isEqualTo(work);
            assertThat(calendar.between(end, start)).isEqualTo(work.negated());
            Instant middle = start.plusSeconds(
                    random.nextInt(1 + (int) Duration.between(start, end).toSeconds()));
            // Time in stages, added up, is the time of the whole.
            assertThat(calendar.between(start, middle).plus(calendar.between(middle, end)))
                    .isEqualTo(work);
        }
        assertThatThrownBy(() -> calendar.add(at("2026-01-05T09:00"), Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Limit limit(
            String id,
            String head,
            int condition,
            String severity,
            String area,
            String season,
            int amount,
            LimitUnit unit) {
        return new Limit(id, head, "dispose", condition, severity, area, season, amount, unit, "basis");
    }

    private final Deadlines deadlines = new Deadlines(
            () -> List.of(
                    limit("all", "", 0, "", "", "", 3, LimitUnit.WORK_DAY),
                    limit("urgent", "", 0, "urgent", "", "", 8, LimitUnit.URGENT_HOUR),
                    limit("heating", "01010", 0, "", "", "10-20/04-06", 1, LimitUnit.URGENT_HOUR),
                    limit("class", "01010", 0, "", "", "", 2, LimitUnit.WORK_DAY),
                    limit("area", "01010", 0, "", "2201", "", 4, LimitUnit.WORK_HOUR),
                    limit("condition", "01010", 2, "", "", "", 1, LimitUnit.URGENT_DAY)),
            calendar);

    @ParameterizedTest
    @CsvSource({
        "02001, '', normal, '', 2026-07-01T10:00, all",
        "02001, '', urgent, '', 2026-07-01T10:00, urgent",
        "01010, '', urgent, '', 2026-07-01T10:00, class",
        "01010, '', normal, '', 2026-12-01T10:00, heating",
        "01010, '', normal, '', 2026-04-06T10:00, heating",
        "01010, '', normal, '', 2026-04-07T10:00, class",
        "01010, '', normal, 220104, 2026-12-01T10:00, area",
        "01010, 2, normal, 220104, 2026-12-01T10:00, condition"
    })
    void theNarrowestLimitDecides(
            String classCode, String condition, String severity, String region, String when, String expected) {
        var fields = new TreeMap<>(
                Map.of("class", classCode, "severity", severity, "region", region, "condition", condition));
        assertThat(deadlines.find("dispose", fields, at(when)).orElseThrow().id())
                .isEqualTo(expected);
        assertThat(deadlines.find("other", fields, at(when))).isEmpty();
    }

    private static FlowCase with(Map<String, String> fields) {
        FlowCase blank = FlowCase.blank();
        return new FlowCase(
                "s",
                List.of(),
                0,
                null,
                null,
                blank.counts(),
                blank.actors(),
                blank.clocks(),
                blank.tasks(),
                blank.pending(),
                blank.evidence(),
                new TreeMap<>(fields));
    }

    @Test
    void aClockWithoutARuleHasNoDeadlineAndSaysSo() {
        assertThat(deadlines.start("other", with(Map.of()), at("2026-03-02T09:00")))
                .isEqualTo(ClockTerms.NONE);
    }

    /** Three work days from Monday 9:00 end on Thursday 9:00; paused from Tuesday 9:00 to Friday 9:00 two days are left. */
    @Test
    void aPauseIsGivenBackInTheSameKindOfTime() {
        ClockTerms terms = deadlines.start("dispose", with(Map.of("class", "02001")), at("2026-03-02T09:00"));
        assertThat(terms.due()).isEqualTo(at("2026-03-05T09:00"));
        assertThat(terms.rule()).isEqualTo("3 WORK_DAY all basis");
        var paused =
                new FlowClock(FlowClock.Status.PAUSED, at("2026-03-02T09:00"), terms, at("2026-03-03T09:00"), null);
        assertThat(deadlines.resume(paused, at("2026-03-06T09:00")).due()).isEqualTo(at("2026-03-10T09:00"));
        var late = new FlowClock(FlowClock.Status.PAUSED, at("2026-03-02T09:00"), terms, at("2026-03-05T11:00"), null);
        assertThat(deadlines.resume(late, at("2026-03-06T09:00")).due()).isEqualTo(at("2026-03-06T07:00"));
    }

    @Test
    void anExtensionIsReckonedInTheUnitOfTheClock() {
        ClockTerms terms = deadlines.start("dispose", with(Map.of("class", "02001")), at("2026-03-02T09:00"));
        var running = new FlowClock(FlowClock.Status.RUNNING, at("2026-03-02T09:00"), terms, null, null);
        var attempt = new Attempt("x", "y", Set.of(), at("2026-03-04T09:00"), null, null, Map.of(), Set.of());
        assertThat(deadlines
                        .extend("dispose", running, with(Map.of("extend_by", "1")), attempt)
                        .due())
                .isEqualTo(at("2026-03-06T09:00"));
        assertThat(deadlines.extend("dispose", running, with(Map.of()), attempt).due())
                .isEqualTo(at("2026-03-10T09:00"));
    }

    private static Responsibility rule(String id, String head, String area, String owner, String from, String to) {
        return new Responsibility(
                id,
                head,
                area,
                owner,
                "dep-" + id,
                "basis",
                from.isEmpty() ? null : LocalDate.parse(from),
                to.isEmpty() ? null : LocalDate.parse(to));
    }

    @Test
    void theNarrowestResponsibilityDecidesAndTheOthersSayWhyNot() {
        List<Responsibility> rules = List.of(
                rule("all", "", "", "", "", ""),
                rule("class", "01", "", "", "", ""),
                rule("district", "01", "220104", "", "", ""),
                rule("owner", "01", "", "gas-company", "", ""),
                rule("old", "01001", "", "", "", "2025-12-31"),
                rule("coming", "01001", "", "", "2027-01-01", ""),
                rule("other", "02", "", "", "", ""));
        LocalDate day = LocalDate.parse("2026-11-28");
        RoutingTrace trace = Routing.decide(rules, "01001", "220104001", "", day);
        assertThat(trace.department()).isEqualTo("dep-district");
        assertThat(trace.tried().stream().map(step -> step.rule() + " " + step.verdict()))
                .containsExactly(
                        "old no_more",
                        "coming not_yet",
                        "district chosen",
                        "owner other_owner",
                        "class weaker",
                        "all weaker");
        assertThat(Routing.decide(rules, "01001", "220102", "gas-company", day).rule())
                .isEqualTo("owner");
        RoutingTrace none = Routing.decide(rules.subList(1, 7), "03001", "", "", day);
        assertThat(none.department()).isNull();
        assertThat(none.tried()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "请打13900001111或139 0000 2222, phone",
        "0431-88886666, phone",
        "身份证22010419800101123X, identity",
        "邮箱 a.b@example.org 谢谢, email",
        "吉A12345 乱停, vehicle",
        "3号楼2单元501室漏水, home",
        "我叫王小明, name",
        "张先生反映, name",
        "卡号6222021234567890123, bank_card"
    })
    void personalDataAreFoundAndMaskedEveryOne(String text, String kind) {
        assertThat(PersonalData.kinds(text)).contains(kind);
        assertThat(PersonalData.kinds(PersonalData.masked(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"人民大街1234号井盖松动", "编号01001 第3次", "2026年11月28日上午", "路灯不亮已经5天"})
    void whatNamesNobodyIsLeftAlone(String text) {
        assertThat(PersonalData.kinds(text)).isEmpty();
        assertThat(PersonalData.masked(text)).isEqualTo(text);
    }
}
