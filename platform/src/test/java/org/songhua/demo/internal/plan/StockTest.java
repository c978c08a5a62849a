package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;

/** Names, numerals, templates and the small parts that city objects are put together with. */
class StockTest {

    @ParameterizedTest
    @CsvSource({"1, 一", "9, 九", "10, 十", "11, 十一", "19, 十九", "20, 二十", "21, 二十一", "30, 三十", "99, 九十九"})
    void numbersAreWrittenAsOnNameBoards(int number, String text) {
        assertThat(Numerals.chinese(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1000, Integer.MIN_VALUE})
    void numbersThatNoNameCarriesAreRefused(int number) {
        assertThatThrownBy(() -> Numerals.chinese(number)).hasMessageContaining(String.valueOf(number));
    }

    @Test
    void allNumeralsDiffer() {
        Set<String> all = new HashSet<>();
        for (int i = 1; i <= 99; i++)
            assertThat(all.add(Numerals.chinese(i))).as("" + i).isTrue();
    }

    @Test
    void aNameOfTwoCharactersNeverDoublesOne() {
        var names = new Names(1);
        for (int i = 0; i < 2_000; i++) {
            String pair = names.pair();
            assertThat(pair).hasSize(2);
            assertThat(pair.charAt(0)).isNotEqualTo(pair.charAt(1));
        }
    }

    @Test
    void aNameIsGivenOncePerKindThoughTheStockBeginsAgain() {
        var names = new Names(3);
        int stock = names.stock().texts("first").size()
                * names.stock().texts("second").size();
        Set<String> given = new HashSet<>();
        for (int i = 0; i < stock / 3; i++)
            assertThat(given.add(names.pair("park", "公园"))).isTrue();
        assertThat(names.pair("square", "公园")).as("another kind").endsWith("公园");
    }

    @Test
    void theSecondOfANameIsNumbered() {
        var names = new Names(1);
        assertThat(names.once("x", "河东村")).isEqualTo("河东村");
        assertThat(names.once("x", "河东村")).isEqualTo("河东村（2）");
        assertThat(names.once("x", "河东村")).isEqualTo("河东村（3）");
        assertThat(names.once("y", "河东村")).isEqualTo("河东村");
    }

    @Test
    void listsAreUsedUpBeforeNamesAreMadeUp() {
        var names = new Names(1);
        List<String> lakes = names.stock().texts("lakes");
        for (int i = 0; i < lakes.size(); i++)
            assertThat(names.listed("lakes", i, "湖")).isEqualTo(lakes.get(i));
        assertThat(names.listed("lakes", lakes.size(), "湖")).endsWith("湖").hasSize(3);
    }

    @Test
    void villagesHaveNamesOfTheirOwn() {
        var names = new Names(5);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) all.add(names.village(i));
        assertThat(all).doesNotHaveDuplicates().allMatch(n -> n.length() >= 2);
    }

    @Test
    void theSameSeedGivesTheSameNames() {
        assertThat(new Names(9).pair()).isEqualTo(new Names(9).pair());
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        var a = new Names(9);
        var b = new Names(10);
        for (int i = 0; i < 30; i++) {
            one.add(a.pair());
            other.add(b.pair());
        }
        assertThat(one).isNotEqualTo(other);
    }

    private static Template template() {
        return new Template(new Names(1), Dice.of(1, "template"));
    }

    private static Yaml entry(Map<String, Object> map) {
        return new Yaml("test.yml", map);
    }

    @Test
    void aPatternIsFilledFromTheCityAndTheCommunity() {
        Yaml entry = entry(Map.of("class", "x", "name", "{city}{community}幼儿园"));
        assertThat(template().name(entry, "永安")).isEqualTo("松湾市永安幼儿园");
    }

    @Test
    void ordinalsCountByClassAndPattern() {
        Template template = template();
        Yaml junior = entry(Map.of("class", "middle_school", "name", "{city}{ordinal}初级中学"));
        Yaml senior = entry(Map.of("class", "middle_school", "name", "{city}{ordinal}高级中学"));
        assertThat(template.name(junior, "")).isEqualTo("松湾市第一初级中学");
        assertThat(template.name(junior, "")).isEqualTo("松湾市第二初级中学");
        assertThat(template.name(senior, "")).isEqualTo("松湾市第一高级中学");
    }

    @Test
    void theFirstOfAKindHaveNamesAndKindsOfTheirOwn() {
        Template template = template();
        Yaml entry = entry(Map.of(
                "class", "cultural_facility",
                "name", "{pair}影剧院",
                "names", List.of("{city}博物馆", "{city}图书馆"),
                "kinds", List.of("museum", "library"),
                "attributes", Map.of("kind", "cinema")));
        assertThat(template.name(entry, "")).isEqualTo("松湾市博物馆");
        assertThat(template.attributes(entry).map()).containsEntry("kind", "museum");
        assertThat(template.name(entry, "")).isEqualTo("松湾市图书馆");
        assertThat(template.attributes(entry).map()).containsEntry("kind", "library");
        assertThat(template.name(entry, "")).endsWith("影剧院");
        assertThat(template.attributes(entry).map()).containsEntry("kind", "cinema");
    }

    @Test
    void numbersBetweenKeepTheirStep() {
        Template template = template();
        Yaml entry =
                entry(Map.of("class", "hospital", "name", "x", "between", Map.of("beds", List.of(20, 42)), "step", 10));
        for (int i = 0; i < 50; i++) {
            int beds = (Integer) template.attributes(entry).map().get("beds");
            assertThat(beds).isBetween(200, 420);
            assertThat(beds % 10).isZero();
        }
    }

    @Test
    void aSchoolHasPlacesForItsClasses() {
        Template template = template();
        Yaml entry =
                entry(Map.of("class", "p", "name", "x", "school", List.of(24, 40, 45), "ownership", List.of("public")));
        for (int i = 0; i < 50; i++) {
            Map<String, Object> school = template.attributes(entry).map();
            int classes = (Integer) school.get("classes");
            assertThat(classes).isBetween(24, 40);
            assertThat(school).containsEntry("places", classes * 45).containsEntry("ownership", "public");
            assertThat((Integer) school.get("pupils"))
                    .isBetween((int) (classes * 45 * 0.76), (int) (classes * 45 * 1.06));
        }
    }

    @Test
    void attributesKeepTheirOrderAndLeaveNothingEmpty() {
        Map<String, Object> map = Attributes.of("b", 1)
                .with("a", null)
                .with("c", 2.34567, 2)
                .with(Map.of("d", "x"))
                .map();
        assertThat(map).containsExactly(Map.entry("b", 1), Map.entry("c", 2.35), Map.entry("d", "x"));
    }

    @Test
    void featuresAreNumberedByClass() {
        var features = new Features();
        features.point("tree", null, new Coordinate(0, 0), new Attributes());
        features.point("park", "园", new Coordinate(0, 0), new Attributes());
        features.point("tree", null, new Coordinate(1, 0), new Attributes());
        features.addAs("tree/x", "tree", null, features.list().getFirst().geometry(), new Attributes());
        assertThat(features.list())
                .extracting(Feature::id)
                .containsExactly("tree/000001", "park/000001", "tree/000002", "tree/x");
    }

    @Test
    void theAttributesOfAFeatureCannotBeChangedLater() {
        var attributes = new Attributes().with("a", 1);
        var features = new Features();
        features.point("tree", null, new Coordinate(0, 0), attributes);
        attributes.with("b", 2);
        Feature tree = features.list().getFirst();
        assertThat(tree.attributes()).containsOnlyKeys("a");
        assertThatThrownBy(() -> tree.attributes().put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.005, 2, 1.0", "2.5, 0, 3.0", "-2.5, 0, -2.0", "123.456, 1, 123.5", "0.04999, 1, 0.0"})
    void numbersAreRoundedHalfUp(double value, int decimals, double rounded) {
        // 1.005 is a little less than itself in binary
        assertThat(Feature.rounded(value, decimals)).isCloseTo(rounded, within(1e-9));
    }

    @Test
    void streetsAreNumberedInTheOrderTheyAreOpened() {
        var book = new StreetBook();
        assertThat(book.open(LineKind.PRIMARY, Street.Role.RING)).isZero();
        assertThat(book.open(LineKind.TRACK, Street.Role.VILLAGE)).isEqualTo(1);
        assertThat(book.list().get(1)).isEqualTo(new Street(1, LineKind.TRACK, Street.Role.VILLAGE));
        assertThatThrownBy(() -> book.list().add(new Street(9, LineKind.TRACK, Street.Role.VILLAGE)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sharesAreTakenAsOftenAsTheyWeigh() {
        var shares = new Shares<>(List.of("a", "b", "never"), List.of(3.0, 1.0, 0.0));
        Dice dice = Dice.of(1, "shares");
        int a = 0;
        for (int i = 0; i < 4_000; i++) {
            String taken = shares.pick(dice);
            assertThat(taken).isNotEqualTo("never");
            if (taken.equals("a")) a++;
        }
        // binomial of 4,000 and 3/4: mean 3,000, deviation 27; five of them to each side
        assertThat(a).isBetween(2_865, 3_135);
    }

    @ParameterizedTest
    @CsvSource({
        "HOUSING, true, false, true",
        "VILLAGE, true, false, false",
        "SCHOOL, false, true, true",
        "WATER, false, false, false",
        "FIELD, false, false, false",
        "ROWS, true, false, true",
        "PARK, false, false, true",
        "RAIL, false, false, true"
    })
    void everyUseOfLandSaysWhetherPeopleLiveThere(LandUse use, boolean housing, boolean compound, boolean urban) {
        assertThat(use.isHousing()).isEqualTo(housing);
        assertThat(use.isCompound()).isEqualTo(compound);
        assertThat(use.isUrban()).isEqualTo(urban);
    }
}
