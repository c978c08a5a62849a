package org.songhua.lifeline.internal;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.lifeline.Lifeline;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** The form of {@code live} in {@code lifelines.yml}. */
final class LiveFormat {
    static final int HOURS = 24;

    private static final Shape.Text CODE =
            Shape.Text.like("a code such as `water_pressure`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int SHORTEST_S = 10;
    private static final int LONGEST_S = 3600;
    private static final int MOST_DAYS = 60;

    static final Shape.Table SHAPE = new Shape.Table(
            "lifeline live",
            "How the sensors of a network are compared with its model, and bursts found.",
            List.of(
                    required(
                            "pressure",
                            CODE,
                            "Observed property of the pressure sensors: a pressure, or a head in metres."),
                    optional("inflow", CODE, "Observed property of the flow meters at the sources."),
                    required("interval", new Shape.Whole(SHORTEST_S, LONGEST_S), "Seconds between readings."),
                    required("false_alarms_per_year", new Shape.Decimal(), "Allowed over all sensors together."),
                    required("learn_days", new Shape.Whole(1, MOST_DAYS), "Days from which is learned what is usual."),
                    required(
                            "day",
                            new Shape.Many(new Shape.Decimal(), false),
                            "Use in each hour of the day as a multiple of the mean, 24 numbers."),
                    required(
                            "level",
                            new Shape.OneOf(
                                    Stream.of(Level.values()).map(Level::code).toList()),
                            "Level of the warning of a burst."),
                    required("name", Shape.inBothLanguages("lifeline warning", 100), "Name of that warning."),
                    required("advice", Shape.inBothLanguages("lifeline advice", 300), "What to do then.")));

    private LiveFormat() {}

    static Lifeline.@Nullable Live read(Item lifeline) {
        if (lifeline.find("live") == null) return null;
        Item live = lifeline.part("live");
        return new Lifeline.Live(
                live.text("pressure", ""),
                live.text("inflow", ""),
                live.whole("interval", 0),
                LifelineFormat.number(live, "false_alarms_per_year"),
                live.whole("learn_days", 0),
                day(live),
                Level.find(live.text("level", "")).orElse(Level.RED),
                live.part("name").inBothLanguages(),
                live.part("advice").inBothLanguages());
    }

    /** {@return the hours that are numbers} */
    static List<Double> day(Item live) {
        var day = new ArrayList<Double>();
        for (Item hour : live.list("day"))
            day.add(hour.value() instanceof BigDecimal number ? number.doubleValue() : Double.NaN);
        return day;
    }
}
