package org.songhua.engine.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records by their keys: walks the pairs that share one, each once, in time of about their number. Keys under which more records stand
 * than a given number part nothing; they are left out and counted.
 */
public final class BlockIndex {
    private final List<Prepared> records;
    private final int most;
    private final Map<Long, Standing> standing = new HashMap<>();

    /** Who stands under a key. */
    private static final class Standing {
        private int[] records = new int[2];
        private int size;

        void add(int record) {
            if (size == records.length) records = Arrays.copyOf(records, 2 * size);
            records[size++] = record;
        }

        IntStream stream() {
            return Arrays.stream(records, 0, size);
        }
    }

    /**
     * An index.
     *
     * @param records all made ready by one rule
     * @param most most records of one key, at least 2
     */
    public BlockIndex(List<Prepared> records, int most) {
        this.records = List.copyOf(records);
        this.most = most;
        for (int i = 0; i < records.size(); i++)
            for (long key : records.get(i).homes())
                standing.computeIfAbsent(key, k -> new Standing()).add(i);
    }

    /** {@return number of keys that are left out because too many records stand under them} */
    public long keysLeftOut() {
        return standing.values().stream().filter(one -> one.size > most).count();
    }

    /** {@return number of records under the commonest key} */
    public int largest() {
        return standing.values().stream().mapToInt(one -> one.size).max().orElse(0);
    }

    /** Hands over every pair of records of which one looks where the other stands, each once. */
    public void each(BiConsumer<Prepared, Prepared> sink) {
        for (int i = 0; i < records.size(); i++) each(i, sink);
    }

    private void each(int i, BiConsumer<Prepared, Prepared> sink) {
        Prepared one = records.get(i);
        found(one).filter(j -> isFirst(i, j)).forEach(j -> sink.accept(one, records.get(j)));
    }

    private IntStream found(Prepared one) {
        return Arrays.stream(one.probes())
                .mapToObj(this::open)
                .flatMapToInt(held -> held == null ? IntStream.empty() : held.stream())
                .sorted()
                .distinct();
    }

    private @Nullable Standing open(long key) {
        Standing held = standing.get(key);
        return held == null || held.size > most ? null : held;
    }

    /** A pair of which both find each other is told by the one that comes first. */
    private boolean isFirst(int i, int j) {
        return i < j || (i > j && !finds(records.get(j), records.get(i)));
    }

    private boolean finds(Prepared one, Prepared other) {
        return Arrays.stream(other.homes()).anyMatch(key -> one.looksAt(key) && open(key) != null);
    }
}
