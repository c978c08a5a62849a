package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songhua.engine.series.Readings;
import org.songhua.engine.series.SeriesBlock;
import org.songhua.store.TestDatabase;

/** Blocks of a month that has no partition yet. */
class BlockPartitionsTest {
    private static final int WRITERS = 6;
    private static final int MONTHS = 24;

    /** Each of 24 new months is met by six writers at once; none may write before the partition is there. */
    @Test
    void writers_of_the_same_new_month_all_find_its_partition() throws Exception {
        try (var database = TestDatabase.create();
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            var store = new JdbcReadings(database.database());
            for (int month = 0; month < MONTHS; month++) {
                long time_us = Instant.parse("2030-01-15T00:00:00Z")
                                .plusSeconds(month * 30L * 86_400)
                                .toEpochMilli()
                        * 1000;
                var together = new CyclicBarrier(WRITERS);
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int writer = 1; writer <= WRITERS; writer++) tasks.add(task(store, together, writer, time_us));
                for (Future<Void> done : threads.invokeAll(tasks)) done.get();
            }
            assertThat(count(database, "sensing.block")).isEqualTo(WRITERS * MONTHS);
            assertThat(count(database, "only sensing.block_other")).isZero();
        }
    }

    private static Callable<Void> task(JdbcReadings store, CyclicBarrier together, long datastream, long time_us) {
        byte[] body = SeriesBlock.encode(Readings.of(new long[] {time_us}, new double[] {1}));
        var block = new Block(datastream, time_us, time_us, datastream, datastream, body);
        return () -> {
            together.await();
            store.ensurePartition(time_us);
            store.insertBlocks(List.of(block));
            return null;
        };
    }

    private static long count(TestDatabase database, String table) {
        return database.database().get("select count(*) as n from " + table, row -> row.whole("n"));
    }
}
