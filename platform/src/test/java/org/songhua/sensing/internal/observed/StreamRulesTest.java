package org.songhua.sensing.internal.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.quality.QualityRules;
import org.songhua.pack.Text;
import org.songhua.sensing.ObservedKind;
import tools.jackson.databind.json.JsonMapper;

/** By what readings are judged: what a pack says of the quantity, and where the datastream itself says otherwise, that. */
class StreamRulesTest {
    private static final double FOREVER = Long.MAX_VALUE;

    private static ObservedKind kind(@Nullable String ratePerMinute, int interval_s, int stuckAfter_s) {
        return new ObservedKind(
                "water_pressure",
                "water",
                new Text("水压", "Water pressure"),
                "MPa",
                "MPa",
                new BigDecimal("0"),
                new BigDecimal("1.6"),
                ratePerMinute == null ? null : new BigDecimal(ratePerMinute),
                interval_s,
                stuckAfter_s,
                false,
                Map.of("hj212", List.of("w01")),
                "",
                false);
    }

    /** 0.6 a minute are 0.01 a second; of readings each 60 s two may be lost: 180 s without one are a gap. */
    @Test
    void a_pack_speaks_of_minutes_and_intervals_the_judge_of_seconds_and_gaps() {
        QualityRules rules = kind("0.6", 60, 3600).rules();
        assertThat(List.of(rules.min(), rules.max())).containsExactly(0.0, 1.6);
        assertThat(rules.ratePerSecondMax()).isEqualTo(0.01);
        assertThat(rules.gapAfter_us()).isEqualTo(180_000_000);
        assertThat(rules.stuckAfter_us()).isEqualTo(3_600_000_000L);
        assertThat(rules.aheadMax_us()).as("five minutes by hand").isEqualTo(300_000_000);
        assertThat(rules.behindMax_us()).as("a month cut off").isEqualTo(31L * 86_400 * 1_000_000);
        assertThat(rules.unit()).isEqualTo("MPa");
    }

    @Test
    void what_a_pack_does_not_say_is_not_judged() {
        QualityRules rules = kind(null, 0, 0).rules();
        assertThat(rules.ratePerSecondMax()).isInfinite();
        assertThat((double) rules.gapAfter_us()).isEqualTo(FOREVER);
        assertThat((double) rules.stuckAfter_us()).isEqualTo(FOREVER);
    }

    @Test
    void the_code_of_a_kind_is_the_end_of_its_definition_and_of_no_other() {
        assertThat(kind(null, 0, 0).definition()).isEqualTo("urn:songhua:observed:water_pressure");
        assertThat(ObservedKind.codeOf("urn:songhua:observed:water_pressure")).contains("water_pressure");
        assertThat(ObservedKind.codeOf("http://mmisw.org/water_pressure")).isEmpty();
        assertThat(ObservedKind.codeOf("")).isEmpty();
    }

    private static QualityRules with(String own) {
        return StreamRules.with(kind("0.6", 60, 3600).rules(), JsonMapper.shared().readTree(own));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"minimum": -1, "maximum": 2}          | -1 | 2
            {"minimum": 0.5}                       | 0.5 | 1.6
            {"maximum": 0}                         | 0 | 0
            {"minimum": 2}                         | 0 | 1.6
            {"minimum": 1, "maximum": 0.5}         | 0 | 1.6
            {"minimum": "1", "maximum": null}      | 0 | 1.6
            {"Minimum": 1}                         | 0 | 1.6
            {}                                     | 0 | 1.6
            []                                     | 0 | 1.6
            "none"                                 | 0 | 1.6
            null                                   | 0 | 1.6
            """)
    void a_range_of_its_own_and_one_upside_down_says_nothing(String own, double min, double max) {
        QualityRules rules = with(own);
        assertThat(List.of(rules.min(), rules.max())).containsExactly(min, max);
        assertThat(rules.unit()).isEqualTo("MPa");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ratePerMinute": 6, "stuckAfter": 60, "gapAfter": 0.5} | 0.1  | 60000000   | 500000
            {"ratePerMinute": 0}                                    | 0    | 3600000000 | 180000000
            {"ratePerMinute": -1, "stuckAfter": -1, "gapAfter": -1} | 0.01 | 3600000000 | 180000000
            {"ratePerMinute": "6", "stuckAfter": "60"}              | 0.01 | 3600000000 | 180000000
            {"stuckAfter": 1e300}                                   | 0.01 | 9223372036854775807 | 180000000
            """)
    void rate_standstill_and_gap_of_its_own(String own, double ratePerSecond, long stuckAfter_us, long gapAfter_us) {
        QualityRules rules = with(own);
        assertThat(rules.ratePerSecondMax()).isEqualTo(ratePerSecond);
        assertThat(rules.stuckAfter_us()).isEqualTo(stuckAfter_us);
        assertThat(rules.gapAfter_us()).isEqualTo(gapAfter_us);
    }

    /** Units of the sensors of a city, as UCUM writes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "%", "m", "mm", "km/h", "m3/h", "m3/s", "m/s2", "m.s-1", "kPa", "MPa", "hPa", "Cel", "K", "mg/L", "mg/m3",
                "ug/m3", "ng.m-3", "uS/cm", "[pH]", "[NTU]", "[ppm]", "kW.h", "dB", "dB{A}", "lx", "deg", "rad", "min",
                "{count}", "{vehicles}/h", "10*3", "mol/L", "cd", "dam", "t", "1/d", "har", "mA", "V", "Ohm", "kOhm.m"
            })
    void a_unit_of_ucum_is_one(String unit) {
        assertThat(Ucum.isCode(unit)).isTrue();
    }

    /** What people write instead, and what only looks like a unit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "m3/", "m//s", ".", "KPA", "Pascal", "°C", "㎡", "m³", "mg/l/", "km h", "kk", "k", "kmin", "dd", "m+3+", "{a b}",
                "{未闭合", "公斤", "m33", "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"
            })
    void what_people_write_instead_is_none(String unit) {
        assertThat(Ucum.isCode(unit)).isFalse();
    }
}
