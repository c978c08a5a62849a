package org.songhua.evaluation.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition.Baseline;
import org.songhua.evaluation.internal.declared.IndicatorReader;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;

/** Values against paths, and what is asked for where there is none; without any database. */
class StandingTest {
    private static final Map<String, IndicatorDefinition> INDICATORS =
            IndicatorReader.read(PackContent.ofClasspath(), fault -> {}).stream()
                    .collect(Collectors.toMap(IndicatorDefinition::id, one -> one));
    private static final Supplies SUPPLIES = new Supplies(PackContent.ofClasspath());
    /** More is better. */
    private static final String PARKS = "mohurd-2025:B04";
    /** Nothing but zero is good. */
    private static final String WATERS = "mohurd-2025:U02";
    /** A range is good. */
    private static final String DENSITY = "mohurd-2025:X03";

    /** What programs call data: nothing for people to read. */
    private static final String CODE = "[a-z]+_[a-z]|[：、][a-z0-9]+[、。]";

    private static final LocalDate DUE = LocalDate.of(2030, 12, 31);
    private static final Baseline START = new Baseline(LocalDate.of(2024, 12, 31), 60, "算", "某", "high");

    private static IndicatorDefinition indicator(String id) {
        IndicatorDefinition found = INDICATORS.get(id);
        if (found == null) throw new AssertionError(id);
        return found;
    }

    private static IndicatorValue value(String id, String period, Measured measured, @Nullable String wanting) {
        return new IndicatorValue(
                1,
                id,
                "220100",
                "v",
                period,
                measured,
                false,
                0,
                wanting,
                null,
                null,
                "h",
                1L,
                "COMPUTED",
                null,
                Instant.EPOCH,
                null);
    }

    private static IndicatorValue number(String id, String period, double number) {
        return value(id, period, Measured.amount(number, 1, Status.MEASURED), null);
    }

    private static Stand stand(
            String id,
            @Nullable IndicatorValue value,
            Map<LocalDate, Double> points,
            @Nullable Baseline baseline,
            String period) {
        return new Standing(indicator(id), "220100", value, points, baseline, period, "prefecture").stand(SUPPLIES);
    }

    @ParameterizedTest
    @CsvSource({
        // The path from 60 at the end of 2024 to 90 at the end of 2030: 5 a year, a tenth of the way is 3.
        "2024, 60, GREEN, on_path",
        "2025, 65, GREEN, on_path",
        "2025, 90, GREEN, on_path",
        "2027, 72.1, YELLOW, slightly_behind",
        "2027, 71.9, RED, behind",
        "2027, 0, RED, behind",
        "2030, 90, GREEN, on_path",
        "2031, 90, GREEN, on_path",
        "2031, 89, YELLOW, slightly_behind",
        "2023, 50, UNKNOWN, no_path"
    })
    void theLightFollowsThePathAtTheEndOfTheValuesYear(String period, double value, Light light, String rule) {
        Stand stand = stand(PARKS, number(PARKS, period, value), Map.of(DUE, 90.0), START, "2040");
        assertThat(stand.light()).isEqualTo(light);
        assertThat(stand.rule()).isEqualTo(rule);
        assertThat(stand.supply()).isNull();
    }

    @Test
    void theRequirementStartsFromTheNewestValueElseFromTheBaseline() {
        Stand known = stand(PARKS, number(PARKS, "2026", 66), Map.of(DUE, 90.0), START, "2026");
        assertThat(known.required().years()).isEqualTo(4);
        assertThat(known.required().perYear()).isEqualTo(6);
        assertThat(known.required().ratePerYear()).isCloseTo(Math.pow(90 / 66.0, 0.25) - 1, within(1e-12));
        Stand unknown = stand(PARKS, null, Map.of(DUE, 90.0), START, "2026");
        assertThat(unknown.required().years()).isEqualTo(6);
        assertThat(unknown.required().perYear()).isEqualTo(5);
        assertThat(unknown.light()).isEqualTo(Light.UNKNOWN);
        assertThat(stand(PARKS, null, Map.of(DUE, 90.0), null, "2026").required())
                .isNull();
    }

    @Test
    void aTargetDueBeforeTheBaselineAsksForNothingFromIt() {
        var early = Map.of(LocalDate.of(2023, 12, 31), 55.0);
        Stand stand = stand(PARKS, null, early, START, "2022");
        assertThat(stand.due()).isEqualTo(LocalDate.of(2023, 12, 31));
        assertThat(stand.required()).isNull();
        Stand same = stand(PARKS, null, Map.of(START.day(), 60.0), START, "2022");
        assertThat(same.required()).isNull();
    }

    @Test
    void theNextTargetIsTheFirstAfterTheValue() {
        var points =
                new TreeMap<>(Map.of(LocalDate.of(2028, 12, 31), 80.0, DUE, 90.0, LocalDate.of(2035, 12, 31), 95.0));
        assertThat(stand(PARKS, number(PARKS, "2027", 70), points, START, "2027")
                        .due())
                .isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(stand(PARKS, number(PARKS, "2028", 70), points, START, "2028")
                        .due())
                .isEqualTo(DUE);
        assertThat(stand(PARKS, number(PARKS, "2029", 70), points, START, "2029")
                        .target())
                .isEqualTo(90);
        assertThat(stand(PARKS, number(PARKS, "2035", 70), points, START, "2035")
                        .due())
                .isNull();
        assertThat(stand(PARKS, number(PARKS, "2029", 70), points, START, "2029")
                        .expected())
                .isCloseTo(85, within(0.02));
        assertThat(stand(PARKS, null, points, START, "2025").path()).hasSize(4);
        assertThat(stand(PARKS, null, Map.of(), START, "2025").path()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, GREEN, none_found", "1, UNKNOWN, no_path", "300, UNKNOWN, no_path"})
    void whereOnlyZeroIsGoodZeroNeedsNoTarget(double found, Light light, String rule) {
        Stand stand = stand(WATERS, number(WATERS, "2025", found), Map.of(), null, "2025");
        assertThat(stand.light()).isEqualTo(light);
        assertThat(stand.rule()).isEqualTo(rule);
    }

    @Test
    void whereOnlyZeroIsGoodATargetIsAPathDownwards() {
        var start = new Baseline(LocalDate.of(2024, 12, 31), 6, "算", "某", "high");
        Stand on = stand(WATERS, number(WATERS, "2027", 3), Map.of(DUE, 0.0), start, "2027");
        assertThat(on.light()).isEqualTo(Light.GREEN);
        assertThat(on.required().perYear()).isEqualTo(-1);
        assertThat(on.required().ratePerYear()).isNaN();
        assertThat(stand(WATERS, number(WATERS, "2027", 5), Map.of(DUE, 0.0), start, "2027")
                        .light())
                .isEqualTo(Light.RED);
    }

    @ParameterizedTest
    @CsvSource({"2025, 0.9, good", "2025, 0.7, good", "2025, 1.5, good"})
    void gradesAreThoseOfPrefecturesInForceAtTheEndOfTheYear(String period, double value, String grade) {
        Stand stand = stand(DENSITY, number(DENSITY, period, value), Map.of(), null, period);
        assertThat(stand.grade()).isIn(grade, "very_good");
        assertThat(stand(DENSITY, number(DENSITY, "2001", value), Map.of(), null, "2001")
                        .grade())
                .isNull();
        assertThat(stand(DENSITY, null, Map.of(), null, period).grade()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "mohurd-2025:X01, class:market, 请导入“菜市场",
                "mohurd-2025:X01, class:castle, 请导入“castle”",
                "mohurd-2025:B04, attribute:park.area, 没有一个“公园绿地”填写了“面积",
                "mohurd-2025:X03, name:population, 请在行政区划数据中补充常住人口与面积",
                "mohurd-2025:X03, facts, 公式引用的某个指标没有数值",
                "mohurd-2025:H01, 'parts:220102,220103', 下级地区尚未全部上报：220102、220103。",
                "mohurd-2025:B04, -, 尚未计算：运行一次评估。",
                "tdt1063-2021:N30, -, 本版本尚不计算",
                "mohurd-2025:H01, -, 请填报并附来源文件：体检调查表",
                "jilin-2025:J02, -, 请填报并附来源文件：统计部门的年度数据表，所需数据：地区生产总值。",
                "jilin-2025:J12, -, 本版本尚不计算，可先人工填报并附来源文件："
            })
    void whatIsMissingIsSaidInWords(String id, String wanting, String words) {
        IndicatorValue value =
                wanting == null ? null : value(id, "2025", Measured.without(Status.NOT_COLLECTED), wanting);
        Stand stand = stand(id, value, Map.of(), null, "2025");
        assertThat(stand.supply().zh()).startsWith(words);
        assertThat(stand.supply().en()).isNotBlank().doesNotContain("null");
        assertThat(stand.light()).isEqualTo(Light.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_APPLICABLE, false",
        "SUPPRESSED, false",
        "NO_BASE, true",
        "NOT_COLLECTED, true",
        "NOT_EVALUATED, true"
    })
    void ofWhomSomethingIsWantedDependsOnTheStatus(Status status, boolean wanted) {
        var measured = new Measured(status, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        Stand stand = stand(PARKS, value(PARKS, "2025", measured, null), Map.of(DUE, 90.0), START, "2025");
        assertThat(stand.supply() != null).isEqualTo(wanted);
        assertThat(stand.light()).isEqualTo(Light.UNKNOWN);
        assertThat(stand.rule()).isEqualTo("no_value");
        assertThat(stand.grade()).isNull();
    }

    @Test
    void everyIndicatorWithoutAValueSaysWhatToSupply() {
        for (IndicatorDefinition one : INDICATORS.values()) {
            Stand stand = new Standing(one, "220100", null, Map.of(), null, "2025", "prefecture").stand(SUPPLIES);
            assertThat(stand.supply()).as(one.id()).isNotNull();
            assertThat(stand.supply().zh()).as(one.id()).endsWith("。").hasSizeGreaterThan(8);
            assertThat(stand.supply().en()).as(one.id()).endsWith(".").hasSizeGreaterThan(8);
            assertThat(stand.supply().zh()).as(one.id()).doesNotContainPattern(CODE);
            assertThat(stand.supply().en()).as(one.id()).doesNotContain("_");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class:land_use | 请导入“用地”的数据文件。 | Import a data file of \"Land use\".",
                "attribute:estate.households | 没有一个“小区”填写了“户数”，请补充后重新导入。 | No object of \"Estate\" has \"Households\"; add it and import again.",
                "parts:220102,220103 | 下级地区尚未全部上报：南关区、220103。 | Parts of the region have not reported: 南关区, 220103."
            })
    void whatIsWantingIsCalledByItsName(String wanting, String zh, String en) {
        Supplies named = SUPPLIES.naming(code -> code.equals("220102") ? "南关区" : code);
        assertThat(named.of(indicator(PARKS), wanting)).isEqualTo(new Text(zh, en));
    }

    @Test
    void aParameterThatIsNotInForceYetIsCalledByItsSource() {
        var parameters = indicator(PARKS).parameters();
        String name = parameters.keySet().iterator().next();
        assertThat(SUPPLIES.of(indicator(PARKS), "parameter:" + name).zh())
                .contains(parameters.get(name).reference())
                .doesNotContain(name);
    }
}
