package org.songhua.planning.internal.feeds;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.travel.transit.GtfsReader;
import org.songhua.engine.travel.transit.ServiceDays;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.engine.travel.transit.Trip;
import org.songhua.planning.TimetableFeed.Facts;

/**
 * A feed that was read.
 *
 * @param packed its used files, packed anew
 * @param facts what is in it
 * @param faults what is wrong with it, so many of each code
 */
@SuppressWarnings("ArrayRecordComponent") // written to the database once
record FeedReading(byte[] packed, Facts facts, List<Fault> faults) {
    private static final int FAULTS_OF_A_CODE = 200;
    private static final int DAY_SECONDS = 86_400;
    private static final String MISSING = "GTFS-001";

    /** {@return what a file holds} @throws FaultException when nothing can be computed with it */
    static FeedReading of(Path zip, String fileName) {
        var log = new FaultLog(FAULTS_OF_A_CODE);
        FeedArchive.Content content = FeedArchive.read(zip, fileName, log);
        Timetable timetable = GtfsReader.read(content.files(), log);
        mustRun(timetable, fileName, log);
        return new FeedReading(
                FeedArchive.packed(content.files()), facts(timetable, content.unused(), log), log.kept());
    }

    /** A feed by which nothing ever runs is told with all that is wrong, and not kept. */
    private static void mustRun(Timetable timetable, String fileName, FaultLog log) {
        if (log.countByCode().containsKey(MISSING)) log.throwIfAny();
        if (days(timetable).stream().anyMatch(one -> first(one) != null)) return;
        log.accept(Fault.refused(
                "FEED-006",
                Place.inFile(fileName),
                "Nothing ever runs by this feed.",
                "Give trips with at least two stops, and services that run on some day."));
        log.throwIfAny();
    }

    private static Set<ServiceDays> days(Timetable timetable) {
        return timetable.trips().stream().map(Trip::days).collect(Collectors.toSet());
    }

    private static Facts facts(Timetable timetable, List<String> unused, FaultLog log) {
        Set<ServiceDays> days = days(timetable);
        var run = new TreeSet<LocalDate>();
        var special = new HashSet<LocalDate>();
        for (ServiceDays one : days) {
            add(first(one), run);
            add(last(one), run);
            special.addAll(one.added());
            special.addAll(one.removed());
        }
        int late = (int) timetable.trips().stream()
                .filter(trip -> trip.arrival_s(trip.length() - 1) > DAY_SECONDS)
                .count();
        return new Facts(
                timetable.stops().size(),
                timetable.trips().size(),
                late,
                timetable.transfers().size(),
                run.isEmpty() ? null : run.first(),
                run.isEmpty() ? null : run.last(),
                special.size(),
                log.countByCode(),
                unused);
    }

    private static void add(@Nullable LocalDate day, Set<LocalDate> days) {
        if (day != null) days.add(day);
    }

    private static @Nullable LocalDate first(ServiceDays days) {
        return edge(days, days.from(), 1);
    }

    private static @Nullable LocalDate last(ServiceDays days) {
        return edge(days, days.to(), -1);
    }

    /** The first day on which a service runs, looking from one end of its period, or an added day beyond that. */
    private static @Nullable LocalDate edge(ServiceDays days, LocalDate end, int step) {
        LocalDate found = null;
        LocalDate day = end;
        // A service that is removed for more than a year on end does not run.
        for (int i = 0; found == null && i < 400 && !day.isBefore(days.from()) && !day.isAfter(days.to()); i++) {
            if (days.runsOn(day)) found = day;
            day = day.plusDays(step);
        }
        for (LocalDate added : days.added())
            if (found == null || (step > 0 ? added.isBefore(found) : added.isAfter(found))) found = added;
        return found;
    }

    /** {@return whether a timetable says something of this very day} */
    static boolean speaksOf(Timetable timetable, LocalDate date) {
        return days(timetable).stream()
                .anyMatch(one -> one.added().contains(date) || one.removed().contains(date));
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
