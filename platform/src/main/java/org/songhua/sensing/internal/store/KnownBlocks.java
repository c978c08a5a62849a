package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Blocks by what is known of them, and what is to be found out from that alone. Whoever uses it sees to threads. */
final class KnownBlocks {
    private static final NavigableMap<Long, KnownBlock> NONE = Collections.emptyNavigableMap();

    private final List<KnownBlock> all = new ArrayList<>();
    private final Map<Long, NavigableMap<Long, KnownBlock>> byStream = new HashMap<>();

    int size() {
        return all.size();
    }

    /** {@return all of them, in no order} */
    List<KnownBlock> list() {
        return List.copyOf(all);
    }

    /** Adds a block, or puts it in place of that of its datastream which begins with it. */
    void put(KnownBlock block) {
        KnownBlock before = byStream.computeIfAbsent(block.span.datastream(), datastream -> new TreeMap<>())
                .put(block.span.from_us(), block);
        if (before != null) unlist(before);
        block.place = all.size();
        all.add(block);
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

    /** The last one takes its place. */
    private void unlist(KnownBlock block) {
        KnownBlock last = all.removeLast();
        if (last == block) return;
        all.set(block.place, last);
        last.place = block.place;
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

    /** Hands over the blocks of the datastreams that a question is about. */
    private void each(Window window, Consumer<KnownBlock> sink) {
        long[] datastreams = window.datastreams();
        if (datastreams == null) {
            for (int i = 0; i < all.size(); i++) sink.accept(all.get(i));
            return;
        }
        LongStream.of(datastreams).distinct().forEach(datastream -> {
            NavigableMap<Long, KnownBlock> those = byStream.get(datastream);
            if (those != null) those.values().forEach(sink);
        });
    }

    /** See {@link JdbcHeads#count}. */
    JdbcHeads.Count count(Window window) {
        var sums = new long[2];
        each(window, block -> {
            if (!block.meets(window)) return;
            boolean isCut = block.isAround(window.from_us()) || block.isAround(window.until_us());
            if (isCut && !block.isSteady()) sums[1]++;
            else sums[0] += block.countBefore(window.until_us()) - block.countBefore(window.from_us());
        });
        return new JdbcHeads.Count(sums[0], sums[1]);
    }

    /** See {@link JdbcHeads#listSteady}. */
    List<BlockEntry> listSteady(long moment_us, Window window, boolean newestFirst, int most) {
        Comparator<BlockEntry> byPlace =
                Comparator.comparingLong(BlockEntry::time_us).thenComparingLong(BlockEntry::id);
        Comparator<BlockEntry> order = newestFirst ? byPlace.reversed() : byPlace;
        var nearest = new PriorityQueue<BlockEntry>(order.reversed());
        each(window, block -> {
            if (!block.isSteady() || !block.isAround(moment_us) || !block.mayHold(window)) return;
            long entry_us = block.entry_us(moment_us, newestFirst);
            BlockEntry worst = nearest.size() < most ? null : nearest.element();
            if (worst != null && (newestFirst ? entry_us < worst.time_us() : entry_us > worst.time_us())) return;
            nearest.add(new BlockEntry(block.span, entry_us, newestFirst ? block.idUntil : block.idFrom));
            if (nearest.size() > most) nearest.remove();
        });
        return nearest.stream().sorted(order).toList();
    }

    /** {@return whether a moment lies in a block that is not steady and may hold numbers within bounds} */
    boolean hasUnsteady(long moment_us, Window window) {
        var has = new boolean[1];
        each(window, block -> has[0] |= !block.isSteady() && block.isAround(moment_us) && block.mayHold(window));
        return has[0];
    }

    /** {@return the blocks that meet a span and may hold numbers within bounds; nothing when it is their cells that tell where these are} */
    Optional<List<PeakHead>> findPeaks(Window span, boolean newestFirst) {
        if (span.min() != Double.NEGATIVE_INFINITY && span.max() != Double.POSITIVE_INFINITY) return Optional.empty();
        var peaks = new ArrayList<PeakHead>();
        var isUnknown = new boolean[1];
        each(span, block -> {
            if (!block.meets(span) || !block.mayHold(span)) return;
            isUnknown[0] |= block.records == null
                    || (newestFirst ? block.span.until_us() >= span.until_us() : block.span.from_us() < span.from_us());
            peaks.add(new PeakHead(block.span, block.idFrom, block.idUntil, block.records, null));
        });
        return isUnknown[0] ? Optional.empty() : Optional.of(peaks);
    }
}
