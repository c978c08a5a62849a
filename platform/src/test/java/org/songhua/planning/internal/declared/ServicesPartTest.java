package org.songhua.planning.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Tier;
import org.songhua.pack.PackFolder;
import org.songhua.pack.part.PackContent;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;

/** What packs may say of services, and what the packs of this repository do say. */
class ServicesPartTest {
    private static final String CLASSES = """
            groups:
              g: {title: {zh: 组, en: Group}, order: 1}
            classes:
              clinic:
                title: {zh: 诊所, en: Clinic}
                group: g
                cim_level: 5
                geometry: point
                attributes:
                  beds: {title: {zh: 床位, en: Beds}, type: integer}
                  level: {title: {zh: 等级, en: Level}, type: string}
                  grade: {title: {zh: 评级, en: Grade}, type: string, enum: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}}
                style: {palette: utility, min_zoom: 14, order: 900}
              garden:
                title: {zh: 园, en: Garden}
                group: g
                cim_level: 5
                geometry: polygon
                attributes:
                  beds: {title: {zh: 花坛, en: Beds}, type: number}
                style: {palette: utility, min_zoom: 14, order: 901}
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String service) {
        return PackFolder.in(folder, "p")
                .write("classes.yml", CLASSES)
                .write(
                        "services.yml",
                        "services:\n  s:\n    title: {zh: 服务, en: Service}\n    basis: a rule\n" + service)
                .faults();
    }

    private List<String> codes(String service) {
        return faults(service).stream().map(Fault::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    classes: clinic\n    within: 500 m\n",
                "    classes: [clinic, garden]\n    within: 15 min\n    tier: \"15\"\n",
                "    classes: [clinic, garden]\n    within: 7.5 min\n    capacity: beds\n",
                "    classes: garden\n    within: 500000 m\n    size: {attribute: beds, at_least: 0, below: 2.5}\n",
                "    classes: clinic\n    within: 1 m\n    verified: false\n",
                "    classes: clinic\n    within: 30 min\n    from: garden\n    where: {grade: [a, b]}\n",
            })
    void whatFitsTheClassesIsTaken(String service) {
        assertThat(faults(service)).isEmpty();
    }

    @Test
    void aClassThatIsNotThereIsToldWithItsLine() {
        List<Fault> faults = faults("    classes: [clinic, hospital]\n    within: 500 m\n");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("PLAN-001");
            assertThat(fault.line()).contains("hospital").contains("services.yml");
            assertThat(fault.remedy()).isNotEmpty();
        });
    }

    @Test
    void anAttributeThatIsNoNumberOrLacksIsTold() {
        assertThat(codes("    classes: clinic\n    within: 500 m\n    capacity: level\n"))
                .containsExactly("PLAN-002");
        assertThat(codes("    classes: clinic\n    within: 500 m\n    capacity: seats\n"))
                .containsExactly("PLAN-002");
        // Told for each class that lacks it: garden has no level either.
        assertThat(codes("    classes: [clinic, garden]\n    within: 500 m\n    capacity: level\n"))
                .containsExactly("PLAN-002", "PLAN-002");
        assertThat(codes("    classes: garden\n    within: 500 m\n    size: {attribute: seats, at_least: 3}\n"))
                .containsExactly("PLAN-002");
    }

    @Test
    void aRangeThatHoldsNothingIsTold() {
    void aWordThatNoClassHasAndPlacesThatAreNoneAreTold() throws IOException {
        assertThat(codes("    classes: clinic\n    within: 30 min\n    where: {grade: [a, c]}\n"))
                .containsExactly("PLAN-005");
        // An open text has no words to choose from, and the garden has no grade at all.
        assertThat(codes("    classes: clinic\n    within: 30 min\n    where: {level: [a]}\n"))
                .containsExactly("PLAN-005");
        assertThat(codes("    classes: [clinic, garden]\n    within: 30 min\n    where: {grade: [a]}\n"))
                .containsExactly("PLAN-005");
        assertThat(codes("    classes: clinic\n    within: 30 min\n    from: village\n"))
                .containsExactly("PLAN-001");
    }

    @Test
    void aRangeThatHoldsNothingIsTold() throws IOException {
        assertThat(codes(
                        "    classes: garden\n    within: 500 m\n    size: {attribute: beds, at_least: 3, below: 3}\n"))
                .containsExactly("PLAN-003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    classes: clinic\n",
                "    classes: clinic\n    within: 500\n",
                "    classes: clinic\n    within: 0 m\n",
                "    classes: clinic\n    within: -5 m\n",
                "    classes: clinic\n    within: 5 miles\n",
                "    classes: clinic\n    within: 1e3 m\n",
                "    classes: clinic\n    within: 5000000 m\n",
                "    classes: clinic\n    within: 500 m\n    tier: \"20\"\n",
                "    classes: clinic\n    within: 500 m\n    verified: perhaps\n",
                "    classes: clinic\n    within: 500 m\n    colour: red\n",
                "    within: 500 m\n",
                "    classes: []\n    within: 500 m\n",
                "    classes: clinic\n    within: 500 m\n    size: {attribute: beds}\n",
            })
    void whatHasNotTheFormIsTold(String service) {
        assertThat(faults(service)).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.code()).isNotEmpty();
            assertThat(fault.remedy()).isNotEmpty();
        });
    }

    private static ServiceElement element(String set, String code) {
        return new DeclaredServices(PackContent.ofClasspath())
                .find(set)
                .flatMap(one -> one.find(code))
                .orElseThrow();
    }

    @Test
    void thePacksOfThisRepositorySayWhatTheRulesSay() {
        ServiceElement school = element("life-circle", "primary_school");
        assertThat(school.limit()).isEqualTo(Limit.ofMetres(500));
        assertThat(school.tier()).isEqualTo(Tier.TEN_MINUTES);
        ServiceElement elderly = element("life-circle", "elderly_care");
        assertThat(elderly.limit()).isEqualTo(Limit.ofMinutes(5));
        assertThat(elderly.limit().metric()).isEqualTo(Metric.TIME);
        ServiceElement park = element("life-circle", "park_small");
        assertThat(park.size().holds(2000)).isTrue();
        assertThat(park.size().holds(4999.9)).isTrue();
        assertThat(park.size().holds(5000)).isFalse();
        assertThat(park.size().holds(1999.9)).isFalse();
        assertThat(element("life-circle", "park_large").size().holds(1e9)).isTrue();
        assertThat(element("shelter", "refuge").capacity()).isEqualTo("people");
    }

    @Test
    void everyLimitSaysWhereItIsLaidDown() {
        List<ServiceSet> sets = new DeclaredServices(PackContent.ofClasspath()).list();
        assertThat(sets).extracting(ServiceSet::code).contains("life-circle", "commuting", "shelter");
        Stream<ServiceElement> all = sets.stream().flatMap(set -> set.elements().stream());
        assertThat(all).allSatisfy(one -> {
            assertThat(one.basis()).isNotBlank();
            assertThat(one.title().zh()).isNotBlank();
            assertThat(one.title().en()).isNotBlank();
            assertThat(one.classes()).isNotEmpty();
        });
        assertThat(sets.getFirst().find("nothing")).isEmpty();
    }
}
