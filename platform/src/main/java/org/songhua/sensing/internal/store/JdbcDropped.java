package org.songhua.sensing.internal.store;

import java.util.List;
import java.util.function.Consumer;
import org.songhua.engine.series.CellSums;
import org.songhua.store.Database;

/**
 * The statements about readings that are dropped when they are old, and about the sums that are kept of them. Those that write run in the transaction of
 * the caller.
 */
final class JdbcDropped {
    private static final String OLD = """
            select count(*) as blocks, coalesce(sum(n), 0)::bigint as readings, coalesce(sum(length(body)), 0)::bigint as bytes,
              (select min(from_us) from sensing.block where datastream = ? and until_us >= ?) as next_us
            from sensing.block where datastream = ? and from_us < ? and until_us < ?""";
    private static final String WITHOUT_CELLS = JdbcReadings.BLOCKS + """
            where datastream = ? and from_us < ? and until_us < ? and cells is null order by from_us""";
    /** What comes again after it was dropped is not kept again. */
    private static final String UNLESS_KEPT = """
            not exists (select from sensing.kept_sum k where k.datastream = b.datastream and k.from_us <= b.until_us and k.until_us >= b.from_us)""";

    private static final String KEEP_SUMS = """
            insert into sensing.kept_sum (datastream, from_us, until_us, cells)
            select datastream, from_us, until_us, cells from sensing.block b
            where datastream = ? and from_us < ? and until_us < ? and cells is not null and\s""" + UNLESS_KEPT;
    private static final String KEEP_SUM = """
            insert into sensing.kept_sum (datastream, from_us, until_us, cells)
            select datastream, from_us, until_us, ? from sensing.block b where datastream = ? and from_us = ? and\s""" + UNLESS_KEPT;
    private static final String DELETE_OLD =
            "delete from sensing.block where datastream = ? and from_us < ? and until_us < ?";
    private static final String DELETE_OLD_EARLIER =
            "delete from sensing.earlier_reading where datastream = ? and time_us < ?";
    private static final String DELETE_SUMS = "delete from sensing.kept_sum where datastream = ?";
    private static final String KEPT = """
            select cells from sensing.kept_sum where datastream = ? and from_us < ? and until_us >= ? order by from_us""";
    private static final String HAS_KEPT = "select exists (select from sensing.kept_sum) as there";

    private final Database database;

    JdbcDropped(Database database) {
        this.database = database;
    }

    /**
     * What lies before a time as whole blocks.
     *
     * @param next_us where the first block begins that does not; the greatest time when there is none
     */
    record Old(long blocks, long readings, long bytes, long next_us) {}

    Old findOld(long datastream, long before_us) {
        return database.get(
                OLD,
                row -> {
                    Long next_us = row.findWhole("next_us");
                    return new Old(
                            row.whole("blocks"),
                            row.whole("readings"),
                            row.whole("bytes"),
                            next_us == null ? Long.MAX_VALUE : next_us);
                },
                datastream,
                before_us,
                datastream,
                before_us,
                before_us);
    }

    /** {@return the blocks that lie before a time and have no sums by minutes, hours or days} */
    List<Block> listWithoutCells(long datastream, long before_us) {
        return database.list(WITHOUT_CELLS, JdbcReadings::block, datastream, before_us, before_us);
    }

    /** Sums that were made of a block which has none beside it. */
    @SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
    record Kept(Block block, byte[] cells) {}

    /** Keeps the sums of the blocks that lie before a time, and those that are given. */
    void keepSums(long datastream, long before_us, List<Kept> others) {
        database.update(KEEP_SUMS, datastream, before_us, before_us);
        for (Kept one : others)
            database.update(KEEP_SUM, one.cells(), datastream, one.block().from_us());
    }

    /** Deletes the blocks that lie before a time, and what their readings were earlier. */
    void deleteOld(long datastream, long before_us) {
        database.update(DELETE_OLD, datastream, before_us, before_us);
        database.update(DELETE_OLD_EARLIER, datastream, before_us);
    }

    /** Hands over the sums of what was dropped of a datastream and meets a span. */
    void eachKept(long datastream, Window window, Consumer<CellSums> sink) {
        database.each(
                KEPT,
                row -> sink.accept(CellSums.of(row.bytes("cells"))),
                datastream,
                window.until_us(),
                window.from_us());
    }

    /** {@return whether sums are kept of anything that was dropped} */
    boolean hasKept() {
        return database.get(HAS_KEPT, row -> row.flag("there"));
    }

    /** Deletes the sums that were kept of a datastream. */
    void deleteSums(long datastream) {
        database.update(DELETE_SUMS, datastream);
    }
}
