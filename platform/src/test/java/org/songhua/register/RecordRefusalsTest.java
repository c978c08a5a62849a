package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/**
 * What registers refuse, with the stable code and the place: each once, and all at once. Whatever is refused leaves no event; the history
 * of the record still proves itself.
 */
class RecordRefusalsTest {
    private static final String HOUSES = "house_safety";
    private static final String PROBLEMS = "health_problems";
    private static final Caller CHIEF = Caller.all("chief");
    private static final Caller CLERK =
            new Caller("clerk", EnumSet.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
    private static final Caller VIEWER = new Caller("viewer", EnumSet.of(Permission.REGISTER_VIEW), Scope.ALL);
    private static final UUID NOBODY = UUID.nameUUIDFromBytes(new byte[] {7});
    private static final Registers REGISTERS = TestPlatform.shared().bean(Registers.class);

    private static String told(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (FaultException e) {
            e.faults().forEach(fault -> assertThat(fault.remedy()).isNotBlank());
            return String.join(
                    ", ",
                    e.faults().stream()
                            .map(fault -> fault.code() + " " + fault.place().field())
                            .sorted()
                            .toList());
        } catch (NotAllowedException e) {
            return "not allowed";
        } catch (NotFoundException e) {
            return "not there";
        }
    }

    private static RecordDraft draft(
            String key,
            @Nullable UUID object,
            @Nullable Double longitude,
            @Nullable Double latitude,
            Map<String, Object> fields) {
        return new RecordDraft(key, object, null, null, longitude, latitude, fields, false);
    }

    private static RegisterRecord house(String key) {
        return REGISTERS
                .findByKey(HOUSES, key, CHIEF)
                .orElseGet(() -> REGISTERS.create(HOUSES, RecordDraft.of(key, Map.of("house_name", "楼")), CHIEF));
    }

    private static long events(RegisterRecord one) {
        assertThat(REGISTERS.firstBroken(HOUSES, one.id(), CHIEF)).isZero();
        return REGISTERS.timeline(HOUSES, one.id(), CHIEF).size();
    }

    /** A key is one line of 1 to 100 characters; blanks around it are not a part of it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\0b", "a\u0007", "\uD800"})
    void a_key_that_is_none(String key) {
        assertThat(told(() -> REGISTERS.create(HOUSES, RecordDraft.of(key, Map.of("house_name", "楼")), CHIEF)))
                .isEqualTo("REG-014 /key");
    }

    @Test
    void a_key_has_at_most_a_hundred_characters() {
        assertThat(told(() ->
                        REGISTERS.create(HOUSES, RecordDraft.of("k".repeat(101), Map.of("house_name", "楼")), CHIEF)))
                .isEqualTo("REG-014 /key");
        String longest = "refused-" + "k".repeat(92);
        RegisterRecord one =
                REGISTERS.create(HOUSES, RecordDraft.of(" " + longest + " ", Map.of("house_name", "楼")), CHIEF);
        assertThat(one.key()).isEqualTo(longest);
        assertThat(told(() -> REGISTERS.create(HOUSES, RecordDraft.of(longest, Map.of("house_name", "又")), CHIEF)))
                .isEqualTo("REG-021 /key");
    }

    /** A place is two numbers on the globe, or none; its object must be there and of a class of the register. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            125, -, REG-016 /longitude
            -, 43, REG-016 /longitude
            180.1, 43, REG-016 /longitude
            125, -90.1, REG-016 /longitude
            NaN, 43, REG-016 /longitude
            125, Infinity, REG-016 /longitude
            """)
    void a_place_that_is_none(@Nullable Double longitude, @Nullable Double latitude, String expected) {
        var fields = Map.<String, Object>of("house_name", "楼");
        assertThat(told(() ->
                        REGISTERS.create(HOUSES, draft("refused-place", null, longitude, latitude, fields), CHIEF)))
                .isEqualTo(expected);
    }

    @Test
    void an_object_that_is_not_there_or_is_missing() {
        assertThat(told(() -> REGISTERS.create(
                        HOUSES, draft("refused-object", NOBODY, null, null, Map.of("house_name", "楼")), CHIEF)))
                .isEqualTo("REG-015 /object");
        assertThat(told(() -> REGISTERS.create(
                        "building_archives", draft("refused-object", null, null, null, Map.of()), CHIEF)))
                .contains("REG-015 /object");
    }

    @Test
    void a_register_without_places_takes_none() {
        assertThat(told(() -> REGISTERS.create(
                        "renewal_milestones", draft("refused-place", null, 125.0, 43.0, Map.of()), CHIEF)))
                .contains("REG-017 /longitude");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 01",
                "22/01",
                "",
                "二二",
                "2201\n",
                "22'01",
                "x123456789012345678901234567890123456789012345678901234567890"
            })
    void a_code_that_is_none(String code) {
        var draft = new RecordDraft("refused-code", null, code, code, null, null, Map.of("house_name", "楼"), false);
        assertThat(told(() -> REGISTERS.create(HOUSES, draft, CHIEF)))
                .isEqualTo("REG-022 /department, REG-022 /region");
    }

    /** Everything that is wrong with a draft, in the fields and around them, comes at once. */
    @Test
    void all_that_is_wrong_with_a_draft_is_told_at_once() {
        var fields = new TreeMap<String, Object>(Map.of(
                "built_year",
                "old",
                "danger_grade",
                "C",
                "measure",
                "observe",
                "curtain_wall_checked",
                "2026-01-01",
                "strange",
                1));
        var draft = new RecordDraft("", null, "d 1", null, 200.0, 43.0, fields, false);
        assertThat(told(() -> REGISTERS.create(HOUSES, draft, CHIEF)))
                .isEqualTo(String.join(
                        ", ",
                        "CIM-011 /fields/strange",
                        "REG-010 /fields/built_year",
                        "REG-011 /fields/appraised_on",
                        "REG-011 /fields/appraiser",
                        "REG-011 /fields/house_name",
                        "REG-012 /fields/curtain_wall_checked",
                        "REG-014 /key",
                        "REG-016 /longitude",
                        "REG-022 /department"));
    }

    @ParameterizedTest
    @CsvSource({"500, done", "501, REG-019 /note"})
    void a_note_has_an_end(int length, String expected) {
        RegisterRecord one = house("refused-note" + length);
        var step = new RecordStep("patrol", "注".repeat(length), Map.of("last_patrol", "2026-01-01"));
        assertThat(told(() -> REGISTERS.act(HOUSES, one.id(), null, step, CLERK)))
                .isEqualTo(expected);
        assertThat(events(one)).isEqualTo(expected.equals("done") ? 2 : 1);
    }

    /** A step against which several things stand tells all of them, and a guard in the words of the pack. */
    @Test
    void every_reason_against_a_step_is_told_and_nothing_is_done() {
        RegisterRecord one = house("refused-step");
        var bare = RecordStep.of("appraise");
        assertThat(told(() -> REGISTERS.act(HOUSES, one.id(), null, bare, CLERK)))
                .isEqualTo("FLOW-105 appraised_on, FLOW-105 danger_grade, FLOW-106 report");
        assertThat(told(() -> REGISTERS.act(HOUSES, one.id(), null, RecordStep.of("settle"), CHIEF)))
                .contains("FLOW-");
        assertThat(told(() -> REGISTERS.act(HOUSES, one.id(), null, RecordStep.of("settle"), CLERK)))
                .isEqualTo("not allowed");
        assertThat(told(() -> REGISTERS.act(HOUSES, one.id(), null, RecordStep.of("no_such"), CHIEF)))
                .contains("FLOW-");
        assertThat(told(() -> REGISTERS.act(HOUSES, one.id(), null, RecordStep.of("amend"), VIEWER)))
                .isEqualTo("not allowed");
        assertThat(told(() -> REGISTERS.act(HOUSES, NOBODY, null, RecordStep.of("patrol"), CHIEF)))
                .isEqualTo("not there");
        assertThat(told(() -> REGISTERS.act("no_such", one.id(), null, RecordStep.of("patrol"), CHIEF)))
                .isEqualTo("not there");
        assertThat(events(one)).isEqualTo(1);
    }

    @Test
    void evidence_is_of_a_kind_and_has_a_name() {
        RegisterRecord one = house("refused-evidence");
        assertThat(told(() -> REGISTERS.attach(HOUSES, one.id(), "selfie", " ", null, CLERK)))
                .isEqualTo("REG-051 kind, REG-052 name");
        for (String name : List.of("", "\n", "a\nb", "a\r\nX: y", "a\0b", "n".repeat(201)))
            assertThat(told(() -> REGISTERS.attach(HOUSES, one.id(), "report", name, null, CLERK)))
                    .isEqualTo("REG-052 name");
        assertThat(told(() -> REGISTERS.attach(HOUSES, one.id(), "report", "鉴 1", new byte[] {1, 2, 3}, CLERK)))
                .isEqualTo("REG-050 /file");
        assertThat(told(() -> REGISTERS.attach(HOUSES, one.id(), "report", "鉴 1", null, VIEWER)))
                .isEqualTo("not allowed");
        assertThat(REGISTERS.evidence(HOUSES, one.id(), CHIEF)).isEmpty();
        assertThat(told(() -> REGISTERS.attach(HOUSES, one.id(), "report", "n".repeat(200), null, CLERK)))
                .isEqualTo("done");
        assertThat(events(one)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0.csv", "a\n.csv"})
    void a_file_has_a_name(String name) {
        assertThat(told(() -> REGISTERS.importFile(
                        HOUSES,
                        new SourceFile(name, new byte[] {1}),
                        "key,house_name\nrefused-file,楼\n",
                        Map.of(),
                        false,
                        CHIEF)))
                .isEqualTo("REG-070 /name");
        assertThat(REGISTERS.findByKey(HOUSES, "refused-file", CHIEF)).isEmpty();
    }

    /** The table as it was sent holds what its sender saw: only who may see everything is shown it. */
    @Test
    void a_table_as_a_whole_is_for_those_who_may_see_all_of_it() {
        REGISTERS.importFile(
                HOUSES,
                new SourceFile("t.csv", new byte[] {1, 2}),
                "key,house_name\nrefused-source,楼\n",
                Map.of(),
                false,
                CHIEF);
        RegisterRecord one = house("refused-source");
        RecordSource source = REGISTERS.sources(HOUSES, one.id(), CLERK).getFirst();
        assertThat(REGISTERS.source(HOUSES, source.file(), CHIEF).orElseThrow().content())
                .containsExactly(1, 2);
        assertThat(told(() -> REGISTERS.source(HOUSES, source.file(), CLERK))).isEqualTo("not allowed");
        assertThat(told(() -> REGISTERS.sources(HOUSES, NOBODY, CHIEF))).isEqualTo("not there");
    }

    /** A building has one open problem of a kind: a second report goes to it, and after it was dismissed it is a new one. */
    @Test
    void what_only_one_may_have_is_one() {
        var fields = Map.<String, Object>of(
                "building_no",
                "refused-B1",
                "problem_code",
                "2.3.1",
                "indicator_code",
                "H03",
                "found_on",
                "2026-01-01");
        RegisterRecord first = REGISTERS.create(PROBLEMS, RecordDraft.of("refused-p1", fields), CHIEF);
        RegisterRecord again = REGISTERS.create(PROBLEMS, RecordDraft.of("refused-p2", fields), CLERK);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.revision()).isEqualTo(first.revision() + 1);
        assertThat(REGISTERS
                        .create(PROBLEMS, RecordDraft.of("refused-p2", fields), CLERK)
                        .revision())
                .as("the very same report once more is none")
                .isEqualTo(again.revision());
        assertThat(REGISTERS.findByKey(PROBLEMS, "refused-p2", CHIEF)).isEmpty();
        var dismiss = new RecordStep("dismiss", null, Map.of("dismissed_why", "已修"));
        REGISTERS.act(PROBLEMS, first.id(), null, dismiss, Caller.all("other"));
        assertThat(REGISTERS
                        .create(PROBLEMS, RecordDraft.of("refused-p3", fields), CLERK)
                        .id())
                .isNotEqualTo(first.id());
    }

    /** Two that stand apart cannot be made one by a change. */
    @Test
    void a_change_that_would_make_two_of_one_is_refused() {
        var fields = new TreeMap<String, Object>(Map.of(
                "building_no",
                "refused-C1",
                "problem_code",
                "2.3.1",
                "indicator_code",
                "H03",
                "found_on",
                "2026-01-01"));
        REGISTERS.create(PROBLEMS, RecordDraft.of("refused-c1", fields), CHIEF);
        fields.put("building_no", "refused-C2");
        RegisterRecord second = REGISTERS.create(PROBLEMS, RecordDraft.of("refused-c2", fields), CHIEF);
        var step = new RecordStep(RecordStep.AMEND, null, Map.of("building_no", "refused-C1"));
        assertThat(told(() -> REGISTERS.act(PROBLEMS, second.id(), null, step, CHIEF)))
                .isEqualTo("REG-023 null");
        assertThat(REGISTERS.find(PROBLEMS, second.id(), CHIEF).orElseThrow().fields())
                .containsEntry("building_no", "refused-C2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "\"x\"", "-1", "1.5", "9999999999999999999"})
    void a_revision_that_is_none_is_told(String match) {
        RegisterRecord one = house("refused-match");
        ApiClient clerk =
                new TestPeople(TestPlatform.shared()).withKey(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT);
        ApiClient.Answer answer = clerk.with("If-Match", match)
                .post(
                        "/api/registers/" + HOUSES + "/records/" + one.id() + "/actions",
                        "{\"action\": \"patrol\", \"fields\": {\"last_patrol\": \"2026-01-01\"}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/faults/0/code").asString()).isEqualTo("REG-033");
        assertThat(answer.fields()).containsExactly("If-Match");
        assertThat(events(one)).isEqualTo(1);
    }
}
