package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;

/** The generator's own YAML files: complete, plausible, and in the words of the packs. */
class OwnFilesTest {
    private static final Packs PACKS = Packs.ofClasspath();

    private static List<Yaml> entries(String file) {
        return Yaml.readList(file);
    }

    @Test
    void everyKindOfLineHasItsMeasures() {
        Map<LineKind, StreetRules> rules = StreetRules.read();
        assertThat(rules).containsOnlyKeys(LineKind.values());
        rules.forEach((kind, rule) -> {
            if (kind.isStreet()) {
                assertThat(rule.lanes()).as(kind.name()).isBetween(1, 8);
                assertThat(rule.width() / rule.lanes())
                        .as(kind.name() + " width of a lane")
                        .isBetween(3.0, 6.0);
                assertThat(rule.setback())
                        .as(kind.name() + " keeps buildings off the carriageway")
                        .isGreaterThan(rule.width() / 2);
            } else {
                assertThat(rule.width()).as(kind.name()).isZero();
                assertThat(rule.setback()).as(kind.name()).isPositive();
            }
        });
    }

    @Test
    void moreImportantStreetsAreWider() {
        Map<LineKind, StreetRules> rules = StreetRules.read();
        LineKind[] kinds = LineKind.values();
        for (int i = 1; i < kinds.length && kinds[i].isStreet(); i++) {
            assertThat(rules.get(kinds[i - 1]).width())
                    .isGreaterThan(rules.get(kinds[i]).width());
            assertThat(rules.get(kinds[i - 1]).setback())
                    .isGreaterThan(rules.get(kinds[i]).setback());
        }
    }

    @ParameterizedTest
    @EnumSource(Zone.class)
    void everyZoneIsMadeOfUsesInTheRightTime(Zone zone) {
        ZoneRules rule = ZoneRules.read().get(zone);
        assertThat(rule.block()).isBetween(10_000.0, 500_000.0);
        assertThat(rule.firstYear()).isBetween(1900, 2010);
        assertThat(rule.lastYear()).isBetween(rule.firstYear() + 10, 2024);
        assertThat(rule.mix().items())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(rule.mix().weights());
        assertThat(rule.mix().weights()).allMatch(w -> w > 0);
        boolean rural = zone == Zone.RURAL;
        assertThat(rule.mix().items()).allMatch(use -> !rural || !use.isUrban());
    }

    @Test
    void housingKindsFollowEachOtherInTime() {
        List<HousingKind> kinds = HousingKind.read();
        for (int i = 1; i < kinds.size(); i++)
            assertThat(kinds.get(i).until()).isGreaterThan(kinds.get(i - 1).until());
        assertThat(kinds.getLast().until()).isGreaterThanOrEqualTo(2024);
        assertThat(kinds).allSatisfy(kind -> {
            assertThat(kind.floors()).isNotEmpty().allMatch(f -> f >= 1 && f <= 33);
            assertThat(kind.depth()).isBetween(7.0, 18.0);
            assertThat(kind.lengths()).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(kind.sun()).isBetween(1.0, 1.8);
            assertThat(kind.dwelling()).isBetween(30.0, 150.0);
            assertThat(kind.occupied()).isBetween(0.5, 1.0);
            assertThat(kind.structure().items()).isSubsetOf("mixed", "masonry", "reinforced_concrete");
        });
    }

    @ParameterizedTest
    @CsvSource({"1900, 1949", "1949, 1949", "1950, 1976", "1976, 1976", "1977, 1988", "2030, 2030", "2500, 2030"})
    void aYearBelongsToItsCohort(int year, int until) {
        assertThat(HousingKind.of(HousingKind.read(), year).until()).isEqualTo(until);
    }

    @Test
    void publicBuildingsFitTheirGround() {
        assertThat(entries("claims.yml"))
                .extracting(y -> y.text("site"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(8);
        for (Yaml yaml : entries("claims.yml")) {
            ClaimPlan.Rule rule = ClaimPlan.Rule.of(yaml, 300_000);
            assertThat(rule.length()).as(rule.site()).isBetween(20.0, 80.0);
            assertThat(rule.depth()).as(rule.site()).isBetween(10.0, 40.0);
            assertThat(rule.yard()).as(rule.site()).isBetween(0.0, 30.0);
            assertThat(rule.floors()).as(rule.site()).isBetween(1, 6);
            assertThat(rule.radius()).as(rule.site()).isBetween(300.0, 3_000.0);
            assertThat(rule.count()).as(rule.site()).isEqualTo((int) Math.rint(300_000 / rule.per()));
        }
    }

    @Test
    void aVillageStillHasTheLeastOfEach() {
        for (Yaml yaml : entries("claims.yml")) {
            assertThat(ClaimPlan.Rule.of(yaml, 0).count()).as(yaml.text("site")).isEqualTo((int) yaml.number("least"));
            assertThat(yaml.number("least")).as(yaml.text("site")).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void careIsAPublicUse() {
        Yaml dayCare = entries("claims.yml").stream()
                .filter(y -> y.text("site").equals("DAY_CARE"))
                .findFirst()
                .orElseThrow();
        assertThat(ClaimPlan.Rule.of(dayCare, 30_000).use()).isEqualTo(Use.PUBLIC);
    }

    @Test
    void compoundsTakeAPlausibleArea() {
        for (Yaml yaml : entries("sites.yml")) {
            List<Double> area = yaml.numbers("area");
            assertThat(area).as(yaml.text("site")).hasSize(2);
            assertThat(area.get(0)).as(yaml.text("site")).isBetween(0.5, 6.0);
            assertThat(area.get(1)).as(yaml.text("site")).isGreaterThan(area.get(0) * 1.3);
            assertThat(LandUse.valueOf(yaml.text("use")).isCompound())
                    .as(yaml.text("site"))
                    .isTrue();
        }
    }

    /** What the generator writes must be declared: each class, each fixed attribute with its value, each range's key. */
    @Test
    void facilitiesSpeakTheWordsOfThePacks() {
        Yaml rules = Yaml.read("facilities.yml");
        List<String> wrong = new ArrayList<>();
        for (String group : List.of("houses", "compounds")) {
            Yaml entries = rules.at(group);
            for (String key : entries.map().keySet()) check(group + "." + key, entries.at(key), wrong);
        }
        for (Yaml trade : entries("trades.yml"))
            check("trades " + trade.text("class") + " " + trade.text("name"), trade, wrong);
        assertThat(wrong).isEmpty();
    }

    private static void check(String where, Yaml entry, List<String> wrong) {
        ClassDefinition definition = PACKS.findClass(entry.text("class")).orElse(null);
        if (definition == null) {
            wrong.add(where + ": no pack declares " + entry.text("class"));
            return;
        }
        if (entry.has("attributes")) {
            AttributeSchema.of(definition).check(entry.at("attributes").map()).stream()
                    .filter(f -> !f.code().contains("missing"))
                    .forEach(f -> wrong.add(where + ": " + f.line()));
        }
        Set<String> declared = new HashSet<>();
        definition.attributes().forEach(a -> declared.add(a.name()));
        if (entry.has("between")) {
            entry.at("between").map().keySet().stream()
                    .filter(k -> !declared.contains(k))
                    .forEach(k -> wrong.add(where + ": " + k));
        }
        if (entry.has("area") && !declared.contains("floor_area")) wrong.add(where + ": floor_area");
    }

    @Test
    void facilitiesThatMaybeTooSmallNameAnother() {
        Yaml houses = Yaml.read("facilities.yml").at("houses");
        for (String key : houses.map().keySet()) {
            Yaml entry = houses.at(key);
            assertThat(entry.has("least")).as(key).isEqualTo(entry.has("else"));
            if (entry.has("else"))
                assertThat(houses.has(entry.text("else"))).as(key).isTrue();
        }
    }

    @Test
    void everyListThatANameIsTakenFromIsThere() {
        Yaml names = Yaml.read("names.yml");
        List<Yaml> all = new ArrayList<>(entries("trades.yml"));
        for (String group : List.of("houses", "compounds")) {
            Yaml entries = Yaml.read("facilities.yml").at(group);
            for (String key : entries.map().keySet()) all.add(entries.at(key));
        }
        for (Yaml entry : all) {
            String name = entry.text("name");
            if (name.contains("{brand}"))
                assertThat(names.at("brands").texts(entry.text("brand")))
                        .as(name)
                        .isNotEmpty();
            if (name.contains("{thing}"))
                assertThat(names.texts(entry.text("list"))).as(name).isNotEmpty();
            assertThat(name.replaceAll("\\{(city|community|pair|ordinal|brand|thing|family)}", ""))
                    .as(name)
                    .doesNotContain("{", "}");
        }
    }

    @Test
    void namesAreInventedOnceAndDivisionsHaveCodes() {
        Yaml names = Yaml.read("names.yml");
        assertThat(names.at("city_title").map()).containsOnlyKeys("zh", "en");
        assertThat(names.text("city_code")).matches("22\\d{4}");
        assertThat(names.list("districts"))
                .hasSize(4)
                .allSatisfy(d -> assertThat(d.text("code")).matches("2299\\d{2}"))
                .extracting(d -> d.text("code"))
                .doesNotHaveDuplicates();
        for (String list : List.of(
                "lakes", "islands", "riverside", "railside", "highways", "offices", "towns", "first", "second")) {
            assertThat(names.texts(list)).as(list).doesNotHaveDuplicates().allMatch(n -> !n.isBlank());
        }
    }

    @Test
    void theTitleSaysThatTheCityIsADemonstration() {
        assertThat(City.title()).isEqualTo("松湾市（演示）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yml", "../packs/x.yml", ""})
    void aFileThatIsMissingIsNamed(String file) {
        assertThatThrownBy(() -> Yaml.read(file)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aKeyThatIsMissingIsNamedWithItsFile() {
        Yaml yaml = Yaml.read("names.yml");
        assertThatThrownBy(() -> yaml.text("motto"))
                .hasMessageContaining("demo/names.yml")
                .hasMessageContaining("motto");
        assertThat(yaml.has("motto")).isFalse();
        assertThat(yaml.number("motto", 7)).isEqualTo(7);
    }
}
