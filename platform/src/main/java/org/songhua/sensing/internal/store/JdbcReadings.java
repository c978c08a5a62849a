package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.BlockHeader;
import org.songhua.engine.series.CellSums;
import org.songhua.engine.series.RollUp;
import org.songhua.engine.series.SeriesBlock;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;

/** The statements of the store. Those that write run in the transaction of the caller. */
@Repository
class JdbcReadings {
    private static final int PORTION = 500;
    private static final int PORTION_SMALL = 50;

    private static final String INSERT_JOURNAL = "insert into sensing.journal (seq, n, body) values (?, ?, ?)";
    private static final String READ_JOURNAL = "select seq, body from sensing.journal where seq > ? order by seq";
    /** What a reader has not read yet stays. */
    private static final String TRIM_JOURNAL = """
            delete from sensing.journal
            where seq < least(?::bigint, (select min(read_seq) + 1 from sensing.journal_reader))""";

    private static final String READ_SERIES = "select datastream, state from sensing.series";
    private static final String SAVE_SERIES = """
            insert into sensing.series (datastream, state) values (?, ?)
            on conflict (datastream) do update set state = excluded.state""";
    private static final String DELETE_SERIES = "delete from sensing.series where datastream = ?";

    static final String BLOCKS = "select datastream, from_us, until_us, id_from, id_until, body from sensing.block ";
    private static final String COVERING = BLOCKS + """
            where datastream = ? and from_us <= ? order by from_us desc limit 1""";
    private static final String BY_ID = BLOCKS + """
            where datastream = ? and id_from <= ? and id_until >= ?""";
    private static final String MANY_COVERING = """
            select b.datastream, b.from_us, b.until_us, b.id_from, b.id_until, b.body
            from unnest(?::bigint[], ?::bigint[]) as wanted(datastream, time_us)
              cross join lateral (select * from sensing.block b
                where b.datastream = wanted.datastream and b.from_us <= wanted.time_us
                order by b.from_us desc limit 1) b
            where b.until_us >= wanted.time_us""";
    /** Each looked up for itself, however many blocks lie within the bounds. */
    private static final String WITHIN = """
            select b.datastream, b.from_us, b.until_us, b.id_from, b.id_until, b.body
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as wanted(datastream, from_us, until_us)
              cross join lateral (select * from sensing.block b
                where b.datastream = wanted.datastream and b.from_us >= wanted.from_us and b.from_us <= wanted.until_us
                  and b.from_us >= ? and b.from_us <= ? offset 0) b""";

    private static final String FORWARD = BLOCKS + """
            where datastream = ? and from_us > ? and max >= ? and min <= ? order by from_us limit ?""";
    /** The lower bound spares the partitions before it, when there are fewer blocks than asked for. */
    private static final String BACKWARD = BLOCKS + """
            where datastream = ? and from_us >= ? and from_us < ? and max >= ? and min <= ? order by from_us desc limit ?""";

    private static final String SPANS = """
            select from_us, until_us from sensing.block where datastream = ? and until_us >= ? and from_us <= ? order by from_us""";
    private static final String INSERT_BLOCK = """
            insert into sensing.block (datastream, from_us, until_us, id_from, id_until, n, min, max, body,
              numbers, total, doubted, doubts, cell_us, cells, step_us, records)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String DELETE_BLOCK = "delete from sensing.block where datastream = ? and from_us = ?";
    private static final String DELETE_BLOCKS = "delete from sensing.block where datastream = ?";
    /** Of a block that reaches beyond the bounds as much counts as lies within, as if its times and its numbers were spread evenly. */
    private static final String ESTIMATE_NUMBERS = """
            select coalesce(sum(coalesce(numbers, n) * (least(until_us, ?)::float8 - greatest(from_us, ?)::float8 + 1)
              / (until_us::float8 - from_us::float8 + 1)
              * case when max > min then (least(max, ?) - greatest(min, ?)) / (max - min) else 1 end), 0) as n
            from sensing.block""";

    private static final String IN_ONE_INTERVAL = """
            from_us >= ? and until_us < ? and numbers is not null and (from_us - ?) / ? = (until_us - ?) / ?""";
    /** Intervals are made of whole cells, and none reaches beyond the end: see CellSums. */
    private static final String IN_CELLS = """
            cells is not null and until_us < ? and ? % cell_us = 0
              and ((? + 28800000000) % cell_us + cell_us) % cell_us = 0""";

    private static final String SUMS = """
            select (from_us - ?) / ? as at, sum(numbers)::bigint as numbers, sum(doubted)::bigint as doubted, bit_or(doubts) as doubts,
              min(min) as min, max(max) as max, sum(total) as total, null::bytea as cells, null::bytea as body
            from sensing.block where datastream = ? and %1$s group by 1
            union all
            select 0, 0, 0, 0, 0, 0, 0, case when %2$s then cells end, case when %2$s then null else body end
            from sensing.block where datastream = ? and from_us >= ? and from_us < ? and until_us >= ? and not (%1$s)""".formatted(IN_ONE_INTERVAL, IN_CELLS);

    private static final String ESTIMATE = """
            select coalesce(sum(n * (least(until_us, ?)::float8 - greatest(from_us, ?)::float8 + 1)
              / (until_us::float8 - from_us::float8 + 1)), 0)::bigint as n
            from sensing.block""";
    private static final String JOURNAL_ENTRIES = "select coalesce(sum(n), 0) as n from sensing.journal";

    private static final String KEEP_EARLIER =
            "insert into sensing.earlier_reading (id, datastream, time_us, number, body) values (?, ?, ?, ?, ?)";
    private static final String READ_MOVED = "select id, datastream from sensing.moved_reading";
    private static final String MOVE = """
            insert into sensing.moved_reading (id, datastream) values (?, ?)
            on conflict (id) do update set datastream = excluded.datastream""";

    private static final String HAS_TABLE = "select to_regclass(?) is not null as there";
    private static final String CREATE_PARTITION = """
            create table sensing.%1$s (like sensing.block including defaults including storage)
            with (toast_tuple_target = 128)""";
    private static final String ATTACH_PARTITION =
            "alter table sensing.block attach partition sensing.%1$s for values from (%2$d) to (%3$d)";

    private final Database database;
    private final JdbcDropped dropped;
    private final BlockHeads heads;
    private final BlockBodies bodies;
    private final Set<String> partitions = ConcurrentHashMap.newKeySet();

    /** What the commit that is being made changes of blocks; null outside. */
    private @Nullable List<Consumer<KnownBlocks>> changes = null;

    @Autowired
    JdbcReadings(Database database) {
        this(database, BlockHeads.MOST_DEFAULT);
    }

    /** @param knownMost of so many blocks memory holds what stands beside them */
    JdbcReadings(Database database, int knownMost) {
        this(database, knownMost, BlockBodies.BYTES_MAX_DEFAULT);
    }

    /** @param bodiesMax bytes of blocks that memory holds at most */
    JdbcReadings(Database database, int knownMost, long bodiesMax) {
        this.database = database;
        dropped = new JdbcDropped(database);
        heads = new BlockHeads(new JdbcHeads(database), knownMost);
        bodies = new BlockBodies(heads, bodiesMax, spans -> fetchWithin(database, spans));
    }

    /** {@return what is known of closed blocks} */
    BlockHeads heads() {
        return heads;
    }

    /** {@return the statements about what was dropped, over the same database} */
    JdbcDropped dropped() {
        return dropped;
    }

    /** Runs the work, which is the writer's, in one transaction. */
    void commit(Runnable work) {
        var made = new ArrayList<Consumer<KnownBlocks>>();
        changes = made;
        boolean isDone = false;
        try {
            database.run(work);
            isDone = true;
        } finally {
            changes = null;
            if (isDone) heads.apply(made);
            else heads.forget();
        }
    }

    private void note(Consumer<KnownBlocks> change) {
        if (changes != null) changes.add(change);
        else heads.apply(List.of(change));
    }

    void insertJournal(long seq, int entries, byte[] body) {
        database.update(INSERT_JOURNAL, seq, entries, body);
    }

    /** Hands over the journal after a commit, in order. */
    void readJournal(long after, BiConsumer<Long, byte[]> sink) {
        database.stream(READ_JOURNAL, PORTION, row -> sink.accept(row.whole("seq"), row.bytes("body")), after);
    }

    int trimJournal(long before) {
        return database.update(TRIM_JOURNAL, before);
    }

    /** {@return entries in the journal, those of no more use too} */
    long countJournal() {
        return database.get(JOURNAL_ENTRIES, row -> row.whole("n"));
    }

    void readSeries(BiConsumer<Long, byte[]> sink) {
        database.stream(READ_SERIES, 10 * PORTION, row -> sink.accept(row.whole("datastream"), row.bytes("state")));
    }

    void saveSeries(Collection<SeriesChanges> changed) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (SeriesChanges one : changed) {
            SeriesState state = one.mustRebuild ? one.state.emptied() : one.state;
            rows.add(new Object[] {one.series.datastream, state.toBytes()});
        }
        database.batch(SAVE_SERIES, rows);
    }

    void saveStates(List<Series> series, List<SeriesState> states) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < series.size(); i++) {
            rows.add(new Object[] {series.get(i).datastream, states.get(i).toBytes()});
        }
        database.batch(SAVE_SERIES, rows);
    }

    /** Deletes blocks, kept sums and state of a datastream. */
    void deleteAllOf(long datastream) {
        database.update(DELETE_BLOCKS, datastream);
        note(blocks -> blocks.removeAllOf(datastream));
        dropped.deleteSums(datastream);
        database.update(DELETE_SERIES, datastream);
    }

    /** {@return the block in whose span the time lies} */
    Optional<Block> findCovering(long datastream, long time_us) {
        return database.find(COVERING, JdbcReadings::block, datastream, time_us).filter(block -> block.covers(time_us));
    }

    /** {@return the same, for who only reads: from memory when it is there} */
    Optional<Block> readCovering(long datastream, long time_us) {
        return bodies.listInOrder(blocks -> blocks.covering(datastream, time_us))
                .map(found -> found.stream().findFirst())
                .orElseGet(() -> findCovering(datastream, time_us));
    }

    List<Block> listById(long datastream, long id) {
        return database.list(BY_ID, JdbcReadings::block, datastream, id, id);
    }

    /** {@return the blocks in whose spans times of datastreams lie; one that covers several comes several times} */
    List<Block> listCovering(List<Long> datastreams, List<Long> times_us) {
        return database.list(
                MANY_COVERING, JdbcReadings::block, datastreams.toArray(Long[]::new), times_us.toArray(Long[]::new));
    }

    /** {@return the blocks that stand now where others stood: one that was changed since then may begin later, or be two} */
    List<Block> listWithin(List<BlockSpan> spans) {
        return bodies.listWithin(spans);
    }

    /** The bounds of all of them leave out the partitions of other months. */
    private static List<Block> fetchWithin(Database database, List<BlockSpan> spans) {
        return database.list(
                WITHIN,
                JdbcReadings::block,
                spans.stream().map(BlockSpan::datastream).toArray(Long[]::new),
                spans.stream().map(BlockSpan::from_us).toArray(Long[]::new),
                spans.stream().map(BlockSpan::until_us).toArray(Long[]::new),
                spans.stream().mapToLong(BlockSpan::from_us).min().orElseThrow(),
                spans.stream().mapToLong(BlockSpan::until_us).max().orElseThrow());
    }

    /** {@return blocks that begin after a time and may hold numbers within bounds, in order} */
    List<Block> listAfter(long datastream, long after_us, double min, double max, int limit) {
        return database.list(FORWARD, JdbcReadings::block, datastream, after_us, min, max, limit);
    }

    /** {@return the same, for who only reads: from memory as far as it is there} */
    List<Block> readAfter(long datastream, long after_us, double min, double max, int limit) {
        return bodies.listInOrder(blocks -> blocks.listAfter(datastream, after_us, min, max, limit))
                .orElseGet(() -> listAfter(datastream, after_us, min, max, limit));
    }

    /**
     * {@return blocks that begin before a time and may hold numbers within bounds, the last first; for who only reads}
     *
     * @param from_us none begins before this
     */
    List<Block> readBefore(long datastream, long from_us, long before_us, double min, double max, int limit) {
        return bodies.listInOrder(blocks -> blocks.listBefore(datastream, before_us, min, max, limit))
                .orElseGet(() ->
                        database.list(BACKWARD, JdbcReadings::block, datastream, from_us, before_us, min, max, limit));
    }

    /**
     * Hands over blocks that begin in a part of the time and lie in a span as a whole, by their begin, until the sink returns false.
     *
     * @return whether it never did
     */
    boolean eachEarliest(long from_us, long until_us, Window window, Predicate<Block> sink) {
        var parameters = new ArrayList<@Nullable Object>(
                List.of(Math.max(from_us, window.from_us()), Math.min(until_us, window.until_us())));
        String sql = BLOCKS + " where from_us >= ? and from_us < ?" + wanted(window, parameters);
        return searchInOrder(sql + " order by from_us, id_from", sink, parameters);
    }

    /**
     * Hands over blocks that begin in a part of the time and end in a span, by their end, the latest first, until the sink returns false.
     *
     * @return whether it never did
     */
    boolean eachLatest(long from_us, long until_us, Window window, Predicate<Block> sink) {
        var parameters =
                new ArrayList<@Nullable Object>(List.of(from_us, until_us, window.until_us(), window.from_us()));
        String sql = BLOCKS + " where from_us >= ? and from_us < ? and until_us < ? and until_us >= ?"
                + wanted(window, parameters);
        return searchInOrder(sql + " order by until_us desc, id_until desc", sink, parameters);
    }

    private boolean searchInOrder(String sql, Predicate<Block> sink, List<@Nullable Object> parameters) {
        var goesOn = new boolean[] {true};
        database.streamWhile(sql, PORTION_SMALL, row -> goesOn[0] = sink.test(block(row)), parameters.toArray());
        return goesOn[0];
    }

    /** {@return begin and end of the blocks that meet a span, both ends included, in order} */
    List<long[]> listSpans(long datastream, long from_us, long until_us) {
        return database.list(
                SPANS, row -> new long[] {row.whole("from_us"), row.whole("until_us")}, datastream, from_us, until_us);
    }

    /**
     * Hands over what blocks that meet a span come to by intervals.
     *
     * @param window whose begin is that of the first interval
     * @param step_us length of an interval
     */
    void eachSum(long datastream, Window window, long step_us, SumScan.Sink sink) {
        long from_us = window.from_us();
        long until_us = window.until_us();
        // Blocks lie within a month: none that reaches the span begins before its first one.
        long begin_us = BlockMonth.begin_us(from_us);
        database.stream(
                SUMS,
                PORTION,
                row -> sum(row, from_us, step_us, sink),
                from_us,
                step_us,
                datastream,
                from_us,
                until_us,
                from_us,
                step_us,
                from_us,
                step_us,
                until_us,
                step_us,
                from_us,
                until_us,
                step_us,
                from_us,
                datastream,
                begin_us,
                until_us,
                from_us,
                from_us,
                until_us,
                from_us,
                step_us,
                from_us,
                step_us);
    }

    private static void sum(Row row, long from_us, long step_us, SumScan.Sink sink) {
        byte[] cells = row.findBytes("cells");
        byte[] body = row.findBytes("body");
        if (cells != null) sink.cells(CellSums.of(cells));
        else if (body != null) sink.block(SeriesBlock.decode(body));
        else
            sink.total(new RollUp(
                    from_us + row.whole("at") * step_us,
                    row.whole("numbers"),
                    row.whole("doubted"),
                    row.integer("doubts"),
                    row.number("min"),
                    row.number("max"),
                    row.number("total")));
    }

    /** Hands over all blocks that meet a span and may hold numbers within bounds. */
    void eachMeeting(Window window, Consumer<Block> sink) {
        var parameters = new ArrayList<@Nullable Object>();
        search(BLOCKS + meeting(window, parameters), sink, parameters);
    }

    /** {@return about how many readings of blocks lie in a span, in blocks that may hold numbers within bounds} */
    long estimate(Window window) {
        var parameters = new ArrayList<@Nullable Object>(List.of(window.until_us(), window.from_us()));
        String sql = ESTIMATE + meeting(window, parameters);
        return database.get(sql, row -> row.whole("n"), parameters.toArray());
    }

    /** {@return about how many numbers of blocks lie in a span and within bounds} */
    double estimateNumbers(Window window) {
        var parameters = new ArrayList<@Nullable Object>(
                List.of(window.until_us() - 1, window.from_us(), window.max(), window.min()));
        String sql = ESTIMATE_NUMBERS + meeting(window, parameters) + " and min <= max";
        return database.get(sql, row -> row.number("n"), parameters.toArray());
    }

    private void search(String sql, Consumer<Block> sink, List<@Nullable Object> parameters) {
        database.stream(sql, PORTION, row -> sink.accept(block(row)), parameters.toArray());
    }

    private static String meeting(Window window, List<@Nullable Object> parameters) {
        parameters.add(window.until_us());
        parameters.add(window.from_us());
        return " where from_us < ? and until_us >= ?" + wanted(window, parameters);
    }

    static String wanted(Window window, List<@Nullable Object> parameters) {
        String sql = among(window, parameters);
        if (window.min() != Double.NEGATIVE_INFINITY) {
            sql += " and max >= ?";
            parameters.add(window.min());
        }
        if (window.max() == Double.POSITIVE_INFINITY) return sql;
        parameters.add(window.max());
        return sql + " and min <= ?";
    }

    static String among(Window window, List<@Nullable Object> parameters) {
        long[] datastreams = window.datastreams();
        if (datastreams == null) return "";
        parameters.add(Arrays.stream(datastreams).boxed().toArray(Long[]::new));
        return " and datastream = any(?)";
    }

    /** Deletes the blocks of a datastream that lie before a time, and what their readings were earlier. */
    void deleteOld(long datastream, long before_us) {
        dropped.deleteOld(datastream, before_us);
        note(blocks -> blocks.removeBefore(datastream, before_us));
    }

    void deleteBlock(long datastream, long from_us) {
        database.update(DELETE_BLOCK, datastream, from_us);
        note(blocks -> blocks.remove(datastream, from_us));
    }

    void insertBlocks(Collection<Block> blocks) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Block block : blocks) rows.add(parameters(block));
        database.batch(INSERT_BLOCK, rows);
        for (Block block : blocks) {
            KnownBlock known = KnownBlock.of(block);
            note(those -> those.put(known));
        }
    }

    private static @Nullable Object[] parameters(Block block) {
        BlockHeader header = block.header();
        BlockSums sums = block.sums();
        RollUp total = sums == null ? null : sums.total();
        BlockMarks marks = block.marks();
        return new Object[] {
            block.datastream(),
            block.from_us(),
            block.until_us(),
            block.idFrom(),
            block.idUntil(),
            header.count(),
            header.min(),
            header.max(),
            block.body(),
            total == null ? null : (Long) total.count(),
            total == null ? null : (Double) total.sum(),
            total == null ? null : (Long) total.flagged(),
            total == null ? null : (Integer) total.doubts(),
            sums == null ? null : sums.length_us(),
            sums == null ? null : sums.bytes(),
            marks == null ? null : marks.step_us(),
            marks == null ? null : marks.records()
        };
    }

    void keepEarlier(Collection<Reading> readings) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Reading reading : readings) {
            var body = new JournalFormat.Writer();
            body.put(reading);
            Double number = reading.isNumber() ? reading.value() : null;
            rows.add(new Object[] {reading.id(), reading.datastream(), reading.start_us(), number, body.toByteArray()});
        }
        database.batch(KEEP_EARLIER, rows);
    }

    void readMoved(BiConsumer<Long, Long> sink) {
        database.each(READ_MOVED, row -> sink.accept(row.whole("id"), row.whole("datastream")));
    }

    void move(long id, long datastream) {
        database.update(MOVE, id, datastream);
    }

    /**
     * Makes the partition that a block of that time goes to, unless it is there. Whoever comes second waits until it is: a row on
     * its way to the default partition while another is attached would be refused.
     */
    synchronized void ensurePartition(long time_us) {
        var month = BlockMonth.of(time_us);
        if (!month.hasPartition() || partitions.contains(month.table())) return;
        database.run(() -> {
            if (database.get(HAS_TABLE, row -> row.flag("there"), "sensing." + month.table())) return;
            database.update(CREATE_PARTITION.formatted(month.table()));
            database.update(ATTACH_PARTITION.formatted(month.table(), month.from_us(), month.until_us()));
        });
        partitions.add(month.table());
    }

    static Block block(Row row) {
        return new Block(
                row.whole("datastream"),
                row.whole("from_us"),
                row.whole("until_us"),
                row.whole("id_from"),
                row.whole("id_until"),
                row.bytes("body"));
    }
}
