package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** The statements that find and count readings by what stands beside their blocks, most of which stay closed. */
final class JdbcHeads {
    private static final String BESIDE = "select datastream, from_us, until_us, id_from, id_until, ";

    private static final String PEAKS = BESIDE + """
            records, %s as cells from sensing.block where from_us >= ? and from_us < ? and until_us >= ?""";

    /** Times come first, and take few bytes when they are nearly steady; the rest stays where it is. */
    private static final String HEADS = BESIDE + """
            n, substring(body from 1 for 256) as head from sensing.block where step_us is null""";

    private static final String AROUND = "(from_us >= ? and from_us < ? and until_us >= ?)";

    private static final String STEADY = BESIDE + """
            from_us + %s * step_us as entry_us from sensing.block where step_us is not null and\s""" + AROUND;
    private static final String FIRST_AT_OR_AFTER = "((? - from_us + step_us - 1) / step_us)";
    private static final String LAST_BEFORE = "((? - 1 - from_us) / step_us)";

    /** Readings before a bound that lies in a block; null when its times must be unpacked. */
    private static final String BEFORE = "(? - from_us + step_us - 1) / step_us";

    private static final String KNOWN = BESIDE + "n, min, max, step_us, records from sensing.block";

    /** Each looked up for itself, as they stood when they were named. */
    private static final String CELLS = """
            select b.datastream, b.from_us, b.until_us, b.id_from, b.id_until, b.records, b.cells
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as wanted(datastream, from_us, until_us)
              cross join lateral (select * from sensing.block b
                where b.datastream = wanted.datastream and b.from_us = wanted.from_us and b.until_us = wanted.until_us
                  and b.from_us >= ? and b.from_us <= ? offset 0) b""";

    private static final int HEADS_PORTION = 4096;
    private static final int PEAKS_PORTION = 1024;

    private final Database database;

    JdbcHeads(Database database) {
        this.database = database;
    }

    /** Hands over what is to be in memory of every block, in no order, until the sink returns false. */
    void eachKnown(Predicate<KnownBlock> sink) {
        database.streamWhile(KNOWN, HEADS_PORTION, row -> sink.test(known(row)));
    }

    private static KnownBlock known(Row row) {
        return new KnownBlock(
                span(row),
                row.whole("id_from"),
                row.whole("id_until"),
                row.integer("n"),
                row.number("min"),
                row.number("max"),
                row.findWhole("step_us"),
                row.findBytes("records"));
    }

    /**
     * Hands over what is known of blocks that begin in a part of the span, or before it in the same month, reach into it, and may hold numbers within bounds:
     * by their end, the latest first, or by their begin. Until the sink returns false.
     *
     * @return whether it never did
     */
    boolean eachPeak(long from_us, long until_us, Window span, boolean newestFirst, Predicate<PeakHead> sink) {
        var parameters = new ArrayList<@Nullable Object>();
        String sql = PEAKS.formatted(cells(span, newestFirst, parameters));
        parameters.addAll(List.of(from_us, Math.min(until_us, span.until_us()), span.from_us()));
        String order = newestFirst ? "until_us desc, id_until desc" : "from_us, id_from";
        sql += JdbcReadings.wanted(span, parameters) + " order by " + order;
        var goesOn = new boolean[] {true};
        database.searchWhile(sql, PEAKS_PORTION, row -> goesOn[0] = sink.test(peak(row)), parameters.toArray());
        return goesOn[0];
    }

    /** Where records tell exactly, cells tell no more. */
    private static String cells(Window span, boolean newestFirst, List<@Nullable Object> parameters) {
        if (span.min() != Double.NEGATIVE_INFINITY && span.max() != Double.POSITIVE_INFINITY) return "cells";
        parameters.add(newestFirst ? span.until_us() : span.from_us());
        String isCut = newestFirst ? "until_us >= ?" : "from_us < ?";
        return "case when records is null or " + isCut + " then cells end";
    }

    /** Hands over what is known of blocks, with their cells; not of those that were changed since they were named. */
    void eachCell(List<BlockSpan> spans, Consumer<PeakHead> sink) {
        database.stream(
                CELLS,
                HEADS_PORTION,
                row -> sink.accept(peak(row)),
                spans.stream().map(BlockSpan::datastream).toArray(Long[]::new),
                spans.stream().map(BlockSpan::from_us).toArray(Long[]::new),
                spans.stream().map(BlockSpan::until_us).toArray(Long[]::new),
                spans.stream().mapToLong(BlockSpan::from_us).min().orElseThrow(),
                spans.stream().mapToLong(BlockSpan::from_us).max().orElseThrow());
    }

    private static PeakHead peak(Row row) {
        return new PeakHead(
                span(row),
                row.whole("id_from"),
                row.whole("id_until"),
                row.findBytes("records"),
                row.findBytes("cells"));
    }

    /**
     * {@return where blocks are entered that begin before a moment, end at or after it, have steady times, and may hold numbers within bounds: the nearest
     * first} Whatever is not told lies behind the last one.
     */
    List<BlockEntry> listSteady(long moment_us, Window window, boolean newestFirst, int most) {
        var parameters = new ArrayList<@Nullable Object>(
                List.of(moment_us, BlockMonth.begin_us(moment_us), moment_us, moment_us));
        String sql = STEADY.formatted(newestFirst ? LAST_BEFORE : FIRST_AT_OR_AFTER)
                + JdbcReadings.wanted(window, parameters)
                + (newestFirst ? " order by entry_us desc, id_until desc" : " order by entry_us, id_from")
                + " limit ?";
        parameters.add(most);
        String id = newestFirst ? "id_until" : "id_from";
        return database.list(
                sql, row -> new BlockEntry(span(row), row.whole("entry_us"), row.whole(id)), parameters.toArray());
    }

    /** Hands over the heads of the other blocks that begin before a moment, end at or after it, and may hold numbers within bounds. */
    void eachUnsteady(long moment_us, Window window, Consumer<BlockHead> sink) {
        var parameters = new ArrayList<@Nullable Object>(List.of(BlockMonth.begin_us(moment_us), moment_us, moment_us));
        String sql = HEADS + " and " + AROUND + JdbcReadings.wanted(window, parameters);
        database.stream(sql, HEADS_PORTION, row -> sink.accept(head(row)), parameters.toArray());
    }

    private static BlockHead head(Row row) {
        return new BlockHead(
                span(row), row.whole("id_from"), row.whole("id_until"), row.integer("n"), row.bytes("head"));
    }

    private static BlockSpan span(Row row) {
        return new BlockSpan(row.whole("datastream"), row.whole("from_us"), row.whole("until_us"));
    }

    /**
     * What of a span is counted without unpacking.
     *
     * @param readings of blocks that lie inside, or whose times are steady
     * @param unread blocks that reach beyond the span and must be unpacked
     */
    record Count(long readings, long unread) {}

    Count count(Window window) {
        var parameters = new ArrayList<@Nullable Object>();
        String sql = "select coalesce(sum(" + readings(window, parameters) + "), 0)::bigint as readings, "
                + "count(*) filter (where step_us is null and " + isAcross(window, parameters) + ") as unread "
                + "from sensing.block where " + meeting(window, parameters) + JdbcReadings.among(window, parameters);
        return database.get(sql, row -> new Count(row.whole("readings"), row.whole("unread")), parameters.toArray());
    }

    /** How many of a block that meets the span lie in it; null when its times must be unpacked. */
    private static String readings(Window window, List<@Nullable Object> parameters) {
        String readings = "n";
        if (window.until_us() != Long.MAX_VALUE) {
            readings = "case when until_us < ? then n else " + BEFORE + " end";
            parameters.addAll(List.of(window.until_us(), window.until_us()));
        }
        if (window.from_us() == Long.MIN_VALUE) return readings;
        parameters.addAll(List.of(window.from_us(), window.from_us()));
        return readings + " - case when from_us >= ? then 0 else " + BEFORE + " end";
    }

    private static String isAcross(Window window, List<@Nullable Object> parameters) {
        parameters.addAll(List.of(window.from_us(), window.until_us()));
        return "(from_us < ? or until_us >= ?)";
    }

    private static String meeting(Window window, List<@Nullable Object> parameters) {
        parameters.addAll(List.of(window.until_us(), window.from_us()));
        long month_us = BlockMonth.begin_us(window.from_us());
        if (month_us == Long.MIN_VALUE) return "from_us < ? and until_us >= ?";
        // Blocks end with their month; before there are months they may be years long.
        parameters.addAll(List.of(month_us, BlockMonth.FIRST_US));
        return "from_us < ? and until_us >= ? and (from_us >= ? or from_us < ?)";
    }

    /** Hands over the heads of blocks that meet a span but reach beyond it, and must be unpacked: a bound of the span lies in them. */
    void eachAcross(Window window, Consumer<BlockHead> sink) {
        var parameters = new ArrayList<@Nullable Object>();
        var around = new ArrayList<String>();
        for (long bound_us : bounds(window)) {
            around.add(AROUND);
            // Of years without partitions a block may be years long.
            parameters.addAll(List.of(Long.MIN_VALUE, bound_us, bound_us));
        }
        String sql = HEADS + " and (" + String.join(" or ", around) + ")" + JdbcReadings.among(window, parameters);
        database.stream(sql, HEADS_PORTION, row -> sink.accept(head(row)), parameters.toArray());
    }

    private static List<Long> bounds(Window window) {
        var bounds = new ArrayList<Long>();
        if (window.from_us() != Long.MIN_VALUE) bounds.add(window.from_us());
        if (window.until_us() != Long.MAX_VALUE) bounds.add(window.until_us());
        return bounds;
    }
}
