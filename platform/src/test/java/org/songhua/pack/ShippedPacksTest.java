package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeDefinition.Type;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** What holds for the packs of this repository. */
class ShippedPacksTest {
    private static final Packs PACKS = Packs.ofClasspath();

    @Test
    void everyPackIsSoundAndEveryExampleComesOutAsItSays() {
        var report = PackVerifier.create().verify(Path.of("../packs"));

        assertThat(report.faults()).extracting(Fault::line).isEmpty();
        assertThat(report.examples()).isPositive();
        assertThat(report.failed()).isZero();
    }

    @Test
    void theProgramCarriesThePacksOfTheRepository() {
        var report = PackVerifier.create().verify(Path.of("../packs"));

        assertThat(PACKS.list()).isEqualTo(report.packs());
        assertThat(PACKS.classes()).hasSize(report.classes());
    }

    @Test
    void classesAreFoundByTheirCode() {
        assertThat(PACKS.findClass("building"))
                .get()
                .extracting(ClassDefinition::pack)
                .isEqualTo("base");
        assertThat(PACKS.findClass("castle_in_the_air")).isEmpty();
    }

    @Test
    void everyClassIsListedUnderAGroup() {
        var groups = new HashSet<>(PACKS.groups().stream().map(ClassGroup::code).toList());

        assertThat(PACKS.classes()).allMatch(definition -> groups.contains(definition.group()));
    }

    @Test
    void everyGroupHoldsAClass() {
        var used = PACKS.classes().stream().map(ClassDefinition::group).toList();

        assertThat(PACKS.groups()).allMatch(group -> used.contains(group.code()));
    }

    @Test
    void everyElementOfOpenStreetMapFindsAClass() {
        var classifier = OsmClassifier.of(PACKS.classes());

        for (var kind : GeometryKind.values()) {
            assertThat(classifier.classify(Map.of("unheard_of", "thing"), kind))
                    .get()
                    .extracting(match -> match.definition().code())
                    .isEqualTo("osm_other");
        }
    }

    @Test
    void regionsAndGridsTakeTheCodesOfTheStandardsOnly() {
        var region = AttributeSchema.of(PACKS.findClass("region").orElseThrow());
        var grid = AttributeSchema.of(PACKS.findClass("unit_grid").orElseThrow());

        assertThat(List.of("220000", "220102001", "220102001003"))
                .allMatch(code -> region.checkValue("code", code).isEmpty());
        assertThat(region.checkValue("code", "22010")).isPresent();
        assertThat(grid.checkValue("code", "220102001003001")).isEmpty();
        assertThat(grid.checkValue("code", "22010200100300")).isPresent();
    }

    private static Set<String> of(Function<ClassDefinition, String> part) {
        return PACKS.classes().stream().map(part).collect(Collectors.toSet());
    }

    @Test
    void noTwoClassesBearTheSameTitle() {
        var classes = PACKS.classes().size();

        assertThat(of(definition -> definition.title().zh())).hasSize(classes);
        assertThat(of(definition -> definition.title().en())).hasSize(classes);
    }

    @Test
    void theOrderOfDrawingIsDecidedForEveryTwoClasses() {
        assertThat(of(definition -> String.valueOf(definition.style().order())))
                .hasSize(PACKS.classes().size());
    }

    @Test
    void anAttributeOfOneNameHasOneTypeInAllClasses() {
        var types = new HashMap<String, Type>();

        for (var definition : PACKS.classes()) {
            for (var attribute : definition.attributes()) {
                var other = types.putIfAbsent(attribute.name(), attribute.type());
                assertThat(other)
                        .as("%s.%s", definition.code(), attribute.name())
                        .isIn(null, attribute.type());
            }
        }
    }

    @Test
    void whatTheMapDrawsByIsAWordOfAListOrANumber() {
        for (var definition : PACKS.classes()) {
            var zoomBy = definition.style().zoomBy();
            if (zoomBy == null) continue;
            var values = definition.attribute(zoomBy.attribute()).orElseThrow().choices();
            assertThat(values).as(definition.code()).isNotEmpty();
        }
    }

    private static int zoomOf(String street) {
        var style = PACKS.findClass("street").orElseThrow().style();
        return Objects.requireNonNull(style.zoomBy()).zooms().getOrDefault(street, style.minZoom());
    }

    @Test
    void roadsAppearByImportance() {
        assertThat(Stream.of("motorway", "expressway", "arterial", "secondary", "branch", "residential", "service"))
                .isSortedAccordingTo(Comparator.comparingInt(ShippedPacksTest::zoomOf));
        assertThat(zoomOf("arterial")).isLessThanOrEqualTo(10);
        assertThat(zoomOf("residential")).isEqualTo(13);
    }

    @Test
    void theMapOfACityIsNotLitteredFromAfar() {
        for (var definition : PACKS.classes()) {
            var style = definition.style();
            var isFacility = definition.pack().equals("facilities") && style.icon() != null;
            if (isFacility) assertThat(style.minZoom()).as(definition.code()).isBetween(11, 17);
            if (style.labelZoom() > 0 && style.zoomBy() == null) {
                assertThat(style.labelZoom()).as(definition.code()).isLessThanOrEqualTo(18);
            }
        }
        assertThat(PACKS.findClass("building").orElseThrow().style().minZoom()).isEqualTo(14);
    }

    /** The lines of domain evaluation that are facilities, with the class that holds them. */
    @ParameterizedTest
    @CsvSource({
        "中学, middle_school",
        "小学, primary_school",
        "菜市场, market",
        "超市, supermarket",
        "公园绿地, park",
        "绿道, greenway",
        "社区卫生服务设施, community_health",
        "医院, hospital",
        "养老设施, elderly_care",
        "托育设施, day_nursery",
        "文化活动设施, cultural_facility",
        "体育设施, sports_facility",
        "足球场地, football_pitch",
        "公交站, bus_stop",
        "轨道站, rail_station",
        "消防站, fire_station",
        "社区嵌入式服务综合体, community_complex",
        "幼儿园, kindergarten",
        "社区综合服务站, community_service",
    })
    void everyElementOfTheLifeCircleIsAClass(String title, String code) {
        assertThat(PACKS.findClass(code))
                .get()
                .extracting(definition -> definition.title().zh())
                .isEqualTo(title);
    }

    @Test
    void componentsHaveThe153TypesOfTheStandard() {
        var types = PACKS.findClass("component")
                .orElseThrow()
                .attribute("type")
                .orElseThrow()
                .choices();
        var byBigClass = types.stream()
                .collect(Collectors.groupingBy(
                        type -> type.value().substring(0, 2), TreeMap::new, Collectors.counting()));

        assertThat(types).hasSize(153).allMatch(type -> type.value().matches("[0-9]{5}"));
        assertThat(byBigClass).isEqualTo(Map.of("01", 76L, "02", 44L, "03", 16L, "04", 14L, "05", 3L));
    }

    @Test
    void componentsHaveTheAttributesThatTheStandardDemands() {
        var component = PACKS.findClass("component").orElseThrow();

        assertThat(component.attributes())
                .extracting(AttributeDefinition::name)
                .contains("code", "department_code", "department", "unit_grid", "state", "first_recorded", "changed");
    }

    @Test
    void allWordsThatPacksSayToTheMapAreKnownToTheConsole() throws IOException {
        var palette = Files.readString(Path.of("../console/src/map/palette.ts"));
        var icons = Files.readString(Path.of("../console/src/map/poiIcons.ts"));

        for (var definition : PACKS.classes()) {
            var icon = definition.style().icon();
            assertThat(palette).contains("'" + definition.style().palette() + "'");
            if (icon != null) assertThat(icons).containsPattern("(?m)^ +" + icon + ":");
        }
    }

    @Test
    void noClassCountsOnATagThatOnlySaysHowItWasMapped() {
        var noise = Set.of("source", "created_by", "note", "fixme", "survey:date");

        for (var definition : PACKS.classes()) {
            for (var rule : definition.osm()) {
                assertThat(rule.tags().keySet()).as(definition.code()).doesNotContainAnyElementsOf(noise);
                assertThat(rule.attributes().values()).as(definition.code()).doesNotContainAnyElementsOf(noise);
            }
        }
    }
}
