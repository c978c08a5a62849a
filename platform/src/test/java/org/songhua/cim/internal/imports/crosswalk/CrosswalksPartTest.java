package org.songhua.cim.internal.imports.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.part.PackContent;

/** What packs may say of crosswalks, and every mistake that is told. */
class CrosswalksPartTest {
    @TempDir
    Path folder;

    private static final String CLASSES = """
            groups:
              g: {title: {zh: 组, en: Group}, order: 1}
            classes:
              post:
                title: {zh: 桩, en: Post}
                group: g
                cim_level: 5
                geometry: point
                attributes:
                  code: {title: {zh: 编号, en: Number}, type: string}
                  kind: {title: {zh: 类, en: Kind}, type: string, enum: {"001": {zh: 木, en: Wood}, "002": {zh: 石, en: Stone}}}
                style: {palette: utility, min_zoom: 14, order: 901}
            """;
    private static final String GOOD = """
            crosswalks:
              old_posts:
                title: {zh: 旧编号, en: Old numbers}
                class: post
                attribute: code
                form: "([0-9]{2})([0-9]{2})([0-9]{2})"
                gives: kind
                keeps: old_code
                words: {"01": "001", "02": ["001", "002"]}
                gone: ["03"]
                examples:
                  - {value: "220117", becomes: "2200117"}
                  - {value: "220217", told: ambiguous}
                  - {value: "220317", told: gone}
                  - {value: "220417", told: unknown}
                  - {value: "22", told: nothing}
            """;

    private PackVerifier.Report verify(String crosswalks) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("p"));
        Files.writeString(pack.resolve("pack.yml"), """
                code: p
                version: 1.0.0
                title: {zh: 包, en: Pack}
                description: {zh: 包, en: Pack}
                """);
        Files.writeString(pack.resolve("classes.yml"), CLASSES);
        Files.writeString(pack.resolve("p.spec.yml"), "check: []");
        for (String text : List.of("README.md", "CHANGELOG.md")) Files.writeString(pack.resolve(text), "# p");
        Files.writeString(pack.resolve("crosswalks.yml"), crosswalks);
        return PackVerifier.create().verify(folder);
    }

    @Test
    void a_crosswalk_without_mistake_passes_with_its_examples() throws IOException {
        var report = verify(GOOD);
        assertThat(report.faults()).isEmpty();
        assertThat(report.examples()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class: post                   | class: pillar             | WALK-002",
                "([0-9]{2})([0-9]{2})([0-9]{2})| ([0-9]{2})([0-9]{2})      | WALK-003",
                "([0-9]{2})([0-9]{2})([0-9]{2})| ([0-9]{2                  | WALK-003",
                "attribute: code               | attribute: number         | WALK-004",
                "gives: kind                   | gives: sort               | WALK-004",
                "'\"01\": \"001\"'             | '\"01\": \"003\"'         | WALK-005",
                "gone: [\"03\"]                | gone: [\"03\", \"01\"]    | WALK-006",
                "becomes: \"2200117\"          | becomes: \"2200118\"      | WALK-007",
                "told: unknown                 | told: gone                | WALK-007"
            })
    void a_mistake_is_told_where_it_stands(String right, String wrong, String code) throws IOException {
        assertThat(GOOD).contains(right);
        var report = verify(GOOD.replaceFirst(Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
        assertThat(report.faults()).extracting(Fault::code).contains(code);
        Fault fault = report.faults().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(fault.place().file()).endsWith("crosswalks.yml");
        assertThat(fault.place().row()).isPositive();
        assertThat(fault.remedy()).isNotBlank();
    }

    @Test
    void two_crosswalks_of_one_code_are_told() throws IOException {
        Path other = Files.createDirectories(folder.resolve("q"));
        Files.writeString(other.resolve("pack.yml"), """
                code: q
                version: 1.0.0
                title: {zh: 包, en: Pack}
                description: {zh: 包, en: Pack}
                requires: [p]
                """);
        Files.writeString(other.resolve("q.spec.yml"), "check: []");
        for (String text : List.of("README.md", "CHANGELOG.md")) Files.writeString(other.resolve(text), "# q");
        Files.writeString(other.resolve("crosswalks.yml"), GOOD);
        assertThat(verify(GOOD).faults()).extracting(Fault::code).containsOnly("WALK-001");
    }

    /** Every type of the list has a way in, save those that came from another class. */
    @Test
    void the_shipped_tables_of_codes_and_of_types_are_the_same() {
        var shipped = new CrosswalkReader(PackContent.ofClasspath(), fault -> {}).read();
        var codes = shipped.stream()
                .filter(one -> one.code().equals("component_code_2013"))
                .findFirst()
                .orElseThrow();
        var types = shipped.stream()
                .filter(one -> one.code().equals("component_type_2013"))
                .findFirst()
                .orElseThrow();
        assertThat(codes.words()).isEqualTo(types.words()).hasSize(153);
        assertThat(codes.gone()).isEqualTo(types.gone());
        var known = PackContent.ofClasspath()
                .findClass("component")
                .orElseThrow()
                .attribute("type")
                .orElseThrow()
                .choices();
        assertThat(codes.words().values().stream().flatMap(List::stream).distinct())
                .hasSize(known.size());
    }
}
