package org.songhua.engine.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Collects faults: counts every one by code and passes on each, up to a cap per code, so that a million equal
 * mistakes neither fill the memory nor hide the rare one. Safe for use by many threads.
 */
public final class FaultLog implements Consumer<Fault> {
    private final int keptPerCode;
    private final Map<String, Long> countByCode = new TreeMap<>();
    private final List<Fault> kept = new ArrayList<>();

    /** @param keptPerCode how many faults of one code are kept in full; the rest are counted only */
    public FaultLog(int keptPerCode) {
        this.keptPerCode = keptPerCode;
    }

    @Override
    public synchronized void accept(Fault fault) {
        if (countByCode.merge(fault.code(), 1L, Long::sum) <= keptPerCode) kept.add(fault);
    }

    /** {@return the faults kept in full, in the order they came} */
    public synchronized List<Fault> kept() {
        return List.copyOf(kept);
    }

    /** {@return how many faults of each code came, kept or not} */
    public synchronized Map<String, Long> countByCode() {
        return new TreeMap<>(countByCode);
    }

    /** {@return how many faults came in all} */
    public synchronized long total() {
        return countByCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Throws all faults together if there are any. */
    public void throwIfAny() {
        var all = kept();
        if (!all.isEmpty()) throw new FaultException(all);
    }
}
