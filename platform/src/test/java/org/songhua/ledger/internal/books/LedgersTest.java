package org.songhua.ledger.internal.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.ledger.internal.rules.TestLedger.draft;
import static org.songhua.ledger.internal.rules.TestLedger.fill;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.Account;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.Proof;
import org.songhua.ledger.internal.rules.TestLedger;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Ledgers over a real database; each test has a ledger of its own. */
class LedgersTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Caller CLERK = Caller.all("clerk");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T04:00:00.123456789Z"), ZoneOffset.UTC);

    private final Database database = TestPlatform.shared().bean(Database.class);
    private final Audit audit = TestPlatform.shared().bean(Audit.class);
    private final String code = "test_ledger_" + NEXT.incrementAndGet();
    private final Ledger ledger = TestLedger.named(code);
    private final Ledgers ledgers = new DefaultLedgers(database, new LedgerBook(List.of(ledger)), audit, CLOCK);

    private Posting post(PostingDraft draft) {
        return ledgers.post(code, draft, CLERK);
    }

    private BigDecimal balance(String account) {
        return ledgers.account(code, account, CLERK).map(Account::balance).orElseThrow();
    }

    private void proved(long postings) {
        Proof proof = ledgers.prove(code, CLERK);
        assertThat(proof.wrong()).isEmpty();
        assertThat(proof.sum()).isEqualByComparingTo("0");
        assertThat(proof.postings()).isEqualTo(postings);
        assertThat(proof.entries()).isEqualTo(2 * postings);
        assertThat(proof.holds()).isTrue();
    }

    private static List<String> codes(Callable<?> work) {
        try {
            work.call();
            return List.of();
        } catch (FaultException e) {
            return e.faults().stream().map(Fault::code).toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBalanceOpensDownToTheEntriesItIsMadeOf() {
        post(fill("f", "1000"));
        post(draft("allot", "a1", null, "H1", "10"));
        post(draft("allot", "a2", null, "H1", "2"));
        post(draft("pay", "p", "H1", "L1", "100"));
        // 133.33 + 26.67 − 100
        assertThat(balance("household:H1")).isEqualByComparingTo("60.00");
        assertThat(balance("landlord:L1")).isEqualByComparingTo("100");
        assertThat(balance("fund")).isEqualByComparingTo("840");
        assertThat(balance("treasury")).isEqualByComparingTo("-1000");
        List<Posting> rows = ledgers.postings(code, "household:H1", null, 10, CLERK);
        assertThat(rows).extracting(Posting::source).containsExactly("p", "a2", "a1");
        BigDecimal sum = rows.stream()
                .flatMap(row -> row.entries().stream())
                .filter(line -> line.account().equals("household:H1"))
                .map(Posting.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(balance("household:H1"));
        assertThat(rows.getFirst().entries().getFirst().balance()).isEqualByComparingTo("60");
        proved(4);
    }

    @Test
    void aPostingSaysWhatItWasReckonedByForGood() {
        post(fill("f", "1000"));
        Posting made = post(TestLedger.on(draft("allot", "a", null, "H1", "8"), "2025-08-01"));
        Posting kept = ledgers.posting(code, made.number(), CLERK).orElseThrow();
        assertThat(kept.coefficient()).isEqualByComparingTo("12.5");
        assertThat(kept.coefficientFrom()).isEqualTo("2025-07-01");
        assertThat(kept.basis()).isEqualTo("乙文");
        assertThat(kept.amount()).isEqualByComparingTo("100");
        assertThat(kept.actor()).isEqualTo("clerk");
        assertThat(kept.at()).isEqualTo("2026-03-01T04:00:00.123456Z");
        assertThat(kept.hash()).isEqualTo(made.hash()).hasSize(64);
        assertThat(ledgers.posting(code, made.number() + 1_000_000, CLERK)).isEmpty();
        assertThat(ledgers.posting(code, made.number(), CLERK).orElseThrow().entries())
                .hasSize(2);
    }

    @Test
    void theSameSourceIsBookedOnce() {
        Posting first = post(fill("f", "10"));
        assertThatThrownBy(() -> post(fill("f", "20")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("posting " + first.number());
        assertThat(codes(() -> post(fill("f", "20")))).containsExactly("LEDG-010");
        assertThat(codes(() -> post(fill("reversal:1", "20")))).containsExactly("LEDG-007");
        assertThat(balance("fund")).isEqualByComparingTo("10");
        proved(1);
    }

    @Test
    void ofManyThatBookTheSameSourceAtOnceOneDoes() throws InterruptedException {
        List<String> came = atOnce(12, i -> draft("pass", "same", "H" + i, "other", "0.01"), true);
        assertThat(came.stream().filter(String::isEmpty)).hasSize(1);
        assertThat(came.stream().filter(one -> !one.isEmpty())).containsOnly("LEDG-010");
        proved(25);
    }

    /** Thirty are there, and twelve want ten of them at once. */
    @Test
    void anAccountIsNotOverdrawnByManyAtOnce() throws InterruptedException {
        post(fill("f", "1000"));
        post(draft("allot", "a", null, "H1", "2.25"));
        assertThat(balance("household:H1")).isEqualByComparingTo("30.00");
        List<String> came = atOnce(12, i -> draft("pay", "p" + i, "H1", "L" + i, "10"), false);
        assertThat(came.stream().filter(String::isEmpty)).hasSize(3);
        assertThat(came.stream().filter(one -> !one.isEmpty())).containsOnly("LEDG-008");
        assertThat(balance("household:H1")).isEqualByComparingTo("0");
        proved(5);
    }

    /** Code of the first refusal of each, empty for what was booked. */
    private List<String> atOnce(int count, IntFunction<PostingDraft> draft, boolean fund) throws InterruptedException {
        if (fund) for (int i = 0; i < count; i++) give("H" + i, "f" + i);
        var came = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<String>> work = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<String>) () -> {
                        List<String> codes = codes(() -> post(draft.apply(i)));
                        return codes.isEmpty() ? "" : codes.getFirst();
                    })
                    .toList();
            for (Future<String> one : threads.invokeAll(work)) came.add(get(one));
        }
        return came;
    }

    private void give(String household, String source) {
        post(fill(source, "13.34"));
        post(draft("allot", source + "x", null, household, "1"));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** People who pass what they have to and fro, several at a time, wait for each other in no circle and lose nothing. */
    @Test
    void whatManyPassToAndFroIsNeitherLostNorMade() throws InterruptedException {
        post(fill("f", "1000"));
        for (int i = 0; i < 4; i++) post(draft("allot", "a" + i, null, "H" + i, "10"));
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> work = IntStream.range(0, 6)
                    .mapToObj(thread -> (Callable<Integer>) () -> pass(thread))
                    .toList();
            int booked = 0;
            for (Future<Integer> one : threads.invokeAll(work)) booked += get(one);
            proved(5 + booked);
        }
        BigDecimal all = IntStream.range(0, 4)
                .mapToObj(i -> balance("household:H" + i))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(all).isEqualByComparingTo("533.32");
    }

    private int pass(int thread) {
        var random = new Random(SEED + thread);
        int booked = 0;
        for (int i = 0; i < 25; i++) {
            int from = random.nextInt(4);
            int to = (from + 1 + random.nextInt(3)) % 4;
            String amount = String.valueOf(1 + random.nextInt(90));
            String source = thread + "-" + i;
            List<String> came = codes(() -> post(draft("pass", source, "H" + from, "H" + to, amount)));
            assertThat(came).as("seed " + SEED).isSubsetOf("LEDG-008");
            if (came.isEmpty()) booked++;
        }
        return booked;
    }

    /** What comes at once is booked together, and still each stands for itself. */
    @Test
    void amongPostingsThatComeAtOnceARefusalTouchesNoOther() throws InterruptedException {
        post(fill("f", "1000"));
        List<IntFunction<PostingDraft>> kinds = List.of(
                i -> fill("good" + i, "1"),
                i -> draft("nothing", "n" + i, null, null, "1"),
                i -> draft("pay", "p" + i, "H" + i, "L1", "1"),
                i -> draft("allot", "a" + i, null, null, "1"),
                i -> draft("allot", "given" + i, null, "H1", "0.03"));
        List<String> came = atOnce(30, i -> kinds.get(i % 5).apply(i), false);
        for (int i = 0; i < 30; i++)
            assertThat(came.get(i))
                    .as("posting " + i)
                    .isEqualTo(
                            List.of("", "LEDG-001", "LEDG-008", "LEDG-002", "").get(i % 5));
        assertThat(balance("fund")).isEqualByComparingTo("1003.60");
        assertThat(balance("household:H1")).isEqualByComparingTo("2.40");
        // Nor does it leave an account behind that nothing stands on.
        assertThat(ledgers.accounts(code, null, null, null, 99, CLERK))
                .extracting(Account::code)
                .containsExactly("fund", "household:H1", "treasury");
        proved(13);
    }

    @Test
    void whoWaitsForAnAccountThatIsHeldKeepsNobodyWaiting() throws InterruptedException {
        post(fill("f", "1000"));
        post(draft("allot", "a", null, "H1", "1"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Posting> waits = database.inTransaction(() -> {
                String hold = "select 1 as one from ledger.account where ledger = ? and code = ? for update";
                database.list(hold, row -> row.whole("one"), code, "household:H1");
                Future<Posting> held = threads.submit(() -> post(draft("pay", "p", "H1", "L1", "1")));
                for (int i = 0; i < 5; i++) {
                    String source = "free" + i;
                    get(threads.submit(() -> post(fill(source, "1"))));
                }
                assertThat(held.isDone()).isFalse();
                return held;
            });
            assertThat(get(waits).source()).isEqualTo("p");
        }
        proved(8);
    }

    @Test
    void aPostingThatIsPartOfSomethingLargerFallsWithIt() {
        post(fill("f", "10"));
        assertThatThrownBy(() -> database.run(() -> {
                    post(fill("g", "10"));
                    assertThat(balance("fund")).isEqualByComparingTo("20");
                    throw new IllegalStateException("on second thoughts");
                }))
                .hasMessage("on second thoughts");
        assertThat(balance("fund")).isEqualByComparingTo("10");
        proved(1);
    }

    @Test
    void ofManyPostingsAllAreBookedOrNoneAndEveryMistakeIsToldWithItsRow() {
        assertThatThrownBy(() -> ledgers.postAll(
                        code,
                        List.of(
                                fill("f1", "10"),
                                draft("allot", "a", null, null, "1"),
                                fill("f1", "5"),
                                draft("nothing", "n", null, null, "1"),
                                draft("pay", "p", "H1", "L1", "1")),
                        CLERK))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().row() + " " + fault.code())
                                .containsExactly("2 LEDG-002", "3 LEDG-010", "4 LEDG-001", "5 LEDG-008"));
        assertThat(ledgers.accounts(code, null, null, null, 10, CLERK)).isEmpty();
        List<Posting> made = ledgers.postAll(
                code,
                List.of(fill("f1", "10"), draft("allot", "a", null, "H1", "0.75"), draft("pay", "p", "H1", "L1", "10")),
                CLERK);
        assertThat(made).hasSize(3);
        // What one leaves the next finds: 0.75 m² are exactly the ten that were filled in, and all of them are paid.
        assertThat(balance("household:H1")).isEqualByComparingTo("0");
        proved(3);
        assertThat(codes(() -> ledgers.postAll(code, List.of(), CLERK))).containsExactly("LEDG-016");
        assertThat(codes(() -> ledgers.postAll(code, Collections.nCopies(1_001, fill("x", "1")), CLERK)))
                .containsExactly("LEDG-016");
    }

    @Test
    void whatWasWrongIsTakenBackByACounterEntryAndNothingIsErased() {
        post(fill("f", "100"));
        Posting wrong = post(draft("allot", "a", null, "H1", "3"));
        Posting counter = ledgers.reverse(code, wrong.number(), "登记有误", CLERK);
        assertThat(counter.reverses()).isEqualTo(wrong.number());
        assertThat(counter.note()).isEqualTo("登记有误");
        assertThat(counter.entries()).extracting(Posting.Line::account).containsExactly("fund", "household:H1");
        assertThat(balance("household:H1")).isEqualByComparingTo("0");
        assertThat(balance("fund")).isEqualByComparingTo("100");
        assertThat(ledgers.postings(code, "household:H1", null, 10, CLERK)).hasSize(2);
        assertThat(audit.list(null, 20))
                .anyMatch(entry -> entry.action().equals("ledger.reversed")
                        && entry.subject().equals("ledger:" + code));
        proved(3);
    }

    @Test
    void aPostingIsTakenBackOnceAndACounterEntryNever() throws InterruptedException {
        Posting wrong = post(fill("f", "100"));
        var came = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<List<String>>> work = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<List<String>>)
                            () -> codes(() -> ledgers.reverse(code, wrong.number(), "r" + i, CLERK)))
                    .toList();
            for (Future<List<String>> one : threads.invokeAll(work)) came.addAll(get(one));
        }
        assertThat(came).hasSize(5).containsOnly("LEDG-012");
        long counter = ledgers.postings(code, null, null, 1, CLERK).getFirst().number();
        assertThat(codes(() -> ledgers.reverse(code, counter, "r", CLERK))).containsExactly("LEDG-012");
        assertThat(codes(() -> ledgers.reverse(code, wrong.number(), " ", CLERK)))
                .containsExactly("LEDG-013");
        assertThatThrownBy(() -> ledgers.reverse(code, 999_999_999, "r", CLERK)).isInstanceOf(NotFoundException.class);
        assertThat(codes(() -> post(fill("f", "100")))).containsExactly("LEDG-010");
        proved(2);
    }

    /** What was given wrongly and spent is owed: the account goes below its least balance, and gives nothing until it is covered. */
    @Test
    void whatIsTakenBackAfterItWasSpentIsOwed() {
        post(fill("f", "100"));
        Posting wrong = post(draft("allot", "a", null, "H1", "3"));
        post(draft("pay", "p", "H1", "L1", "40"));
        ledgers.reverse(code, wrong.number(), "重复", CLERK);
        assertThat(balance("household:H1")).isEqualByComparingTo("-40");
        assertThat(codes(() -> post(draft("pay", "p2", "H1", "L1", "0.01")))).containsExactly("LEDG-008");
        post(draft("allot", "a2", null, "H1", "4"));
        post(draft("pay", "p3", "H1", "L1", "13.33"));
        assertThat(balance("household:H1")).isEqualByComparingTo("0");
        proved(6);
    }

    @Test
    void whoLacksThePermissionOfAKindPostsNothing() {
        var viewer = new Caller("viewer", EnumSet.of(Permission.REGISTER_VIEW), Scope.ALL);
        var editor = new Caller("editor", EnumSet.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
        assertThatThrownBy(() -> ledgers.post(code, fill("f", "1"), viewer)).isInstanceOf(NotAllowedException.class);
        Posting made = ledgers.post(code, fill("f", "1"), editor);
        assertThatThrownBy(() -> ledgers.reverse(code, made.number(), "r", editor))
                .isInstanceOf(NotAllowedException.class);
        proved(1);
    }

    @Test
    void forARestrictedScopeThereIsNoLedger() {
        var restricted = new Caller("district", CLERK.permissions(), new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(ledgers.list(restricted)).isEmpty();
        for (Callable<?> call : List.<Callable<?>>of(
                () -> ledgers.get(code, restricted),
                () -> ledgers.post(code, fill("f", "1"), restricted),
                () -> ledgers.reverse(code, 1, "r", restricted),
                () -> ledgers.accounts(code, null, null, null, 1, restricted),
                () -> ledgers.account(code, "fund", restricted),
                () -> ledgers.postings(code, null, null, 1, restricted),
                () -> ledgers.posting(code, 1, restricted),
                () -> ledgers.prove(code, restricted)))
            assertThatThrownBy(call::call).isInstanceOf(NotFoundException.class);
        assertThat(ledgers.list(CLERK)).containsExactly(ledger);
        assertThatThrownBy(() -> ledgers.get("no_such", CLERK)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) give("H" + i, "s" + i);
        var codes = new ArrayList<String>();
        String after = null;
        do {
            List<Account> page = ledgers.accounts(code, "household", null, after, 3, CLERK);
            page.forEach(one -> codes.add(one.code()));
            after = page.size() < 3 ? null : page.getLast().code();
        } while (after != null);
        assertThat(codes).hasSize(7).doesNotHaveDuplicates().isSorted();
        var numbers = new ArrayList<Long>();
        Long before = null;
        do {
            List<Posting> page = ledgers.postings(code, "fund", before, 4, CLERK);
            page.forEach(one -> numbers.add(one.number()));
            before = page.size() < 4 ? null : page.getLast().number();
        } while (before != null);
        assertThat(numbers).hasSize(14).doesNotHaveDuplicates();
        assertThat(ledgers.accounts(code, "household", "H3", null, 9, CLERK)).hasSize(1);
        assertThat(ledgers.accounts(code, "household", "%", null, 9, CLERK)).isEmpty();
        assertThat(ledgers.accounts(code, null, null, null, 99, CLERK)).hasSize(9);
        proved(14);
    }

    /** What no program can get round: the database itself refuses at the end of the transaction. */
    @Test
    void theDatabaseRefusesWhatDoesNotBalance() {
        long number = post(fill("f", "10")).number();
        String entry = "insert into ledger.entry (posting, line, ledger, account, amount) values (?, ?, ?, ?, ?)";
        for (Runnable attempt : List.<Runnable>of(
                () -> database.update(entry, number, 3, code, "fund", BigDecimal.ONE),
                () -> {
                    database.update(entry, number, 3, code, "fund", BigDecimal.ONE);
                    database.update(entry, number, 4, code, "nobody", BigDecimal.ONE.negate());
                },
                () -> {
                    database.update(entry, number, 3, code + "x", "fund", BigDecimal.ONE);
                    database.update(entry, number, 4, code + "x", "fund", BigDecimal.ONE.negate());
                },
                () -> {
                    // As who wants the examination behind him before he adds to what was found right.
                    database.update("set constraints all immediate");
                    database.update(entry, number, 3, code, "fund", BigDecimal.ONE);
                },
                () -> bare(number + 500_000)))
            assertThatThrownBy(() -> database.run(attempt)).hasMessageContaining("does not balance");
        proved(1);
    }

    private void bare(long number) {
        database.update(
                "insert into ledger.posting select ledger, ?, at, day, kind, source || 'x', quantity, coefficient,"
                        + " coefficient_from, basis, amount, null, actor, note, evidence, hash from ledger.posting"
                        + " where ledger = ?",
                number,
                code);
    }

    @Test
    void theDatabaseChangesAndErasesNothing() {
        post(fill("f", "10"));
        for (String statement : List.of(
                "update ledger.posting set actor = 'x' where ledger = ?",
                "delete from ledger.posting where ledger = ?",
                "update ledger.entry set amount = 2 * amount where ledger = ?",
                "delete from ledger.entry where ledger = ?"))
            assertThatThrownBy(() -> database.update(statement, code)).hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("truncate ledger.entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("truncate ledger.posting, ledger.entry"))
                .hasMessageContaining("append-only");
        proved(1);
    }

    private void forge(String table, String statement, Object... parameters) {
        database.run(() -> {
            database.update("alter table " + table + " disable trigger user");
            database.update(statement, parameters);
            database.update("alter table " + table + " enable trigger user");
        });
    }

    /** Whoever may do everything in the database is found out all the same. */
    @Test
    void aWordThatWasChangedBehindTheProgramIsFound() {
        post(fill("f", "10"));
        Posting forged = post(draft("allot", "a", null, "H1", "0.5"));
        post(draft("pay", "p", "H1", "L1", "1"));
        forge("ledger.posting", "update ledger.posting set actor = 'somebody' where number = ?", forged.number());
        assertThat(ledgers.prove(code, CLERK).wrong())
                .singleElement()
                .asString()
                .contains("Posting " + forged.number() + " is not what its hash says");
    }

    @Test
    void anAmountThatWasChangedOnBothSidesIsFoundByBalanceAndHash() {
        post(fill("f", "10"));
        Posting forged = post(draft("allot", "a", null, "H1", "0.5"));
        forge("ledger.entry", "update ledger.entry set amount = amount * 2 where posting = ?", forged.number());
        Proof proof = ledgers.prove(code, CLERK);
        assertThat(proof.sum()).isEqualByComparingTo("0");
        assertThat(proof.holds()).isFalse();
        assertThat(proof.wrong().toString()).contains("is not what its hash says", "household:H1", "fund");
    }

    @Test
    void aPostingThatWasCutOffAtTheEndIsFoundByItsAccounts() {
        post(fill("f", "10"));
        Posting last = post(draft("allot", "a", null, "H1", "0.5"));
        forge("ledger.entry", "delete from ledger.entry where posting = ?", last.number());
        forge("ledger.posting", "delete from ledger.posting where number = ?", last.number());
        assertThat(ledgers.prove(code, CLERK).wrong().toString())
                .contains(
                        "The entries of household:H1 come to 0", "account remembers", "The entries of fund come to 10");
    }

    @Test
    void aBalanceThatWasChangedBehindTheProgramIsFound() {
        post(fill("f", "10"));
        database.update("update ledger.account set balance = 99 where ledger = ? and code = 'fund'", code);
        assertThat(ledgers.prove(code, CLERK).wrong())
                .containsExactly("The entries of fund come to 10.00, and the account says 99.");
    }

    @Test
    void halfAPostingIsFound() {
        Posting half = post(fill("f", "10"));
        forge("ledger.entry", "delete from ledger.entry where posting = ? and line = 2", half.number());
        Proof proof = ledgers.prove(code, CLERK);
        assertThat(proof.sum()).isEqualByComparingTo("-10");
        assertThat(proof.wrong().toString()).contains("come to -10.00");
    }

    @Test
    void anEmptyLedgerIsProved() {
        proved(0);
        assertThat(ledgers.postings(code, null, null, 5, CLERK)).isEmpty();
        assertThat(ledgers.account(code, "fund", CLERK)).isEmpty();
    }
}
