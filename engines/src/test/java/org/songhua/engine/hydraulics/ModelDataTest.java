package org.songhua.engine.hydraulics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Curve.Point;

/** What the data of a network knows of itself. */
class ModelDataTest {

    /** One cubic foot is 28.316846592 litres; EPANET's factors are rounded, by less than a tenth of a per mille. */
    @Test
    void flowUnitsAreThoseOfEpanetAndNearTheTruth() {
        assertThat(FlowUnit.LPS.perCfs()).isEqualTo(28.317);
        assertThat(FlowUnit.CMH.perCfs()).isEqualTo(101.94);
        assertThat(FlowUnit.CMH.perCfs() / (28.316846592 * 3.6)).isCloseTo(1, within(1e-4));
        assertThat(FlowUnit.CMS.perCfs() / 0.028316846592).isCloseTo(1, within(1e-4));
        assertThat(FlowUnit.GPM.perCfs() / (28.316846592 / 3.785411784 * 60)).isCloseTo(1, within(1e-4));
        for (FlowUnit unit : FlowUnit.values()) assertThat(unit.isMetric()).isEqualTo(unit.ordinal() >= 5);
    }

    /** A foot of water is 0.4333 psi, and 0.4333 × 6.895 = 2.9876 kilopascals. */
    @Test
    void pressureUnitsFollowFromAFootOfWater() {
        assertThat(PressureUnit.FEET.perFoot(1)).isEqualTo(1);
        assertThat(PressureUnit.METERS.perFoot(1)).isEqualTo(0.3048);
        assertThat(PressureUnit.PSI.perFoot(1)).isEqualTo(0.4333);
        assertThat(PressureUnit.KPA.perFoot(1)).isCloseTo(2.9876, within(1e-4));
        assertThat(PressureUnit.BAR.perFoot(1)).isCloseTo(0.029876, within(1e-5));
        assertThat(PressureUnit.PSI.perFoot(2)).isEqualTo(0.8666);
    }

    private static Curve curve(double... xy) {
        var points = new java.util.ArrayList<Point>();
        for (int k = 0; k < xy.length; k += 2) points.add(new Point(xy[k], xy[k + 1]));
        return new Curve("c", points);
    }

    /** One point (2, 60): shutoff 80, 20 less at 2 and 80 less at 4: exponent log2(4) = 2. */
    @Test
    void onePointMakesAParabola() {
        Curve.PowerLaw law = curve(2, 60).powerLaw();
        assertThat(law.shutoff()).isCloseTo(80, within(1e-3));
        assertThat(law.exponent()).isCloseTo(2, within(1e-4));
        assertThat(law.designFlow()).isEqualTo(2);
        assertThat(law.shutoff() - law.coefficient() * Math.pow(2, law.exponent()))
                .isCloseTo(60, within(1e-9));
    }

    /** Through (0, 100), (1, 90), (2, 20): exponent log2(80 / 10) = 3. */
    @Test
    void threePointsMakeThePowerLawThroughThem() {
        Curve.PowerLaw law = curve(0, 100, 1, 90, 2, 20).powerLaw();
        assertThat(law.exponent()).isCloseTo(3, within(1e-9));
        assertThat(law.coefficient()).isCloseTo(10, within(1e-9));
    }

    @Test
    void notEveryCurveIsAPumps() {
        assertThat(curve(1, 60).isPumpCurve()).isTrue();
        assertThat(curve(0, 100, 1, 90, 2, 20).isPumpCurve()).isTrue();
        assertThat(curve(0, 95, 0.5, 90, 1.5, 70, 2, 50).isPumpCurve()).isTrue();
        assertThat(curve(0, 100, 1, 110, 2, 20).isPumpCurve()).isFalse();
        assertThat(curve(0, 100, 1, 90, 2, 90).isPumpCurve()).isFalse();
        assertThat(curve(1, -5).isPumpCurve()).isFalse();
        assertThat(curve(0, 60).isPumpCurve()).isFalse();
        assertThat(curve(1, 50, 2, 60).isPumpCurve()).isFalse();
        assertThat(curve(1, 60, 2, 50).isPowerLaw()).isFalse();
        assertThat(curve(0.5, 60, 1, 50, 2, 30).isPowerLaw()).isFalse();
    }

    private static Times times(long hydraulic, long rule, long pattern, long report, long start) {
        return new Times(86_400, hydraulic, 0, rule, pattern, 0, report, start, 0, "NONE").adjusted();
    }

    @Test
    void noStepIsLongerThanItMayBe() {
        assertThat(times(7200, 0, 3600, 1800, 0).hydraulicStep()).isEqualTo(1800);
        assertThat(times(7200, 0, 1200, 3600, 0).hydraulicStep()).isEqualTo(1200);
        assertThat(times(3600, 0, 3600, 3600, 0).ruleStep()).isEqualTo(360);
        assertThat(times(3600, 9999, 3600, 3600, 0).ruleStep()).isEqualTo(3600);
        assertThat(times(3600, 0, 3600, 3600, 0).qualityStep()).isEqualTo(360);
        assertThat(times(3600, 0, 3600, 0, 0).reportStep()).isEqualTo(3600);
        assertThat(times(0, 0, 0, 0, 0).hydraulicStep()).isEqualTo(3600);
        assertThat(times(3600, 0, 3600, 3600, 99_999).reportStart()).isZero();
    }

    /** A rule step of less than a second would never come to an end. */
    @Test
    void theRuleStepIsASecondAtLeast() {
        assertThat(times(5, 0, 3600, 3600, 0).ruleStep()).isEqualTo(1);
    }

    @Test
    void tightConvergenceKeepsWhatDecidesOnStates() {
        Convergence tight = Convergence.DEFAULT.withAccuracy(0.01).tight();
        assertThat(tight.accuracy()).isEqualTo(1e-9);
        assertThat(tight.trials()).isEqualTo(500);
        assertThat(tight.headTolerance()).isEqualTo(Convergence.DEFAULT.headTolerance());
        assertThat(tight.checkEvery()).isEqualTo(2);
    }

    @Test
    void optionsBeginWithEpanetsDefaults() {
        HydraulicOptions options = HydraulicOptions.of(FlowUnit.LPS, HeadLoss.DARCY_WEISBACH);
        assertThat(options.pressureUnit()).isEqualTo(PressureUnit.METERS);
        assertThat(HydraulicOptions.of(FlowUnit.GPM, HeadLoss.HAZEN_WILLIAMS).pressureUnit())
                .isEqualTo(PressureUnit.PSI);
        var law = new HydraulicOptions.PressureDemand(0, 14, 0.5);
        assertThat(options.with(law).pressureDemand()).isEqualTo(law);
        assertThat(options.with(Convergence.DEFAULT.tight()).convergence().trials())
                .isEqualTo(500);
    }

    private static WaterNetwork town() {
        return new WaterNetwork(
                List.of(),
                List.of(new Junction("J", 0, List.of(new Demand(1, null, "")), 0, 0, 0)),
                List.of(new Reservoir("R", 10, null, 0, 0)),
                List.of(),
                List.of(Pipe.plain("P", "R", "J", 100, 200, 110, Pipe.State.OPEN)),
                List.of(),
                List.of(),
                java.util.Map.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                HydraulicOptions.of(FlowUnit.LPS, HeadLoss.HAZEN_WILLIAMS),
                Times.DEFAULT,
                EnergyOptions.DEFAULT,
                QualityOptions.NONE,
                List.of(),
                Drawing.NONE);
    }

    @Test
    void aNetworkMayBeMadeWithoutAFile() {
        WaterNetwork town = town();
        assertThat(town.nodes()).extracting(Node::id).containsExactly("J", "R");
        assertThat(town.links()).extracting(Link::id).containsExactly("P");
        assertThat(town.with(Times.DEFAULT)).isEqualTo(town);
        assertThatThrownBy(() -> town.curve("none")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Lists that are given away are copies: a record does not change behind its owner's back. */
    @Test
    void recordsDoNotChange() {
        var points = new java.util.ArrayList<>(List.of(new Point(0, 0)));
        var curve = new Curve("c", points);
        points.clear();
        assertThat(curve.points()).hasSize(1);
        assertThatThrownBy(() -> curve.points().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
