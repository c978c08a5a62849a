package org.songhua.ledger.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.ledger.internal.rules.TestLedger.ALLOWANCE;
import static org.songhua.ledger.internal.rules.TestLedger.TODAY;
import static org.songhua.ledger.internal.rules.TestLedger.draft;
import static org.songhua.ledger.internal.rules.TestLedger.fill;
import static org.songhua.ledger.internal.rules.TestLedger.on;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.ledger.PostingDraft;

/** What is booked and what is not, without a database and without a clock. */
class BookkeeperTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final Function<String, BigDecimal> RICH = account -> new BigDecimal("1000000");
    private static final Function<String, BigDecimal> POOR = account -> BigDecimal.ZERO;

    private final Bookkeeper keeper = new Bookkeeper(ALLOWANCE, TODAY);

    private Decision.Booked booked(PostingDraft draft) {
        return (Decision.Booked) keeper.decide(draft, RICH);
    }

    private List<String> refused(PostingDraft draft, Function<String, BigDecimal> balances) {
        return keeper.decide(draft, balances) instanceof Decision.Refused refused
                ? refused.faults().stream().map(Fault::code).toList()
                : List.of();
    }

    private List<String> refused(PostingDraft draft) {
        return refused(draft, RICH);
    }

    /** 50 m² × 13.333 = 666.65; of 0.0004 more than half a cent is rounded up, below it down. */
    @ParameterizedTest
    @CsvSource({
        "50, 666.65",
        "1, 13.33",
        "0.5, 6.67",
        "0.001, 0.01",
        "200, 2666.60",
        "33.333333333, 444.43",
    })
    void anAmountIsTheQuantityTimesTheCoefficientRoundedHalfUp(String quantity, String amount) {
        Decision.Booked one = booked(draft("allot", "s", null, "H1", quantity));
        assertThat(one.amount()).isEqualTo(new BigDecimal(amount));
        assertThat(one.from()).isEqualTo("fund");
        assertThat(one.to()).isEqualTo("household:H1");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 10, 2024-01-01, 甲文",
        "2024-12-31, 10, 2024-01-01, 甲文",
        "2025-07-01, 12.5, 2025-07-01, 乙文",
        "2025-12-31, 12.5, 2025-07-01, 乙文",
        "2026-01-01, 13.333, 2026-01-01, 丙文",
        "2026-03-01, 13.333, 2026-01-01, 丙文",
    })
    void theCoefficientIsThatOfTheDayOnWhichItHappened(String day, String value, String from, String basis) {
        Decision.Booked one = booked(on(draft("allot", "s", null, "H1", "1"), day));
        assertThat(one.coefficient()).isEqualTo(new BigDecimal(value));
        assertThat(one.coefficientFrom()).isEqualTo(LocalDate.parse(from));
        assertThat(one.basis()).isEqualTo(basis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2025-01-01", "2025-06-30"})
    void aDayOnWhichNoCoefficientHoldsIsRefused(String day) {
        assertThat(refused(on(draft("allot", "s", null, "H1", "1"), day))).containsExactly("LEDG-005");
    }

    @Test
    void whatHasNoCoefficientIsItsOwnAmount() {
        Decision.Booked one = booked(draft("pay", "s", "H1", "L1", "7.125"));
        assertThat(one.amount()).isEqualTo("7.13");
        assertThat(one.coefficient()).isEqualTo("1");
        assertThat(one.coefficientFrom()).isNull();
        assertThat(one.basis()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2999-01-01", "1899-12-31", "-999999999-01-01"})
    void aDayToComeAndOneBeforeAllLedgersAreRefused(String day) {
        assertThat(refused(on(draft("pay", "s", "H1", "L1", "1"), day))).containsExactly("LEDG-004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "200.01", "1e300000000", "1e-10", "1.0000000001", "999999999999999999999"})
    void aQuantityThatIsNoneIsRefusedWhateverItsSize(String quantity) {
        assertThat(refused(draft("allot", "s", null, "H1", quantity))).containsExactly("LEDG-003");
    }

    @Test
    void anAmountOfNothingIsRefused() {
        assertThat(refused(draft("allot", "s", null, "H1", "0.0001"))).containsExactly("LEDG-009");
        assertThat(refused(draft("pay", "s", "H1", "L1", "0.004"))).containsExactly("LEDG-009");
        assertThat(booked(draft("pay", "s", "H1", "L1", "0.005")).amount()).isEqualTo("0.01");
    }

    @Test
    void theLargestQuantityThatIsTakenIsStillExact() {
        Decision.Booked one = booked(fill("s", "1000000000000000"));
        assertThat(one.amount()).isEqualTo("1000000000000000.00");
        assertThat(refused(fill("s", "1000000000000000.01"))).containsExactly("LEDG-003");
    }

    @Test
    void anAccountIsNotBroughtBelowItsLeastBalance() {
        Function<String, BigDecimal> ten = account -> BigDecimal.TEN;
        assertThat(keeper.decide(draft("pay", "s", "H1", "L1", "10"), ten)).isInstanceOf(Decision.Booked.class);
        assertThat(refused(draft("pay", "s", "H1", "L1", "10.01"), ten)).containsExactly("LEDG-008");
        // The fund has no holder and is watched all the same; the treasury is not.
        assertThat(refused(draft("allot", "s", null, "H1", "1"), POOR)).containsExactly("LEDG-008");
        assertThat(refused(fill("s", "1"), POOR)).isEmpty();
    }

    @Test
    void aRefusalForLackOfFundsSaysWhatWouldBeLeft() {
        var decision = (Decision.Refused) keeper.decide(draft("pay", "s", "H1", "L1", "3"), POOR);
        assertThat(decision.faults().getFirst().problem()).contains("household:H1", "-3.00 元", "least allowed is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "张 三", "x:y", "../x", "", "%", "a\u0000"})
    void aHolderIsANumberAndNoText(String holder) {
        assertThat(refused(draft("pay", "s", holder, "L1", "1"))).containsExactly("LEDG-002");
        assertThat(keeper.accounts(draft("pay", "s", holder, "L1", "1"))).isEmpty();
    }

    @Test
    void aHolderIsAskedForWhereThereIsOneAndOnlyThere() {
        assertThat(refused(draft("pay", "s", null, null, "1"))).containsExactly("LEDG-002", "LEDG-002");
        assertThat(refused(draft("allot", "s", "H1", "H1", "1"))).containsExactly("LEDG-002");
        assertThat(refused(draft("pay", "s", "H1", "x".repeat(81), "1"))).containsExactly("LEDG-002");
        assertThat(keeper.accounts(draft("pay", "s", "户-1.2_3", "x".repeat(80), "1")))
                .containsExactly("household:户-1.2_3", "landlord:" + "x".repeat(80));
    }

    @Test
    void nobodyGivesToThemselves() {
        assertThat(refused(draft("pass", "s", "H1", "H1", "1"))).containsExactly("LEDG-015");
        assertThat(refused(draft("pass", "s", "H1", "H2", "1"))).isEmpty();
    }

    @Test
    void evidenceThatIsMissingOrUnknownOrNoNumberIsTold() {
        assertThat(refused(new PostingDraft("fill", "s", TODAY, null, null, BigDecimal.ONE, Map.of(), null)))
                .containsExactly("LEDG-006");
        assertThat(refused(new PostingDraft(
                        "fill",
                        "s",
                        TODAY,
                        null,
                        null,
                        BigDecimal.ONE,
                        Map.of("order", " ", "photo", "x", "lease", "租 1"),
                        null)))
                .containsExactly("LEDG-006", "LEDG-006");
    }

    @Test
    void textsThatCannotStandInALedgerAreRefused() {
        for (String bad : List.of("", "  ", "a\nb", "a\u0000", "\uD800", "x".repeat(201)))
            assertThat(refused(draft("pay", bad, "H1", "L1", "1")))
                    .as("<" + bad + ">")
                    .containsExactly("LEDG-007");
        var noted = new PostingDraft("pay", "s", TODAY, "H1", "L1", BigDecimal.ONE, Map.of(), "x".repeat(501));
        assertThat(refused(noted)).containsExactly("LEDG-014");
    }

    @Test
    void anUnknownKindIsToldWithThoseThatThereAre() {
        var decision = (Decision.Refused) keeper.decide(draft("alott", "s", null, "H1", "1"), RICH);
        assertThat(decision.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("LEDG-001");
            assertThat(fault.place().field()).isEqualTo("/kind");
            assertThat(fault.remedy()).contains("allot, fill, pass, pay");
        });
        assertThat(keeper.accounts(draft("alott", "s", null, "H1", "1"))).isEmpty();
    }

    @Test
    void everyMistakeOfADraftIsToldAtOnce() {
        var wrong = new PostingDraft(
                "fill", " ", TODAY.plusDays(1), "H1", null, BigDecimal.ZERO, Map.of("photo", "1"), " ");
        assertThat(refused(wrong))
                .containsExactlyInAnyOrder(
                        "LEDG-002", "LEDG-003", "LEDG-004", "LEDG-006", "LEDG-006", "LEDG-007", "LEDG-014");
    }

    /**
     * Against the obvious way: whole hundredths in big integers. Nothing is created or lost, and no account with a least balance
     * ever falls below it.
     */
    @Test
    void whateverIsBookedComesToZeroAndNoWatchedAccountIsOverdrawn() {
        var random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            var balances = new HashMap<String, BigDecimal>();
            var hundredths = new HashMap<String, BigInteger>();
            for (int step = 0; step < 200; step++) {
                PostingDraft draft = random(random, step);
                String what = "seed %d, round %d, step %d: %s".formatted(SEED, round, step, draft);
                Decision decision = keeper.decide(draft, account -> balances.getOrDefault(account, BigDecimal.ZERO));
                BigInteger amount = amount(draft);
                if (decision instanceof Decision.Booked one) {
                    assertThat(one.amount().movePointRight(2).toBigIntegerExact())
                            .as(what)
                            .isEqualTo(amount);
                    balances.merge(one.from(), one.amount().negate(), BigDecimal::add);
                    balances.merge(one.to(), one.amount(), BigDecimal::add);
                    hundredths.merge(one.from(), amount.negate(), BigInteger::add);
                    hundredths.merge(one.to(), amount, BigInteger::add);
                } else if (amount.signum() > 0) {
                    BigInteger left = hundredths
                            .getOrDefault(payer(draft), BigInteger.ZERO)
                            .subtract(amount);
                    assertThat(left.signum()).as(what).isNegative();
                }
            }
            String what = "seed %d, round %d".formatted(SEED, round);
            assertThat(balances.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(what)
                    .isEqualByComparingTo(BigDecimal.ZERO);
            balances.forEach((account, balance) -> {
                assertThat(balance.movePointRight(2).toBigIntegerExact())
                        .as(what)
                        .isEqualTo(hundredths.get(account));
                if (!account.equals("treasury"))
                    assertThat(balance.signum()).as(what).isNotNegative();
            });
        }
    }

    private static PostingDraft random(Random random, int step) {
        String source = "s" + step;
        String one = "H" + random.nextInt(4);
        String other = "H" + (4 + random.nextInt(4));
        String quantity = new BigDecimal(BigInteger.valueOf(random.nextInt(20_000)), 3).toPlainString();
        return switch (random.nextInt(4)) {
            case 0 -> fill(source, quantity);
            case 1 -> draft("allot", source, null, one, quantity);
            case 2 -> draft("pay", source, one, "L1", quantity);
            default -> draft("pass", source, one, other, quantity);
        };
    }

    private static String payer(PostingDraft draft) {
        return switch (draft.kind()) {
            case "fill" -> "treasury";
            case "allot" -> "fund";
            default -> "household:" + draft.from();
        };
    }

    /** Thousandths of the quantity times thousandths of the coefficient are millionths; half a hundredth is 5,000 of them. */
    private static BigInteger amount(PostingDraft draft) {
        BigInteger quantity = draft.quantity().movePointRight(3).toBigIntegerExact();
        long coefficient = draft.kind().equals("allot") ? 13_333 : 1_000;
        return quantity.multiply(BigInteger.valueOf(coefficient))
                .add(BigInteger.valueOf(5_000))
                .divide(BigInteger.valueOf(10_000));
    }
}
