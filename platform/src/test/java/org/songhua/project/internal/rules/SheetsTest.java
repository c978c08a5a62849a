package org.songhua.project.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.Text;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.ProjectSheet.Result;
import org.songhua.project.ProjectSheet.Standing;
import org.songhua.project.internal.rules.Sheets.Rows;
import org.songhua.register.RegisterRecord;

/** What rows come to, against adding them up by hand and at random. */
class SheetsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Library LIBRARY = new Library(
            "works",
            "test",
            new Text("库", "Library"),
            "year",
            "estimate",
            List.of("draft"),
            new Library.Funds("funds", "project", "source", "amount"),
            new Library.Payments("paid", "project", "source", "amount", "on"),
            new Library.Milestones(
                    "steps",
                    "project",
                    "order",
                    "name",
                    "planned",
                    "actual",
                    Map.of("blue", -7, "yellow", 1, "red", 10)),
            new Library.Flow("flow", "project", "year", "invested", "cost", "income", "debt"),
            null,
            List.of(
                    new Library.Rate(LocalDate.of(2020, 1, 1), new BigDecimal("0.08"), "older"),
                    new Library.Rate(LocalDate.of(2026, 6, 2), new BigDecimal("0.06"), "newer")));

    private int number;

    private RegisterRecord row(Object... fields) {
        var values = new HashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) values.put((String) fields[i], fields[i + 1]);
        return new RegisterRecord(
                "r",
                new UUID(0, ++number),
                "k" + number,
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

    private static BigDecimal yuan(String text) {
        return new BigDecimal(text);
    }

    private RegisterRecord fund(String source, String amount) {
        return row("source", source, "amount", yuan(amount));
    }

    private RegisterRecord step(int order, String planned, String actual) {
        return actual.isEmpty()
                ? row("order", new BigDecimal(order), "name", "n" + order, "planned", planned)
                : row("order", new BigDecimal(order), "name", "n" + order, "planned", planned, "actual", actual);
    }

    private RegisterRecord year(int year, String invested, String cost, String income, String debt) {
        return row(
                "year",
                new BigDecimal(year),
                "invested",
                yuan(invested),
                "cost",
                yuan(cost),
                "income",
                yuan(income),
                "debt",
                yuan(debt));
    }

    private ProjectSheet make(RegisterRecord project, Rows rows, LocalDate day) {
        return new Sheets(LIBRARY).make(project, rows, day, List.of());
    }

    private Rows money(List<RegisterRecord> funds, List<RegisterRecord> paid) {
        return new Rows(
                funds, paid, List.of(step(1, "2026-01-01", "")), List.of(year(2026, "10", "0", "0", "0")), List.of());
    }

    private static List<String> codes(ProjectSheet sheet) {
        return sheet.against().stream().map(Fault::code).toList();
    }

    @Test
    void sourcesOfAKindAreAddedAndTheGreatestComesFirst() {
        var funds = List.of(fund("a", "1.10"), fund("b", "6.7"), fund("a", "2.20"));
        ProjectSheet sheet = make(row("estimate", yuan("10.00")), money(funds, List.of(fund("b", "6.70"))), DAY);
        assertThat(sheet.against()).isEmpty();
        assertThat(sheet.sources()).extracting(ProjectSheet.Source::source).containsExactly("b", "a");
        assertThat(sheet.sources().getLast().amount()).isEqualByComparingTo("3.3");
        assertThat(sheet.sources().getLast().rows()).hasSize(2);
        assertThat(sheet.paid()).isEqualByComparingTo("6.7");
    }

    @Test
    void aSourceThatPaidMoreThanItGivesIsToldEvenIfItGivesNothing() {
        ProjectSheet sheet = make(
                row("estimate", yuan("10")),
                money(List.of(fund("a", "10")), List.of(fund("a", "10.01"), fund("c", "3"))),
                DAY);
        assertThat(codes(sheet)).containsExactly("PROJ-005", "PROJ-005");
        assertThat(sheet.against().getFirst().problem()).contains("0.01 more");
        assertThat(sheet.against().getLast().place().field()).isEqualTo("/payments/c");
    }

    /** Whatever the amounts, the sheet agrees with whole numbers of fen; the seed is in the message. */
    @Test
    void sumsAreThoseOfWholeFen() {
        long seed = 20261128;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            long fen = 0;
            var funds = new ArrayList<RegisterRecord>();
            int rows = 1 + random.nextInt(30);
            for (int i = 0; i < rows; i++) {
                long one = random.nextLong(1_000_000_000_000_00L);
                fen += one;
                funds.add(row("source", "s" + random.nextInt(4), "amount", BigDecimal.valueOf(one, 2)));
            }
            int off = random.nextInt(3) - 1;
            BigDecimal estimate = BigDecimal.valueOf(fen + off, 2);
            ProjectSheet sheet = make(row("estimate", estimate), money(funds, List.of()), DAY);
            assertThat(sheet.funded())
                    .as("seed " + seed + " round " + round)
                    .isEqualByComparingTo(BigDecimal.valueOf(fen, 2));
            assertThat(codes(sheet).contains("FIN-001"))
                    .as("seed " + seed + " round " + round)
                    .isEqualTo(off != 0);
        }
    }

    @Test
    void milestonesStandByTheDayThatIsAsked() {
        var steps = List.of(
                step(3, "2026-06-08", ""),
                step(1, "2026-05-01", "2026-05-01"),
                step(4, "2026-06-09", ""),
                step(2, "2026-05-10", "2026-05-12"));
        var rows = new Rows(List.of(), List.of(), steps, List.of(), List.of());
        ProjectSheet sheet = make(row(), rows, DAY);
        assertThat(sheet.milestones())
                .extracting(ProjectSheet.Milestone::standing)
                .containsExactly(Standing.REACHED, Standing.REACHED_LATE, Standing.AHEAD, Standing.AHEAD);
        assertThat(sheet.milestones())
                .extracting(ProjectSheet.Milestone::colour)
                .containsExactly("", "", "blue", "");
        ProjectSheet later = make(row(), rows, LocalDate.of(2026, 6, 18));
        assertThat(later.milestones())
                .extracting(ProjectSheet.Milestone::colour)
                .containsExactly("", "", "red", "yellow");
        assertThat(later.overdue()).isEqualTo(2);
        assertThat(make(row(), rows, LocalDate.of(2026, 6, 8)).overdue())
                .as("on the day itself it can still be reached")
                .isZero();
    }

    @Test
    void whatIsPlannedOrReachedOutOfOrderIsToldOfTheLaterOne() {
        var steps = List.of(step(1, "2026-05-02", ""), step(2, "2026-05-01", ""), step(3, "2026-06-01", "2026-06-01"));
        ProjectSheet sheet =
                make(row("estimate", yuan("0")), new Rows(List.of(), List.of(), steps, List.of(), List.of()), DAY);
        assertThat(codes(sheet)).containsExactly("PROJ-003", "PROJ-003", "PROJ-006", "PROJ-007");
        assertThat(sheet.against().get(2).place().field()).isEqualTo("/milestones/2");
        assertThat(sheet.against().getLast().place().field()).isEqualTo("/milestones/3");
    }

    @Test
    void theRateIsThatOfTheDayAndAYearThatNobodyEnteredIsEmpty() {
        // 100 out, nothing for a year, 121 back: 10 % a year; at 8 %: 121 / 1.1664 - 100.
        var flow = List.of(year(2028, "0", "0", "121", "0"), year(2026, "100", "0", "0", "0"));
        var rows = new Rows(List.of(), List.of(), List.of(), flow, List.of());
        Result result = make(row("estimate", yuan("100")), rows, DAY).result();
        assertThat(result.irr()).isCloseTo(0.1, Offset.offset(1e-9));
        assertThat(result.rate().basis()).isEqualTo("older");
        assertThat(result.npv()).isEqualByComparingTo("3.74");
        assertThat(result.payback()).isCloseTo(1 + 100 / 121.0, Offset.offset(1e-9));
        // 121 / 1.1236 - 100
        assertThat(make(row(), rows, DAY.plusDays(1)).result().npv()).isEqualByComparingTo("7.69");
        Result before = make(row(), rows, LocalDate.of(2019, 12, 31)).result();
        assertThat(before.rate()).as("no rate held then").isNull();
        assertThat(before.npv()).isNull();
    }

    @Test
    void debtIsCoveredByWhatIsLeftOfTheWorstYear() {
        var flow = List.of(
                year(2026, "100", "0", "0", "0"),
                year(2027, "0", "10", "60", "40"),
                year(2028, "0", "20", "64", "40"),
                year(2029, "0", "5", "5", "0"));
        Result result = make(row(), new Rows(List.of(), List.of(), List.of(), flow, List.of()), DAY)
                .result();
        assertThat(result.dscr()).isCloseTo(1.1, Offset.offset(1e-12));
        assertThat(result.payback()).as("50 + 44 + 0 < 100").isNull();
    }

    /** Present value against the sum by its definition, in decimals of 40 places. */
    @Test
    void thePresentValueIsTheDiscountedSum() {
        long seed = 42;
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var flow = new ArrayList<RegisterRecord>();
            var sum = BigDecimal.ZERO;
            for (int year = 0; year < 20; year++) {
                BigDecimal income = BigDecimal.valueOf(random.nextLong(1_000_000_000L), 2);
                BigDecimal invested = BigDecimal.valueOf(random.nextLong(1_000_000_000L), 2);
                flow.add(year(2026 + year, invested.toPlainString(), "0", income.toPlainString(), "0"));
                sum = sum.add(
                        income.subtract(invested).divide(new BigDecimal("1.08").pow(year), 40, RoundingMode.HALF_EVEN));
            }
            Result result = make(row(), new Rows(List.of(), List.of(), List.of(), flow, List.of()), DAY)
                    .result();
            assertThat(result.npv())
                    .as("seed " + seed + " round " + round)
                    .isCloseTo(sum, Offset.offset(new BigDecimal("0.01")));
        }
    }

    @Test
    void yearsFarApartAreNoLifeOfAProject() {
        var flow = List.of(year(1, "100", "0", "0", "0"), year(2026, "0", "0", "1", "0"));
        assertThat(make(row(), new Rows(List.of(), List.of(), List.of(), flow, List.of()), DAY)
                        .result())
                .isNull();
    }

    @Test
    void aLibraryWithoutMoneyAsksForNone() {
        var plain = new Library(
                "plain",
                "test",
                new Text("库", "Library"),
                "year",
                "",
                List.of("draft"),
                null,
                null,
                LIBRARY.milestones(),
                null,
                null,
                List.of());
        var rows = new Rows(List.of(), List.of(), List.of(step(1, "2026-05-01", "")), List.of(), List.of());
        ProjectSheet sheet = new Sheets(plain).make(row(), rows, DAY, List.of());
        assertThat(sheet.against()).isEmpty();
        assertThat(sheet.estimate()).isNull();
        assertThat(sheet.result()).isNull();
        assertThat(plain.parts()).hasSize(1);
    }

    @Test
    void aDayThatIsNoneAndAFieldThatIsMissingBreakNothing() {
        var odd = row("order", "x", "planned", "2026-13-40", "amount", "many");
        ProjectSheet sheet = make(
                row("estimate", "much"),
                new Rows(List.of(odd), List.of(odd), List.of(odd), List.of(odd), List.of()),
                DAY);
        assertThat(codes(sheet)).contains("PROJ-009");
        assertThat(sheet.funded()).isZero();
    }
}
