package org.songhua.engine.travel.transit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs on one day, as patterns: trips that serve the same stops in the same manner and do not overtake each other,
 * in the order of their times. Seconds after midnight; what started the day before and is still running is there with
 * its times of this day, and so are the first trips of the day after, beyond 24 hours. Immutable.
 */
public final class DayTimetable {
    private static final int DAY_SECONDS = 86_400;
    /** Journeys into the night end before the next morning. */
    private static final int HORIZON_SECONDS = DAY_SECONDS + 6 * 3600;

    final int stopCount;
    /** For each pattern where its stops begin in {@link #patternStops}; one more at the end. */
    final int[] firstStop;

    final int[] patternStops;
    final boolean[] mayBoard;
    final boolean[] mayAlight;
    final int[] tripCount;
    /** For each pattern where its times begin in {@link #arrival} and {@link #departure}; trip by trip. */
    final int[] firstTime;

    final int[] arrival;
    final int[] departure;
    /** For each stop where its visits begin in {@link #visits}; a visit is a pattern and a position. */
    final int[] firstVisit;

    final int[] visits;
    private final int trips;

    private DayTimetable(int stopCount, List<List<Running>> patterns) {
        this.stopCount = stopCount;
        int count = patterns.size();
        firstStop = new int[count + 1];
        firstTime = new int[count + 1];
        tripCount = new int[count];
        int all = 0;
        for (int p = 0; p < count; p++) {
            int length = patterns.get(p).getFirst().trip.length();
            tripCount[p] = patterns.get(p).size();
            firstStop[p + 1] = firstStop[p] + length;
            firstTime[p + 1] = firstTime[p] + length * tripCount[p];
            all += tripCount[p];
        }
        trips = all;
        patternStops = new int[firstStop[count]];
        mayBoard = new boolean[firstStop[count]];
        mayAlight = new boolean[firstStop[count]];
        arrival = new int[firstTime[count]];
        departure = new int[firstTime[count]];
        for (int p = 0; p < count; p++) fill(p, patterns.get(p));
        firstVisit = new int[stopCount + 1];
        visits = new int[2 * patternStops.length];
        listVisits();
    }

    /** A trip with the seconds by which its service day differs from this one. */
    private record Running(Trip trip, int shift_s) {
        int departure(int position) {
            return trip.departure_s(position) + shift_s;
        }

        int arrival(int position) {
            return trip.arrival_s(position) + shift_s;
        }

        boolean isNotBefore(Running other) {
            for (int i = 0; i < trip.length(); i++) {
                if (departure(i) < other.departure(i) || arrival(i) < other.arrival(i)) return false;
            }
            return true;
        }
    }

    /** What trips of one pattern have in common. */
    private record PatternKey(Trip example) {
        @Override
        public boolean equals(Object other) {
            return other instanceof PatternKey key && example.hasPatternOf(key.example);
        }

        @Override
        public int hashCode() {
            return example.patternHash();
        }
    }

    /** {@return what runs on the day} */
    public static DayTimetable of(Timetable timetable, LocalDate day) {
        Map<PatternKey, List<Running>> byPattern = new LinkedHashMap<>();
        for (Trip trip : timetable.trips()) {
            for (int offset = -1; offset <= 1; offset++) {
                if (!trip.days().runsOn(day.plusDays(offset))) continue;
                var running = new Running(trip, offset * DAY_SECONDS);
                boolean ended = running.arrival(trip.length() - 1) < 0;
                if (ended || running.departure(0) > HORIZON_SECONDS) continue;
                byPattern
                        .computeIfAbsent(new PatternKey(trip), key -> new ArrayList<>())
                        .add(running);
            }
        }
        var patterns = new ArrayList<List<Running>>();
        byPattern.values().forEach(all -> split(all, patterns));
        return new DayTimetable(timetable.stops().size(), patterns);
    }

    /** A trip that overtakes another goes into a pattern of its own, so that within a pattern earlier is earlier. */
    private static void split(List<Running> all, List<List<Running>> patterns) {
        all.sort(Comparator.comparingInt((Running r) -> r.departure(0))
                .thenComparingInt(r -> r.arrival(r.trip.length() - 1)));
        int first = patterns.size();
        for (Running running : all) {
            int fitting = first;
            while (fitting < patterns.size()
                    && !running.isNotBefore(patterns.get(fitting).getLast())) fitting++;
            if (fitting == patterns.size()) patterns.add(new ArrayList<>());
            patterns.get(fitting).add(running);
        }
    }

    private void fill(int pattern, List<Running> running) {
        Trip example = running.getFirst().trip;
        int length = example.length();
        for (int i = 0; i < length; i++) {
            patternStops[firstStop[pattern] + i] = example.stop(i);
            mayBoard[firstStop[pattern] + i] = example.mayBoard(i);
            mayAlight[firstStop[pattern] + i] = example.mayAlight(i);
        }
        for (int t = 0; t < running.size(); t++) {
            for (int i = 0; i < length; i++) {
                arrival[firstTime[pattern] + t * length + i] = running.get(t).arrival(i);
                departure[firstTime[pattern] + t * length + i] = running.get(t).departure(i);
            }
        }
    }

    private void listVisits() {
        for (int stop : patternStops) firstVisit[stop + 1]++;
        for (int stop = 0; stop < stopCount; stop++) firstVisit[stop + 1] += firstVisit[stop];
        int[] next = firstVisit.clone();
        for (int p = 0; p < patternCount(); p++) {
            for (int at = firstStop[p]; at < firstStop[p + 1]; at++) {
                int visit = 2 * next[patternStops[at]]++;
                visits[visit] = p;
                visits[visit + 1] = at - firstStop[p];
            }
        }
    }

    public int patternCount() {
        return tripCount.length;
    }

    /** {@return trips that touch the day} */
    public int tripCount() {
        return trips;
    }

    int length(int pattern) {
        return firstStop[pattern + 1] - firstStop[pattern];
    }
}
