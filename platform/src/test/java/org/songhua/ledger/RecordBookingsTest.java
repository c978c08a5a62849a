package org.songhua.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** The life of a record books in a ledger and takes back: both stand or neither. */
class RecordBookingsTest {
    private static final String ACTS = "low_carbon_acts";
    private static final String POINTS = "carbon_points";
    private static final Caller CLERK = Caller.all("clerk");
    private static final Caller CHIEF = Caller.all("chief");
    private static final AtomicInteger NEXT = new AtomicInteger(7_000);

    private final Registers registers = TestPlatform.shared().bean(Registers.class);
    private final Ledgers ledgers = TestPlatform.shared().bean(Ledgers.class);
    private final String person = "PB" + NEXT.incrementAndGet();
    private final String head = "booked-" + NEXT.incrementAndGet();

    private RegisterRecord reported(String key, String ticket, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "participant_no",
                person,
                "act_kind",
                "metro",
                "act_amount",
                10,
                "act_on",
                "2026-01-05",
                "act_ticket",
                head + ticket));
        fields.putAll(more);
        RegisterRecord made = registers.create(ACTS, RecordDraft.of(head + key, fields), CLERK);
        registers.attach(ACTS, made.id(), "proof", "行程单", null, CLERK);
        return made;
    }

    private RegisterRecord act(RegisterRecord one, String action) {
        return registers.act(ACTS, one.id(), null, RecordStep.of(action), CHIEF);
    }

    private BigDecimal balance() {
        return ledgers.account(POINTS, "person:" + person, CHIEF)
                .map(Account::balance)
                .orElse(BigDecimal.ZERO);
    }

    private List<Posting> rows() {
        return ledgers.postings(POINTS, "person:" + person, null, 50, CHIEF);
    }

    private String state(RegisterRecord one) {
        return registers.find(ACTS, one.id(), CHIEF).orElseThrow().state();
    }

    @Test
    void aStateThatIsReachedBooksWithTheCoefficientOfTheDayInTheRecord() {
        act(reported("a", "a", Map.of("act_on", "2025-12-31")), "verify");
        act(reported("b", "b", Map.of("act_on", "2026-01-01")), "verify");
        act(reported("c", "c", Map.of("act_kind", "reuse", "act_amount", 2.5)), "verify");
        // 10 × 0.1 + 10 × 0.12 + 2.5 × 0.4
        assertThat(balance()).isEqualByComparingTo("3.2");
        assertThat(rows()).extracting(Posting::kind).containsExactly("reuse", "metro_ride", "metro_ride");
        assertThat(rows()).extracting(Posting::actor).containsOnly("chief");
        assertThat(rows().getLast().note()).isEqualTo(ACTS + "/" + head + "a");
    }

    @Test
    void whatIsRevokedIsTakenBackAndWhatWasNeverBookedIsLeftAlone() {
        RegisterRecord one = reported("a", "a", Map.of());
        act(one, "verify");
        act(one, "revoke");
        assertThat(balance()).isEqualByComparingTo("0");
        assertThat(rows())
                .hasSize(2)
                .first()
                .satisfies(row -> assertThat(row.reverses()).isNotNull());
        RegisterRecord other = reported("b", "b", Map.of());
        act(other, "reject");
        assertThat(rows()).hasSize(2);
    }

    @Test
    void whatTheLedgerRefusesTheRegisterRefusesAtItsOwnFields() {
        act(reported("a", "same", Map.of()), "verify");
        RegisterRecord again = reported("b", "same", Map.of());
        assertThatThrownBy(() -> act(again, "verify")).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults()).extracting(Fault::code).containsExactly("LEDG-010");
            assertThat(e.faults().getFirst().place().field()).isEqualTo("/fields/act_ticket");
        });
        assertThat(state(again)).isEqualTo("reported");
        assertThat(registers.timeline(ACTS, again.id(), CHIEF)).hasSize(2);
        assertThat(registers.firstBroken(ACTS, again.id(), CHIEF)).isZero();
        RegisterRecord early = reported("c", "c", Map.of("act_on", "2024-12-31", "act_amount", 0));
        assertThatThrownBy(() -> act(early, "verify"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactlyInAnyOrder("/fields/act_on", "/fields/act_amount"));
        assertThat(balance()).isEqualByComparingTo("1.2");
    }

    /** The first of the two took its points back already; the second one's ticket is free of no charge, for it was used. */
    @Test
    void aTicketThatWasUsedAndRevokedIsNotBookedAgain() {
        RegisterRecord one = reported("a", "t", Map.of());
        act(one, "verify");
        act(one, "revoke");
        RegisterRecord other = reported("b", "t", Map.of());
        assertThatThrownBy(() -> act(other, "verify")).hasMessageContaining("booked already");
        assertThat(balance()).isEqualByComparingTo("0");
    }

    @Test
    void aRecordTakesBackNothingThatAnotherBooked() {
        RegisterRecord one = reported("a", "t", Map.of());
        act(one, "verify");
        // The second is verified under a ticket of its own and then claims that of the first.
        RegisterRecord other = reported("b", "u", Map.of());
        act(other, "verify");
        registers.act(
                ACTS,
                other.id(),
                null,
                new RecordStep(RecordStep.AMEND, null, Map.of("act_ticket", head + "t")),
                CLERK);
        act(other, "revoke");
        assertThat(rows())
                .extracting(Posting::source)
                .doesNotContain("reversal:" + rows().getLast().number());
        assertThat(ledgers.postings(POINTS, "person:" + person, null, 9, CHIEF).stream()
                        .filter(row -> row.source().equals(head + "t")))
                .hasSize(1);
    }

    @Test
    void aTableOfRecordsBooksNothingForTheyBeginBeforeTheirChecks() {
        String table = "key,participant_no,act_kind,act_amount,act_on,act_ticket\n%s-x,%s,metro,10,2026-01-05,%s-x\n"
                .formatted(head, person, head);
        assertThat(registers.importCsv(ACTS, table, Map.of(), false, CLERK).created())
                .isEqualTo(1);
        assertThat(registers.count(ACTS, RecordQuery.first(1).where("participant_no", person), CLERK))
                .isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void theWholeLedgerBalancesAfterAllThat() {
        act(reported("a", "a", Map.of()), "verify");
        Proof proof = ledgers.prove(POINTS, CHIEF);
        assertThat(proof.wrong()).isEmpty();
        assertThat(proof.sum()).isEqualByComparingTo("0");
    }
}
