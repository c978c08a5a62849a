package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
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
}
