package org.songhua.edge.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.songhua.register.RecordStep;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/** Registers over HTTP, as the console uses them, on the register of the safety of houses. */
class RegistersHttpTest {
    private static final String RECORDS = "/api/registers/house_safety/records";
    private static final byte[] PDF = "%PDF-1.7 report".getBytes(StandardCharsets.US_ASCII);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");
    private final ApiClient viewer = people.loggedIn("viewer");

    /** {@return a key that no other test uses} */
    private static String key() {
        return "http-" + NEXT.incrementAndGet();
    }

    private JsonNode created(String fields) {
        return clerk.post(RECORDS, "{\"key\": \"%s\", \"region\": \"220102\", \"fields\": %s}".formatted(key(), fields))
                .expect(201)
                .json();
    }

    private static String path(JsonNode record) {
        return RECORDS + "/" + record.path("id").asString();
    }

    private static Answer act(ApiClient client, JsonNode record, String body) {
        return client.post(path(record) + "/actions", body);
    }

    private Answer attach(JsonNode record, String kind, byte[] file, String type) {
        return clerk.send(
                "POST", path(record) + "/evidence?kind=" + kind + "&name=file", BodyPublishers.ofByteArray(file), type);
    }

    @Test
    void theListOfRegistersSaysWhatEachIsForAndCountsItsRecords() {
        created("{\"house_name\": \"一号楼\"}");
        JsonNode found = viewer.get("/api/registers")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("code").asString().equals("house_safety"))
                .findFirst()
                .orElseThrow();
        assertThat(found.at("/title/zh").asString()).isEqualTo("房屋安全");
        assertThat(found.path("counts").path("listed").asInt()).isPositive();
        long sum =
                found.path("counts").valueStream().mapToLong(JsonNode::asLong).sum();
        assertThat(found.path("total").asLong()).isEqualTo(sum);
    }

    @Test
    void theFormSaysWhatIsAskedWhenAndWhoMayFillItIn() {
        JsonNode form = clerk.get("/api/registers/house_safety").expect(200).json();
        JsonNode measure = field(form, "measure");
        assertThat(measure.path("shownWhen").asString()).contains("danger_grade");
        assertThat(measure.path("choices").size()).isEqualTo(4);
        assertThat(field(form, "danger_grade").path("filter").asBoolean()).isTrue();
        assertThat(field(form, "cost_cny").path("seen").asBoolean()).isFalse();
        assertThat(field(form, "cost_cny").path("editable").asBoolean()).isFalse();
        assertThat(field(viewer.get("/api/registers/house_safety").json(), "house_name")
                        .path("editable")
                        .asBoolean())
                .isFalse();
        clerk.get("/api/registers/no_such").expect(404);
    }

    private static JsonNode field(JsonNode form, String name) {
        return form.path("fields")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allMistakesOfAFormComeBackAtOnceEachWithItsField() {
        Answer refused = clerk.post(RECORDS, """
                {"key": " ", "longitude": 200, "latitude": 10, "fields": {"built_year": "new", "danger_grade": "E",
                 "measure": "stop", "house_nmae": "x", "last_patrol": "2026-02-30"}}""").expect(422);
        assertThat(refused.fields())
                .contains(
                        "/key",
                        "/longitude",
                        "/fields/built_year",
                        "/fields/danger_grade",
                        "/fields/measure",
                        "/fields/house_nmae",
                        "/fields/house_name",
                        "/fields/last_patrol");
        assertThat(refused.text()).contains("Did you mean");
    }

    @Test
    void aFormAsksForMoreAsItIsFilledIn() {
        String path = "/api/registers/house_safety/form";
        JsonNode bare = clerk.post(path, "{\"fields\": {}}").expect(200).json();
        assertThat(bare.path("asked").toString()).contains("danger_grade").doesNotContain("\"measure\"");
        assertThat(bare.path("required").toString()).isEqualTo("[\"house_name\"]");
        JsonNode grave = clerk.post(path, "{\"fields\": {\"danger_grade\": \"D\", \"house_name\": null}}")
                .expect(200)
                .json();
        assertThat(grave.path("asked").toString()).contains("\"measure\"").doesNotContain("measure_done_on");
        assertThat(grave.path("required").toString()).contains("appraiser", "appraised_on");
        assertThat(grave.path("faults").size()).isEqualTo(3);
        viewer.post(path, "{\"fields\": {}}").expect(403);
    }

    @Test
    void aKeyIsTakenOnce() {
        JsonNode one = created("{\"house_name\": \"二号楼\"}");
        String again = "{\"key\": \"%s\", \"fields\": {\"house_name\": \"x\"}}"
                .formatted(one.path("key").asString());
        assertThat(clerk.post(RECORDS, again).expect(422).code()).isEqualTo("REG-021");
    }

    @Test
    void whoeverIsSlowerIsToldAndOverwritesNothing() {
        JsonNode one = created("{\"house_name\": \"三号楼\"}");
        Answer read = clerk.get(path(one)).expect(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        clerk.with("If-Match", "\"1\"");
        clerk.patch(path(one), "{\"fields\": {\"street\": \"南街\"}}").expect(200);
        Answer late = clerk.patch(path(one), "{\"fields\": {\"street\": \"北街\"}}");
        clerk.without("If-Match");
        assertThat(late.expect(412).code()).isEqualTo("REG-412");
        assertThat(clerk.get(path(one)).json().at("/fields/street").asString()).isEqualTo("南街");
    }

    @Test
    void aRecordIsAskedForAsItStoodOnADayOrAtAMoment() {
        JsonNode one = created("{\"house_name\": \"旧名\"}");
        clerk.patch(path(one), "{\"fields\": {\"house_name\": \"新名\"}}").expect(200);
        String entered =
                viewer.get(path(one) + "/timeline").json().get(0).path("at").asString();
        JsonNode past = viewer.get(path(one) + "?asOf=" + entered).expect(200).json();
        assertThat(past.path("title").asString()).isEqualTo("旧名");
        assertThat(past.path("revision").asInt()).isEqualTo(1);
        assertThat(viewer.get(path(one) + "?asOf=2999-01-01")
                        .expect(200)
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("新名");
        viewer.get(path(one) + "?asOf=2000-01-01").expect(404);
        for (String bad : List.of("yesterday", "2026-02-30", "2026-02-30T00:00:00Z", "", "0"))
            assertThat(viewer.get(path(one) + "?asOf=" + bad).expect(400).code())
                    .as(bad)
                    .isEqualTo("REG-034");
    }

    @Test
    void aChangeThatChangesNothingIsNoEvent() {
        JsonNode one = created("{\"house_name\": \"四号楼\", \"built_year\": 1990}");
        Answer same = clerk.patch(path(one), "{\"fields\": {\"built_year\": \"1990.0\", \"street\": \"\"}}")
                .expect(200);
        assertThat(same.json().path("revision").asLong()).isEqualTo(1);
        Answer less = clerk.patch(path(one), "{\"note\": \"错登\", \"fields\": {\"built_year\": null}}")
                .expect(200);
        assertThat(less.json().path("fields").has("built_year")).isFalse();
        JsonNode log = viewer.get(path(one) + "/timeline").expect(200).json();
        assertThat(log.get(1).path("note").asString()).isEqualTo("错登");
        assertThat(log.get(1).at("/fields/built_year").asString()).isEmpty();
    }

    /** The path of clause 16: nothing of grade C or D is settled without a measure, and not by who appraised it. */
    @Test
    void aDangerousHouseGoesTheWholeWay() {
        JsonNode one = created("{\"house_name\": \"五号楼\"}");
        String appraise = """
                {"action": "appraise", "fields": {"danger_grade": "D", "appraised_on": "2026-03-01", "appraiser": "鉴定所"}}""";
        assertThat(act(clerk, one, appraise).expect(422).code()).isEqualTo("FLOW-106");
        attach(one, "report", PDF, "application/pdf").expect(200);
        act(clerk, one, appraise).expect(200);
        assertThat(act(chief, one, "{\"action\": \"settle\"}").expect(422).text())
                .contains("未登记处置措施");
        act(clerk, one, "{\"action\": \"settle\"}").expect(403);
        clerk.patch(path(one), "{\"fields\": {\"measure\": \"stop\", \"measure_done_on\": \"2026-04-01\"}}")
                .expect(200);
        JsonNode offers = chief.get(path(one) + "/actions").expect(200).json();
        assertThat(offers.valueStream()
                        .filter(offer -> offer.path("possible").asBoolean())
                        .map(offer -> offer.path("code").asString()))
                .contains("settle");
        JsonNode settled =
                act(chief, one, "{\"action\": \"settle\"}").expect(200).json();
        assertThat(settled.path("state").asString()).isEqualTo("settled");
        JsonNode log = viewer.get(path(one) + "/timeline").json();
        assertThat(log.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly("create", "attach", "appraise", "amend", "settle");
        assertThat(viewer.get(path(one) + "/verification").json().path("agrees").asBoolean())
                .isTrue();
    }

    @Test
    void fieldsOfOthersAreNotSeenNotAskedForAndNotChanged() {
        JsonNode one = created("{\"house_name\": \"六号楼\"}");
        platform.bean(Registers.class)
                .act(
                        "house_safety",
                        UUID.fromString(one.path("id").asString()),
                        null,
                        new RecordStep("amend", null, Map.of("cost_cny", 12000, "archive_no", "FA-2026-77")),
                        Caller.all("boss"));
        JsonNode seen = clerk.get(path(one)).json().path("fields");
        assertThat(seen.has("cost_cny")).isFalse();
        assertThat(seen.path("archive_no").asString()).isEqualTo("F***7");
        assertThat(chief.get(path(one)).json().at("/fields/cost_cny").asInt()).isEqualTo(12000);
        assertThat(clerk.get(path(one) + "/timeline").text()).doesNotContain("12000", "FA-2026-77");
        assertThat(clerk.get("/api/registers/house_safety/export.csv").text()).doesNotContain("FA-2026-77");
        assertThat(clerk.patch(path(one), "{\"fields\": {\"cost_cny\": 1}}")
                        .expect(422)
                        .code())
                .isEqualTo("REG-013");
        assertThat(clerk.get(RECORDS + "?f.cost_cny.min=1").expect(400).code()).isEqualTo("REG-030");
    }

    @Test
    void onlyWhoMayChangesAnything() {
        JsonNode one = created("{\"house_name\": \"七号楼\"}");
        viewer.post(RECORDS, "{\"key\": \"v\", \"fields\": {}}").expect(403);
        viewer.patch(path(one), "{\"fields\": {\"street\": \"x\"}}").expect(403);
        act(viewer, one, "{\"action\": \"patrol\", \"fields\": {\"last_patrol\": \"2026-01-01\"}}")
                .expect(403);
        people.client().get("/api/registers").expect(401);
        people.loggedIn("auditor").get(RECORDS).expect(403);
    }

    @Test
    void aScopeHidesWhatLiesOutsideItEverywhere() {
        JsonNode inside = created("{\"house_name\": \"八号楼\"}");
        JsonNode outside = clerk.post(
                        RECORDS,
                        "{\"key\": \"%s\", \"region\": \"220202\", \"fields\": {\"house_name\": \"外\"}}"
                                .formatted(key()))
                .expect(201)
                .json();
        String name = TestPeople.newName("local");
        var profile =
                new UserProfile("区县", null, true, List.of("planner"), new Scope(Set.of(), Set.of("2201"), Set.of()));
        platform.bean(Users.class).create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        ApiClient local = people.client().logIn(name, TestPeople.PASSWORD);
        local.get(path(inside)).expect(200);
        for (String tail : List.of("", "/timeline", "/actions", "/evidence", "/verification"))
            local.get(path(outside) + tail).expect(404);
        local.patch(path(outside), "{\"fields\": {\"street\": \"x\"}}").expect(404);
        assertThat(local.get(RECORDS + "?q=" + outside.path("key").asString())
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(local.get("/api/registers/house_safety/export.csv").text())
                .doesNotContain(outside.path("key").asString());
        String there =
                "{\"key\": \"%s\", \"region\": \"220202\", \"fields\": {\"house_name\": \"外\"}}".formatted(key());
        assertThat(local.post(RECORDS, there).expect(422).code()).isEqualTo("REG-018");
        String table = "key,house_name\n%s,改名\n".formatted(outside.path("key").asString());
        assertThat(importTable(local, table).path("refused").asInt()).isEqualTo(1);
    }

    private static JsonNode importTable(ApiClient client, String table) {
        return importTable(client, "", table.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode importTable(ApiClient client, String query, byte[] table) {
        return client.send(
                        "POST",
                        "/api/registers/house_safety/imports" + query,
                        BodyPublishers.ofByteArray(table),
                        "text/csv")
                .expect(200)
                .json();
    }

    /** Good rows are kept, bad ones come back with row, column and remedy, and the same table again changes nothing. */
    @Test
    void aTableIsTakenAsFarAsItIsRight() {
        String a = key();
        String b = key();
        String table = """
                编号,房屋名称,结构类型,建成年份,经度,latitude,颜色
                %s,甲楼,预制板,1978,125.3,43.9,red
                %s,乙楼,masonry,一九八零,,,blue
                %s,甲楼,timber,1950,,,green
                ,丙楼,steel,2001,,,
                """.formatted(a, b, a);
        byte[] gb = table.getBytes(Charset.forName("GB18030"));
        String query = "?map.key=%E7%BC%96%E5%8F%B7&map.longitude=%E7%BB%8F%E5%BA%A6";
        JsonNode preview = importTable(clerk, query + "&preview=true", gb);
        assertThat(preview.path("created").asInt()).isEqualTo(1);
        assertThat(clerk.get(RECORDS + "?q=" + a).json().path("count").asInt()).isZero();
        JsonNode report = importTable(clerk, query, gb);
        assertThat(report.path("refused").asInt()).isEqualTo(3);
        assertThat(report.path("counts").propertyNames()).contains("REG-010", "REG-014", "REG-040", "REG-042");
        JsonNode wrong = report.path("faults")
                .valueStream()
                .filter(fault -> fault.path("code").asString().equals("REG-010"))
                .findFirst()
                .orElseThrow();
        assertThat(wrong.at("/place/row").asInt()).isEqualTo(3);
        assertThat(wrong.at("/place/field").asString()).isEqualTo("built_year");
        JsonNode again = importTable(clerk, query, gb);
        assertThat(again.path("created").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        JsonNode page = clerk.get(RECORDS + "?f.structure=precast_panel&bbox=125,43,126,44&q=" + a)
                .expect(200)
                .json();
        assertThat(page.path("count").asInt()).isEqualTo(1);
        JsonNode one = page.path("items").get(0);
        assertThat(clerk.get(path(one) + "/verification").json().path("agrees").asBoolean())
                .isTrue();
        JsonNode changed = importTable(clerk, "key,street\n%s,东街\n".formatted(a));
        assertThat(changed.path("changed").asInt()).isEqualTo(1);
        assertThat(clerk.get(path(one)).json().at("/fields/house_name").asString())
                .isEqualTo("甲楼");
    }

    @Test
    void aTableThatGoesOutComesInAgainUnchanged() {
        created("{\"house_name\": \"=cmd|' /C calc'!A0\", \"street\": \"含,逗号\\\"引号\"}");
        String out = clerk.get("/api/registers/house_safety/export.csv?q=http-")
                .expect(200)
                .text();
        assertThat(out).startsWith("\uFEFFkey,state,").contains("'=cmd", "\"含,逗号\"\"引号\"");
        JsonNode report = importTable(clerk, out);
        assertThat(report.path("created").asInt()).isZero();
        assertThat(report.path("counts").propertyNames()).contains("REG-040");
    }

    @Test
    void aTableWithoutKeysIsRefusedAsAWhole() {
        JsonNode report = importTable(clerk, "house_name\n甲\n");
        assertThat(report.path("counts").propertyNames()).containsExactlyInAnyOrder("REG-041");
        assertThat(report.path("created").asInt()).isZero();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        String head = TestPeople.newName("page");
        var table = new StringBuilder("key,house_name,last_patrol\n");
        for (int i = 0; i < 25; i++) table.append("%s-%02d,楼,2026-%02d-01\n".formatted(head, i, 1 + (i * 7) % 12));
        importTable(clerk, table.toString());
        for (String sort : List.of("key", "due")) {
            var keys = new ArrayList<String>();
            String after = "";
            do {
                JsonNode page = clerk.get(RECORDS + "?limit=10&sort=" + sort + "&q=" + head
                                + (after.isEmpty() ? "" : "&after=" + after.replace(" ", "%20")))
                        .expect(200)
                        .json();
                page.path("items")
                        .valueStream()
                        .forEach(one -> keys.add(one.path("key").asString()));
                after = page.path("next").asString("");
            } while (!after.isEmpty());
            assertThat(keys).as(sort).hasSize(25).doesNotHaveDuplicates();
        }
    }

    @Test
    void dutiesComeInOrderOfTheirDayAndSayHowTheyStand() {
        created("{\"house_name\": \"九号楼\", \"last_patrol\": \"2024-05-01\"}");
        created("{\"house_name\": \"十号楼\", \"last_patrol\": \"2025-05-20\"}");
        JsonNode due = viewer.get("/api/register-duties?register=house_safety&today=2026-05-10")
                .expect(200)
                .json();
        List<String> days =
                due.valueStream().map(one -> one.path("on").asString()).toList();
        assertThat(days).isSorted().contains("2025-05-01", "2026-05-20");
        due.valueStream().forEach(one -> {
            boolean late = one.path("on").asString().compareTo("2026-05-10") < 0;
            assertThat(one.path("standing").asString().equals("OVERDUE")).isEqualTo(late);
            assertThat(one.path("on").asString()).isLessThanOrEqualTo("2026-08-08");
        });
    }

    @Test
    void evidenceIsWhatItsContentSaysAndIsServedAsAFile() {
        JsonNode one = created("{\"house_name\": \"十一号楼\"}");
        attach(one, "report", "<html>".getBytes(StandardCharsets.US_ASCII), "application/pdf")
                .expect(422);
        assertThat(attach(one, "gossip", PDF, "application/pdf").expect(422).code())
                .isEqualTo("REG-051");
        JsonNode added = attach(one, "photo", PDF, "image/png").expect(200).json();
        assertThat(added.path("mediaType").asString()).isEqualTo("application/pdf");
        Answer file = viewer.get(path(one) + "/evidence/1").expect(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        viewer.get(path(one) + "/evidence/2").expect(404);
        clerk.post(path(one) + "/evidence", "{\"kind\": \"report\", \"number\": \"建鉴〔2026〕12号\"}")
                .expect(200);
        assertThat(viewer.get(path(one) + "/evidence").json().size()).isEqualTo(2);
        assertThat(clerk.get(path(one) + "/timeline").text())
                .contains(added.path("digest").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=5000",
                "?limit=x",
                "?sort=random",
                "?after=x&sort=due",
                "?bbox=1,2,3",
                "?bbox=a,b,c,d",
                "?bbox=5,0,1,1",
                "?dueUntil=tomorrow",
                "?f.nothing=1",
                "?f.last_patrol.min=soon",
                "?unknown=1",
                "?q=%00"
            })
    void aQuestionThatMakesNoSenseIsRefusedWithItsParameter(String query) {
        Answer refused = clerk.get(RECORDS + query).expect(400);
        assertThat(refused.fields()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "%'; drop table register.record; --",
                "<script>alert(1)</script>",
                "\\u0000",
                "../../etc/passwd",
                "${jndi:ldap://x}",
                "{{7*7}}"
            })
    void textsOfAttackersAreTextsAndNothingMore(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        JsonNode one = created("{\"house_name\": \"%s\"}".formatted(quoted));
        assertThat(one.at("/fields/house_name").asString()).isEqualTo(text);
        clerk.get(RECORDS + "?f.structure=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .expect(200);
        clerk.get(RECORDS + "/"
                        + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
                .status();
        assertThat(clerk.get("/api/registers").status()).isEqualTo(200);
    }
}
