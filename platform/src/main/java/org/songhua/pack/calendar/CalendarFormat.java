package org.songhua.pack.calendar;

import java.util.List;
import org.songhua.pack.yaml.Key;
import org.songhua.pack.yaml.Shape;

/** How the official days of a year are written. */
final class CalendarFormat {
    static final String FILES = "calendar/*.yml";

    private static final Shape.Text DATE = Shape.Text.like("a date such as 2026-10-10", "\\d{4}-\\d{2}-\\d{2}");
    private static final Shape.Text DAYS = Shape.Text.like(
            "a date such as 2026-10-01, or first and last day such as 2026-10-01/2026-10-07",
            "\\d{4}-\\d{2}-\\d{2}(/\\d{4}-\\d{2}-\\d{2})?");

    private static final Shape.Table HOLIDAY = new Shape.Table(
            "holiday",
            "One holiday with the days it gives and takes.",
            List.of(
                    Key.required("name", Shape.Text.of("a name", 40), "Name of the holiday, as in the notice."),
                    Key.optional("off", new Shape.Many(DAYS, true), "Days off."),
                    Key.optional("work", new Shape.Many(DATE, true), "Weekend days that are worked instead.")));

    static final Shape.Table YEAR = new Shape.Table(
            "official days",
            "Days of one year that are other than their weekday says.",
            List.of(
                    Key.required("year", new Shape.Whole(1949, 2200), "The year of the notice."),
                    Key.optional(
                            "workdays",
                            new Shape.Whole(0, 366),
                            "How many days of the year are worked when all files are read: an example that runs."),
                    Key.optional(
                            "notices",
                            new Shape.Many(Shape.Text.of("an address or a title", 300), true),
                            "The notices these days stand on, a later one over an earlier one."),
                    Key.optional(
                            "local",
                            new Shape.Truth(),
                            "Whether these are days of one city on top of the official ones; they do not make a year published."),
                    Key.required("holidays", new Shape.Many(HOLIDAY, false), "The holidays in order.")));

    private CalendarFormat() {}
}
