package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.Cases.Rectangle;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/**
 * What cases and reports refuse, with the stable code and the place. Whatever is refused leaves no event: the log of the case is as long as
 * before, and proves itself.
 */
class CaseRefusalsTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    private final TestCases test = new TestCases(PLATFORM);
    private final Duplicates duplicates = PLATFORM.bean(Duplicates.class);
    private final Performance performance = PLATFORM.bean(Performance.class);

    private static String told(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (FaultException e) {
            e.faults().forEach(fault -> assertThat(fault.remedy()).isNotBlank());
            return e.faults().stream()
                    .map(fault -> fault.code() + " " + fault.place().field())
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
        }
    }

    private int events(UUID id) {
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
        return test.cases.log(id, Scope.ALL).size();
    }

    /** Done to a case that is only looked at afterwards. */
    private String refused(UUID id, Runnable work) {
        int before = events(id);
        String told = told(work);
        assertThat(events(id)).as(told).isEqualTo(before);
        return told;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "befor", "Before", "selfie", "report", "redacted"})
    void a_photo_has_one_of_the_roles(String role) {
        UUID id = test.reported();
        assertThat(refused(id, () -> test.cases.attach(id, role, TestCases.PHOTO, TestCases.WORKER)))
                .isEqualTo("CASE-111 /role");
        assertThat(test.cases.attachments(id, Scope.ALL)).isEmpty();
    }

    /** A citizen adds photos by the code that they alone know: five, and not a sixth. */
    @Test
    void five_photos_of_one_report_are_enough() {
        TakenReport report =
                test.reports.take(NewReport.of("web", "01001", "井盖松动").at(125.31, 43.87), "citizen");
        for (int i = 0; i < 5; i++) test.reports.addPhoto(report.trackingCode(), TestCases.PHOTO);
        assertThat(refused(report.caseId(), () -> test.reports.addPhoto(report.trackingCode(), TestCases.PHOTO)))
                .isEqualTo("CASE-112 /photo");
        assertThat(test.cases.attachments(report.caseId(), Scope.ALL)).hasSize(5);
        assertThatThrownBy(() -> test.reports.addPhoto("NOSUCHCODE", TestCases.PHOTO))
                .isInstanceOf(NotFoundException.class);
    }

    /** A part reaches from its corner to the edge of the photo at most; a number that is none lies nowhere. */
    @ParameterizedTest
    @CsvSource({
        "-0.01, 0, 0.5, 0.5",
        "0, -0.01, 0.5, 0.5",
        "0, 0, 0, 0.5",
        "0, 0, 0.5, 0",
        "0.6, 0, 0.5, 0.5",
        "0, 0.6, 0.5, 0.5",
        "0, 0, 1.01, 1",
        "NaN, 0, 0.5, 0.5",
        "0, 0, NaN, 0.5",
        "0, 0, Infinity, 0.5"
    })
    void what_is_blackened_lies_within_the_photo(double x, double y, double width, double height) {
        UUID id = withPhoto();
        UUID photo = photo(id);
        assertThat(refused(
                        id,
                        () -> test.cases.redact(
                                id, photo, List.of(new Rectangle(x, y, width, height)), true, TestCases.DISPATCHER)))
                .isEqualTo("CASE-113 /parts");
        assertThat(test.cases.attachments(id, Scope.ALL)).hasSize(1);
    }

    @Test
    void fifty_parts_are_blackened_and_not_fifty_one() {
        UUID id = withPhoto();
        UUID photo = photo(id);
        List<Rectangle> fifty = Collections.nCopies(50, new Rectangle(0, 0, 1, 1));
        var more = new ArrayList<>(fifty);
        more.add(new Rectangle(0, 0, 0.1, 0.1));
        assertThat(refused(id, () -> test.cases.redact(id, photo, more, true, TestCases.DISPATCHER)))
                .isEqualTo("CASE-113 /parts");
        test.cases.redact(id, photo, fifty, true, TestCases.DISPATCHER);
        assertThat(test.cases.attachments(id, Scope.ALL)).hasSize(2);
        assertThatThrownBy(() -> test.cases.redact(
                        id, UUID.nameUUIDFromBytes(new byte[] {1}), fifty, true, TestCases.DISPATCHER))
                .isInstanceOf(NotFoundException.class);
    }

    private UUID withPhoto() {
        UUID id = test.inProgress();
        test.cases.attach(id, "after", TestCases.PHOTO, TestCases.WORKER);
        return id;
    }

    private UUID photo(UUID id) {
        return test.cases.attachments(id, Scope.ALL).getFirst().id();
    }

    private static NewReport joining(UUID caseId) {
        NewReport one = NewReport.of("web", "01001", "又松了");
        return new NewReport(
                one.channel(),
                one.classCode(),
                one.text(),
                null,
                null,
                one.crs(),
                one.method(),
                null,
                null,
                one.contact(),
                Map.of(),
                null,
                null,
                caseId,
                false);
    }

    /** What is closed is over: who reports it once more opens a case of its own. */
    @Test
    void a_report_joins_an_open_case_only() {
        UUID closed = test.closed();
        assertThat(refused(closed, () -> test.reports.take(joining(closed), "desk")))
                .isEqualTo("CASE-138 /joins");
        UUID open = test.reported();
        assertThat(test.reports.take(joining(open), "desk").caseId()).isEqualTo(open);
        assertThat(test.get(open).reports()).hasSize(2);
    }

    @Test
    void a_case_is_split_into_some_of_its_reports_while_it_is_open() {
        UUID open = test.reported();
        test.reports.take(joining(open), "desk");
        List<UUID> both = test.get(open).reports().stream().map(Report::id).toList();
        for (List<UUID> chosen :
                List.of(List.<UUID>of(), both, List.of(both.get(0), both.get(0), UUID.nameUUIDFromBytes(new byte[1]))))
            assertThat(refused(open, () -> test.cases.split(open, chosen, TestCases.DISPATCHER)))
                    .isEqualTo("CASE-122 /reports");
        CaseFile fresh = test.cases.split(open, List.of(both.get(1)), TestCases.DISPATCHER);
        assertThat(fresh.reports()).extracting(Report::id).containsExactly(both.get(1));
        assertThat(test.get(open).reports()).extracting(Report::id).containsExactly(both.get(0));
    }

    /** 139: what is shown to everybody holds neither telephone nor identity number. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            井盖已修好 | done
            请打 13900001111 联系 | CASE-139 /text
            身份证 220102199003078515 | CASE-139 /text
            """)
    void nothing_personal_is_released(String text, String expected) {
        UUID id = test.reported();
        UUID report = test.get(id).reports().getFirst().id();
        assertThat(told(() -> test.reports.release(report, text, TestCases.DISPATCHER)))
                .isEqualTo(expected);
    }

    @Test
    void a_text_for_everybody_has_an_end() {
        UUID report = test.get(test.reported()).reports().getFirst().id();
        assertThat(told(() -> test.reports.release(report, "好".repeat(4_000), TestCases.DISPATCHER)))
                .isEqualTo("done");
        assertThat(told(() -> test.reports.release(report, "好".repeat(4_001), TestCases.DISPATCHER)))
                .isEqualTo("CASE-131 /text");
        assertThat(told(() -> test.reports.release(report, "a\0b", TestCases.DISPATCHER)))
                .isEqualTo("CASE-131 /text");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1, Integer.MIN_VALUE})
    void satisfaction_is_told_from_one_to_five(int satisfied) {
        TakenReport report = test.reports.take(NewReport.of("web", "01001", "松动"), "citizen");
        assertThat(refused(report.caseId(), () -> test.reports.answer(report.trackingCode(), true, satisfied)))
                .isEqualTo("CASE-140 /satisfied");
    }

    @Test
    void nobody_is_asked_how_it_was_before_it_is_over() {
        TakenReport report = test.reports.take(NewReport.of("web", "01001", "松动"), "citizen");
        assertThat(refused(report.caseId(), () -> test.reports.answer(report.trackingCode(), true, 5)))
                .isEqualTo("CASE-141 /code");
        assertThatThrownBy(() -> test.reports.answer("NOSUCHCODE", true, 5)).isInstanceOf(NotFoundException.class);
    }

    /** Whoever looks at a reporter in need says why, in 10 to 500 characters of one line. */
    @ParameterizedTest
    @CsvSource({"9, CASE-142 /reason", "10, done", "500, done", "501, CASE-142 /reason"})
    void glass_is_broken_for_a_reason(int length, String expected) {
        UUID report = test.get(test.reported()).reports().getFirst().id();
        assertThat(told(() -> test.reports.breakGlass(report, "需".repeat(length), TestCases.DISPATCHER)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "         x         ", "需要立即联系报告人\n因为燃气泄漏"})
    void a_reason_of_blanks_or_several_lines_is_none(String reason) {
        UUID report = test.get(test.reported()).reports().getFirst().id();
        assertThat(told(() -> test.reports.breakGlass(report, reason, TestCases.DISPATCHER)))
                .isEqualTo("CASE-142 /reason");
    }

    @Test
    void a_case_is_no_duplicate_of_itself() {
        UUID id = test.reported();
        assertThat(refused(id, () -> duplicates.refuse(id, id, TestCases.DISPATCHER)))
                .isEqualTo("CASE-180 /other");
        assertThatThrownBy(() -> duplicates.refuse(id, UUID.nameUUIDFromBytes(new byte[] {2}), TestCases.DISPATCHER))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "26", "2026-13", "2026-Q5", "2026-Q0", "2026-1", "2026/01", "2026-Q4 ", "+2026", "2026-00"})
    void a_period_is_a_year_a_quarter_or_a_month(String period) {
        assertThat(told(() -> performance.freeze(period, TestCases.CHIEF))).isEqualTo("CASE-170 period");
    }

    /** Over HTTP, as the desk and the devices of the workers send it. */
    @Test
    void requests_that_are_none_are_told_at_their_place() {
        ApiClient desk =
                new TestPeople(PLATFORM).withKey(Permission.CASE_VIEW, Permission.CASE_REPORT, Permission.CASE_WORK);
        UUID id = test.reported();
        String at = "/api/cases/" + id + "/actions";
        assertRefused(desk.post(at, "{}"), "CASE-151", "/action");
        assertRefused(desk.post(at, "{\"action\": \"\", \"reason\": \"x\"}"), "CASE-151", "/action");
        assertRefused(
                desk.post("/api/cases/batch", "{\"ids\": [], \"action\": {\"action\": \"accept\"}}"),
                "CASE-152",
                "/ids");
        assertRefused(desk.post("/api/cases/batch", "{\"ids\": [\"" + id + "\"]}"), "CASE-152", "/ids");
        String many = String.join(",", Collections.nCopies(201, "\"" + id + "\""));
        assertRefused(
                desk.post("/api/cases/batch", "{\"ids\": [" + many + "], \"action\": {\"action\": \"accept\"}}"),
                "CASE-152",
                "/ids");
        for (String match : List.of("abc", "\"x\"", "-1", "9999999999"))
            assertRefused(desk.with("If-Match", match).post(at, "{\"action\": \"accept\"}"), "CASE-153", "If-Match");
        desk.without("If-Match");
        assertThat(test.get(id).summary().state())
                .isEqualTo(test.get(test.reported()).summary().state());
    }

    @Test
    void changes_of_a_device_that_are_none_are_told_by_their_number() {
        ApiClient worker = new TestPeople(PLATFORM).withKey(Permission.CASE_VIEW, Permission.CASE_WORK);
        String id = test.inProgress().toString();
        String key = "\"key\": \"00000000-0000-0000-0000-000000000001\", \"caseId\": \"" + id + "\"";
        String good = "{" + key + ", \"kind\": \"note\", \"text\": \"到场\"}";
        for (String wrong : List.of(
                "{\"caseId\": \"" + id + "\", \"kind\": \"note\"}",
                "{\"key\": \"00000000-0000-0000-0000-000000000001\", \"kind\": \"note\"}",
                "{" + key + "}",
                "{" + key + ", \"kind\": \"Note\"}",
                "{" + key + ", \"kind\": \"photo\", \"image\": \"no base64!\"}"))
            assertRefused(
                    worker.post("/api/field/changes", "{\"changes\": [" + good + "," + wrong + "]}"),
                    "CASE-194",
                    "/changes/1");
        assertThat(worker.get("/api/cases/" + id + "/notes").expect(200).text()).doesNotContain("到场");
    }

    private static void assertRefused(ApiClient.Answer answer, String code, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/faults/0/code").asString())
                .as(answer.text())
                .isEqualTo(code);
        assertThat(answer.fields()).containsExactly(field);
    }
}
