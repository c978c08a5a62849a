package org.songhua.engine.travel.transit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.songhua.engine.network.GrowingInts;

/** For each stop what can be walked to from there, with seconds: transfers to stops, or egress to places. Immutable. */
public final class StopWalks {
    final int[] first;
    final int[] targets;
    final int[] seconds;

    private StopWalks(int[] first, int[] targets, int[] seconds) {
        this.first = first;
        this.targets = targets;
        this.seconds = seconds;
    }

    /** Arrays that nobody else changes. */
    static StopWalks of(int[] first, int[] targets, int[] seconds) {
        return new StopWalks(first, targets, seconds);
    }

    /** {@return no walks from any of the stops} */
    public static StopWalks none(int stops) {
        return new StopWalks(new int[stops + 1], new int[0], new int[0]);
    }

    /** Collects walks stop by stop. */
    public static final class Builder {
        private final GrowingInts first = new GrowingInts();
        private final GrowingInts targets = new GrowingInts();
        private final GrowingInts seconds = new GrowingInts();

        public Builder() {
            first.add(0);
        }

        /** Adds a walk from the current stop. */
        public Builder add(int target, int walkSeconds) {
            targets.add(target);
            seconds.add(walkSeconds);
            return this;
        }

        /** Goes on to the next stop. */
        public Builder nextStop() {
            first.add(targets.size());
            return this;
        }

        public StopWalks build() {
            return new StopWalks(first.toArray(), targets.toArray(), seconds.toArray());
        }
    }

    /** {@return these walks, but where something is said of a change the seconds that are said, or no walk} */
    public StopWalks with(List<Transfer> transfers) {
        var said = new HashMap<Long, Integer>();
        var ofStop = new HashMap<Integer, List<Transfer>>();
        for (Transfer one : transfers) {
            if (said.put(key(one.from(), one.to()), one.seconds()) == null)
                ofStop.computeIfAbsent(one.from(), stop -> new ArrayList<>()).add(one);
        }
        var walks = new Builder();
        for (int stop = 0; stop < stops(); stop++) {
            for (int i = first[stop]; i < first[stop + 1]; i++)
                if (!said.containsKey(key(stop, targets[i]))) walks.add(targets[i], seconds[i]);
            for (Transfer one : ofStop.getOrDefault(stop, List.of())) {
                int takes = said.getOrDefault(key(stop, one.to()), Transfer.IMPOSSIBLE);
                if (takes != Transfer.IMPOSSIBLE) walks.add(one.to(), takes);
            }
            walks.nextStop();
        }
        return walks.build();
    }

    private static long key(int from, int to) {
        return ((long) from << 32) | to;
    }

    public int stops() {
        return first.length - 1;
    }

    /** {@return number of walks from all stops} */
    public int size() {
        return targets.length;
    }

    /** {@return the seconds from a stop to a target, -1 when there is no walk} */
    public int seconds(int stop, int target) {
        int least = -1;
        for (int i = first[stop]; i < first[stop + 1]; i++) {
            if (targets[i] == target && (least < 0 || seconds[i] < least)) least = seconds[i];
        }
        return least;
    }

    int[] targetsOf(int stop) {
        return Arrays.copyOfRange(targets, first[stop], first[stop + 1]);
    }
}
