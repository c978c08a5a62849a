package org.songhua.cim.internal.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Statements that make blocks. */
final class JdbcBlocks {
    /** Blocks are made by one server at a time; any number will do, as long as all use the same. */
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(7377003) as mine";

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read";
    private static final String UNMADE = """
            select number from cim.dataset d where not exists (select 1 from cim.block_made m where m.dataset = d.number)
            order by number limit 1""";
    /** Cells lie in chunks of so many in each direction, which are made at a time. */
    private static final int CHUNK = 4;
    /** What is left of a cell is the first one of its chunk. */
    private static final long FIRST_OF_CHUNK = ~((CHUNK - 1L) << 26 | CHUNK - 1L);

    private static final String SIDES = """
            (reach[1])[0] as west, (reach[1])[1] as south, (reach[0])[0] as east, (reach[0])[1] as north""";
    private static final String CHUNKS = """
            select chunk as cell, ?::integer as dataset, %s from (
              select chunk, cim.reach(chunk, ?) as reach from (
                select distinct cim.cell(box) & ? as chunk from cim.object where dataset = ?) found) reached
            order by 1""".formatted(SIDES);
    private static final String DROP = "delete from cim.block where dataset = ?";
    private static final String DROP_CELLS = "delete from cim.block where dataset = ? and cell = any(?)";
    private static final String MADE = "insert into cim.block_made (dataset) values (?) on conflict do nothing";
    private static final String PIECES = """
            select cim.cell(box) as cell, class, zoom, (box[1])[0] as west, (box[1])[1] as south, (box[0])[0] as east,
              (box[0])[1] as north, packed, geom
            from cim.object
            where dataset = ? and box && box(point(?, ?), point(?, ?)) and""";
    private static final String OF_CHUNK = " cim.cell(box) & ? = ?";
    private static final String OF_CELLS = " cim.cell(box) = any(?)";
    private static final String ADD = """
            insert into cim.block (dataset, cell, class, zoom, box, objects, body)
            values (?, ?, ?, ?, box(point(?, ?), point(?, ?)), ?, ?)""";
    private static final String STALE = """
            select dataset, cell, %s from cim.block_stale
            where (dataset, cell & ?) = (
              select dataset, cell & ? from cim.block_stale where dataset in (select dataset from cim.block_made)
              order by mark limit 1)
            for update skip locked""".formatted(SIDES);
    private static final String FRESH = "delete from cim.block_stale where dataset = ? and cell = any(?)";
    private static final String ANALYZE = "analyze cim.block";

    private static final int PORTION = 1000;
    /** So many objects are in memory at once. */
    private static final int MOST_PIECES = 20_000;

    private final Database database;

    JdbcBlocks(Database database) {
        this.database = database;
    }

    /** {@return whether no other server makes blocks now; none will until the transaction ends} */
    boolean tryLock() {
        return database.get(TRY_LOCK, row -> row.flag("mine"));
    }

    /** What follows in the transaction sees what was committed when the next statement began, and fails if it would undo more. */
    void ofOneMoment() {
        database.update(ONE_MOMENT);
    }

    OptionalInt findUnmade() {
        return database.list(UNMADE, row -> row.integer("number")).stream()
                .mapToInt(n -> n)
                .findFirst();
    }

    /** {@return the chunks in which the data set has objects} */
    List<Cell> chunks(int dataset) {
        return database.list(CHUNKS, JdbcBlocks::cell, dataset, CHUNK, FIRST_OF_CHUNK, dataset);
    }

    void drop(int dataset) {
        database.update(DROP, dataset);
    }

    void made(int dataset) {
        database.update(MADE, dataset);
        database.update(ANALYZE);
    }

    /** Makes the blocks of a chunk, which has none. */
    void addChunk(Cell chunk) {
        add(chunk.dataset, chunk.box, OF_CHUNK, FIRST_OF_CHUNK, chunk.code);
    }

    /**
     * A cell of a data set, or a chunk by its first one.
     *
     * @param code as {@code cim.cell} tells it
     * @param box west, south, east and north of where its objects lie, beyond the edge of the world as well
     */
    @SuppressWarnings("ArrayRecordComponent") // from one statement to the next
    record Cell(int dataset, long code, double[] box) {}

    private static Cell cell(Row row) {
        return new Cell(row.integer("dataset"), row.whole("cell"), box(row));
    }

    private static double[] box(Row row) {
        return new double[] {row.number("west"), row.number("south"), row.number("east"), row.number("north")};
    }

    /**
     * {@return cells whose blocks do not hold, all of one chunk, that which was touched first; none when there are none, or when somebody
     * is writing there} Nobody touches them until the transaction ends.
     */
    List<Cell> lockStale() {
        return database.list(STALE, JdbcBlocks::cell, FIRST_OF_CHUNK, FIRST_OF_CHUNK);
    }

    /** Makes the blocks of cells of one data set anew. */
    void renew(List<Cell> touched) {
        int dataset = touched.getFirst().dataset;
        Long[] cells = touched.stream().map(Cell::code).toArray(Long[]::new);
        database.update(DROP_CELLS, dataset, cells);
        add(dataset, around(touched.stream().map(Cell::box)), OF_CELLS, (Object) cells);
        database.update(FRESH, dataset, cells);
    }

    private static double[] around(Stream<double[]> boxes) {
        return boxes.reduce((one, other) -> new double[] {
                    Math.min(one[0], other[0]),
                    Math.min(one[1], other[1]),
                    Math.max(one[2], other[2]),
                    Math.max(one[3], other[3])
                })
                .orElseThrow();
    }

    private void add(int dataset, double[] box, String which, Object... values) {
        var pieces = new ArrayList<Piece>();
        var parameters = new ArrayList<Object>(List.of(dataset, box[2], box[3], box[0], box[1]));
        parameters.addAll(Arrays.asList(values));
        database.stream(
                PIECES + which,
                PORTION,
                row -> {
                    pieces.add(piece(row));
                    if (pieces.size() == MOST_PIECES) flush(dataset, pieces);
                },
                parameters.toArray());
        flush(dataset, pieces);
    }

    private void flush(int dataset, List<Piece> pieces) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (List<Piece> group : BlockCutter.cut(pieces)) rows.add(row(dataset, group));
        database.batch(ADD, rows);
        pieces.clear();
    }

    private static @Nullable Object[] row(int dataset, List<Piece> group) {
        Piece one = group.getFirst();
        double[] box = around(group.stream().map(Piece::box));
        Block block = Block.of(group);
        return new @Nullable Object[] {
            dataset,
            one.cell(),
            one.classCode(),
            (short) group.stream().mapToInt(Piece::zoom).min().orElseThrow(),
            box[2],
            box[3],
            box[0],
            box[1],
            block.objects(),
            block.body()
        };
    }

    private static Piece piece(Row row) {
        return new Piece(
                row.whole("cell"),
                row.text("class"),
                row.integer("zoom"),
                box(row),
                row.bytes("packed"),
                row.bytes("geom"));
    }
}
