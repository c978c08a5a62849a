package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.StateFormat;
import org.songhua.store.Database;
import org.songhua.warning.internal.rules.RuleCatalogue;

/** What rules remember is saved a little at a time, and the journal is let go no farther than all of it was saved. */
class StateSaverTest {
    private static final int WATCHES = 2 * StateSaver.PORTION + 10;

    private final TestPlatform platform = TestPlatform.shared();
    private final WarningCity city = new WarningCity(platform);
    private final JdbcStates states = platform.bean(JdbcStates.class);
    private final Set<Watch> dirty = new LinkedHashSet<>();
    private final List<Long> letGo = new ArrayList<>();
    private final StateSaver saver = new StateSaver(platform.bean(Database.class), states, dirty, letGo::add, 0);
    private List<Watch> watches = List.of();

    /** The rule is not in force, so nobody else judges by it. */
    @BeforeEach
    void makeWatches() {
        List<Long> sensors = city.grid(WATCHES, 40, 3000);
        var rule = platform.bean(RuleCatalogue.class).read(city.source("levels:", "  red: {when: value > 90 %}"));
        watches = platform.bean(WatchMaker.class).beside(sensors, List.of(rule), new WatchMaker.Overrides(Map.of()));
        assertThat(watches).hasSize(WATCHES);
        watches.forEach(watch -> judge(watch, 1));
    }

    private void judge(Watch watch, int minute) {
        var reading = new Observation.Reading(0, minute * 60_000_000L, 20 + minute, 0, minute * 60_000_000L);
        watch.state = Judge.decide(watch.compiled, watch.state, reading).state();
        watch.isDirty = true;
        dirty.add(watch);
    }

    private Map<Long, JdbcStates.Stored> stored() {
        var stored = new HashMap<Long, JdbcStates.Stored>();
        states.each((key, state) -> {
            if (key.rule().equals(city.rule)) stored.put(key.subject(), state);
        });
        return stored;
    }

    private static long subject(Watch watch) {
        return watch.site.subject();
    }

    @Test
    void aTurnSavesAPortionEachStepAndLetsGoWhenAllAreSaved() {
        assertThat(saver.step(7)).isTrue();
        assertThat(stored()).hasSize(StateSaver.PORTION);
        assertThat(saver.step(8)).isTrue();
        assertThat(letGo).isEmpty();
        assertThat(saver.step(9)).isFalse();
        assertThat(stored()).hasSize(WATCHES);
        assertThat(letGo)
                .as("what was judged since the turn began is not let go")
                .containsExactly(7L);
        assertThat(dirty).isEmpty();
    }

    /** Who is judged again while it waits is saved as it is then, with the commit that it knows. */
    @Test
    void aStateIsSavedAsItIsWhenItsPortionComes() {
        saver.step(7);
        Watch last = watches.getLast();
        judge(last, 2);
        saver.step(8);
        saver.step(9);
        var state = stored().get(subject(last));
        assertThat(state.seq()).isEqualTo(9);
        assertThat(StateFormat.read(state.body()).newest_us(0)).isEqualTo(120_000_000L);
        assertThat(stored().get(subject(watches.getFirst())).seq()).isEqualTo(7);
    }

    /** Its change is of a commit after the one that is let go, so it is read again. */
    @Test
    void whoIsJudgedAfterItsPortionWaitsForTheNextTurn() {
        saver.step(7);
        Watch first = watches.getFirst();
        judge(first, 2);
        saver.step(8);
        saver.step(9);
        assertThat(dirty).containsExactly(first);
        assertThat(stored().get(subject(first)).seq()).isEqualTo(7);
        assertThat(saver.step(10)).isFalse();
        assertThat(stored().get(subject(first)).seq()).isEqualTo(10);
        assertThat(letGo).containsExactly(7L, 10L);
    }

    @Test
    void whatBecameDurableWithADecisionIsNotSavedAgain() {
        Watch decided = watches.getLast();
        saver.step(7);
        decided.isDirty = false;
        dirty.remove(decided);
        saver.step(8);
        saver.step(9);
        assertThat(stored()).hasSize(WATCHES - 1).doesNotContainKey(subject(decided));
        assertThat(letGo).containsExactly(7L);
    }

    @Test
    void atTheEndEverythingIsSavedAtOnceAlsoInTheMiddleOfATurn() {
        saver.step(7);
        judge(watches.getFirst(), 2);
        saver.saveAll(8);
        assertThat(stored()).hasSize(WATCHES);
        assertThat(stored().get(subject(watches.getFirst())).seq()).isEqualTo(8);
        assertThat(letGo).containsExactly(8L);
        assertThat(dirty).isEmpty();
        assertThat(saver.step(9)).as("nothing is new").isFalse();
    }

    /** After a fault everything is read anew: what waited must not be saved over it. */
    @Test
    void whatIsForgottenIsNotSaved() {
        saver.step(7);
        saver.forget();
        assertThat(saver.step(8)).isFalse();
        assertThat(stored()).hasSize(StateSaver.PORTION);
        assertThat(letGo).containsExactly(8L);
    }

    @Test
    void beforeItsTimeNothingIsSaved() {
        var patient = new StateSaver(platform.bean(Database.class), states, dirty, letGo::add, Long.MAX_VALUE);
        assertThat(patient.step(7)).isFalse();
        assertThat(stored()).isEmpty();
        assertThat(letGo).isEmpty();
    }
}
