package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.text.Parsing;
import org.songhua.engine.travel.transit.DayTimetable;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.engine.travel.transit.Window;
import org.songhua.planning.Parameter;
import org.songhua.planning.TimetableFeeds.Official;
import org.songhua.planning.internal.feeds.Feeds;
import org.songhua.planning.internal.feeds.Feeds.Loaded;
import org.songhua.planning.internal.feeds.TravelDays;
import org.springframework.stereotype.Component;

/**
 * What an analysis is told of public transport: timetables that were imported, the date of travel, the window of departures, and how the
 * time is counted. All of it is printed with the result.
 */
@Component
final class PublicTransport {
    private static final int MOST_FEEDS = 8;
    private static final int MOST_DEPARTURES = 360;
    private static final double HOURS = 3600;

    /** Inputs beside the hours of departure, {@link Timetables#HOURS}. */
    static final List<Parameter> INPUTS = List.of(
            optional(
                    "feeds",
                    "公共交通时刻表（代码，或 代码@版次）",
                    "Imported timetables: codes, or code@edition",
                    Schemas.list(Map.of("type", "string", "maxLength", 60), MOST_FEEDS)),
            optional(
                    "date",
                    "出行日期，如 2026-03-02",
                    "Date of travel, such as 2026-03-02",
                    Map.of("type", "string", "maxLength", 10)),
            optional(
                    "holidays",
                    "节假日：按时刻表，或按官方日历补全",
                    "Holidays: as the timetable says, or filled in by the official calendar",
                    Schemas.words("feed", "feed", "calendar")),
            optional("percentile", "出发时刻分位（%）", "Percentile over the departures", number(1, 100, 50)),
            optional("step", "出发间隔（分钟）", "Minutes between departures", number(0.5, 60, 1)),
            optional(
                    "access",
                    "步行到站最长（分钟）",
                    "Longest walk to the first and from the last stop, minutes",
                    number(1, 60, 15)),
            optional(
                    "count",
                    "口径：门到门，或站到站",
                    "What counts: door to door, or station to station",
                    Schemas.words("door", "door", "station")));

    private final Feeds feeds;
    private final TravelDays days;

    PublicTransport(Feeds feeds, TravelDays days) {
        this.feeds = feeds;
        this.days = days;
    }

    private static Map<String, Object> number(double minimum, double maximum, double otherwise) {
        return Map.of("type", "number", "minimum", minimum, "maximum", maximum, "default", otherwise);
    }

    /**
     * A day of public transport.
     *
     * @param timetable stops and trips of all operators
     * @param day what runs
     * @param window when people leave
     * @param told what a reader of the result must know
     */
    record Service(Timetable timetable, DayTimetable day, Window window, Map<String, Object> told) {}

    /** {@return what runs, empty when no timetable was asked for; the editions are noted among the inputs} */
    Optional<Service> of(Inputs inputs) {
        if (inputs.texts("feeds").isEmpty()) return Optional.empty();
        LocalDate date = date(inputs);
        Window window = window(inputs);
        List<Loaded> loaded = load(inputs);
        inputs.resolve(
                "feeds", loaded.stream().map(one -> one.feed().reference()).toList());
        boolean calendar = inputs.text("holidays").equals("calendar");
        Timetable all = new Timetable(List.of(), List.of());
        for (Loaded one : loaded) all = all.with(calendar ? days.by(one.timetable(), date) : one.timetable());
        mustRun(all, date, loaded);
        return Optional.of(new Service(all, DayTimetable.of(all, date), window, told(inputs, loaded, date, calendar)));
    }

    private static LocalDate date(Inputs inputs) {
        String text = inputs.has("date") ? inputs.text("date") : "";
        return Parsing.find(text, LocalDate::parse).orElseThrow(() -> noDate(text));
    }

    private static FaultException noDate(String text) {
        String problem = text.isEmpty() ? "The date of travel is missing." : "'" + text + "' is no date.";
        return Inputs.fault("/inputs/date", "PLAN-192", problem, "Write the date of travel as 2026-10-01.");
    }

    private static Window window(Inputs inputs) {
        double from = inputs.number("from") * HOURS;
        double until = inputs.number("until") * HOURS;
        double step = inputs.number("step") * 60;
        int departures = 1 + (int) Math.floor((until - from) / step + 1e-9);
        if (until < from || departures > MOST_DEPARTURES)
            throw Inputs.fault(
                    "/inputs/until",
                    "PLAN-193",
                    until < from
                            ? "The last departure is before the first."
                            : departures + " departures are too many; " + MOST_DEPARTURES + " are the most.",
                    "Give a later last departure, or a wider step.");
        return new Window((int) Math.round(from), departures, (int) Math.round(step));
    }

    private List<Loaded> load(Inputs inputs) {
        var loaded = new ArrayList<Loaded>();
        List<String> references = inputs.texts("feeds");
        for (int i = 0; i < references.size(); i++) {
            String reference = references.get(i);
            String pointer = "/inputs/feeds/" + i;
            loaded.add(feeds.find(reference)
                    .orElseThrow(() -> Inputs.fault(
                            pointer,
                            "PLAN-194",
                            "There is no timetable '" + reference + "'.",
                            "Import it, or use one of: " + String.join(", ", feeds.codes()) + ".")));
        }
        return loaded;
    }

    private static void mustRun(Timetable all, LocalDate date, List<Loaded> loaded) {
        if (all.trips().stream().anyMatch(trip -> trip.days().runsOn(date))) return;
        var periods = new ArrayList<String>();
        for (Loaded one : loaded)
            periods.add(one.feed().code() + " from " + one.feed().facts().from() + " to "
                    + one.feed().facts().until());
        throw Inputs.fault(
                "/inputs/date",
                "PLAN-195",
                "Nothing runs on " + date + ".",
                "Choose a day of the timetables: " + String.join(", ", periods) + ".");
    }

    private Map<String, Object> told(Inputs inputs, List<Loaded> loaded, LocalDate date, boolean calendar) {
        var told = new LinkedHashMap<String, Object>();
        told.put(
                "timetables",
                loaded.stream().map(one -> view(one, date, calendar)).toList());
        told.put("date", date.toString());
        Official official = days.official(date);
        told.put("officialDay", official.name().toLowerCase(java.util.Locale.ROOT));
        told.put("officialCalendar", days.version());
        for (String name : List.of("holidays", "count")) told.put(name, inputs.text(name));
        for (String name : List.of("from", "until", "step", "percentile", "access"))
            told.put(name, inputs.number(name));
        return told;
    }

    private Map<String, Object> view(Loaded one, LocalDate date, boolean calendar) {
        LocalDate standsFor = calendar ? days.standsFor(one.timetable(), date) : date;
        var view = new LinkedHashMap<String, Object>();
        view.put("timetable", one.feed().reference());
        view.put("title", one.feed().title());
        view.put("sha256", one.feed().sha256());
        view.put("runsAs", standsFor.toString());
        view.put(
                "trips",
                one.timetable().trips().stream()
                        .filter(trip -> trip.days().runsOn(standsFor))
                        .count());
        return view;
    }
}
