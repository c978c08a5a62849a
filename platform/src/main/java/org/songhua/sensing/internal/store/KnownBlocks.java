package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Blocks by what is known of them, and what is to be found out from that alone. Whoever uses it sees to threads. */
final class KnownBlocks {
    /** Whoever names more than this part of the datastreams is better served by a look at the blocks of all. */
    private static final int FEW = 16;

    private static final NavigableMap<Long, KnownBlock> NONE = Collections.emptyNavigableMap();
    private static final long[] ALL = {};

    private final Map<Long, NavigableMap<Long, KnownBlock>> byStream = new HashMap<>();
    private BlockRuns byEnd;
    private BlockRuns byBegin;

    /** @param blocks in no order */
    KnownBlocks(Collection<KnownBlock> blocks) {
        for (KnownBlock block : blocks)
            byStream.computeIfAbsent(block.span.datastream(), datastream -> new TreeMap<>())
                    .put(block.span.from_us(), block);
        byEnd = BlockRuns.of(blocks, BlockRuns.BY_END);
        byBegin = BlockRuns.of(blocks, BlockRuns.BY_BEGIN);
    }

    int size() {
        return byEnd.size();
    }

    /** {@return all of them, in no order} */
    List<KnownBlock> list() {
        return byStream.values().stream()
                .flatMap(those -> those.values().stream())
                .toList();
    }

    /** Adds a block, or puts it in place of that of its datastream which begins with it. */
    void put(KnownBlock block) {
        KnownBlock before = byStream.computeIfAbsent(block.span.datastream(), datastream -> new TreeMap<>())
                .put(block.span.from_us(), block);
        if (before != null) unlist(before);
        byEnd = byEnd.with(block);
        byBegin = byBegin.with(block);
    }

    void remove(long datastream, long from_us) {
        NavigableMap<Long, KnownBlock> those = byStream.get(datastream);
        KnownBlock block = those == null ? null : those.remove(from_us);
        if (block != null) unlist(block);
    }

    /** Removes the blocks of a datastream that begin and end before a time. */
    void removeBefore(long datastream, long before_us) {
        NavigableMap<Long, KnownBlock> those = byStream.get(datastream);
        if (those == null) return;
        those.headMap(before_us).values().removeIf(block -> {
            boolean isOld = block.span.until_us() < before_us;
            if (isOld) unlist(block);
            return isOld;
        });
    }

    void removeAllOf(long datastream) {
        NavigableMap<Long, KnownBlock> those = byStream.remove(datastream);
        if (those != null) those.values().forEach(this::unlist);
    }

    private void unlist(KnownBlock block) {
        byEnd = byEnd.without(block);
        byBegin = byBegin.without(block);
    }

    /** {@return for each span the block that stands just there, or null} */
    List<@Nullable KnownBlock> find(List<BlockSpan> spans) {
        var found = new ArrayList<@Nullable KnownBlock>(spans.size());
        for (BlockSpan span : spans) {
            KnownBlock block = of(span.datastream()).get(span.from_us());
            found.add(block != null && block.span.equals(span) ? block : null);
        }
        return found;
    }

    /** {@return the block in whose span the time lies, if there is one} */
    List<KnownBlock> covering(long datastream, long time_us) {
        var last = of(datastream).floorEntry(time_us);
        return last == null || last.getValue().span.until_us() < time_us ? List.of() : List.of(last.getValue());
    }

    /** {@return so many blocks that begin after a time and may hold numbers within bounds, in order} */
    List<KnownBlock> listAfter(long datastream, long after_us, double min, double max, int limit) {
        return first(of(datastream).tailMap(after_us, false), min, max, limit);
    }

    /** {@return so many blocks that begin before a time and may hold numbers within bounds, the last first} */
    List<KnownBlock> listBefore(long datastream, long before_us, double min, double max, int limit) {
        return first(of(datastream).headMap(before_us, false).descendingMap(), min, max, limit);
    }

    private NavigableMap<Long, KnownBlock> of(long datastream) {
        return byStream.getOrDefault(datastream, NONE);
    }

    private static List<KnownBlock> first(NavigableMap<Long, KnownBlock> blocks, double min, double max, int limit) {
        var found = new ArrayList<KnownBlock>();
        for (KnownBlock block : blocks.values()) {
            if (found.size() == limit) break;
            if (block.max >= min && block.min <= max) found.add(block);
        }
        return found;
    }

    /** See {@link JdbcHeads#count}. */
    JdbcHeads.Count count(Window window) {
        var sums = new long[2];
        Consumer<KnownBlock> count = block -> {
            boolean isCut = block.isAround(window.from_us()) || block.isAround(window.until_us());
            if (isCut && !block.isSteady()) sums[1]++;
            else sums[0] += block.countBefore(window.until_us()) - block.countBefore(window.from_us());
        };
        long[] datastreams = window.datastreams();
        if (datastreams == null) byEnd.eachWhole(window, run -> sums[0] += run.n, count);
        else eachOf(named(datastreams), window, count);
        return new JdbcHeads.Count(sums[0], sums[1]);
    }

    private static long[] named(long... datastreams) {
        return Arrays.stream(datastreams).sorted().distinct().toArray();
    }

    private void eachOf(long[] datastreams, Window span, Consumer<KnownBlock> sink) {
        for (long datastream : datastreams)
            for (KnownBlock block : of(datastream).headMap(span.until_us()).values())
                if (block.meets(span)) sink.accept(block);
    }

    /** {@return the blocks that meet a span and may hold numbers within bounds, in the order of the end they are entered by} */
    KnownFront inOrder(Window span, boolean newestFirst) {
        BlockRuns runs = newestFirst ? byEnd : byBegin;
        long[] datastreams = span.datastreams();
        if (datastreams == null) return new KnownFront(runs, ALL, span, newestFirst);
        long[] named = named(datastreams);
        if (named.length > byStream.size() / FEW) return new KnownFront(runs, named, span, newestFirst);
        var those = new ArrayList<KnownBlock>();
        eachOf(named, span, block -> {
            if (block.mayHold(span)) those.add(block);
        });
        return new KnownFront(
                BlockRuns.of(those, newestFirst ? BlockRuns.BY_END : BlockRuns.BY_BEGIN), ALL, span, newestFirst);
    }
}
