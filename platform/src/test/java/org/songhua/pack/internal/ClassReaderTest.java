package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.pack.internal.TestPack.GROUPS;
import static org.songhua.pack.internal.TestPack.HEAD;
import static org.songhua.pack.internal.TestPack.faultsOfClasses;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.ClassStyle;
import org.songhua.pack.Text;

class ClassReaderTest {
    private static ClassDefinition classOf(String classes) {
        return LoadedPacks.of(List.of(TestPack.pack("p", GROUPS + classes)))
                .classes()
                .getFirst();
    }

    private static final ClassDefinition TREE = classOf("""
            attribute_sets:
              site:
                address: {title: {zh: 地址, en: Address}, type: string, maxLength: 99, tag: addr:full}
            classes:
              tree:
                title: {zh: 树木, en: Tree}
                group: nature
                standard_code: GB/T 47678.5 04003
                cim_level: 4
                geometry: point
                required: [kind]
                attributes:
                  kind: {title: {zh: 类, en: Kind}, type: string, enum: {oak: {zh: 栎, en: Oak}, other: {zh: 其他, en: Other}}}
                  height: {title: {zh: 高, en: Height}, type: number, unit: m, minimum: 0, maximum: 99.5, tag: height}
                  planted: {title: {zh: 植, en: Planted}, type: string, format: date, pattern: "2.*"}
                attribute_sets: [site]
                style:
                  palette: tree
                  icon: tree
                  min_zoom: 15
                  order: 7
                  label_zoom: 16
                  visible: false
                  tile_attributes: [kind]
                  zoom_by: {attribute: kind, zooms: {oak: 12}}
                osm:
                  - tags: {natural: tree, protected: "*", genus: [Quercus, Larix]}
                    attributes: {kind: genus, height: est_height}
                    values: {kind: {Quercus: oak}}
                    constants: {kind: other}
            """);

    @Test
    void aClassIsReadAsItIsWritten() {
        assertThat(TREE.code()).isEqualTo("tree");
        assertThat(TREE.pack()).isEqualTo("p");
        assertThat(TREE.title()).isEqualTo(new Text("树木", "Tree"));
        assertThat(TREE.standardCode()).isEqualTo("GB/T 47678.5 04003");
        assertThat(TREE.cimLevel()).isEqualTo(4);
        assertThat(TREE.geometry()).isEqualTo(GeometryKind.POINT);
        assertThat(TREE.style())
                .isEqualTo(new ClassStyle(
                        "tree",
                        "tree",
                        15,
                        7,
                        16,
                        false,
                        false,
                        List.of("kind"),
                        new ClassStyle.ZoomBy("kind", Map.of("oak", 12))));
    }

    @Test
    void attributesOfSetsFollowItsOwn() {
        assertThat(TREE.attributes())
                .extracting(AttributeDefinition::name)
                .containsExactly("kind", "height", "planted", "address");
    }

    @Test
    void attributesAreReadAsTheyAreWritten() {
        var kind = TREE.attribute("kind").orElseThrow();
        var height = TREE.attribute("height").orElseThrow();
        var planted = TREE.attribute("planted").orElseThrow();

        assertThat(kind.required()).isTrue();
        assertThat(kind.choices()).extracting(AttributeDefinition.Choice::value).containsExactly("oak", "other");
        assertThat(height.required()).isFalse();
        assertThat(height.unit()).isEqualTo("m");
        assertThat(height.maximum()).isEqualByComparingTo("99.5");
        assertThat(height.maxLength()).isZero();
        assertThat(planted.format()).isEqualTo("date");
        assertThat(planted.pattern()).isEqualTo("2.*");
        assertThat(planted.maxLength()).isEqualTo(255);
    }

    @Test
    void aRuleReadsTheTagsOfTheAttributesUnlessItSaysOtherwise() {
        var rule = TREE.osm().getFirst();

        assertThat(rule.tags())
                .isEqualTo(
                        Map.of("natural", Set.of("tree"), "protected", Set.of(), "genus", Set.of("Quercus", "Larix")));
        assertThat(rule.geometry()).containsExactly(GeometryKind.POINT);
        assertThat(rule.attributes())
                .isEqualTo(Map.of("kind", "genus", "height", "est_height", "address", "addr:full"));
        assertThat(rule.values()).isEqualTo(Map.of("kind", Map.of("Quercus", "oak")));
        assertThat(rule.constants()).isEqualTo(Map.of("kind", "other"));
    }

    @Test
    void aRuleOfAClassForAnyGeometryTakesAllKindsUnlessItSaysOtherwise() {
        var any = classOf(
                "classes: {a: {" + HEAD + ", geometry: any, osm: [{tags: {a: b}}, {tags: {c: d}, geometry: line}]}}");

        assertThat(any.osm().getFirst().geometry())
                .containsExactlyInAnyOrder(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON);
        assertThat(any.osm().getLast().geometry()).containsExactly(GeometryKind.LINE);
    }

    private static final String KIND = "kind: {title: {zh: 类, en: Kind}, type: string, enum: {oak: {zh: 栎, en: Oak}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    required: [knd]                                         | PACK-024 | Did you mean "kind"?
                    required: [kind], osm: [{tags: {a: b}}]                 | PACK-033 | Give it under constants
                    attribute_sets: [sites]                                 | PACK-023 | Declare it under attribute_sets
                    osm: [{tags: {a: b}, attributes: {kinds: a}}]           | PACK-024 | Did you mean "kind"?
                    osm: [{tags: {a: b}, constants: {colour: red}}]         | PACK-024 | Declare it under attributes
                    osm: [{tags: {a: b}, values: {kind: {a: oak}}}]         | PACK-031 | Name it under attributes
                    osm: [{tags: {a: b}, constants: {kind: oka}}]           | PACK-032 | Did you mean "oak"?
                    osm: [{tags: {a: b}, attributes: {kind: a}, values: {kind: {x: elm}}}] | PACK-032 | one of oak
                    osm: [{tags: {a: b}, geometry: [point, line]}]          | PACK-030 | geometry of the class any
                    osm: [{tags: {a: b}, geometry: circle}]                 | PACK-008 | one of point, line, polygon
                    osm: [{tag: {a: b}}]                                    | PACK-005 | Did you mean "tags"?
                    osm: [{geometry: point}]                                | PACK-006 | Add it
                    standard_code: [1]                                      | PACK-007 | Write a code
                    """)
    void aMistakeInAClassIsToldWithItsRemedy(String part, String code, String remedy) {
        var faults = faultsOfClasses("tree: {" + HEAD + ", geometry: point, attributes: {" + KIND + "}, " + part + "}");

        assertThat(faults).anyMatch(line -> line.contains(code) && line.contains(remedy), code + " " + remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    min_zoom: 19                                   | PACK-008
                    palette: colour                                | PACK-008
                    icon: tre                                      | PACK-008
                    tile_attributes: [knd]                         | PACK-024
                    zoom_by: {attribute: knd, zooms: {oak: 1}}     | PACK-024
                    zoom_by: {attribute: kind, zooms: {oka: 1}}    | PACK-026
                    zoom_by: {attribute: kind, zooms: {oak: 99}}   | PACK-008
                    zoom_by: {attribute: kind}                     | PACK-006
                    minzoom: 4                                     | PACK-005
                    visible: yes                                   | PACK-007
                    """)
    void aMistakeInAStyleIsTold(String part, String code) {
        var style = "palette: tree, min_zoom: 14, order: 1";
        var key = part.substring(0, part.indexOf(':'));
        var others = style.replaceAll(key + ": [a-z0-9]+(, )?", "");
        var faults = faultsOfClasses(
                "tree: {title: {zh: 树, en: Tree}, group: nature, cim_level: 1, geometry: point, attributes: {" + KIND
                        + "}, style: {" + others + (others.endsWith(", ") ? "" : ", ") + part + "}}");

        assertThat(faults).hasSize(1).first().asString().contains(code).contains("p/classes.yml:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    type: number, maxLength: 3                         | PACK-020
                    type: boolean, enum: {a: {zh: a, en: a}}           | PACK-020
                    type: string, minimum: 3                           | PACK-020
                    type: string, unit: m                              | PACK-020
                    type: number, minimum: 3, maximum: 2.9             | PACK-021
                    type: string, pattern: '[a-'                       | PACK-022
                    type: string, pattern: '(a'                        | PACK-022
                    type: integer, enum: {one: {zh: a, en: a}}         | PACK-026
                    type: text                                         | PACK-008
                    type: string, format: url                          | PACK-008
                    type: string, enum: {a: {zh: a}}                   | PACK-006
                    type: string, max_length: 3                        | PACK-005
                    type: string, maxLength: 0                         | PACK-008
                    type: text, minimum: 3                             | PACK-008
                    """)
    void aMistakeInAnAttributeIsTold(String keywords, String code) {
        var faults = faultsOfClasses("tree: {" + HEAD
                + ", geometry: point, attributes: {kind: {title: {zh: 类, en: Kind}, " + keywords + "}}}");

        assertThat(faults).hasSize(1).first().asString().contains(code);
    }

    @Test
    void aSetThatBringsAnAttributeTwiceIsRefused() {
        var set = "attribute_sets: {site: {" + KIND + "}}\n";
        var faults = TestPack.faults(TestPack.pack(
                "p",
                GROUPS + set + "classes: {tree: {" + HEAD + ", geometry: point, attribute_sets: [site], attributes: {"
                        + KIND + "}}}"));

        assertThat(faults).hasSize(1).first().asString().contains("PACK-025");
    }

    @Test
    void aSetThatNobodyUsesIsCheckedToo() {
        var set = "attribute_sets: {site: {a: {title: {zh: 类, en: A}, type: number, minimum: 2, maximum: 1}}}\n";

        assertThat(TestPack.faults(TestPack.pack("p", GROUPS + set + "classes: {}")))
                .hasSize(1)
                .first()
                .asString()
                .contains("PACK-021");
    }

    @Test
    void manyMistakesOfOneFileAreToldAtOnceInOrderOfTheirLines() {
        var faults = faultsOfClasses("""
                tree:
                  title: {zh: 树}
                  group: natur
                  cim_level: 8
                  geometry: dot
                  style: {palette: tree, min_zoom: 14}
                Tree: {}
                bush:
                  colour: green
                """);

        assertThat(faults).hasSizeGreaterThanOrEqualTo(10);
        assertThat(faults).isSortedAccordingTo((a, b) -> Integer.compare(lineOf(a), lineOf(b)));
    }

    private static int lineOf(String fault) {
        return Integer.parseInt(fault.substring(fault.indexOf(':') + 1, fault.indexOf(' ')));
    }
}
