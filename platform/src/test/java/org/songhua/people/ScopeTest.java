package org.songhua.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @Test
    void everythingCoversEveryScopeAndOnlyEverythingCoversEverything() {
        var district = new Scope(Set.of(), Set.of("220102"), Set.of());
        assertThat(Scope.ALL.covers(Scope.ALL)).isTrue();
        assertThat(Scope.ALL.covers(district)).isTrue();
        assertThat(district.covers(Scope.ALL)).isFalse();
        assertThat(district.isAll()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2201, 220102, true", "220102, 220102, true", "220102, 2201, false", "220102, 220103, false"})
    void aRegionCoversThoseBelowIt(String mine, String theirs, boolean covered) {
        assertThat(regions(mine).covers(regions(theirs))).isEqualTo(covered);
    }

    @Test
    void everyPartOfTheOtherScopeMustBeCovered() {
        assertThat(regions("2201", "2202").covers(regions("220102", "220211"))).isTrue();
        assertThat(regions("2201", "2202").covers(regions("220102", "2203"))).isFalse();
    }

    @Test
    void everyDimensionMustBeCovered() {
        var mine = new Scope(Set.of("gas"), Set.of("2201"), Set.of("pipe", "valve"));
        assertThat(mine.covers(new Scope(Set.of("gas"), Set.of("220102"), Set.of("pipe"))))
                .isTrue();
        assertThat(mine.covers(new Scope(Set.of("water"), Set.of("220102"), Set.of("pipe"))))
                .isFalse();
        assertThat(mine.covers(new Scope(Set.of("gas"), Set.of("220102"), Set.of())))
                .isFalse();
    }

    @Test
    void aClassOutsideTheScopeIsNotAllowed() {
        var mine = new Scope(Set.of(), Set.of(), Set.of("pipe"));
        assertThat(mine.allowsClass("pipe")).isTrue();
        assertThat(mine.allowsClass("building")).isFalse();
        assertThat(Scope.ALL.allowsClass("building")).isTrue();
    }

    private static Scope regions(String... codes) {
        return new Scope(Set.of(), Set.of(codes), Set.of());
    }
}
