package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.wiring.Store;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * The disk of the database fills up under load and is made free again, twice, and the program goes on: what was acknowledged is there once with its
 * value, what was refused can be sent again. The disk is a small file system in memory, which only the administrator of a machine can mount.
 */
@Tag("slow")
class FullDiskTest {
    private static final int DISK_MB = 160;
    private static final int BATCH = 2000;
    private static final int STREAMS = 40;
    /** A disk that takes so many batches more is not full. */
    private static final int BATCHES_MAX = 4000;

    private static final int PATIENCE_S = 120;

    @TempDir
    Path parent;

    private final TreeSet<Long> acknowledged = new TreeSet<>();
    private long next = 0;
    private boolean isMounted = false;

    private Path disk() {
        return parent.resolve("disk");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private boolean mount() throws IOException, InterruptedException {
        Files.createDirectories(disk());
        try {
            isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MB + "m", "tmpfs", disk().toString()) == 0;
        } catch (IOException e) {
            // There is no such command here.
        }
        return isMounted;
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (isMounted) assertThat(run("umount", "-l", disk().toString())).isZero();
    }

    @Test
    void what_was_acknowledged_before_while_and_after_the_disk_was_full_is_there_once() throws Exception {
        assumeTrue(mount(), "only an administrator may mount a small disk");
        try (Store database = Store.open(RestlessSender.settings(disk()))) {
            StoredObservations store = RestlessSender.open(database);
            try {
                for (int i = 0; i < 5; i++) assertThat(send(store)).isTrue();
                for (int round = 0; round < 2; round++) {
                    fillUpTo(1 << 20);
                    int sent = 0;
                    while (send(store))
                        assertThat(++sent).as("the disk never fills").isLessThan(BATCHES_MAX);
                    // What is known is answered while nothing can be written.
                    assertThat(store.latest(1)).isPresent();
                    Files.delete(ballast());
                    awaitSent(store);
                }
                verify(store);
            } finally {
                store.destroy();
            }
        }
        try (Store database = Store.open(RestlessSender.settings(disk()))) {
            StoredObservations again = RestlessSender.open(database);
            try {
                verify(again);
            } finally {
                again.destroy();
            }
        }
    }

    private Path ballast() {
        return disk().resolve("ballast");
    }

    private void fillUpTo(long left) throws IOException {
        long free = Files.getFileStore(disk()).getUsableSpace() - left;
        byte[] portion = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (; free > 0; free -= portion.length) out.write(portion);
        }
    }

    /** Sends the next batch, the same again when it was refused before. {@return whether it was acknowledged} */
    private boolean send(StoredObservations store) {
        List<NewObservation> batch = new ArrayList<>();
        for (long number = next; number < next + BATCH; number++)
            batch.add(RestlessSender.reading(1 + number % STREAMS, number, 0));
        try {
            store.append(batch);
        } catch (RuntimeException e) {
            // A journal of the database itself that finds no room ends it, and it starts anew.
            boolean isTold = Database.isFull(e) || Database.isGone(e) || e instanceof CannotCreateTransactionException;
            assertThat(isTold).as(e.toString()).isTrue();
            return false;
        }
        for (long number = next; number < next + BATCH; number++) acknowledged.add(number);
        next += BATCH;
        return true;
    }

    /** The database recovers by itself when there is room again. */
    private void awaitSent(StoredObservations store) throws InterruptedException {
        long end_ns = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        var never = new Semaphore(0);
        while (!send(store)) {
            assertThat(System.nanoTime())
                    .as("nothing is taken although there is room")
                    .isLessThan(end_ns);
            assertThat(never.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private void verify(StoredObservations store) {
        var found = new TreeSet<Long>();
        var wrong = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL, one -> {
            long number = (one.phenomenonStart().getEpochSecond()
                            - RestlessSender.time(0).getEpochSecond())
                    / 30;
            if (!found.add(number) || !one.result().equals(new Result.Numeric(number % 1000))) wrong.add(one);
            return true;
        });
        assertThat(wrong).as("twice, or another value").isEmpty();
        var lost = new TreeSet<>(acknowledged);
        lost.removeAll(found);
        assertThat(lost).isEmpty();
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(found.size());
    }
}
