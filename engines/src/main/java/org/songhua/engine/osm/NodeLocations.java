package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Where the nodes of a file are: two columns sorted by id, 16 bytes a node, in chunks so that growing copies nothing.
 * Filled by one thread, then {@link #seal sealed}, then read by many. Files sorted by id, which is the custom, need no
 * sorting here; others are sorted when sealed.
 */
public final class NodeLocations {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int MASK = CHUNK - 1;

    private final long capacity;
    private final List<long[]> ids = new ArrayList<>();
    private final List<long[]> locations = new ArrayList<>();
    private long[][] sealedIds = {};
    private long[][] sealedLocations = {};
    private long size = 0;
    private long lastId = Long.MIN_VALUE;
    private boolean sorted = true;

    /** @param capacity most nodes to take; one more is a fault */
    public NodeLocations(long capacity) {
        this.capacity = Math.min(capacity, Integer.MAX_VALUE);
    }

    /** {@return a capacity that leaves half of the heap to everything else} */
    public static long capacityFor(long heapBytes) {
        return heapBytes / 2 / (2 * Long.BYTES);
    }

    /** {@return number of nodes} */
    public long size() {
        return size;
    }

    /**
     * Adds a node.
     *
     * @throws FaultException {@code OSM-008} when there are more nodes than the memory admits
     */
    public void add(long id, long location) {
        if (size >= capacity) throw tooMany();
        int at = (int) (size & MASK);
        if (at == 0) grow();
        ids.getLast()[at] = id;
        locations.getLast()[at] = location;
        sorted &= id > lastId;
        lastId = id;
        size++;
    }

    private FaultException tooMany() {
        return new FaultException(Fault.refused(
                "OSM-008",
                Place.NOWHERE,
                "The file has more than the " + capacity + " nodes that fit into the memory of the program.",
                "Cut the file to the area of the city, or give the program more memory (-Xmx)."));
    }

    private void grow() {
        ids.add(new long[CHUNK]);
        locations.add(new long[CHUNK]);
    }

    /** Ends the filling; lookups are allowed from now on. Of nodes with equal ids the one further west is found. */
    public NodeLocations seal() {
        sealedIds = ids.toArray(long[][]::new);
        sealedLocations = locations.toArray(long[][]::new);
        if (!sorted) sort(0, (int) size - 1);
        return this;
    }

    /** {@return a lookup for use by one thread; neighbouring questions are answered fastest} */
    public Lookup lookup() {
        return new Lookup();
    }

    private long id(int i) {
        return sealedIds[i >>> CHUNK_BITS][i & MASK];
    }

    private long location(int i) {
        return sealedLocations[i >>> CHUNK_BITS][i & MASK];
    }

    /** Quicksort by id, then location: recursion into the smaller part only, so the stack stays shallow. */
    private void sort(int from, int to) {
        while (from < to) {
            int middle = (from + to) >>> 1;
            long pivotId = id(middle);
            long pivotLocation = location(middle);
            int i = from;
            int j = to;
            while (i <= j) {
                while (compare(i, pivotId, pivotLocation) < 0) i++;
                while (compare(j, pivotId, pivotLocation) > 0) j--;
                if (i <= j) swap(i++, j--);
            }
            if (j - from < to - i) {
                sort(from, j);
                from = i;
            } else {
                sort(i, to);
                to = j;
            }
        }
    }

    private int compare(int i, long otherId, long otherLocation) {
        int byId = Long.compare(id(i), otherId);
        return byId != 0 ? byId : Long.compare(location(i), otherLocation);
    }

    private void swap(int i, int j) {
        swap(sealedIds, i, j);
        swap(sealedLocations, i, j);
    }

    private static void swap(long[][] column, int i, int j) {
        long held = column[i >>> CHUNK_BITS][i & MASK];
        column[i >>> CHUNK_BITS][i & MASK] = column[j >>> CHUNK_BITS][j & MASK];
        column[j >>> CHUNK_BITS][j & MASK] = held;
    }

    /** Finds locations; remembers where it found the last one, because the nodes of a way mostly lie side by side. */
    public final class Lookup {
        private int near = 0;

        private Lookup() {}

        /** {@return the location of the node, or {@link Locations#MISSING} when it is not in the file} */
        public long find(long id) {
            int count = (int) size;
            if (count == 0) return Locations.MISSING;
            int low = near;
            int high = near;
            if (id(near) < id) {
                for (int step = 1; high < count - 1 && id(high) < id; step <<= 1) {
                    low = high;
                    high = step > count - 1 - high ? count - 1 : high + step;
                }
            } else {
                for (int step = 1; low > 0 && id(low) > id; step <<= 1) {
                    high = low;
                    low = Math.max(0, low - step);
                }
            }
            return search(id, low, high);
        }

        /** {@return the locations of the first {@code count} nodes; MISSING for those not in the file} */
        public long[] findAll(long[] ids, int count) {
            var found = new long[count];
            for (int i = 0; i < count; i++) found[i] = find(ids[i]);
            return found;
        }

        private long search(long id, int from, int to) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (id(middle) < id) low = middle + 1;
                else high = middle;
            }
            near = low;
            return id(low) == id ? location(low) : Locations.MISSING;
        }
    }
}
