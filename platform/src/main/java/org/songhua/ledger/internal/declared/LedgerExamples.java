package org.songhua.ledger.internal.declared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.internal.rules.Bookkeeper;
import org.songhua.ledger.internal.rules.Decision;
import org.songhua.pack.yaml.Item;

/** Plays the examples of ledgers by the rules that postings go by; without a database and without a clock. */
final class LedgerExamples {
    private final Map<String, Ledger> ledgers;
    private final Consumer<Fault> faults;

    LedgerExamples(Map<String, Ledger> ledgers, Consumer<Fault> faults) {
        this.ledgers = ledgers;
        this.faults = faults;
    }

    boolean succeeds(Item example) {
        Ledger ledger = ledgers.get(example.text("ledger", ""));
        LocalDate today = LedgerReader.day(example.text("today", ""));
        if (ledger == null || today == null) {
            faults.accept(example.where()
                    .fault("LEDGP-020", "It names no ledger, or no day of the calendar.", "Correct the example."));
            return false;
        }
        return new Play(ledger, today, example).succeeds();
    }

    /** One example on its way. */
    private final class Play {
        private final Bookkeeper keeper;
        private final LocalDate today;
        private final Item example;
        private final Map<String, BigDecimal> balances = new HashMap<>();
        private final Map<String, Decision.Booked> booked = new HashMap<>();
        private boolean good = true;

        Play(Ledger ledger, LocalDate today, Item example) {
            keeper = new Bookkeeper(ledger, today);
            this.today = today;
            this.example = example;
        }

        boolean succeeds() {
            example.list("steps").forEach(this::step);
            example.part("balances").entries().forEach((account, wanted) -> {
                BigDecimal found = balances.getOrDefault(account, BigDecimal.ZERO);
                if (!(wanted.value() instanceof BigDecimal number) || number.compareTo(found) != 0)
                    fail(wanted, account + " holds " + found.toPlainString() + ".");
            });
            return good;
        }

        private void step(Item step) {
            String reversed = step.text("reverse");
            if (reversed != null) {
                Decision.Booked wrong = booked.remove(reversed);
                if (wrong == null) fail(step, "Nothing stands that came from " + reversed + ".");
                else enter(wrong, wrong.amount().negate());
                return;
            }
            String source = step.text("source", "");
            var found = new ArrayList<String>();
            if (booked.containsKey(source)) found.add("LEDG-010");
            switch (keeper.decide(draft(step, source), code -> balances.getOrDefault(code, BigDecimal.ZERO))) {
                case Decision.Refused refused -> refused.faults().forEach(fault -> found.add(fault.code()));
                case Decision.Booked one
                when found.isEmpty() -> {
                    booked.put(source, one);
                    enter(one, one.amount());
                    BigDecimal amount = step.decimal("amount");
                    if (amount != null && amount.compareTo(one.amount()) != 0)
                        fail(step, "It comes to " + one.amount().toPlainString() + ".");
                }
                case Decision.Booked _ -> {}
            }
            expect(step, found);
        }

        private void enter(Decision.Booked one, BigDecimal amount) {
            balances.merge(one.from(), amount.negate(), BigDecimal::add);
            balances.merge(one.to(), amount, BigDecimal::add);
        }

        private PostingDraft draft(Item step, String source) {
            var evidence = new LinkedHashMap<String, String>();
            step.part("evidence").entries().forEach((kind, number) -> evidence.put(kind, number.text()));
            LocalDate day = LedgerReader.day(step.text("day", ""));
            return new PostingDraft(
                    step.text("post", ""),
                    source,
                    Objects.requireNonNullElse(day, today),
                    step.text("from"),
                    step.text("to"),
                    Objects.requireNonNullElse(step.decimal("quantity"), BigDecimal.ZERO),
                    evidence,
                    null);
        }

        private void expect(Item step, List<String> found) {
            List<String> codes = found.stream().distinct().sorted().toList();
            List<String> wanted = LedgerReader.texts(step, "refused").stream()
                    .distinct()
                    .sorted()
                    .toList();
            if (!codes.equals(wanted)) fail(step, "Expected refusals " + wanted + " but found " + codes + ".");
        }

        private void fail(Item at, String problem) {
            good = false;
            faults.accept(at.where()
                    .fault("LEDGP-020", example.text("example", "") + ": " + problem, "Correct example or ledger."));
        }
    }
}
