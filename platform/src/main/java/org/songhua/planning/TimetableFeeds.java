package org.songhua.planning;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;

/** Timetables of public transport that were imported; the last {@value #EDITIONS_KEPT} editions of each are kept. */
public interface TimetableFeeds {
    /** Editions of one timetable that are kept. */
    int EDITIONS_KEPT = 10;

    /**
     * Imports a GTFS feed. What is wrong with single rows is kept as faults and the rest is taken.
     *
     * @return the new edition, or the last one when the same file is given again
     * @throws org.songhua.engine.fault.FaultException {@code FEED-0xx} when the file is no archive or does harm, the feed lacks a file or
     *     nothing runs by it; nothing is kept then
     */
    TimetableFeed importZip(Request request, Caller caller);

    /** {@return the last edition of each timetable, by code} */
    List<TimetableFeed> list();

    /** {@return the last edition} */
    Optional<TimetableFeed> find(String code);

    /** {@return what is wrong with the last edition, at most 200 faults of each code} */
    List<Fault> faults(String code);

    /**
     * {@return what runs on a day}
     *
     * @throws org.songhua.people.NotFoundException when there is no such timetable
     */
    Day day(String code, LocalDate date);

    /** Forgets all editions of a timetable. */
    void remove(String code, Caller caller);

    /**
     * What to import.
     *
     * @param zip the file on this machine
     * @param fileName what its sender calls it
     * @param code letters, digits, hyphens
     * @param title name, empty to take the code
     * @param licence terms of use, may be empty
     */
    record Request(Path zip, String fileName, String code, String title, String licence) {}

    /**
     * A day of a timetable.
     *
     * @param date the day
     * @param trips that begin on it
     * @param special whether the feed says something of this very day
     * @param official what the calendar of the packs says of it
     */
    record Day(LocalDate date, int trips, boolean special, Official official) {}

    /** What an official calendar says of a day. */
    enum Official {
        /** A day that is worked, as its weekday says. */
        WORKDAY,
        /** A Saturday or Sunday that is worked instead of another day. */
        SWAPPED_WORKDAY,
        /** A Saturday or Sunday, as its weekday says. */
        WEEKEND,
        /** A weekday that is off. */
        HOLIDAY,
        /** The calendar does not reach this day. */
        NOT_PUBLISHED
    }
}
