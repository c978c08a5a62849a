package org.songhua.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.metering.Meter;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.part.PackContent;

/** What packs may say of meters, and what the pack of this repository does say. */
class MetersPartTest {
    private static final String REGISTER = """
            title: {zh: 册, en: Register}
            description: {zh: 册。, en: A register.}
            fields:
              amount_t: {title: {zh: 量, en: Amount}, type: number, minimum: 0}
              pieces: {title: {zh: 数, en: Pieces}, type: integer, minimum: 0}
              updated_on: {title: {zh: 日, en: Day}, format: date}
              told: {title: {zh: 源, en: Source}, maxLength: 200}
              kind: {title: {zh: 类, en: Kind}, enum: {a: {zh: 甲, en: A}}}
            states:
              open: {title: {zh: 在册, en: Open}}
              done: {title: {zh: 办结, en: Done}, kind: closed}
            actions:
              update: {title: {zh: 更新, en: Update}, from: [open]}
              finish: {title: {zh: 办结, en: Finish}, from: [open], to: done}
            """;
    private static final String GOOD = """
            meters:
              energy:
                title: {zh: 能耗, en: Energy}
                basis: a rule
                register: works
                property: counted_energy
                factor: 0.1
                amount: amount_t
                day: updated_on
                source: told
                says: "{period} {counted}"
                does: [update]
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String meters) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("p"));
        Files.writeString(pack.resolve("pack.yml"), """
                code: p
                version: 1.0.0
                title: {zh: 包, en: Pack}
                description: {zh: 包, en: Pack}
                """);
        Files.writeString(pack.resolve("observed.yml"), """
                properties:
                  counted_energy:
                    title: {zh: 电能, en: Energy}
                    unit: kW.h
                    minimum: 0
                    maximum: 100
                    interval: 900
                    verified: false
                """);
        Files.writeString(Files.createDirectories(pack.resolve("registers")).resolve("works.yml"), REGISTER);
        Files.writeString(pack.resolve("p.spec.yml"), "check: []");
        for (String text : List.of("README.md", "CHANGELOG.md")) Files.writeString(pack.resolve(text), "# p");
        Files.writeString(pack.resolve("meters.yml"), meters);
        return PackVerifier.create().verify(folder).faults();
    }

    private List<String> codes(String was, String becomes) throws IOException {
        assertThat(GOOD).contains(was);
        return faults(GOOD.replace(was, becomes)).stream().map(Fault::code).toList();
    }

    @Test
    void whatFitsTheRegisterIsTaken() throws IOException {
        assertThat(faults(GOOD)).isEmpty();
        assertThat(codes("does: [update]", "does: [update, finish]\n    longest_gap_hours: 1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register: works | register: workers | METERP-002",
                "property: counted_energy | property: energy | METERP-002",
                "amount: amount_t | amount: amounts | METERP-002",
                "does: [update] | does: [close] | METERP-002",
                "amount: amount_t | amount: pieces | METERP-003",
                "amount: amount_t | amount: told | METERP-003",
                "day: updated_on | day: told | METERP-003",
                "source: told | source: kind | METERP-003",
                "source: told | source: amount_t | METERP-003",
                "factor: 0.1 | factor: 0 | METERP-004",
                "factor: 0.1 | factor: -2 | METERP-004",
                "does: [update] | does: [] | METERP-005",
            })
    void whatDoesNotFitIsToldWithItsCode(String was, String becomes, String code) throws IOException {
        assertThat(codes(was, becomes)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "factor: 0.1 | factor: much",
                "does: [update] | longest_gap_hours: 0",
                "basis: a rule | colour: red",
            })
    void whatHasNotTheFormIsTold(String was, String becomes) throws IOException {
        assertThat(codes(was, becomes)).isNotEmpty();
    }

    @Test
    void allMistakesAreToldAtOnceEachWithAWayOut() throws IOException {
        List<Fault> faults = faults(GOOD.replace("factor: 0.1", "factor: 0")
                .replace("day: updated_on", "day: told")
                .replace("does: [update]", "does: [upgrade]"));
        assertThat(faults).extracting(Fault::code).containsExactlyInAnyOrder("METERP-002", "METERP-003", "METERP-004");
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.remedy()).isNotBlank();
            assertThat(fault.line()).contains("meters.yml");
        });
    }

    @Test
    void thePackOfTheRepositorySaysWhatTheStandardSays() {
        Meter meter = MetersPart.meters(PackContent.ofClasspath()).stream()
                .filter(one -> one.code().equals("quarter_energy"))
                .findFirst()
                .orElseThrow();
        assertThat(meter.unit()).isEqualTo("kW.h");
        assertThat(meter.factor()).isEqualByComparingTo("0.0001229");
        assertThat(meter.does()).containsExactly("update", "exceed");
        assertThat(meter.longestGap()).isEqualTo(Duration.ofHours(48));
    }
}
