package org.songhua.ledger.internal.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.ledger.Account;
import org.songhua.ledger.Proof;
import org.songhua.ledger.internal.rules.TestLedger;
import org.songhua.people.Caller;
import org.songhua.store.Database;
import org.songhua.store.TestDatabase;

/**
 * kill -9 of a program that posts from eight threads, so that postings are committed in groups. After each death every posting that was acknowledged is there, the whole
 * ledger comes to zero, every balance is the sum of its entries, and no account with a least balance is below it.
 * {@code -Dsonghua.test.rounds=50} kills it fifty times.
 */
@Tag("slow")
class KilledLedgerTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 2);

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedPostingIsThereAndTheLedgerBalances() throws IOException, InterruptedException {
        var random = new Random(SEED);
        Set<String> acknowledged = new HashSet<>();
        try (var database = TestDatabase.create()) {
            for (int round = 1; round <= ROUNDS; round++) {
                int most = 20 + random.nextInt(150);
                String what = "seed %d, round %d, killed after %d postings".formatted(SEED, round, most);
                runAndKill(database, round, most, acknowledged);
                verify(database.database(), acknowledged, what);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20 - 1);
    }

    private void runAndKill(TestDatabase database, int round, int most, Set<String> acknowledged)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("errors-" + round + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalLedger.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        String.valueOf(round))
                .redirectError(errors.toFile())
                .start();
        try {
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            int booked = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("booked ")) continue;
                acknowledged.add(line.substring("booked ".length()));
                if (++booked == most) process.toHandle().destroyForcibly();
            }
            assertThat(booked).as(Files.readString(errors)).isGreaterThanOrEqualTo(most);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private static void verify(Database database, Set<String> acknowledged, String what) {
        var ledgers = new DefaultLedgers(
                database, new LedgerBook(List.of(TestLedger.ALLOWANCE)), new MortalLedger.NoAudit(), Clock.systemUTC());
        Set<String> kept = new HashSet<>(database.list(
                "select source from ledger.posting where ledger = ?", row -> row.text("source"), TestLedger.CODE));
        assertThat(kept).as(what).containsAll(acknowledged);
        Proof proof = ledgers.prove(TestLedger.CODE, Caller.SYSTEM);
        assertThat(proof.wrong()).as(what).isEmpty();
        assertThat(proof.sum()).as(what).isEqualByComparingTo("0");
        assertThat(proof.postings()).as(what).isEqualTo(kept.size());
        for (Account account : ledgers.accounts(TestLedger.CODE, null, null, null, 100, Caller.SYSTEM)) {
            BigDecimal sum = database.get(
                    "select sum(amount) as total from ledger.entry where ledger = ? and account = ?",
                    row -> new BigDecimal(row.text("total")),
                    TestLedger.CODE,
                    account.code());
            assertThat(account.balance()).as(what + ": " + account).isEqualByComparingTo(sum);
            if (account.kind().equals("household") || account.kind().equals("fund"))
                assertThat(account.balance().signum()).as(what + ": " + account).isNotNegative();
        }
    }
}
