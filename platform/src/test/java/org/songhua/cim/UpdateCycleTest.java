package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When the next edition of a data set is due. */
class UpdateCycleTest {
    private static final LocalDate LAST_OF_JANUARY = LocalDate.of(2026, 1, 31);

    @ParameterizedTest
    @CsvSource({
        "daily, 2026-02-01",
        "weekly, 2026-02-07",
        // February has no 31st: the last day of the month is meant.
        "monthly, 2026-02-28",
        "quarterly, 2026-04-30",
        "yearly, 2027-01-31",
    })
    void aPromiseRunsFromTheDayOfTheLastEdition(String code, LocalDate due) {
        assertThat(UpdateCycle.find(code).orElseThrow().next(LAST_OF_JANUARY)).contains(due);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "AS_NEEDED"})
    void withoutAPromiseNothingIsDue(UpdateCycle cycle) {
        assertThat(cycle.next(LAST_OF_JANUARY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyCycleIsFoundByItsCode(UpdateCycle cycle) {
        assertThat(UpdateCycle.find(cycle.code())).contains(cycle);
    }

    @Test
    void aCodeNobodyKnowsIsNoCycle() {
        assertThat(UpdateCycle.find("DAILY")).isEmpty();
        assertThat(ShareLevel.find("public")).isEmpty();
        assertThat(ShareLevel.find("open")).contains(ShareLevel.OPEN);
    }

    @Test
    void whatNobodyImportedIsNeverDue() {
        Instant evening = Instant.parse("2026-01-31T20:00:00Z");
        assertThat(entry(UpdateCycle.WEEKLY, null).due()).isEmpty();
        assertThat(entry(null, evening).due()).isEmpty();
        assertThat(entry(UpdateCycle.WEEKLY, evening).due()).contains(LocalDate.of(2026, 2, 7));
    }

    @Test
    void objectsAreAddedUpOverClasses() {
        assertThat(entry(null, null).objects()).isEqualTo(5);
    }

    private static DatasetEntry entry(UpdateCycle cycle, Instant imported) {
        var profile =
                new DatasetProfile("井盖", null, null, null, null, null, null, null, null, cycle, ShareLevel.SHARED, 1);
        var dataset = new Dataset(7, "covers", "井盖", null, null, false, Instant.EPOCH);
        return new DatasetEntry(dataset, profile, Map.of("building", 2L, "road", 3L), null, imported);
    }
}
