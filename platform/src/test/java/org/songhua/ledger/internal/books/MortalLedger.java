package org.songhua.ledger.internal.books;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.internal.rules.TestLedger;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.store.Database;

/**
 * A program that posts from several threads until it is killed. Prints {@code booked SOURCE} after each posting that was
 * acknowledged.
 */
public final class MortalLedger {
    static final int THREADS = 8;
    static final int HOUSEHOLDS = 6;

    private MortalLedger() {}

    /** Arguments: address, user and password of the database, number of this life. */
    public static void main(String[] arguments) {
        var source = new HikariDataSource();
        source.setJdbcUrl(arguments[0]);
        source.setUsername(arguments[1]);
        source.setPassword(arguments[2]);
        source.setMaximumPoolSize(THREADS);
        var ledgers = new DefaultLedgers(
                Database.of(source), new LedgerBook(List.of(TestLedger.ALLOWANCE)), new NoAudit(), Clock.systemUTC());
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            Thread.ofPlatform().start(() -> post(ledgers, arguments[3] + "-" + thread));
        }
    }

    private static void post(DefaultLedgers ledgers, String head) {
        var random = new Random(head.hashCode());
        for (int i = 0; ; i++) {
            PostingDraft draft = draft(random, head + "-" + i);
            try {
                ledgers.post(TestLedger.CODE, draft, Caller.SYSTEM);
                System.out.println("booked " + draft.source());
            } catch (FaultException e) {
                // Nothing is there to be spent; the next one fills the fund.
            }
        }
    }

    private static PostingDraft draft(Random random, String source) {
        int household = random.nextInt(HOUSEHOLDS);
        String one = "H" + household;
        return switch (random.nextInt(4)) {
            case 0 -> TestLedger.fill(source, "1000");
            case 1 -> TestLedger.draft("allot", source, null, one, "3");
            case 2 -> TestLedger.draft("pay", source, one, "L1", "5");
            default -> TestLedger.draft("pass", source, one, "H" + (household + 1) % HOUSEHOLDS, "2.5");
        };
    }

    /** Keeps nothing: the postings are what is examined. */
    static final class NoAudit implements Audit {
        @Override
        public void record(String actor, String action, String subject, String detailJson) {}

        @Override
        public List<Entry> list(Long before, int limit) {
            return List.of();
        }

        @Override
        public Verification verify() {
            return new Verification(0, null);
        }
    }
}
