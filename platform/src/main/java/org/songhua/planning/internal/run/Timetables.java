package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.travel.transit.PlainTimetable;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.planning.Parameter;

/** Timetables as inputs: two small tables of text, the day of the week and the hours in which people set out. */
final class Timetables {
    /** A Monday; only the day of the week matters. */
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static final int MOST_CHARACTERS = 200_000;
    private static final int MOST_FAULTS = 50;

    /** The hours in which people set out. */
    static final List<Parameter> HOURS = List.of(
            optional("from", "最早发车（时，0 点起）", "Earliest departure, hours after midnight", hours(6)),
            optional("until", "最晚发车（时，0 点起）", "Latest departure, hours after midnight", hours(9)));

    /** Inputs beside {@link #HOURS}. */
    static final List<Parameter> INPUTS = List.of(
            optional("stops", "车站表（CSV：stop,lat,lon,name）", "Table of stations (CSV: stop,lat,lon,name)", table()),
            optional("times", "时刻表（CSV：trip,stop,time,days）", "Timetable (CSV: trip,stop,time,days)", table()),
            optional("weekday", "星期几，1 为星期一", "Day of the week, 1 for Monday", Schemas.whole(1, 7, 1)),
            optional("boarding", "进站候车（分钟）", "Minutes from the door of the station to the train", minutes()));

    private Timetables() {}

    private static Map<String, Object> table() {
        return Map.of("type", "string", "maxLength", MOST_CHARACTERS);
    }

    private static Map<String, Object> hours(int otherwise) {
        return Map.of("type", "number", "minimum", 0, "maximum", 24, "default", otherwise);
    }

    private static Map<String, Object> minutes() {
        return Map.of("type", "number", "minimum", 0, "maximum", 60, "default", 10);
    }

    /** {@return the timetable, if one was given} */
    static Optional<Timetable> of(Inputs inputs) {
        boolean stops = inputs.has("stops");
        if (stops != inputs.has("times"))
            throw Inputs.fault(
                    stops ? "/inputs/times" : "/inputs/stops",
                    "PLAN-190",
                    "One table without the other is no timetable.",
                    "Give stops and times.");
        if (!stops) return Optional.empty();
        var log = new FaultLog(MOST_FAULTS);
        Timetable timetable = PlainTimetable.read(inputs.text("stops"), inputs.text("times"), log);
        log.throwIfAny();
        if (timetable.trips().isEmpty())
            throw Inputs.fault(
                    "/inputs/times", "PLAN-191", "No train runs by this timetable.", "Give at least one trip.");
        return Optional.of(timetable);
    }

    static LocalDate day(Inputs inputs) {
        return MONDAY.plusDays(inputs.whole("weekday") - 1L);
    }

    /** {@return seconds after midnight} */
    static int seconds(Inputs inputs, String hours) {
        return (int) Math.round(inputs.number(hours) * 3600);
    }
}
