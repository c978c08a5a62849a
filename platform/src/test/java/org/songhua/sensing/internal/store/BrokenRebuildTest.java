package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.Appended;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.store.StoreException;
import org.songhua.store.TestDatabase;

/** The database breaks after a removal was committed and before it was looked up which reading is the latest now. */
class BrokenRebuildTest {
    private static final Instant T0 = Instant.parse("2026-11-03T00:00:00Z");

    /** Fails to read blocks as long as it is told to. */
    private static final class Breaking extends JdbcReadings {
        private volatile boolean isBroken = false;

        Breaking(Database database) {
            super(database);
        }

        @Override
        List<Block> listAfter(long datastream, long after_us, double min, double max, int limit) {
            if (isBroken) throw new StoreException("The connection is gone.");
            return super.listAfter(datastream, after_us, min, max, limit);
        }
    }

    private static NewObservation reading(long second) {
        return new NewObservation(1, T0.plusSeconds(second), null, null, new Result.Numeric(second), null, null);
    }

    @Test
    void whoeverRemovedIsAnsweredAndTheLookUpIsMadeUpFor() throws Exception {
        try (var database = TestDatabase.create()) {
            var rows = new Breaking(database.database());
            var store = new StoredObservations(rows, event -> {}, 100_000);
            List<Appended> kept = store.append(List.of(reading(0), reading(1), reading(2)));
            rows.isBroken = true;

            boolean wasThere = CompletableFuture.supplyAsync(
                            () -> store.delete(kept.getLast().id()))
                    .get(60, TimeUnit.SECONDS);

            assertThat(wasThere).isTrue();
            assertThat(store.count(ObservationQuery.ALL)).isEqualTo(2);
            rows.isBroken = false;
            store.append(List.of(reading(-5)));
            assertThat(store.latest(1).orElseThrow().result()).isEqualTo(new Result.Numeric(1));
            assertThat(store.span(1).orElseThrow().phenomenonUntil()).isEqualTo(T0.plusSeconds(1));
            store.destroy();
        }
    }
}
