package org.songhua.sensing.internal.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * A program to be killed: senders append, come late and correct without end while blocks are packed all the time. Prints a
 * line for everything that was acknowledged, after it was.
 */
public final class RestlessSender {
    static final int SENDERS = 6;
    static final int STREAMS_PER_SENDER = 5;
    private static final Instant START = Instant.parse("2026-01-30T00:00:00Z");
    private static final int BATCH_MAX = 400;

    private final StoredObservations store;
    private final PrintStream out;

    private RestlessSender(StoredObservations store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    /** @param arguments data folder, number of the round */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        int round = Integer.parseInt(arguments[1]);
        try (Store database = Store.open(settings(folder))) {
            var program = new RestlessSender(open(database), System.out);
            var senders = new ArrayList<Thread>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int number = sender;
                senders.add(Thread.ofPlatform().start(() -> program.send(number, new Random(31L * round + number))));
            }
            System.out.println("working");
            for (Thread sender : senders) sender.join();
        }
    }

    static StoredObservations open(Store database) {
        return new StoredObservations(new JdbcReadings(Database.of(database.source())), event -> {}, 5_000);
    }

    static Settings settings(Path folder) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        return new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
    }

    /** Even numbers come in order, odd ones late; the tens are corrected. */
    private void send(int sender, Random random) {
        long datastream = 1 + sender * (long) STREAMS_PER_SENDER + random.nextInt(STREAMS_PER_SENDER);
        long next = store.latest(datastream).map(RestlessSender::evenBehind).orElse(0L);
        while (true) {
            int size = 1 + random.nextInt(BATCH_MAX);
            var batch = new ArrayList<NewObservation>();
            for (int i = 0; i < size; i++) batch.add(reading(datastream, next + 2L * i, 0));
            store.append(batch);
            out.println("sent " + datastream + " " + next + " " + (next + 2L * size));
            if (random.nextBoolean()) change(datastream, random.nextLong(next + size) / 2 * 2, random);
            next += 2L * size;
        }
    }

    private static long evenBehind(Observation latest) {
        return (latest.phenomenonStart().getEpochSecond() - START.getEpochSecond()) / 60 * 2 + 2;
    }

    private void change(long datastream, long number, Random random) {
        if (random.nextBoolean()) {
            store.append(List.of(reading(datastream, number + 1, 0)));
            out.println("sent " + datastream + " " + (number + 1) + " " + (number + 3));
        } else {
            store.append(List.of(reading(datastream, number, 0.25)));
            out.println("corrected " + datastream + " " + number);
        }
    }

    static NewObservation reading(long datastream, long number, double more) {
        return new NewObservation(
                datastream, time(number), null, null, new Result.Numeric(number % 1000 + more), null, null);
    }

    static Instant time(long number) {
        return START.plusSeconds(30 * number);
    }
}
