package org.songhua.engine.travel.transit;

import java.util.Arrays;

/** What runs on a day as hops from one stop to the next, in the order in which they leave. */
final class Connections {
    final int[] from;
    final int[] to;
    final int[] arrival;
    final int[] trip;
    final boolean[] mayBoard;
    final boolean[] mayAlight;
    private final int[] departs;
    private int count = 0;
    /** Departure and number of each hop; those of one trip keep the order of travel. */
    private long[] order = {};

    private Connections(int most) {
        from = new int[most];
        to = new int[most];
        arrival = new int[most];
        trip = new int[most];
        departs = new int[most];
        mayBoard = new boolean[most];
        mayAlight = new boolean[most];
    }

    /** {@return the hops that leave from a second to another} */
    static Connections of(DayTimetable day, int from_s, int until_s) {
        var all = new Connections(day.departure.length);
        int trip = 0;
        for (int pattern = 0; pattern < day.patternCount(); pattern++)
            for (int t = 0; t < day.tripCount[pattern]; t++) all.add(day, pattern, t, trip++, from_s, until_s);
        all.sort();
        return all;
    }

    private void add(DayTimetable day, int pattern, int number, int tripNumber, int from_s, int until_s) {
        int length = day.length(pattern);
        int stop = day.firstStop[pattern];
        int time = day.firstTime[pattern] + number * length;
        for (int i = 0; i + 1 < length; i++) {
            int leaves = day.departure[time + i];
            if (leaves < from_s || leaves > until_s) continue;
            from[count] = day.patternStops[stop + i];
            to[count] = day.patternStops[stop + i + 1];
            departs[count] = leaves;
            arrival[count] = day.arrival[time + i + 1];
            trip[count] = tripNumber;
            mayBoard[count] = day.mayBoard[stop + i];
            mayAlight[count] = day.mayAlight[stop + i + 1];
            count++;
        }
    }

    private void sort() {
        order = new long[count];
        for (int i = 0; i < count; i++) order[i] = ((long) departs[i] << 32) | i;
        Arrays.sort(order);
    }

    int size() {
        return count;
    }

    /** {@return the hop that is at a place of the order} */
    int at(int place) {
        return (int) order[place];
    }

    int departure(int place) {
        return (int) (order[place] >> 32);
    }

    /** {@return whether the hop behind this one is that of the same vehicle} */
    boolean hasNext(int hop) {
        return hop + 1 < count && trip[hop + 1] == trip[hop];
    }
}
