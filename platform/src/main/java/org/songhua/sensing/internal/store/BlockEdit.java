package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * A block into which readings come late, or in which some are corrected or removed. Most blocks that are opened are not changed, because what
 * comes again says the same: those stay columns.
 */
final class BlockEdit {
    private final Block block;
    private final Readings before;
    private @Nullable List<Reading> changed = null;

    BlockEdit(Block block) {
        this.block = block;
        this.before = block.readings();
    }

    Block block() {
        return block;
    }

    boolean isChanged() {
        return changed != null;
    }

    /** {@return what the block holds after the changes} */
    Readings readings() {
        return changed == null ? before : Block.columns(changed);
    }

    /** {@return by how many readings it has grown} */
    int growth() {
        return changed == null ? 0 : changed.size() - before.size();
    }

    @Nullable
    Reading find(long start_us, long endCode) {
        return changed == null ? findBefore(start_us, endCode) : find(changed, start_us, endCode);
    }

    private @Nullable Reading findBefore(long start_us, long endCode) {
        for (int i = before.from(start_us); i < before.size() && before.time(i) == start_us; i++) {
            if (before.side(1, i) == endCode) return Reading.of(block.datastream(), before, i);
        }
        return null;
    }

    private static @Nullable Reading find(List<Reading> readings, long start_us, long endCode) {
        for (int i = from(readings, start_us); i < readings.size(); i++) {
            if (readings.get(i).isAt(start_us, endCode)) return readings.get(i);
            if (readings.get(i).start_us() > start_us) return null;
        }
        return null;
    }

    /** Index of the first reading at or after a time. */
    private static int from(List<Reading> readings, long start_us) {
        int low = 0;
        int high = readings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (readings.get(middle).start_us() < start_us) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    @Nullable
    Reading findById(long id) {
        if (changed == null)
            return Group.findById(block.datastream(), before, id).orElse(null);
        for (Reading reading : changed) if (reading.id() == id) return reading;
        return null;
    }

    void put(Reading reading) {
        List<Reading> readings = changing();
        int at = Collections.binarySearch(readings, reading, Reading.ORDER);
        if (at >= 0) readings.set(at, reading);
        else readings.add(-at - 1, reading);
    }

    void remove(Reading reading) {
        List<Reading> readings = changing();
        int at = Collections.binarySearch(readings, reading, Reading.ORDER);
        if (at >= 0) readings.remove(at);
    }

    private List<Reading> changing() {
        List<Reading> readings = changed;
        if (readings != null) return readings;
        readings = new ArrayList<>(before.size() + 1);
        for (int i = 0; i < before.size(); i++) readings.add(Reading.of(block.datastream(), before, i));
        changed = readings;
        return readings;
    }
}
