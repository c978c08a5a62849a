package org.songhua.sensing.internal.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Blocks in one order, cut into short runs. Each run says what its blocks come to, so that who looks for the first blocks of a kind passes over whole runs, and finds
 * them without a look at all the others. Never changed: a block that comes or goes makes another one, which shares all runs but one or two, so that whoever has
 * one may look through it for as long as he likes.
 */
final class BlockRuns {
    /** By the end, as readings are told newest first. */
    static final Comparator<KnownBlock> BY_END = Comparator.comparingLong((KnownBlock block) -> block.span.until_us())
            .thenComparingLong(block -> block.idUntil)
            .thenComparingLong(block -> block.span.datastream())
            .thenComparingLong(block -> block.span.from_us());

    /** By the begin, as readings are told oldest first. */
    static final Comparator<KnownBlock> BY_BEGIN = Comparator.comparingLong((KnownBlock block) -> block.span.from_us())
            .thenComparingLong(block -> block.idFrom)
            .thenComparingLong(block -> block.span.datastream());

    /** A change copies as many places, and a look at one run tells of as many blocks. */
    static final int RUN_MAX = 256;

    /** Of runs made at once some places stay empty. */
    private static final int RUN_FIRST = RUN_MAX * 3 / 4;

    private final Comparator<KnownBlock> order;
    private final Run[] runs;
    private final int size;

    private BlockRuns(Comparator<KnownBlock> order, Run[] runs, int size) {
        this.order = order;
        this.runs = runs;
        this.size = size;
    }

    /** {@return these blocks, which come in no order} */
    static BlockRuns of(Collection<KnownBlock> blocks, Comparator<KnownBlock> order) {
        KnownBlock[] sorted = blocks.toArray(KnownBlock[]::new);
        Arrays.sort(sorted, order);
        var runs = new Run[(sorted.length + RUN_FIRST - 1) / RUN_FIRST];
        for (int i = 0; i < runs.length; i++) runs[i] = Run.of(sorted, i * RUN_FIRST, (i + 1) * RUN_FIRST);
        return new BlockRuns(order, runs, sorted.length);
    }

    int size() {
        return size;
    }

    /** {@return the blocks with one more, which must not be among them} */
    BlockRuns with(KnownBlock block) {
        if (runs.length == 0) return new BlockRuns(order, new Run[] {Run.of(new KnownBlock[] {block}, 0, 1)}, 1);
        int at = Math.min(runs.length - 1, place(block));
        return new BlockRuns(order, replaced(at, runs[at].with(block, order)), size + 1);
    }

    /** {@return the blocks without one, which must be among them} */
    BlockRuns without(KnownBlock block) {
        int at = place(block);
        Run run = runs[at];
        Run[] left = run.blocks.length == 1 ? new Run[0] : new Run[] {run.without(block, order)};
        return new BlockRuns(order, replaced(at, left), size - 1);
    }

    /** {@return the first run that ends at or behind a block} */
    private int place(KnownBlock block) {
        int low = 0;
        int high = runs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(runs[middle].last(), block) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private Run[] replaced(int at, Run... by) {
        Run[] changed = Arrays.copyOf(runs, runs.length - 1 + by.length);
        System.arraycopy(by, 0, changed, at, by.length);
        System.arraycopy(runs, at + 1, changed, at + by.length, runs.length - at - 1);
        return changed;
    }

    /**
     * Hands over, in order or from the end on, the blocks that meet a span and may hold numbers within bounds, of whatever datastream, until the sink returns
     * false.
     */
    void each(Window span, boolean fromEnd, Predicate<KnownBlock> sink) {
        for (int i = 0; i < runs.length; i++) {
            Run run = runs[fromEnd ? runs.length - 1 - i : i];
            if (run.mayMeet(span) && !run.each(span, fromEnd, sink)) return;
        }
    }

    /** Hands over what lies in a span: runs as a whole, and the blocks that meet it of others. Numbers do not matter. */
    void eachWhole(Window span, Consumer<Run> whole, Consumer<KnownBlock> sink) {
        for (Run run : runs) {
            if (run.from_us >= span.until_us() || run.until_us < span.from_us()) continue;
            if (run.from_us >= span.from_us() && run.until_us < span.until_us()) whole.accept(run);
            else for (KnownBlock block : run.blocks) if (block.meets(span)) sink.accept(block);
        }
    }

    /** {@return whether a run that may hold what is wanted has blocks of before, which have no records} */
    boolean hasPlain(Window span) {
        for (Run run : runs) if (run.plain > 0 && run.mayMeet(span)) return true;
        return false;
    }

    /** Neighbours in the order, one at least, and what they come to. */
    static final class Run {
        private final KnownBlock[] blocks;

        /** Earliest begin and latest end. */
        private final long from_us;

        private final long until_us;
        private final double min;
        private final double max;

        /** Readings in all of them. */
        final long n;

        /** Blocks without records. */
        private final int plain;

        private Run(KnownBlock[] blocks, long from_us, long until_us, double min, double max, long n, int plain) {
            this.blocks = blocks;
            this.from_us = from_us;
            this.until_us = until_us;
            this.min = min;
            this.max = max;
            this.n = n;
            this.plain = plain;
        }

        private static Run of(KnownBlock[] blocks, int from, int until) {
            KnownBlock[] part = Arrays.copyOfRange(blocks, from, Math.min(blocks.length, until));
            long from_us = Long.MAX_VALUE;
            long until_us = Long.MIN_VALUE;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            long n = 0;
            int plain = 0;
            for (KnownBlock block : part) {
                from_us = Math.min(from_us, block.span.from_us());
                until_us = Math.max(until_us, block.span.until_us());
                min = lesser(min, block.min);
                max = greater(max, block.max);
                n += block.n;
                plain += block.records == null ? 1 : 0;
            }
            return new Run(part, from_us, until_us, min, max, n, plain);
        }

        /** What is no number makes no other number disappear. */
        private static double lesser(double one, double other) {
            return other < one ? other : one;
        }

        private static double greater(double one, double other) {
            return other > one ? other : one;
        }

        private KnownBlock last() {
            return blocks[blocks.length - 1];
        }

        /** One that is full is halved, unless it grows at its end, as the last one does. */
        private Run[] with(KnownBlock block, Comparator<KnownBlock> order) {
            int at = -1 - Arrays.binarySearch(blocks, block, order);
            if (at == blocks.length && at >= RUN_MAX) return new Run[] {this, of(new KnownBlock[] {block}, 0, 1)};
            KnownBlock[] more = Arrays.copyOf(blocks, blocks.length + 1);
            System.arraycopy(blocks, at, more, at + 1, blocks.length - at);
            more[at] = block;
            if (more.length > RUN_MAX) {
                int middle = more.length / 2;
                return new Run[] {of(more, 0, middle), of(more, middle, more.length)};
            }
            return new Run[] {
                new Run(
                        more,
                        Math.min(from_us, block.span.from_us()),
                        Math.max(until_us, block.span.until_us()),
                        lesser(min, block.min),
                        greater(max, block.max),
                        n + block.n,
                        plain + (block.records == null ? 1 : 0))
            };
        }

        private Run without(KnownBlock block, Comparator<KnownBlock> order) {
            int at = Arrays.binarySearch(blocks, block, order);
            KnownBlock[] less = Arrays.copyOf(blocks, blocks.length - 1);
            System.arraycopy(blocks, at + 1, less, at, less.length - at);
            return of(less, 0, less.length);
        }

        private boolean mayMeet(Window span) {
            return from_us < span.until_us() && until_us >= span.from_us() && max >= span.min() && min <= span.max();
        }

        private boolean each(Window span, boolean fromEnd, Predicate<KnownBlock> sink) {
            for (int i = 0; i < blocks.length; i++) {
                KnownBlock block = blocks[fromEnd ? blocks.length - 1 - i : i];
                if (block.meets(span) && block.mayHold(span) && !sink.test(block)) return false;
            }
            return true;
        }
    }
}
