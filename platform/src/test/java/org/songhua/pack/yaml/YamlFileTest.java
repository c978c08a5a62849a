package org.songhua.pack.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;

class YamlFileTest {
    private static final Shape.Table TREE = new Shape.Table(
            "tree",
            "A tree.",
            List.of(
                    Key.required("name", Shape.Text.of("a name", 20), "What people call it."),
                    Key.optional("height", new Shape.Decimal(), "Metres."),
                    Key.optional("rings", new Shape.Whole(0, 1000), "Years."),
                    Key.optional("green", new Shape.Truth(), "In summer."),
                    Key.optional("kind", new Shape.OneOf(List.of("oak", "larch")), "Its kind."),
                    Key.optional("code", Shape.Text.like("a code", "[a-z]+"), "Its code."),
                    Key.optional("value", new Shape.Scalar(), "Anything."),
                    Key.optional("birds", new Shape.Many(Shape.Text.of("a bird", 20), true), "Who lives there."),
                    Key.optional(
                            "marks",
                            new Shape.Map(Shape.Text.like("a code", "[a-z]+"), new Shape.Whole(1, 5)),
                            "Marks by judge.")));

    private final List<Fault> faults = new ArrayList<>();

    private Item read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Item read(byte[] content) {
        return YamlFile.read("tree.yml", content, TREE, faults::add);
    }

    private List<String> lines() {
        return faults.stream().map(Fault::line).toList();
    }

    private List<String> codesOf(String text) {
        read(text);
        return faults.stream().map(Fault::code).toList();
    }

    @Test
    void aFileThatHasTheShapeBecomesPlainValues() {
        var item = read("""
            name: 东北红豆杉
            height: 12.5
            rings: 300
            green: true
            kind: larch
            birds: [crow, tit]
            marks: {li: 5, wang: 4}
            """);

        assertThat(lines()).isEmpty();
        assertThat(item.text("name")).isEqualTo("东北红豆杉");
        assertThat(item.decimal("height")).isEqualTo(new BigDecimal("12.5"));
        assertThat(item.whole("rings", 0)).isEqualTo(300);
        assertThat(item.truth("green", false)).isTrue();
        assertThat(item.list("birds")).extracting(Item::text).containsExactly("crow", "tit");
        assertThat(item.part("marks").entries().keySet()).containsExactly("li", "wang");
    }

    @Test
    void aSingleValueMayStandForAListOfOne() {
        assertThat(read("name: a\nbirds: crow").list("birds"))
                .extracting(Item::text)
                .containsExactly("crow");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        var item = read("name: a");

        assertThat(item.find("birds")).isNull();
        assertThat(item.list("birds")).isEmpty();
        assertThat(item.part("marks").entries()).isEmpty();
        assertThat(item.whole("rings", 7)).isEqualTo(7);
        assertThat(item.decimal("height")).isNull();
        assertThat(item.text("code")).isNull();
        assertThat(item.text("code", "none")).isEqualTo("none");
        assertThat(item.truth("green", true)).isTrue();
    }

    @Test
    void textsAreTextsWhateverYamlGuesses() {
        for (var word : List.of("yes", "0815", "1.10", "2025-01-01", "~x", "'~'", "\"12\"")) {
            assertThat(read("name: " + word).text("name")).isEqualTo(word.replaceAll("['\"]", ""));
        }
        assertThat(lines()).isEmpty();
    }

    @Test
    void aSingleValueIsToldApartAsJsonWould() {
        assertThat(read("name: a\nvalue: 12").part("value").value()).isEqualTo(12L);
        assertThat(read("name: a\nvalue: 1.5").part("value").value()).isEqualTo(new BigDecimal("1.5"));
        assertThat(read("name: a\nvalue: false").part("value").value()).isEqualTo(false);
        assertThat(read("name: a\nvalue: '12'").part("value").value()).isEqualTo("12");
        assertThat(read("name: a\nvalue: yes").part("value").value()).isEqualTo("yes");
        assertThat(read("name: a\nvalue: 012").part("value").value()).isEqualTo("012");
    }

    @Test
    void aFaultNamesFileLineColumnAndPointer() {
        read("name: a\nmarks:\n  li: 9\n");

        assertThat(lines())
                .containsExactly("tree.yml:3 column 7 /marks/li PACK-008 9 is out of range."
                        + " Write a whole number from 1 to 5.");
    }

    /** An element that is left out is counted all the same, as whoever looks for the third one counts. */
    @Test
    void aMistakeInAListIsToldAtItsOwnPlaceWhateverWasWrongBeforeIt() {
        read("name: a\nbirds:\n  - [owl]\n  - tit\n  - {jay: 1}\n  - null\n  - wren\n");

        assertThat(lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("tree.yml:3 column 5 /birds/0 PACK-007"),
                        line -> assertThat(line).startsWith("tree.yml:5 column 5 /birds/2 PACK-007"),
                        line -> assertThat(line).startsWith("tree.yml:6 column 5 /birds/3 PACK-007"));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(codesOf("""
            hight: 3
            height: tall
            rings: 1001
            green: yes
            kind: lark
            code: X9
            birds: {a: b}
            marks: [1]
            height: 3
            """))
                .containsExactlyInAnyOrder(
                        "PACK-005",
                        "PACK-007",
                        "PACK-008",
                        "PACK-007",
                        "PACK-008",
                        "PACK-008",
                        "PACK-007",
                        "PACK-007",
                        "PACK-004",
                        "PACK-006");
        assertThat(lines()).anyMatch(line -> line.contains("Did you mean \"height\"?"));
        assertThat(lines()).anyMatch(line -> line.contains("Add it: What people call it."));
    }

    @Test
    void whatIsWrongIsLeftOutAndTheRestIsKept() {
        var item = read("name: a\nrings: many\nmarks: {li: 9, wang: 2}");

        assertThat(item.find("rings")).isNull();
        assertThat(item.part("marks").entries().keySet()).containsExactly("wang");
    }

    @ParameterizedTest
    @CsvSource({
        "'name:', PACK-007",
        "'name: ~', PACK-007",
        "'name: [a]', PACK-007",
        "'name: {a: b}', PACK-007",
        "'name: \"\"', PACK-008",
        "'name: aaaaaaaaaaaaaaaaaaaaaaaaaaa', PACK-008",
        "'name: a\nrings: 1.5', PACK-007",
        "'name: a\nrings: \"1\"', PACK-007",
        "'name: a\nrings: 99999999999999999999', PACK-007",
        "'name: a\nheight: 1e5', PACK-007",
        "'name: a\nheight: .inf', PACK-007",
        "'name: a\ngreen: on', PACK-007",
        "'name: a\nmarks: {LI: 1}', PACK-008",
        "'name: a\nmarks: {li: 1, li: 2}', PACK-004",
        "'name: a\n[x]: 1', PACK-007",
        "'name: a\nname: b', PACK-004",
        "'- name', PACK-007",
        "'just text', PACK-007",
        "'', PACK-006",
        "'# only a comment', PACK-006",
        "'name: a\n\tx: b', PACK-001",
        "'name: {a', PACK-001",
        "'name: a\n---\nname: b', PACK-001",
        "'name: \"a', PACK-001",
        "'name: a\u0000', PACK-001",
    })
    void everyMistakeHasItsCode(String text, String code) {
        assertThat(codesOf(text)).containsExactly(code);
        assertThat(faults).allMatch(fault -> fault.place().row() >= 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: &a x",
                "name: a\ncode: *a",
                "name: !!java.net.URL [\"http://example.org\"]",
                "name: !x a",
                "name: a\nmarks: !!map {}",
                "<<: &base {name: a}",
            })
    void anchorsAliasesAndTypeTagsAreRefused(String text) {
        assertThat(codesOf(text)).isNotEmpty().containsOnly("PACK-003");
    }

    @Test
    void aBombOfAliasesCostsNothing() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++) {
            var before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s, %s]%n".formatted(i, i, before, before, before, before));
        }

        assertThat(codesOf(bomb.toString())).containsOnly("PACK-003");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(codesOf("name: " + "[".repeat(500_000))).containsOnly("PACK-002");
        faults.clear();
        assertThat(codesOf("name: " + "{a: ".repeat(500) + "}".repeat(500))).containsOnly("PACK-002");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        read(new byte[YamlFile.MAX_BYTES + 1]);

        assertThat(faults).extracting(Fault::code).containsExactly("PACK-002");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        read("name: 春".getBytes(java.nio.charset.Charset.forName("GBK")));

        assertThat(faults).extracting(Fault::code).containsExactly("PACK-001");
    }

    @Test
    void pointersEscapeWhatJsonPointersMust() {
        var shape = new Shape.Map(Shape.Text.of("a key", 20), new Shape.Whole(0, 1));
        YamlFile.read("x.yml", "{a/b: 7, c~d: 8}".getBytes(StandardCharsets.UTF_8), shape, faults::add);

        assertThat(faults).extracting(f -> f.place().field()).containsExactly("/a~1b", "/c~0d");
    }

    @Test
    void longValuesAreQuotedShort() {
        read("name: a\nkind: " + "x".repeat(5000));

        assertThat(lines().getFirst()).hasSizeLessThan(250);
    }
}
