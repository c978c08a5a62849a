package org.songhua.cim.internal.quality.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.cim.DataCheck;
import org.songhua.cim.DataCheck.Severity;
import org.songhua.cim.DataCheck.Subject;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.part.PackContent;

/** What packs may say of checks, and what the packs of this repository do say. */
class ChecksPartTest {
    @TempDir
    Path folder;

    private static final String CLASSES = """
            groups:
              g: {title: {zh: 组, en: Group}, order: 1}
            classes:
              pipe:
                title: {zh: 管, en: Pipe}
                group: g
                cim_level: 5
                geometry: line
                attributes:
                  code: {title: {zh: 编号, en: Number}, type: string}
                  width: {title: {zh: 管径, en: Width}, type: integer}
                style: {palette: utility, min_zoom: 14, order: 900}
              post:
                title: {zh: 桩, en: Post}
                group: g
                cim_level: 5
                geometry: point
                attributes:
                  height: {title: {zh: 高, en: Height}, type: number}
                style: {palette: utility, min_zoom: 14, order: 901}
            """;
    private static final String TOLD = """
                title: {zh: 题, en: Title}
                severity: warning
                recommendation: {zh: 改, en: Mend it.}
            """;

    private PackVerifier.Report verify(String checks) {
        return PackFolder.in(folder, "p")
                .write("classes.yml", CLASSES)
                .write("checks.yml", checks)
                .verify();
    }

    private PackVerifier.Report verifyRule(String rule) {
        return verify("checks:\n  one:\n" + TOLD.indent(0) + rule.strip().indent(4));
    }

    private List<String> codes(String rule) {
        return verifyRule(rule).faults().stream().map(Fault::code).toList();
    }

    @Test
    void aCheckOfEachKindIsTaken() {
        for (String rule : List.of(
                "classes: [pipe]\nwhere: width IS NULL",
                "classes: pipe\ntwice: code",
                "geometry: invalid",
                "outside: {class: post, where: height > 1}",
                "outside: {class: post}",
                "classes: [pipe]\nloose_end: {within: 0.5, touch: [pipe, post]}",
                "sql: select o.id, o.name as note from object o",
                "subject: dataset\nsql: select d.number, d.title as note from dataset d"))
            assertThat(codes(rule)).as(rule).isEmpty();
    }

    @Test
    void aCheckHasExactlyOneRule() {
        assertThat(codes("classes: [pipe]")).containsExactly("CHECK-002");
        assertThat(codes("classes: [pipe]\nwhere: width IS NULL\ntwice: code")).containsExactly("CHECK-002");
        assertThat(verifyRule("geometry: invalid\nsql: select 1")
                        .faults()
                        .getFirst()
                        .problem())
                .isEqualTo("The check has 2 rules.");
    }

    @Test
    void onlyAStatementFindsDataSets() {
        assertThat(codes("subject: dataset\nclasses: [pipe]\nwhere: width IS NULL"))
                .containsExactly("CHECK-003");
    }

    @Test
    void aFilterNeedsItsClasses() {
        assertThat(codes("where: width IS NULL")).containsExactly("CHECK-004");
        assertThat(codes("twice: code")).containsExactly("CHECK-004");
        assertThat(codes("loose_end: {within: 0.5, touch: [pipe]}")).containsExactly("CHECK-004");
    }

    @Test
    void aFilterIsReadForEachOfItsClasses() {
        List<Fault> faults =
                verifyRule("classes: [pipe, post]\nwhere: width > 5").faults();
        assertThat(faults).extracting(Fault::code).containsExactly("CHECK-005");
        assertThat(faults.getFirst().problem()).contains("For class post", "width");
        assertThat(codes("classes: [pipe]\nwhere: width > > 5")).containsExactly("CHECK-005");
        assertThat(codes("classes: [pipe]\nwhere: width > 'wide'")).containsExactly("CHECK-005");
    }

    @Test
    void everyClassHasTheAttributeThatMustBeUnlike() {
        assertThat(codes("classes: [pipe, post]\ntwice: code")).containsExactly("CHECK-006");
        assertThat(codes("classes: [pipe]\ntwice: name")).containsExactly("CHECK-006");
    }

    @Test
    void aTouchIsNoDistanceOfZeroOrOfAKilometre() {
        assertThat(codes("classes: [pipe]\nloose_end: {within: 0, touch: [pipe]}"))
                .containsExactly("CHECK-007");
        assertThat(codes("classes: [pipe]\nloose_end: {within: -1, touch: [pipe]}"))
                .containsExactly("CHECK-007");
        assertThat(codes("classes: [pipe]\nloose_end: {within: 1000, touch: [pipe]}"))
                .containsExactly("CHECK-007");
    }

    @Test
    void aStatementThatCouldDoMoreThanReadIsRefusedWithItsLine() {
        List<Fault> faults = verifyRule("sql: |\n  select o.id, pg_read_file('/etc/passwd') as note\n  from object o")
                .faults();
        assertThat(faults).extracting(Fault::code).containsExactly("CHECK-008");
        assertThat(faults.getFirst().problem()).contains("pg_read_file");
        assertThat(faults.getFirst().place().row()).isEqualTo(6);
    }

    @Test
    void classesThatNobodyDeclaresAreToldAllAtOnce() {
        assertThat(codes("classes: [tunel, gate]\ngeometry: invalid")).containsExactly("CHECK-009", "CHECK-009");
        assertThat(codes("outside: {class: city}")).containsExactly("CHECK-009");
        assertThat(codes("classes: [pipe]\nloose_end: {within: 1, touch: [gate]}"))
                .containsExactly("CHECK-009");
    }

    @Test
    void examplesRunAsTests() {
        var report = verifyRule("""
                classes: [pipe, post]
                where: name IS NULL
                examples:
                  - {example: no name, found: true}
                  - {example: of another class, class: post, attributes: {name: 甲}, found: false}
                """);
        assertThat(report.faults()).isEmpty();
        assertThat(report.examples()).isEqualTo(2);
    }

    @Test
    void anExampleThatComesOutOtherwiseIsTold() {
        var report = verifyRule("""
                classes: [pipe]
                where: width > 5
                examples:
                  - {example: wide, attributes: {width: 6}, found: false}
                  - {example: narrow, attributes: {width: 5}, found: true}
                """);
        assertThat(report.faults()).extracting(Fault::code).containsExactly("CHECK-011", "CHECK-011");
        assertThat(report.faults().getFirst().problem()).isEqualTo("Example \"wide\" is found.");
        assertThat(report.faults().getLast().problem()).isEqualTo("Example \"narrow\" is not found.");
        assertThat(report.failed()).isEqualTo(2);
    }

    @Test
    void anExampleOfARuleWithoutFilterIsTold() {
        assertThat(codes("geometry: invalid\nexamples: [{example: e, found: true}]"))
                .containsExactly("CHECK-010");
        assertThat(codes("classes: [pipe]\nwhere: width > 5\nexamples: [{example: e, class: post, found: true}]"))
                .containsExactly("CHECK-010");
    }

    @Test
    void theProgramsOwnPacksCheckWhatAnImporterMustKnow() {
        List<DeclaredCheck> checks = ChecksPart.checks(PackContent.ofClasspath());
        var byCode = checks.stream().collect(Collectors.toMap(one -> one.check().code(), one -> one));
        assertThat(byCode)
                .containsKeys(
                        "geometry_invalid",
                        "outside_city",
                        "component_code_twice",
                        "building_height",
                        "address_without_street",
                        "dataset_without_date",
                        "dataset_overdue",
                        "pipe_without_diameter",
                        "water_pipe_end",
                        "facility_twice");
        assertThat(byCode.get("water_pipe_end").rule()).isInstanceOfSatisfying(Rule.LooseEnd.class, rule -> {
            assertThat(rule.withinMetres()).isEqualTo(0.5);
            assertThat(rule.touch()).contains("water_pipe", "valve");
        });
        assertThat(byCode.get("dataset_overdue").check().subject()).isEqualTo(Subject.DATASET);
        assertThat(byCode.get("building_height").check().severity()).isEqualTo(Severity.ERROR);
        assertThat(byCode.get("outside_city").check().rule()).isEqualTo("outside region level = 2");
        assertThat(byCode.get("water_pipe_end").check().rule()).isEqualTo("loose_end within 0.5 m");
        assertThat(checks).map(DeclaredCheck::check).allSatisfy(check -> {
            assertThat(check.recommendation().zh()).as(check.code()).hasSizeGreaterThan(10);
            assertThat(check.recommendation().en()).as(check.code()).hasSizeGreaterThan(20);
        });
        assertThat(checks).map(DeclaredCheck::check).extracting(DataCheck::code).doesNotHaveDuplicates();
    }
}
