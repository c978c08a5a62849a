package org.songhua.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.quality.QualityFlag.CLOCK;
import static org.songhua.engine.quality.QualityFlag.DUPLICATE;
import static org.songhua.engine.quality.QualityFlag.GAP;
import static org.songhua.engine.quality.QualityFlag.RANGE;
import static org.songhua.engine.quality.QualityFlag.RATE;
import static org.songhua.engine.quality.QualityFlag.STUCK;
import static org.songhua.engine.quality.QualityFlag.UNIT;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each doubt for itself, at its limit and beyond, and all together. */
class A01_QualityCheckTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    private QualityState state = QualityState.START;

    @Test
    void the_ends_of_the_range_are_inside() {
        var rules = QualityRules.NONE.withRange(-5, 60);
        assertThat(judged(rules, 0, -5)).isEmpty();
        assertThat(judged(rules, 1, 60)).isEmpty();
        assertThat(judged(rules, 2, 60.0001)).containsExactly(RANGE);
        assertThat(judged(rules, 3, Double.NEGATIVE_INFINITY)).containsExactly(RANGE);
    }

    @Test
    void a_rate_is_a_change_over_the_time_it_took() {
        var rules = QualityRules.NONE.withRate(0.5);
        assertThat(judged(rules, 0, 10)).isEmpty();
        assertThat(judged(rules, 2 * SECOND, 11)).isEmpty();
        assertThat(judged(rules, 3 * SECOND, 11.6)).containsExactly(RATE);
        assertThat(judged(rules, 4 * SECOND, 10.6)).containsExactly(RATE);
    }

    @Test
    void a_value_that_stands_still_longer_than_allowed_is_stuck_until_it_moves() {
        var rules = QualityRules.NONE.withIntervals(10 * MINUTE, Long.MAX_VALUE);
        for (int minute = 0; minute <= 10; minute++)
            assertThat(judged(rules, minute * MINUTE, 7)).isEmpty();
        assertThat(judged(rules, 11 * MINUTE, 7)).containsExactly(STUCK);
        assertThat(judged(rules, 12 * MINUTE, 7.1)).isEmpty();
        assertThat(judged(rules, 13 * MINUTE, 7.1)).isEmpty();
    }

    @Test
    void the_first_reading_after_a_gap_is_flagged() {
        var rules = QualityRules.NONE.withIntervals(Long.MAX_VALUE, 5 * MINUTE);
        assertThat(judged(rules, 0, 1)).isEmpty();
        assertThat(judged(rules, 5 * MINUTE, 2)).isEmpty();
        assertThat(judged(rules, 10 * MINUTE + 1, 3)).containsExactly(GAP);
        assertThat(judged(rules, 11 * MINUTE, 4)).isEmpty();
    }

    @Test
    void a_clock_may_be_ahead_a_little_and_behind_a_lot() {
        var rules = QualityRules.NONE.withClock(30 * SECOND, 24 * 60 * MINUTE);
        long now = 1_764_288_000_000_000L;
        assertThat(flags(rules, now + 30 * SECOND, now)).isEmpty();
        assertThat(flags(rules, now + 30 * SECOND + 1, now)).containsExactly(CLOCK);
        assertThat(flags(rules, now - 24 * 60 * MINUTE, now)).isEmpty();
        assertThat(flags(rules, now - 24 * 60 * MINUTE - 1, now)).containsExactly(CLOCK);
        assertThat(flags(rules, Long.MIN_VALUE + 1, now)).containsExactly(CLOCK);
        assertThat(flags(rules, Long.MAX_VALUE, now)).containsExactly(CLOCK);
    }

    @Test
    void the_same_time_twice_is_a_duplicate() {
        assertThat(judged(QualityRules.NONE, 5, 1)).isEmpty();
        assertThat(judged(QualityRules.NONE, 5, 2)).containsExactly(DUPLICATE);
    }

    @Test
    void another_unit_than_the_datastreams_is_told_and_no_unit_is_none() {
        var rules = QualityRules.NONE.withUnit("kPa");
        assertThat(QualityFlag.of(
                        QualityCheck.judge(rules, state, 0, 1, 0, "MPa").flags()))
                .containsExactly(UNIT);
        assertThat(QualityCheck.judge(rules, state, 0, 1, 0, "kPa").flags()).isZero();
        assertThat(QualityCheck.judge(rules, state, 0, 1, 0, null).flags()).isZero();
        assertThat(QualityCheck.judge(QualityRules.NONE, state, 0, 1, 0, "kPa").flags())
                .isZero();
    }

    @Test
    void a_late_reading_is_judged_by_itself_and_leaves_the_state_as_it_was() {
        var rules = QualityRules.NONE.withRate(0.1).withRange(0, 100).withIntervals(MINUTE, MINUTE);
        judged(rules, 10 * MINUTE, 50);
        QualityState before = state;
        assertThat(judged(rules, 0, 99)).isEmpty();
        assertThat(judged(rules, 0, 101)).containsExactly(RANGE);
        assertThat(state).isEqualTo(before);
    }

    @Test
    void several_doubts_come_together() {
        var rules = QualityRules.NONE.withRange(0, 10).withRate(1).withIntervals(Long.MAX_VALUE, MINUTE);
        judged(rules, 0, 5);
        assertThat(judged(rules, 2 * MINUTE, 500)).containsExactly(RANGE, RATE, GAP);
    }

    @Test
    void without_rules_no_random_series_is_doubted() {
        var random = new Random(4);
        for (int i = 0; i < 1000; i++)
            assertThat(judged(QualityRules.NONE, i, random.nextGaussian() * 1e9))
                    .isEmpty();
    }

    @Test
    void bits_name_their_flags_and_flags_their_reason() {
        assertThat(QualityFlag.of(0)).isEmpty();
        int all = 0;
        for (QualityFlag flag : QualityFlag.values()) {
            assertThat(QualityFlag.of(flag.bit())).containsExactly(flag);
            assertThat(flag.reason()).endsWith(".");
            all |= flag.bit();
        }
        assertThat(all).isEqualTo(0xFF);
    }

    @Test
    void rules_that_no_reading_can_meet_are_refused() {
        assertThatThrownBy(() -> QualityRules.NONE.withRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QualityRules.NONE.withRange(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QualityRules.NONE.withRate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QualityRules.NONE.withIntervals(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<QualityFlag> judged(QualityRules rules, long time_us, double value) {
        var verdict = QualityCheck.judge(rules, state, time_us, value, time_us, null);
        state = verdict.state();
        return QualityFlag.of(verdict.flags());
    }

    private static List<QualityFlag> flags(QualityRules rules, long time_us, long received_us) {
        return QualityFlag.of(QualityCheck.judge(rules, QualityState.START, time_us, 1, received_us, null)
                .flags());
    }
}
