package org.songhua.engine.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record made ready for the comparisons of one rule, which is most of the work. Immutable. */
public final class Prepared {
    private final LinkRecord record;
    private final @Nullable Object[] values;
    private final long[] homes;
    private final long[] probes;

    Prepared(LinkRecord record, @Nullable Object[] values, long[] homes, long[] probes) {
        this.record = record;
        this.values = values;
        this.homes = homes;
        this.probes = probes;
    }

    public LinkRecord record() {
        return record;
    }

    @Nullable
    Object value(int comparison) {
        return values[comparison];
    }

    /** {@return the keys under which the record stands, ascending, each once} */
    public long[] homes() {
        return homes.clone();
    }

    /** {@return the keys under which it looks for others, ascending, each once} */
    public long[] probes() {
        return probes.clone();
    }

    /** {@return whether it looks under that key} */
    boolean looksAt(long key) {
        return Arrays.binarySearch(probes, key) >= 0;
    }

    /** {@return whether one of the two looks where the other stands} */
    public boolean meets(Prepared other) {
        return Arrays.stream(other.homes).anyMatch(this::looksAt)
                || Arrays.stream(homes).anyMatch(other::looksAt);
    }
}
