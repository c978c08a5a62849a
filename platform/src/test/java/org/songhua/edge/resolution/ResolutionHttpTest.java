package org.songhua.edge.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.resolution.Resolution;
import org.songhua.resolution.ResolutionPair;
import org.songhua.resolution.Verdict;
import tools.jackson.databind.JsonNode;

/** Pairs of enterprises that are likely the same: found, seen, decided, taken back. */
class ResolutionHttpTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(500);
    private static final String RULE = "/api/resolution/rules/enterprises";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final Registers registers = platform.bean(Registers.class);
    private final Resolution resolution = platform.bean(Resolution.class);
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient viewer = people.loggedIn("viewer");

    /** Of a name that nobody else bears. */
    private final String name = "甲" + NUMBER.incrementAndGet() + "号锅炉厂";

    private RegisterRecord enter(String enterprise, Map<String, Object> more, String region) {
        var fields = new HashMap<>(more);
        fields.put("enterprise_name", enterprise);
        String key = "res-" + UUID.randomUUID();
        return registers.create(
                "enterprises", new RecordDraft(key, null, null, region, null, null, fields, false), Caller.SYSTEM);
    }

    private RegisterRecord enter(String enterprise) {
        return enter(enterprise, Map.of("enterprise_seat", "临江路 " + NUMBER.get() + " 号"), "220102001");
    }

    private ResolutionPair pair(RegisterRecord one, RegisterRecord other) {
        resolution.follow();
        return pairs(one, other).getFirst();
    }

    /** Pairs of two records as the program itself sees them. */
    private List<ResolutionPair> pairs(RegisterRecord one, RegisterRecord other) {
        return List.of(Verdict.values()).stream()
                .flatMap(verdict -> resolution.pairs("enterprises", verdict, null, 200, Caller.SYSTEM).pairs().stream())
                .filter(pair -> Set.of(pair.a().id(), pair.b().id()).equals(Set.of(one.id(), other.id())))
                .toList();
    }

    private Answer say(ApiClient who, long pair, String verdict, String reason) {
        return who.post(
                "/api/resolution/pairs/" + pair + "/decision",
                "{\"verdict\": \"%s\", \"reason\": \"%s\"}".formatted(verdict, reason));
    }

    @Test
    void aRecordThatIsEnteredMeetsItsLikeAndThePairSaysWhy() {
        RegisterRecord one = enter("松城市" + name + "有限责任公司");
        RegisterRecord other = enter(name);
        JsonNode found = viewer.get("/api/resolution/pairs/" + pair(one, other).id())
                .expect(200)
                .json();
        assertThat(found.path("verdict").asString()).isEqualTo("open");
        assertThat(found.path("likely").asBoolean()).isTrue();
        JsonNode reason = found.at("/reasons/1");
        assertThat(reason.path("comparison").asString()).isEqualTo("name");
        assertThat(reason.path("level").asString()).isEqualTo("same");
        // log2(0.6 / 0.0005), as the pack says.
        assertThat(reason.path("weight").asDouble()).isBetween(10.2, 10.3);
        assertThat(found.at("/reasons/0/level").asString()).isEmpty();
        assertThat(List.of(
                        found.at("/a/values/name").asString(),
                        found.at("/b/values/name").asString()))
                .contains(name);
    }

    @Test
    void aDecisionNeedsItsReasonAndWhoMayAndStandsInTheAudit() {
        RegisterRecord one = enter(name);
        RegisterRecord other = enter(name + "有限公司");
        long id = pair(one, other).id();
        say(viewer, id, "same", "同一家").expect(403);
        assertThat(say(clerk, id, "same", " ").expect(422).code()).isEqualTo("RESOL-001");
        assertThat(say(clerk, id, "likely", "同一家").expect(422).code()).isEqualTo("RESOL-006");
        JsonNode said = say(clerk, id, "same", "同一家").expect(200).json();
        assertThat(said.path("verdict").asString()).isEqualTo("same");
        assertThat(said.at("/decisions/0/reason").asString()).isEqualTo("同一家");
        assertThat(say(clerk, id, "same", "再说").expect(422).code()).isEqualTo("RESOL-003");
        assertThat(platform.bean(Audit.class).list(null, 20))
                .anyMatch(entry -> entry.action().equals("resolution.decided")
                        && entry.subject().equals("resolution:enterprises/" + id));
        clerk.post("/api/resolution/pairs/" + id + "/decision", "{\"verdict\": \"open\", \"revision\": 0}")
                .expect(412);
    }

    @Test
    void whoeverIsTheSameAsTheSameIsTheSameAndLeavesInOneStep() {
        RegisterRecord a = enter(name);
        RegisterRecord b = enter(name + "有限公司");
        RegisterRecord c = enter(name + "股份有限公司");
        say(clerk, pair(a, b).id(), "same", "同一家").expect(200);
        say(clerk, pair(b, c).id(), "same", "同一家").expect(200);
        JsonNode group =
                viewer.get("/api/resolution/same-as/" + a.id()).expect(200).json();
        assertThat(group.at("/0/members").size()).isEqualTo(3);
        assertThat(say(clerk, pair(a, c).id(), "different", "两家").expect(422).code())
                .isEqualTo("RESOL-004");
        // Records stand as they were.
        assertThat(registers.find("enterprises", b.id(), Caller.SYSTEM)).contains(b);
        String leave = "{\"rule\": \"enterprises\", \"reason\": \"认错了\"}";
        viewer.post("/api/resolution/same-as/" + b.id() + "/release", leave).expect(403);
        assertThat(clerk.post("/api/resolution/same-as/" + b.id() + "/release", leave)
                        .expect(200)
                        .json()
                        .path("takenBack")
                        .asInt())
                .isEqualTo(2);
        assertThat(viewer.get("/api/resolution/same-as/" + a.id()).json().size())
                .isZero();
        assertThat(pairs(a, b).getFirst().verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void whatWasToldApartIsNotLinkedOverOthers() {
        RegisterRecord a = enter(name);
        RegisterRecord b = enter(name + "有限公司");
        RegisterRecord c = enter(name + "股份有限公司");
        say(clerk, pair(a, b).id(), "same", "同一家").expect(200);
        say(clerk, pair(a, c).id(), "different", "两家").expect(200);
        Answer refused = say(clerk, pair(b, c).id(), "same", "同一家").expect(422);
        assertThat(refused.code()).isEqualTo("RESOL-004");
        assertThat(refused.json().toString()).contains("pair " + pair(a, c).id());
    }

    @Test
    void whatWasDecidedComesBackOnlyWhenARecordChanged() {
        RegisterRecord one = enter(name);
        RegisterRecord other = enter(name + "有限公司");
        long id = pair(one, other).id();
        say(clerk, id, "different", "两家").expect(200);
        clerk.post(RULE + "/run", "{}").expect(200);
        assertThat(pair(one, other).changed()).isFalse();
        var step = new RecordStep("amend", null, Map.of("enterprise_seat", "松花街 1 号"));
        registers.act("enterprises", one.id(), null, step, Caller.SYSTEM);
        ResolutionPair again = pair(one, other);
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.changed()).isTrue();
        assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(open()).contains(id);
        say(clerk, id, "different", "还是两家").expect(200);
        assertThat(open()).doesNotContain(id);
    }

    private List<Long> open() {
        return viewer.get(RULE + "/pairs?verdict=open&limit=200")
                .json()
                .path("pairs")
                .valueStream()
                .map(pair -> pair.path("id").asLong())
                .toList();
    }

    @Test
    void anOpenPairGoesWhenItsRecordsAreNotAlikeAnyMore() {
        RegisterRecord one = enter(name);
        RegisterRecord other = enter(name + "有限公司");
        pair(one, other);
        var step = new RecordStep("amend", null, Map.of("enterprise_name", "乙轴承厂", "enterprise_seat", "北街 9 号"));
        registers.act("enterprises", one.id(), null, step, Caller.SYSTEM);
        resolution.follow();
        assertThat(pairs(one, other)).isEmpty();
    }

    @Test
    void twoSoundCodesAreNoPairWhateverElseAgrees() {
        RegisterRecord one = enter(name, Map.of("enterprise_code", "91220101MA00000013"), "220102001");
        RegisterRecord other = enter(name, Map.of("enterprise_code", "91220101MA00000026"), "220102001");
        resolution.follow();
        assertThat(pairs(one, other)).isEmpty();
        assertThat(clerk.post(RULE + "/run", "{}")
                        .expect(200)
                        .json()
                        .path("vetoed")
                        .asLong())
                .isPositive();
    }

    @Test
    void aLookAtEverythingFindsWhatLooksAtEachFindAndCountsIt() {
        RegisterRecord one = enter(name);
        RegisterRecord other = enter(name + "有限公司");
        JsonNode run = clerk.post(RULE + "/run", "{}").expect(200).json();
        assertThat(run.path("found").asLong()).isPositive();
        assertThat(run.path("fresh").asLong()).isPositive();
        ResolutionPair byRun = pairs(one, other).getFirst();
        assertThat(pair(one, other)).isEqualTo(byRun);
        JsonNode rule = viewer.get("/api/resolution/rules")
                .expect(200)
                .json()
                .valueStream()
                .filter(each -> each.path("code").asString().equals("enterprises"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.at("/counts/open").asLong()).isPositive();
        assertThat(rule.path("mayDecide").asBoolean()).isFalse();
        assertThat(rule.at("/titles/name~1same/zh").asString()).contains("相同");
        viewer.post(RULE + "/run", "{}").expect(403);
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        for (int i = 0; i < 3; i++) enter(name + "有限公司".substring(0, i == 0 ? 0 : 4));
        resolution.follow();
        JsonNode first = viewer.get(RULE + "/pairs?limit=1").expect(200).json();
        String next = first.path("next").asString();
        JsonNode second =
                viewer.get(RULE + "/pairs?limit=1&after=" + next).expect(200).json();
        assertThat(second.at("/pairs/0/id").asLong())
                .isNotEqualTo(first.at("/pairs/0/id").asLong());
        assertThat(viewer.get(RULE + "/pairs?after=x").expect(400).code()).isEqualTo("RESOL-005");
        assertThat(viewer.get(RULE + "/pairs?limit=0").expect(400).code()).isEqualTo("RESOL-005");
    }

    @Test
    void aPairOfWhichOneLiesOutsideTheScopeDoesNotExist() {
        Map<String, Object> seat = Map.of("enterprise_seat", "临江路 " + NUMBER.get() + " 号");
        RegisterRecord one = enter(name, seat, "220102001");
        RegisterRecord other = enter(name, seat, "220103001");
        ResolutionPair pair = pair(one, other);
        var near = new Caller("near", Caller.SYSTEM.permissions(), new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(resolution
                        .pairs("enterprises", Verdict.OPEN, null, 200, near)
                        .pairs())
                .noneMatch(each -> each.id() == pair.id());
        assertThat(catchThrowable(() -> resolution.pair(pair.id(), near))).isInstanceOf(NotFoundException.class);
        var wide = new Caller("wide", Caller.SYSTEM.permissions(), new Scope(Set.of(), Set.of("2201"), Set.of()));
        assertThat(resolution.pair(pair.id(), wide).id()).isEqualTo(pair.id());
    }

    @Test
    void whoMayNotSeeARuleFindsNothingOfIt() {
        ApiClient hotline = people.loggedIn("hotline");
        hotline.get(RULE + "/pairs").expect(404);
        hotline.get("/api/resolution/rules/persons/pairs").expect(200);
        viewer.get("/api/resolution/rules/persons/pairs").expect(404);
        clerk.post("/api/resolution/rules/persons/run", "{}").expect(404);
        viewer.get("/api/resolution/rules/no_such/pairs").expect(404);
        viewer.get("/api/resolution/pairs/999999999").expect(404);
    }
}
