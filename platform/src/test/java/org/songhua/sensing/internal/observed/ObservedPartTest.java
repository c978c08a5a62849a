package org.songhua.sensing.internal.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.part.PackContent;
import org.songhua.sensing.ObservedKind;

/** What packs may say of observed properties, and what the packs of this repository do say. */
class ObservedPartTest {
    @TempDir
    Path folder;

    private static final String PRESSURE = """
            properties:
              pressure: {title: {zh: 压力, en: Pressure}, unit: kPa, minimum: 0, maximum: 10, rate_per_minute: 2, interval: 60, stuck_after: 600, verified: false}
            """;

    private List<String> codes(String observed) {
        return verify(observed).faults().stream().map(Fault::code).toList();
    }

    private PackVerifier.Report verify(String observed) {
        return PackFolder.in(folder, "p").write("observed.yml", observed).verify();
    }

    @Test
    void anExampleThatComesOutAsItSaysIsCounted() {
        var report = verify(PRESSURE + """
                examples:
                  - {example: out of range and too quick, property: pressure, value: 11, before: 3, flags: [range, rate]}
                  - {example: too long the same, property: pressure, value: 3, before: 3, seconds: 601, flags: [stuck, gap]}
                  - {example: in another unit, property: pressure, value: 3, unit: MPa, flags: [unit]}
                  - {example: nothing, property: pressure, value: 3, before: 2, flags: []}
                """);

        assertThat(report.faults()).isEmpty();
        assertThat(report.examples()).isEqualTo(4);
        assertThat(report.failed()).isZero();
    }

    @Test
    void anExampleThatDoesNotIsTold() {
        var report = verify(PRESSURE + "examples: [{example: e, property: pressure, value: 11, flags: []}]\n");

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.faults()).extracting(Fault::code).containsExactly("OBS-015");
        assertThat(report.faults().getFirst().line()).contains("[range]");
    }

    @Test
    void anExampleOfAPropertyThatNobodyDeclaresIsTold() {
        assertThat(codes(PRESSURE + "examples: [{example: e, property: presure, value: 1, flags: []}]\n"))
                .containsExactly("OBS-014");
    }

    @Test
    void aRangeUpsideDownAndAUnitThatIsNoneAreToldTogether() {
        assertThat(
                        codes(
                                "properties: {p: {title: {zh: 压, en: P}, unit: kPascal, minimum: 9, maximum: 1, verified: true}}\n"))
                .containsExactlyInAnyOrder("OBS-011", "OBS-012");
    }

    @Test
    void aFactorOfHj212MeansOneProperty() {
        assertThat(codes("""
                properties:
                  a: {title: {zh: 甲, en: A}, unit: m, minimum: 0, maximum: 1, hj212: [a34004], verified: true}
                  b: {title: {zh: 乙, en: B}, unit: m, minimum: 0, maximum: 1, hj212: [a34004], verified: true}
                """)).containsExactly("OBS-013");
    }

    @Test
    void aWordOfAProtocolMeansOnePropertyAndIsOneOfItsWords() {
        String two = """
                properties:
                  a: {title: {zh: 甲, en: A}, unit: m, minimum: 0, maximum: 1, gb26875: [state], verified: true}
                  b: {title: {zh: 乙, en: B}, unit: m, minimum: 0, maximum: 1, %s, verified: true}
                """;

        assertThat(codes(two.formatted("gb26875: [state]"))).containsExactly("OBS-013");
        // The same word of another protocol is another word.
        assertThat(codes(two.formatted("jt808: [state]"))).isEmpty();
        assertThat(codes(two.formatted("jt808: [mood]"))).hasSize(1);
    }

    @Test
    void fireAlarmsAndVehiclesAreObserved() {
        var kinds = new PackObservedKinds(PackContent.ofClasspath());

        assertThat(kinds.of("gb26875", "fire")).map(ObservedKind::code).contains("fire_alarm");
        assertThat(kinds.of("jt808", "position")).map(ObservedKind::isPlace).contains(true);
        assertThat(kinds.of("jt808", "speed")).map(ObservedKind::isPlace).contains(false);
        assertThat(kinds.of("jt808", "fire")).isEmpty();
    }

    @Test
    void aMisspeltKeyIsTold() {
        assertThat(codes(PRESSURE.replace("stuck_after", "stuck_afer"))).contains("PACK-005");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kPa", "m3/h", "%{LEL}", "ug/m3", "[ppm]", "kW.h", "dB{A}", "m/s2", "1", "Cel", "W/m2", "L/h",
                "{count}", "/min", "/h"
            })
    void unitsOfACityAreUcumCodes(String unit) {
        assertThat(Ucum.isCode(unit)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//min", "m/", "m³/h", "°C", "kPascal", "m//s", "µg", "kmin", "%LEL"})
    void whatPeopleWriteIsNot(String unit) {
        assertThat(Ucum.isCode(unit)).isFalse();
    }

    @Test
    void theNineFieldsOfTheCityAreObserved() {
        Set<String> packs = ObservedFormat.kinds(PackContent.ofClasspath()).stream()
                .map(ObservedKind::pack)
                .collect(Collectors.toSet());

        assertThat(packs).contains("gas", "water", "drainage", "heating", "bridge", "tunnel", "air", "noise", "energy");
    }

    @Test
    void aKindIsFoundByItsCodeAndByItsFactor() {
        var kinds = new PackObservedKinds(PackContent.ofClasspath());

        assertThat(kinds.of("hj212", "a34004")).map(ObservedKind::code).contains("air_pm25");
        assertThat(kinds.find("water_pressure")).map(ObservedKind::symbol).contains("MPa");
        assertThat(kinds.find("nothing")).isEmpty();
        assertThat(kinds.list())
                .allMatch(kind -> ObservedKind.codeOf(kind.definition())
                        .filter(kind.code()::equals)
                        .isPresent());
    }
}
