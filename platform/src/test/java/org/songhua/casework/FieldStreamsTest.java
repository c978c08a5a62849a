package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.casework.FieldWork.Change;
import org.songhua.casework.FieldWork.Kind;
import org.songhua.casework.FieldWork.Outcome;
import org.songhua.casework.FieldWork.Result;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/** What devices send after hours without a connection: again, out of order, of cases that others have gone on with. */
class FieldStreamsTest {
    private static final long SEED = 20261128;
    private static final Caller WORKER =
            TestCases.caller("field-worker", Permission.CASE_VIEW, Permission.CASE_WORK, Permission.CASE_CHECK);

    private final TestCases test = new TestCases(TestPlatform.shared());
    private final FieldWork field = TestPlatform.shared().bean(FieldWork.class);

    private static Change change(UUID id, Kind kind, CaseAction action, String text, Map<String, String> answers) {
        return new Change(
                UUID.randomUUID(), id, kind, action, text, answers, kind == Kind.PHOTO ? TestCases.PHOTO : new byte[0]);
    }

    private static Change action(UUID id, String code) {
        return change(
                id,
                Kind.ACTION,
                new CaseAction(code, null, Map.of(), Instant.parse("2026-01-01T00:00:00Z")),
                "",
                Map.of());
    }

    private static Change note(UUID id, String text) {
        return change(id, Kind.NOTE, null, text, Map.of());
    }

    private static Change photo(UUID id, String role) {
        return change(id, Kind.PHOTO, null, role, Map.of());
    }

    private static Change answers(UUID id, Map<String, String> answers) {
        return change(id, Kind.CHECKLIST, null, "", answers);
    }

    /** Two hundred changes by chance, each sent one to three times: what came of a key the first time comes of it ever after. */
    @Test
    void whatCameOfAKeyOnceComesOfItAlways() {
        var random = new Random(SEED);
        var cases = new ArrayList<UUID>();
        for (int i = 0; i < 4; i++) cases.add(i % 2 == 0 ? test.inProgress() : test.reported());
        var sent = new ArrayList<Change>();
        var first = new HashMap<UUID, Outcome>();
        int photos = 0;
        int notes = 0;
        for (int i = 0; i < 120; i++) {
            boolean again = !sent.isEmpty() && random.nextInt(3) == 0;
            Change change = again ? sent.get(random.nextInt(sent.size())) : any(cases.get(random.nextInt(4)), random);
            UUID id = change.caseId();
            int before = test.get(id).summary().sequence();
            Outcome outcome = field.apply(change, WORKER);
            String as = "seed %d step %d %s".formatted(SEED, i, outcome);
            int grown = test.get(id).summary().sequence() - before;
            if (again) {
                assertThat(outcome.repeated()).as(as).isTrue();
                assertThat(outcome.result())
                        .as(as)
                        .isEqualTo(first.get(change.key()).result());
                assertThat(outcome.code())
                        .as(as)
                        .isEqualTo(first.get(change.key()).code());
                assertThat(grown).as(as).isZero();
                continue;
            }
            sent.add(change);
            first.put(change.key(), outcome);
            boolean applied = outcome.result() == Result.APPLIED;
            assertThat(grown > 0).as(as).isEqualTo(applied);
            assertThat(outcome.code() == null).as(as).isEqualTo(applied);
            if (applied && change.kind() == Kind.PHOTO) photos++;
            if (applied && change.kind() == Kind.NOTE) notes++;
        }
        int allPhotos = 0;
        int allNotes = 0;
        for (UUID id : cases) {
            allPhotos += test.cases.attachments(id, Scope.ALL).size();
            allNotes += field.notes(id, Scope.ALL).size();
            assertThat(test.cases.verify(id, Scope.ALL).agrees())
                    .as("seed %d", SEED)
                    .isTrue();
        }
        assertThat(allPhotos).isEqualTo(photos);
        assertThat(allNotes).isEqualTo(notes);
    }

    private static Change any(UUID id, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> photo(id, List.of("after", "before", "portrait").get(random.nextInt(3)));
            case 1 -> note(id, random.nextInt(4) == 0 ? " " : "现场情况 " + random.nextInt());
            case 2 -> answers(id, Map.of("site_safe", random.nextInt(3) == 0 ? "maybe" : "yes"));
            case 3 -> answers(id, Map.of("no_such_question", "yes"));
            default ->
                action(
                        id,
                        List.of("sign", "dispose", "pass", "fail", "accept", "fly")
                                .get(random.nextInt(6)));
        };
    }

    /** A conflict a person may solve; what is rejected never will be possible. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        accept,   REJECTED, AUTH-010
        dispatch, REJECTED, AUTH-010
        fly,      REJECTED, FLOW-101
        sign,     CONFLICT, FLOW-102
        pass,     CONFLICT, FLOW-102
        dispose,  CONFLICT, FLOW-106
        """)
    void whyAnActionWasNotDoneIsToldByItsCode(String action, Result result, String code) {
        UUID id = test.inProgress();
        Outcome outcome = field.apply(action(id, action), WORKER);
        assertThat(outcome.result()).as(outcome.toString()).isEqualTo(result);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.problem()).isNotBlank();
        assertThat(test.get(id).summary().state()).isEqualTo("in_progress");
    }

    @Test
    void aKeyThatSomebodyElseUsedTellsNothingOfWhatTheyDid() {
        UUID id = test.inProgress();
        Change mine = note(id, "我看见的");
        field.apply(mine, WORKER);
        Caller other = TestCases.caller("other-worker", Permission.CASE_VIEW, Permission.CASE_WORK);
        Outcome outcome = field.apply(mine, other);
        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.code()).isEqualTo("CASE-191");
        assertThat(outcome.repeated()).isFalse();
        assertThat(field.notes(id, Scope.ALL)).hasSize(1);
        assertThat(field.apply(mine, WORKER).repeated())
                .as("the first one still has it")
                .isTrue();
    }

    @Test
    void whatIsOutsideTheScopeIsNotThere() {
        UUID id = test.inProgress();
        var elsewhere = new Caller(
                "stranger",
                WORKER.permissions(),
                new Scope(java.util.Set.of("water"), java.util.Set.of(), java.util.Set.of()));
        for (Change change : List.of(
                note(id, "x"), photo(id, "after"), answers(id, Map.of("site_safe", "yes")), action(id, "sign"))) {
            Outcome outcome = field.apply(change, elsewhere);
            assertThat(outcome.result()).as(change.kind().name()).isEqualTo(Result.REJECTED);
            assertThat(outcome.code()).as(change.kind().name()).isEqualTo("HTTP-404");
        }
        Outcome nowhere = field.apply(note(UUID.randomUUID(), "x"), WORKER);
        assertThat(nowhere.code()).isEqualTo("HTTP-404");
    }

    @Test
    void notesHaveOneToTwoThousandCharactersAndComeInTheirOrder() {
        UUID id = test.inProgress();
        for (String text : List.of("", " \n", "长".repeat(2001), "a\0b"))
            assertThat(field.apply(note(id, text), WORKER).code()).isEqualTo("CASE-192");
        for (String text : List.of("一", "长".repeat(2000), "三"))
            assertThat(field.apply(note(id, text), WORKER).result()).isEqualTo(Result.APPLIED);
        assertThat(field.notes(id, Scope.ALL))
                .extracting(FieldWork.Note::text)
                .containsExactly("一", "长".repeat(2000), "三");
        assertThat(field.notes(id, Scope.ALL)).extracting(FieldWork.Note::by).containsOnly("field-worker");
    }

    @Test
    void aChecklistIsAnsweredByItsOwnWordsAllOrNone() {
        UUID id = test.inProgress();
        assertThat(field.apply(answers(id, Map.of()), WORKER).code()).isEqualTo("CASE-193");
        Outcome mixed = field.apply(answers(id, Map.of("cover_there", "yes", "colour", "no")), WORKER);
        assertThat(mixed.code()).isEqualTo("CASE-193");
        assertThat(test.get(id).standing().fields()).doesNotContainKey("check_cover_there");
        field.apply(answers(id, Map.of("cover_there", "yes", "rim_level", "none")), WORKER);
        field.apply(answers(id, Map.of("cover_there", "no")), WORKER);
        assertThat(test.get(id).standing().fields())
                .containsEntry("check_cover_there", "no")
                .containsEntry("check_rim_level", "none");
    }

    /** The list of the longest head that fits: covers have their own, all else the common one. */
    @Test
    void theChecklistOfAClassIsTheNarrowest() {
        assertThat(field.checklist("01001").orElseThrow().items()).containsKey("cover_there");
        assertThat(field.checklist("02001").orElseThrow().items())
                .containsKey("facts_right")
                .doesNotContainKey("cover_there");
    }
}
