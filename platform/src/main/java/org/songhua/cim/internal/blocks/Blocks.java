package org.songhua.cim.internal.blocks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.PackedObject;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/**
 * Reads blocks. A statement tells the numbers of those that hold at one moment; what a number stands for never changes, so those read
 * lately are kept in memory and need no more than the statement.
 */
@Component
public class Blocks {
    /** What is kept takes an eighth of the heap at most. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private static final int BYTES_OF_ENTRY = 150;
    private static final String AT = """
            select * from cim.blocks_at(box(point(?, ?), point(?, ?)), ?::text[], ?::integer, ?, ?, ?)""";
    private static final String BODIES = "select number, class, objects, body from cim.block where number = any(?)";
    /** As often may a block be made anew just between the statements. */
    private static final int TRIES = 3;

    private final Database database;
    private final Cache<Long, Block> lately = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Long number, Block block) -> block.body().length + BYTES_OF_ENTRY)
            .build();

    /** Blocks of a database, none of them in memory yet. */
    public Blocks(Database database) {
        this.database = database;
    }

    /** What there is at a place. */
    public static final class Found {
        private final Map<Long, @Nullable Block> blocks = new LinkedHashMap<>();
        private final List<PackedObject> others = new ArrayList<>();
        private final List<PackedObject> older = new ArrayList<>();
        private final PlaceQuery query;
        private long bytes;
        private long inBlocks;
        private long apart;
        private long heavy;

        private Found(PlaceQuery query) {
            this.query = query;
        }

        private void take(Row row) {
            Long number = row.findWhole("number");
            if (number == null) apart(row, others);
            else if (number < 0) apart(row, older);
            else {
                blocks.put(number, null);
                inBlocks += row.whole("objects");
                bytes += row.whole("bytes");
            }
        }

        private void apart(Row row, List<PackedObject> those) {
            apart += row.whole("objects");
            heavy += row.whole("heavy");
            byte[] heads = row.findBytes("heads");
            if (heads != null) those.add(new PackedObject(heads, row.bytes("geometries")));
        }

        /** {@return blocks that hold, which may have objects elsewhere too} */
        public List<Block> blocks() {
            return List.copyOf(blocks.values());
        }

        /** Hands over objects that are in no block, some at a time, with what tells which of them are wanted. */
        public void apart(BiConsumer<PackedObject, Predicate<PackedObject>> sink) {
            others.forEach(some -> sink.accept(some, query::isOfThen));
            older.forEach(some -> sink.accept(some, object -> true));
        }

        /** {@return bytes of the blocks} */
        public long bytes() {
            return bytes;
        }

        /** {@return objects in blocks, near or not} */
        public long inBlocks() {
            return inBlocks;
        }

        /** {@return objects in no block, as many as were wanted at most} */
        public long apart() {
            return apart;
        }

        /** {@return those of them that were left out because they are large} */
        public long heavy() {
            return heavy;
        }
    }

    /**
     * {@return what there is; empty when it is not wanted, or changes all the time}
     *
     * @param isWanted whether the blocks are to be read, of which only their size is known then
     */
    public Optional<Found> find(PlaceQuery query, Predicate<Found> isWanted) {
        PlaceQuery.Past past = query.past();
        String sql = past == null ? AT : AT + " union all " + past.sql();
        for (int i = 0; i < TRIES; i++) {
            var found = new Found(query);
            database.each(sql, found::take, parameters(query));
            if (!isWanted.test(found)) return Optional.empty();
            if (read(found.blocks)) return Optional.of(found);
        }
        return Optional.empty();
    }

    private static @Nullable Object[] parameters(PlaceQuery query) {
        List<String> classes = query.classCodes();
        PlaceQuery.Past past = query.past();
        var all = new ArrayList<@Nullable Object>(List.of(
                query.extent().east(),
                query.extent().north(),
                query.extent().west(),
                query.extent().south()));
        all.add(classes == null ? null : classes.toArray(String[]::new));
        all.addAll(Arrays.asList(query.dataset(), query.zoom(), query.most(), query.mostBytes()));
        if (past != null) all.addAll(Arrays.asList(past.parameters()));
        return all.toArray();
    }

    /** {@return false when one is gone} */
    private boolean read(Map<Long, @Nullable Block> blocks) {
        blocks.replaceAll((number, none) -> lately.getIfPresent(number));
        Long[] missing = blocks.keySet().stream()
                .filter(number -> blocks.get(number) == null)
                .toArray(Long[]::new);
        if (missing.length == 0) return true;
        int[] read = {0};
        database.each(BODIES, row -> read[0] += keep(blocks, row), (Object) missing);
        return read[0] == missing.length;
    }

    private int keep(Map<Long, @Nullable Block> blocks, Row row) {
        Block block = Block.of(row);
        blocks.put(row.whole("number"), block);
        lately.put(row.whole("number"), block);
        return 1;
    }
}
