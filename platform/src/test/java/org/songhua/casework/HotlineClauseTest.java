package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.flow.FlowClock;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.evaluation.Indicators;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** The clause of the hotline: three rates that come out of the records, repeats that gather by themselves, and people who stay unseen. */
class HotlineClauseTest {
    private static final String PHONE = "13987650024";
    private static final String NAME = "欧阳条文";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final TestPeople people = new TestPeople(platform);
    private final String department = TestPeople.newName("clause24-");
    private final List<UUID> mine = new ArrayList<>();

    HotlineClauseTest() {
        test.organisation(department);
    }

    private UUID taken(String classCode, double longitude, double latitude) {
        var contact = new Contact(NAME, PHONE, "");
        return test.reports
                .take(
                        NewReport.of("desk", classCode, "家里不热，我叫欧阳条文，电话" + PHONE)
                                .at(longitude, latitude)
                                .by(contact),
                        "desk")
                .caseId();
    }

    private UUID handling() {
        UUID id = taken("h_complaint", 10 + mine.size() * 0.1, 10);
        mine.add(id);
        test.cases.act(id, null, CaseAction.of("assign").with("department", department), TestCases.DESK);
        test.act(id, "sign", TestCases.WORKER);
        return id;
    }

    private UUID answered() {
        UUID id = handling();
        test.act(id, "answer", TestCases.WORKER);
        return id;
    }

    private void calledBack(UUID id, String result, String solved, String satisfied) {
        test.cases.act(
                id,
                null,
                CaseAction.of("called_back")
                        .with("contact_result", result)
                        .with("solved", solved)
                        .with("satisfied", satisfied),
                TestCases.DESK);
    }

    /** Six matters: two solved at once, one after a second round, one not solved, one that nobody could be asked about, one open. */
    private void work() {
        calledBack(answered(), "ok", "yes", "5");
        calledBack(answered(), "ok", "yes", "3");
        calledBack(answered(), "ok", "no", "1");
        calledBack(answered(), "no_answer", "unknown", "unknown");
        handling();
        UUID again = answered();
        test.cases.act(again, null, CaseAction.of("not_satisfied").because("not_satisfied"), TestCases.DESK);
        test.act(again, "answer", TestCases.WORKER);
        calledBack(again, "ok", "yes", "4");
    }

    private String year() {
        Instant now = platform.bean(Clock.class).instant();
        return Integer.toString(now.atZone(ZoneId.of("Asia/Shanghai")).getYear());
    }

    private JsonNode rate(String indicator) {
        JsonNode board = chief().get("/api/cases/performance?period=" + year())
                .expect(200)
                .json();
        for (JsonNode line : board.path("lines"))
            if (line.path("code").asString().equals(department))
                for (JsonNode value : line.path("values"))
                    if (value.path("indicator").asString().equals(indicator)) return value;
        throw new AssertionError(indicator);
    }

    private ApiClient chief() {
        return people.withKey(Permission.CASE_VIEW);
    }

    private Set<String> cases(String indicator, String part) {
        return chief().get("/api/cases/performance/cases?period=%s&indicator=%s&line=%s&part=%s"
                        .formatted(year(), indicator, department, part))
                .expect(200)
                .json()
                .valueStream()
                .map(one -> one.path("id").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // What follows reckons the rates anew from the logs alone, by other code than the platform's.

    private List<FlowEvent> log(UUID id) {
        return test.cases.log(id, Scope.ALL).stream().map(CaseEvent::event).toList();
    }

    private boolean wasReached(UUID id) {
        return log(id).stream()
                .anyMatch(event -> event.action().equals("not_satisfied")
                        || event.action().equals("called_back")
                                && "ok".equals(event.fields().get("contact_result")));
    }

    private double satisfaction(UUID id) {
        Map<String, String> last = log(id).getLast().fields();
        return switch (last.getOrDefault("satisfied", "")) {
            case "4", "5" -> 1;
            case "3" -> 0.9;
            default -> 0;
        };
    }

    private boolean wasAnsweredInTime(UUID id) {
        return test.get(id).standing().clocks().get("answer").status() == FlowClock.Status.MET;
    }

    private static Set<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** 12345工单有响应率、解决率、满意率三率且可由原始记录复算; 重复诉求自动聚合到同一地点和体检指标; 个人敏感信息按权限遮蔽并留痕. */
    @Test
    void clause_24_threeRatesComeOutOfTheRecordsRepeatsGatherAtTheirPlaceAndIndicatorAndPeopleStayMasked() {
        work();
        // 响应率、解决率、满意率三率: of the six, four were called back and reached; three solved; 1 + 0.9 + 1 of four satisfied.
        assertThat(rate("response_rate").path("value").asDouble()).isEqualTo(1);
        assertThat(rate("solve_rate").path("value").asDouble()).isEqualTo(0.75);
        assertThat(rate("satisfaction_rate").path("value").asDouble()).isEqualTo(0.725);
        // 可由原始记录复算: the same out of the logs of the cases, and every number opens to those very cases.
        List<UUID> reached = mine.stream().filter(this::wasReached).toList();
        List<UUID> inTime = reached.stream().filter(this::wasAnsweredInTime).toList();
        List<UUID> solved = reached.stream()
                .filter(id -> "yes".equals(log(id).getLast().fields().get("solved")))
                .toList();
        double satisfied = reached.stream().mapToDouble(this::satisfaction).sum();
        assertThat(rate("response_rate").path("value").asDouble()).isEqualTo((double) inTime.size() / reached.size());
        assertThat(rate("solve_rate").path("value").asDouble()).isEqualTo((double) solved.size() / reached.size());
        assertThat(rate("satisfaction_rate").path("value").asDouble()).isEqualTo(satisfied / reached.size());
        for (String indicator : List.of("response_rate", "solve_rate", "satisfaction_rate"))
            assertThat(cases(indicator, "denominator")).isEqualTo(texts(reached));
        assertThat(cases("response_rate", "numerator")).isEqualTo(texts(inTime));
        assertThat(cases("solve_rate", "numerator")).isEqualTo(texts(solved));

        repeatsGatherByThemselves();
        peopleStayMasked();
    }

    /** 重复诉求自动聚合到同一地点和体检指标: 22 m apart is one place, 11 km is another; nobody merged anything. */
    private void repeatsGatherByThemselves() {
        List<UUID> here =
                List.of(taken("h_heat", 20.0, 50.0), taken("h_heat", 20.0, 50.0002), taken("h_heat", 20.0, 50.0004));
        UUID elsewhere = taken("h_heat", 20.0, 50.1);
        UUID other = taken("h_toilet", 20.0, 50.0001);
        JsonNode found =
                chief().get("/api/cases/repeats?days=30&meters=50").expect(200).json();
        JsonNode place = found.path("places")
                .valueStream()
                .filter(one ->
                        one.path("cases").toString().contains(here.getFirst().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(place.path("cases").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(here.stream().map(UUID::toString).toList());
        assertThat(place.path("latitude").asDouble()).isBetween(50.0001, 50.0003);
        assertThat(place.path("classCode").asString()).isEqualTo("h_heat");
        assertThat(found.path("places").toString()).doesNotContain(elsewhere.toString(), other.toString());
        // The indicator is one of the health check, and counts the place with its cases.
        String indicator = place.path("indicators").path(0).asString();
        assertThat(platform.bean(Indicators.class).find(indicator)).isPresent();
        JsonNode sum = found.path("indicators")
                .valueStream()
                .filter(one -> one.path("indicator").asString().equals(indicator))
                .findFirst()
                .orElseThrow();
        assertThat(sum.path("places").asInt()).isPositive();
        assertThat(sum.path("cases").asInt()).isGreaterThanOrEqualTo(3);
    }

    /** 个人敏感信息按权限遮蔽并留痕: masked without the permission, in clear with it, and every look in clear is recorded. */
    private void peopleStayMasked() {
        UUID report = test.get(mine.getFirst()).reports().getFirst().id();
        String path = "/api/cases/reports/" + report + "/identity";
        String masked =
                people.withKey(Permission.CASE_VIEW).get(path).expect(200).text();
        assertThat(masked).doesNotContain(PHONE, NAME).contains("■");
        assertThat(people.withKey(Permission.CASE_VIEW)
                        .get(path + "?clear=true")
                        .status())
                .isEqualTo(403);
        assertThat(people.withKey(Permission.EVALUATION_VIEW).get(path).status())
                .isEqualTo(403);
        long before = looks(report).size();
        JsonNode clear = people.withKey(Permission.CASE_VIEW, Permission.REPORTER_VIEW)
                .get(path + "?clear=true")
                .expect(200)
                .json();
        assertThat(clear.path("phone").asString()).isEqualTo(PHONE);
        List<Audit.Entry> after = looks(report);
        assertThat(after).hasSize((int) before + 1);
        assertThat(after.getFirst().actor()).startsWith("key");
        assertThat(platform.bean(Audit.class).verify().firstBroken()).isNull();
        // Neither the case nor its log tells who it was.
        String seen = people.withKey(Permission.CASE_VIEW)
                .get("/api/cases/" + mine.getFirst())
                .expect(200)
                .text();
        assertThat(seen).doesNotContain(PHONE, NAME);
    }

    private List<Audit.Entry> looks(UUID report) {
        long number = test.get(mine.getFirst()).reports().stream()
                .filter(one -> one.id().equals(report))
                .findFirst()
                .orElseThrow()
                .number();
        return platform.bean(Audit.class).list(null, 500).stream()
                .filter(entry -> entry.action().equals("reporter.viewed")
                        && entry.subject().equals("report:" + number))
                .toList();
    }

    @Test
    void whatIsNoTimeOrNoDistanceIsTold() {
        assertThat(chief().get("/api/cases/repeats?days=0").text()).contains("CASE-181");
        assertThat(chief().get("/api/cases/repeats?meters=0").text()).contains("CASE-182");
        assertThat(chief().get("/api/cases/repeats?meters=NaN").text()).contains("CASE-182");
        assertThat(people.withKey(Permission.CIM_VIEW).get("/api/cases/repeats").status())
                .isEqualTo(403);
    }
}
