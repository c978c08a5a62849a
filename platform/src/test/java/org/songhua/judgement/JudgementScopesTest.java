package org.songhua.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.judgement.Verdict.Answer;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** Of which records a judgement speaks, and to whom: five houses in two districts, one of them taken out. */
class JudgementScopesTest {
    private static final String LOW_USE = "low_use";
    private static final String SPACES = "stock_spaces";
    private static final Caller CHIEF = Caller.all("chief");
    private static final Caller EAST = within("220181");
    private static final Caller WEST = within("220182");

    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Registers REGISTERS = PLATFORM.bean(Registers.class);
    private static final Judgements JUDGEMENTS = PLATFORM.bean(Judgements.class);

    private static Caller within(String region) {
        return new Caller(
                "district-" + region, Set.of(Permission.REGISTER_VIEW), new Scope(Set.of(), Set.of(region), Set.of()));
    }

    private static RegisterRecord house(String key, String region, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of("space_name", key, "space_kind", "house"));
        fields.putAll(more);
        var draft = new RecordDraft(key, null, null, region, null, null, fields, false);
        return REGISTERS.create(SPACES, draft, CHIEF);
    }

    @BeforeAll
    static void houses() {
        house("scope-east-1", "220181", Map.of("danger_class", "D"));
        house("scope-east-2", "220181", Map.of("danger_class", "A", "idle_months", 0));
        house("scope-east-3", "220181", Map.of());
        house("scope-west-1", "220182", Map.of("danger_class", "C"));
        RegisterRecord gone = house("scope-west-2", "220182", Map.of("danger_class", "C"));
        REGISTERS.act(SPACES, gone.id(), null, RecordStep.of("remove"), CHIEF);
    }

    private static List<String> keys(Caller caller, Answer only) {
        return JUDGEMENTS.page(LOW_USE, RecordQuery.ALL, only, caller).verdicts().stream()
                .map(one -> one.record().key())
                .toList();
    }

    @Test
    void whoSeesADistrictIsToldOfItsRecordsOnly() {
        assertThat(keys(EAST, null)).containsExactly("scope-east-1", "scope-east-2", "scope-east-3");
        assertThat(keys(EAST, Answer.YES)).containsExactly("scope-east-1");
        assertThat(keys(EAST, Answer.NO)).containsExactly("scope-east-2");
        assertThat(keys(EAST, Answer.UNKNOWN)).containsExactly("scope-east-3");
        assertThat(keys(CHIEF, null)).contains("scope-east-1", "scope-west-1");
    }

    @Test
    void countsAreThoseOfTheScope() {
        assertThat(JUDGEMENTS.counts(LOW_USE, EAST))
                .containsEntry("YES", 1L)
                .containsEntry("NO", 1L)
                .containsEntry("UNKNOWN", 1L)
                .containsEntry("rule:dilapidated", 1L)
                .doesNotContainKey("rule:stopped");
        assertThat(JUDGEMENTS.counts(LOW_USE, WEST)).containsEntry("YES", 1L).containsEntry("NO", 0L);
        assertThat(JUDGEMENTS.counts(LOW_USE, within("220189")))
                .containsEntry("YES", 0L)
                .containsEntry("NO", 0L)
                .containsEntry("UNKNOWN", 0L)
                .hasSize(3);
    }

    @Test
    void aRecordOutsideOfTheScopeDoesNotExistByKeyOrById() {
        RegisterRecord west = REGISTERS.findByKey(SPACES, "scope-west-1", CHIEF).orElseThrow();
        for (String name : List.of("scope-west-1", west.id().toString())) {
            assertThat(JUDGEMENTS.judge(LOW_USE, name, WEST).answer()).isEqualTo(Answer.YES);
            assertThatThrownBy(() -> JUDGEMENTS.judge(LOW_USE, name, EAST)).isInstanceOf(NotFoundException.class);
        }
    }

    /** It can still be looked at alone, where somebody wants to know why it was taken out. */
    @Test
    void whatHasLeftItsRegisterIsNeitherListedNorCounted() {
        assertThat(keys(WEST, null)).containsExactly("scope-west-1");
        assertThat(JUDGEMENTS.judge(LOW_USE, "scope-west-2", WEST).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void pagesHoldEachRecordOnceWhateverTheirLength() {
        for (int limit = 1; limit <= 4; limit++) {
            var seen = new ArrayList<String>();
            String after = null;
            do {
                Judgements.Page page =
                        JUDGEMENTS.page(LOW_USE, RecordQuery.first(limit).after(after), null, EAST);
                page.verdicts().forEach(one -> seen.add(one.record().key()));
                after = page.next();
            } while (after != null);
            assertThat(seen).as("limit %d", limit).containsExactly("scope-east-1", "scope-east-2", "scope-east-3");
        }
    }

    /** A page of one answer may be empty and is not the last one all the same. */
    @Test
    void aPageWithoutTheAnswerThatIsWantedLeadsOn() {
        Judgements.Page first = JUDGEMENTS.page(LOW_USE, RecordQuery.first(1), Answer.NO, EAST);
        assertThat(first.verdicts()).isEmpty();
        assertThat(first.next()).isNotNull();
        Judgements.Page second = JUDGEMENTS.page(LOW_USE, RecordQuery.first(1).after(first.next()), Answer.NO, EAST);
        assertThat(second.verdicts()).hasSize(1);
    }

    @Test
    void theQuestionNarrowsWhatIsJudged() {
        RecordQuery houses = RecordQuery.ALL.where("space_kind", "house");
        assertThat(JUDGEMENTS.page(LOW_USE, houses, null, EAST).verdicts()).hasSize(3);
        RecordQuery homes = RecordQuery.ALL.where("space_kind", "dwelling");
        assertThat(JUDGEMENTS.page(LOW_USE, homes, null, EAST).verdicts()).isEmpty();
    }

    @Test
    void everyAnswerRestsOnWhatItShows() {
        Verdict yes = JUDGEMENTS.judge(LOW_USE, "scope-east-1", EAST);
        assertThat(yes.reasons())
                .singleElement()
                .satisfies(one -> assertThat(one.used()).containsEntry("danger_class", "D"));
        assertThat(yes.met()).isEqualTo(1);
        Verdict unknown = JUDGEMENTS.judge(LOW_USE, "scope-east-3", EAST);
        assertThat(unknown.reasons()).isEmpty();
        assertThat(unknown.findings())
                .filteredOn(one -> one.outcome() == Verdict.Outcome.UNKNOWN)
                .flatExtracting(Verdict.Finding::missing)
                .contains("danger_class", "idle_months");
    }
}
