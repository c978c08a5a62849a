package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/** A block into which readings come late, or in which some are corrected or removed. */
final class BlockEdit {
    private final Block block;
    private final List<Reading> readings = new ArrayList<>();
    private final int countBefore;
    private boolean isChanged = false;

    BlockEdit(Block block) {
        this.block = block;
        Readings decoded = block.readings();
        for (int i = 0; i < decoded.size(); i++) readings.add(Reading.of(block.datastream(), decoded, i));
        this.countBefore = readings.size();
    }

    Block block() {
        return block;
    }

    boolean isChanged() {
        return isChanged;
    }

    List<Reading> readings() {
        return readings;
    }

    /** {@return by how many readings it has grown} */
    int growth() {
        return readings.size() - countBefore;
    }

    @Nullable
    Reading find(long start_us, long endCode) {
        for (Reading reading : readings) if (reading.isAt(start_us, endCode)) return reading;
        return null;
    }

    @Nullable
    Reading findById(long id) {
        for (Reading reading : readings) if (reading.id() == id) return reading;
        return null;
    }

    void put(Reading reading) {
        isChanged = true;
        int at = Collections.binarySearch(readings, reading, Reading.ORDER);
        if (at >= 0) readings.set(at, reading);
        else readings.add(-at - 1, reading);
    }

    void remove(Reading reading) {
        isChanged = true;
        int at = Collections.binarySearch(readings, reading, Reading.ORDER);
        if (at >= 0) readings.remove(at);
    }
}
