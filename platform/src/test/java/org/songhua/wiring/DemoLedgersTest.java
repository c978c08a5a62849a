package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.ledger.Ledgers;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** Made-up records are led to where their ledgers book them; true ones are nobody's demonstration. */
class DemoLedgersTest {
    private static final String ACTS = "low_carbon_acts";
    private static final Caller ANYBODY = Caller.all("anybody");

    private static RecordDraft act(int number, String day, boolean synthetic) {
        return new RecordDraft(
                "d-" + number,
                null,
                null,
                null,
                null,
                null,
                Map.of(
                        "participant_no",
                        "P100" + number % 10,
                        "act_kind",
                        "bus",
                        "act_amount",
                        10,
                        "act_on",
                        day,
                        "act_ticket",
                        "t-" + number),
                synthetic);
    }

    @Test
    void threeOfFourMadeUpRecordsAreBookedOnceAndTrueOnesAreLeftAlone() {
        try (var platform = TestPlatform.start(Map.of())) {
            Registers registers = platform.bean(Registers.class);
            Ledgers ledgers = platform.bean(Ledgers.class);
            registers.enter(
                    ACTS,
                    IntStream.range(0, 8)
                            .mapToObj(i -> act(10 + i, "2026-01-05", true))
                            .toList(),
                    ANYBODY);
            // A day before any coefficient, and a record that is true.
            registers.enter(ACTS, List.of(act(18, "2020-01-01", true), act(19, "2026-01-05", false)), ANYBODY);

            assertThat(DemoLedgers.ensure(platform.context())).isEqualTo(6);
            assertThat(DemoLedgers.ensure(platform.context())).isZero();
            assertThat(ledgers.postings("carbon_points", null, null, 100, ANYBODY))
                    .hasSize(6)
                    .allSatisfy(posting -> assertThat(posting.amount()).isEqualByComparingTo("0.8"));
            assertThat(ledgers.prove("carbon_points", ANYBODY).holds()).isTrue();
            List<RegisterRecord> waiting = registers
                    .list(ACTS, RecordQuery.first(100).in("reported"), ANYBODY)
                    .records();
            assertThat(waiting).extracting(RegisterRecord::key).containsExactly("d-13", "d-17", "d-18", "d-19");
            assertThat(ledgers.list(ANYBODY)).extracting(one -> one.code()).contains("carbon_points", "safety_credit");
        }
    }
}
