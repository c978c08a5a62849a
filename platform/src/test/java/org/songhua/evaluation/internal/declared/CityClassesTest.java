package org.songhua.evaluation.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.evaluation.RegionGroup;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;

/** Which class of cities a region is in, without any database. */
class CityClassesTest {
    private final CityClasses classes = new CityClasses(List.of(
            group("capital", true, null, "990100"),
            group("city", true, 2, "990200"),
            group("county", true, null, "990121", "990181"),
            group("village", true, 5),
            group("border", false, 3, "990122", "990181")));

    private static RegionGroup group(String code, boolean isClass, @Nullable Integer level, String... members) {
        return new RegionGroup(code, new Text(code + "类", code), "据", List.of(members), isClass, level);
    }

    @ParameterizedTest
    @CsvSource({
        // Named itself, or in a city that is.
        "990100, capital",
        "990102, capital",
        "990102001, capital",
        "990200, city",
        "990202, city",
        // A county within the area of the capital is a county, and so is what lies in it.
        "990121, county",
        "990121001, county",
        "990181, county",
        // By level: a city that no class names, and what lies in it; villages wherever they are.
        "990300, city",
        "990321, city",
        "990102001002, village",
        "990300001002, village"
    })
    void theSmallestRegionAroundThatHasAClassGivesIt(String region, String expected) {
        assertThat(classes.of(region)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"*", "990000", "metro:big", "group:border", "group:nobody", "1", "99"})
    void whatIsNoCityIsInNoClass(String geography) {
        assertThat(classes.of(geography)).isEqualTo(CityClasses.NONE);
    }

    @Test
    void aClassIsItsOwnClassAndHasItsName() {
        assertThat(classes.of("group:county")).isEqualTo("county");
        assertThat(classes.name("county")).isEqualTo("county类");
        assertThat(classes.name("nobody")).isEqualTo("nobody");
        assertThat(classes.isClass("border")).isFalse();
        assertThat(classes.isClass("capital")).isTrue();
    }

    /** Every county of the province is named once, and no district by mistake. */
    @Test
    void theShippedClassesHoldOneCapitalEightCitiesAndThirtyNineCounties() {
        List<RegionGroup> shipped = GroupsPart.read(PackContent.ofClasspath()).stream()
                .filter(RegionGroup::isCityClass)
                .toList();
        assertThat(shipped)
                .extracting(RegionGroup::code)
                .containsExactlyInAnyOrder("provincial_capital", "prefecture", "county");
        assertThat(shipped.stream().map(one -> one.members().size())).containsExactlyInAnyOrder(1, 8, 39);
        assertThat(shipped.stream().flatMap(one -> one.members().stream())).doesNotHaveDuplicates();
        RegionGroup counties = shipped.stream()
                .filter(one -> one.code().equals("county"))
                .findFirst()
                .orElseThrow();
        // A county has 21 and more behind the code of its city, a county-level city 81 and more; those of the
        // autonomous prefecture 01.
        assertThat(counties.members()).allMatch(code -> code.matches("22(0[1-8](2[1-9]|8[1-9])|24(0[1-6]|2[46]))"));
        assertThat(shipped).allSatisfy(one -> assertThat(one.basis()).isNotBlank());
    }
}
