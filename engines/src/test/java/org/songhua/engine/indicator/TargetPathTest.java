package org.songhua.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.indicator.Light.Judged;

/** C01: paths to targets, what they require, and the lights they give. */
class TargetPathTest {
    private static final LocalDate BASE = LocalDate.of(2024, 12, 31);
    private static final LocalDate DUE = LocalDate.of(2030, 12, 31);

    /** 7,632.19 is 53.1 % of the province, of which the metropolitan area makes 67 %: 9,630; (13500/9630)^(1/6) = 1.0579. */
    @Test
    void theMetropolitanEconomyMustGrowByFivePointEightPercentAYear() {
        double base = 7632.19 / 0.531 * 0.67;
        assertThat(base).isCloseTo(9630, within(1.0));
        assertThat(TargetPath.required(BASE, base, DUE, 13_500).ratePerYear()).isCloseTo(0.058, within(0.0005));
        assertThat(TargetPath.required(LocalDate.of(2025, 12, 31), base, DUE, 13_500)
                        .ratePerYear())
                .isCloseTo(0.070, within(0.0005));
    }

    @Test
    void itsPopulationMustGrowByOnePointTwoPercentAYear() {
        var six = TargetPath.required(BASE, 1210, DUE, 1300);
        assertThat(six.years()).isEqualTo(6);
        assertThat(six.perYear()).isEqualTo(15);
        assertThat(six.ratePerYear()).isCloseTo(0.012, within(0.0005));
        assertThat(TargetPath.required(LocalDate.of(2025, 12, 31), 1210, DUE, 1300)
                        .ratePerYear())
                .isCloseTo(0.0145, within(0.0001));
    }

    @Test
    void betweenPointsThePathIsStraight() {
        var path = new TargetPath(Map.of(LocalDate.of(2028, 1, 1), 80.0, LocalDate.of(2030, 1, 1), 100.0));
        assertThat(path.at(LocalDate.of(2027, 12, 31))).isNaN();
        assertThat(path.at(LocalDate.of(2028, 1, 1))).isEqualTo(80);
        assertThat(path.at(LocalDate.of(2029, 1, 1))).isCloseTo(90, within(0.02));
        assertThat(path.at(LocalDate.of(2040, 1, 1))).isEqualTo(100);
        assertThat(path.points()).hasSize(2);
    }

    @Test
    void withABaselineThePathBeginsThere() {
        var path = new TargetPath(Map.of(DUE, 100.0)).from(BASE, 40);
        assertThat(path.at(BASE)).isEqualTo(40);
        assertThat(path.at(LocalDate.of(2027, 12, 31))).isCloseTo(70, within(0.05));
    }

    @Test
    void aRateNeedsPositiveValuesAndADayInTheFuture() {
        assertThat(TargetPath.required(BASE, 10, DUE, 0).ratePerYear()).isNaN();
        assertThat(TargetPath.required(BASE, 12, DUE, 0).perYear()).isEqualTo(-2);
        assertThat(TargetPath.required(LocalDate.of(2030, 6, 30), 1, DUE, 2).years())
                .isCloseTo(0.5, within(0.01));
        assertThatThrownBy(() -> TargetPath.required(DUE, 1, DUE, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TargetPath(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLightTellsTheRuleThatGaveIt() {
        assertThat(Light.against(60, 60, 40, Direction.UP)).isEqualTo(new Judged(Light.GREEN, "on_path"));
        assertThat(Light.against(57, 60, 40, Direction.UP)).isEqualTo(new Judged(Light.YELLOW, "slightly_behind"));
        assertThat(Light.against(50, 60, 40, Direction.UP)).isEqualTo(new Judged(Light.RED, "behind"));
        assertThat(Light.against(3, 0, -10, Direction.ZERO)).isEqualTo(new Judged(Light.RED, "behind"));
        assertThat(Light.against(1, 2, -10, Direction.DOWN)).isEqualTo(new Judged(Light.GREEN, "on_path"));
        assertThat(Light.against(Double.NaN, 2, 1, Direction.UP)).isEqualTo(new Judged(Light.UNKNOWN, "no_value"));
        assertThat(Light.against(1, Double.NaN, 1, Direction.UP)).isEqualTo(new Judged(Light.UNKNOWN, "no_path"));
        assertThat(Light.against(1, 1, 1, Direction.INFO)).isEqualTo(new Judged(Light.UNKNOWN, "no_target"));
    }

    @Test
    void theWorstLightSpeaksForAllAndTheUnknownForNone() {
        assertThat(Light.worst(List.of(Light.GREEN, Light.RED, Light.UNKNOWN)).light())
                .isEqualTo(Light.RED);
        assertThat(Light.worst(List.of(Light.GREEN, Light.UNKNOWN)).light()).isEqualTo(Light.GREEN);
        assertThat(Light.worst(List.of(Light.UNKNOWN))).isEqualTo(new Judged(Light.UNKNOWN, "no_value"));
        assertThat(Light.worst(List.of())).isEqualTo(new Judged(Light.UNKNOWN, "no_target"));
    }

    @Test
    void directionsAreWordsOfPacks() {
        assertThat(Direction.find("zero")).contains(Direction.ZERO);
        assertThat(Direction.find("sideways")).isEmpty();
        assertThat(Direction.RANGE.meets(5, 1)).isTrue();
    }
}
