package org.songhua.project.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.Text;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet.Milestone;
import org.songhua.project.ProjectSheet.Standing;
import org.songhua.register.RegisterRecord;

/**
 * Milestones in their order: how they stand on a day, and what cannot be. Blue from a week before its day on, yellow a day after it,
 * red ten.
 */
class CourseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final Library LIBRARY = new Library(
            "works",
            "test",
            new Text("库", "Library"),
            "year",
            "",
            List.of("draft"),
            null,
            null,
            new Library.Milestones(
                    "steps",
                    "project",
                    "order",
                    "name",
                    "planned",
                    "actual",
                    Map.of("blue", -7, "yellow", 1, "red", 10)),
            null,
            null,
            List.of());

    private int number;

    private RegisterRecord step(@Nullable Integer order, @Nullable String planned, @Nullable String actual) {
        var values = new HashMap<String, Object>();
        if (order != null) values.put("order", BigDecimal.valueOf(order));
        values.put("name", "n" + order);
        if (planned != null) values.put("planned", planned);
        if (actual != null) values.put("actual", actual);
        number++;
        return new RegisterRecord(
                "steps",
                new UUID(0, number),
                "k%03d".formatted(number),
                "t",
                "s",
                null,
                null,
                null,
                null,
                null,
                values,
                null,
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static List<Milestone> of(List<RegisterRecord> rows) {
        return Course.milestones(LIBRARY, rows, DAY);
    }

    /** {@return code and number of the milestone of each fault} */
    private static List<String> told(List<RegisterRecord> rows) {
        return Course.faults(of(rows)).stream()
                .map(one -> one.code() + " " + one.place().field())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-18, AHEAD, -8, ''",
        "2026-06-17, AHEAD, -7, blue",
        "2026-06-10, AHEAD, 0, blue",
        "2026-06-09, OVERDUE, 1, yellow",
        "2026-06-01, OVERDUE, 9, yellow",
        "2026-05-31, OVERDUE, 10, red",
        "2020-01-01, OVERDUE, 2352, red"
    })
    void oneThatIsNotReachedStandsByItsDay(String planned, Standing standing, long late, String colour) {
        Milestone one = of(List.of(step(1, planned, null))).getFirst();
        assertThat(one.standing()).isEqualTo(standing);
        assertThat(one.daysLate()).isEqualTo(late);
        assertThat(one.colour()).isEqualTo(colour);
    }

    /** Whatever the day on which somebody looks. */
    @ParameterizedTest
    @CsvSource({"2026-06-01, REACHED, -1", "2026-06-02, REACHED, 0", "2026-06-03, REACHED_LATE, 1"})
    void oneThatWasReachedStandsByThatDayAndHasNoColour(String actual, Standing standing, long late) {
        for (LocalDate day : List.of(DAY, DAY.plusYears(3), DAY.minusYears(3))) {
            Milestone one = Course.milestones(LIBRARY, List.of(step(1, "2026-06-02", actual)), day)
                    .getFirst();
            assertThat(one.standing()).isEqualTo(standing);
            assertThat(one.daysLate()).isEqualTo(late);
            assertThat(one.colour()).isEmpty();
        }
    }

    @Test
    void theyComeInTheOrderOfTheirNumbersAndThenOfTheirKeys() {
        var rows = List.of(step(3, "2026-01-03", null), step(1, "2026-01-01", null), step(1, "2026-01-01", null));
        assertThat(of(rows)).extracting(one -> one.row().key()).containsExactly("k002", "k003", "k001");
    }

    @Test
    void oneDayForSeveralIsInOrder() {
        assertThat(told(List.of(
                        step(1, "2026-03-01", "2026-03-01"),
                        step(2, "2026-03-01", "2026-03-01"),
                        step(3, "2026-03-01", null))))
                .isEmpty();
    }

    @Test
    void aDayBeforeTheOneItFollowsIsToldOfTheLaterOne() {
        assertThat(told(List.of(step(1, "2026-03-02", null), step(2, "2026-03-01", null), step(3, "2026-03-01", null))))
                .containsExactly("PROJ-006 /milestones/2");
        assertThat(told(List.of(
                        step(1, "2026-03-01", "2026-03-05"),
                        step(2, "2026-03-02", "2026-03-04"),
                        step(3, "2026-03-03", "2026-03-04"))))
                .containsExactly("PROJ-007 /milestones/2");
    }

    @Test
    void whatWasReachedBeforeWhatComesFirstIsTold() {
        assertThat(told(List.of(
                        step(1, "2026-03-01", null),
                        step(2, "2026-03-02", "2026-03-02"),
                        step(3, "2026-03-03", "2026-03-03"),
                        step(4, "2026-03-04", null),
                        step(5, "2026-03-05", "2026-03-05"))))
                .containsExactly("PROJ-007 /milestones/2", "PROJ-007 /milestones/5");
    }

    @Test
    void whatIsMissingIsTakenForTodayAndForTheFirst() {
        Milestone one = of(List.of(step(null, null, null))).getFirst();
        assertThat(one.order()).isZero();
        assertThat(one.planned()).isEqualTo(DAY);
        assertThat(one.standing()).isEqualTo(Standing.AHEAD);
        assertThat(of(List.of(step(1, "2026-02-30", "never"))).getFirst().actual())
                .as("a day that is none is not known")
                .isNull();
    }

    @Test
    void aLibraryWithoutMilestonesHasNone() {
        var plain = new Library(
                "plain",
                "test",
                new Text("库", "Library"),
                "year",
                "",
                List.of("draft"),
                null,
                null,
                null,
                null,
                null,
                List.of());
        assertThat(Course.milestones(plain, List.of(step(1, "2026-01-01", null)), DAY))
                .isEmpty();
        assertThat(Course.faults(List.of())).isEmpty();
    }

    /** Against looking at each pair of neighbours by its days, in whichever order the rows come; the seed is in the message. */
    @Test
    void randomCoursesAreToldAsTheirNeighboursStand() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int count = 1 + random.nextInt(8);
            var planned = new ArrayList<LocalDate>();
            var actual = new ArrayList<@Nullable LocalDate>();
            var rows = new ArrayList<RegisterRecord>();
            for (int i = 0; i < count; i++) {
                planned.add(DAY.plusDays(random.nextInt(10)));
                actual.add(random.nextInt(3) == 0 ? null : DAY.minusDays(random.nextInt(10)));
                LocalDate reached = actual.get(i);
                rows.add(step(i + 1, planned.get(i).toString(), reached == null ? null : reached.toString()));
            }
            var expected = new ArrayList<String>();
            for (int i = 1; i < count; i++) {
                LocalDate before = actual.get(i - 1);
                LocalDate own = actual.get(i);
                if (planned.get(i).isBefore(planned.get(i - 1))) expected.add("PROJ-006 /milestones/" + (i + 1));
                if (own != null && (before == null || own.isBefore(before)))
                    expected.add("PROJ-007 /milestones/" + (i + 1));
            }
            Collections.shuffle(rows, random);
            assertThat(told(rows)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aFaultNamesBothAndSaysWhatToDo() {
        List<Fault> faults = Course.faults(of(List.of(step(1, "2026-03-02", null), step(2, "2026-03-01", null))));
        assertThat(faults.getFirst().problem()).contains("2 n2", "1 n1");
        assertThat(faults.getFirst().remedy()).isNotBlank();
    }
}
