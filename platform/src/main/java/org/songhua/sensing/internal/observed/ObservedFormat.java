package org.songhua.sensing.internal.observed;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.sensing.ObservedKind;

/** The form of {@code observed.yml}, declared once. */
final class ObservedFormat {
    static final String FILE = "observed.yml";

    private static final int DAY_S = 86_400;
    private static final Shape.Text CODE =
            Shape.Text.like("a code such as `water_pressure`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Shape.Table TITLE = Shape.inBothLanguages("observed title", 100);

    private static final Shape.Table PROPERTY = new Shape.Table(
            "observed property",
            "A quantity that is observed, and what a reading of it can be. A reading beyond it is kept and doubted, never refused.",
            List.of(
                    required("title", TITLE, "Name of the quantity."),
                    required("unit", Shape.Text.of("a UCUM code", 40), "Unit of its readings as a UCUM code."),
                    optional("symbol", Shape.Text.of("a symbol", 20), "The unit as people write it; the code else."),
                    required("minimum", new Shape.Decimal(), "Least number that an instrument can tell."),
                    required("maximum", new Shape.Decimal(), "Greatest number that an instrument can tell."),
                    optional("rate_per_minute", new Shape.Decimal(), "Greatest change of a minute."),
                    optional(
                            "interval",
                            new Shape.Whole(1, 31 * DAY_S),
                            "Usual seconds between two readings; three of them without a reading are a gap."),
                    optional(
                            "stuck_after",
                            new Shape.Whole(1, 366 * DAY_S),
                            "Seconds after which an unchanged value is doubted."),
                    optional(
                            "hj212",
                            new Shape.Many(Shape.Text.like("a factor code", "[A-Za-z0-9]{2,12}"), false),
                            "Factor codes of HJ 212 that mean it."),
                    optional("source", Shape.Text.of("a sentence", 500), "Where the numbers are from."),
                    required(
                            "verified",
                            new Shape.Truth(),
                            "Whether somebody compared unit and range with the source.")));

    private static final Shape.Table EXAMPLE = new Shape.Table(
            "observed example",
            "A reading, and what is to be doubted about it.",
            List.of(
                    required("example", Shape.Text.of("a statement", 200), "What it shows."),
                    required("property", CODE, "Code of the observed property."),
                    required("value", new Shape.Decimal(), "The reading."),
                    optional("before", new Shape.Decimal(), "The reading before it."),
                    optional("seconds", new Shape.Whole(1, 366 * DAY_S), "Seconds between the two; 60 when not given."),
                    optional("unit", Shape.Text.of("a UCUM code", 40), "Unit the reading comes with."),
                    required(
                            "flags",
                            new Shape.Many(
                                    new Shape.OneOf(Arrays.stream(QualityFlag.values())
                                            .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                                            .toList()),
                                    false),
                            "The doubts, in the order range, rate, stuck, gap, clock, duplicate, unit, sender.")));

    static final Shape.Table SHAPE = new Shape.Table(
            FILE,
            "What is observed in the field of the pack: the properties that datastreams have, by their codes.",
            List.of(
                    required(
                            "properties",
                            new Shape.Map(CODE, PROPERTY),
                            "Observed properties by their code, unique over all packs."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples that run as tests of the pack.")));

    private ObservedFormat() {}

    /** {@return what the files of all packs say} */
    static List<ObservedKind> kinds(PackContent content) {
        var kinds = new ArrayList<ObservedKind>();
        for (PartFile file : content.files(FILE))
            file.content()
                    .part("properties")
                    .entries()
                    .forEach((code, item) -> kinds.add(kind(file.pack(), code, item)));
        return kinds;
    }

    private static ObservedKind kind(String pack, String code, Item item) {
        String unit = item.text("unit", "");
        return new ObservedKind(
                code,
                pack,
                new Text(item.part("title").text("zh", ""), item.part("title").text("en", "")),
                unit,
                item.text("symbol", unit),
                decimal(item, "minimum"),
                decimal(item, "maximum"),
                item.decimal("rate_per_minute"),
                item.whole("interval", 0),
                item.whole("stuck_after", 0),
                item.list("hj212").stream().map(Item::text).toList(),
                item.text("source", ""),
                item.truth("verified", false));
    }

    private static BigDecimal decimal(Item item, String key) {
        return Objects.requireNonNullElse(item.decimal(key), BigDecimal.ZERO);
    }
}
