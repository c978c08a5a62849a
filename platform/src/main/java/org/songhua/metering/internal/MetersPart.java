package org.songhua.metering.internal;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.metering.Meter;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;

/** The pack files {@code meters.yml}. Codes {@code METERP-001} to {@code METERP-005}. */
public final class MetersPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "meters.yml";

    private static final int HOURS = 48;

    private static final Shape.Text CODE = Shape.Text.like("a code such as `quarter_energy`", "[a-z][a-z0-9_]{0,39}");

    private static final Shape.Table METER = new Shape.Table(
            "meter",
            "How counted-up readings at the city object of a record move it, quarter by quarter.",
            List.of(
                    required("title", Shape.inBothLanguages("meter name", 200), "Its name."),
                    required("basis", Shape.Text.of("a basis", 200), "What the factor rests on."),
                    required("register", CODE, "Register of the records."),
                    required("property", CODE, "Observed property of the meters, counted up (`observed.yml`)."),
                    required("factor", new Shape.Decimal(), "What one unit of the property is in that of the amount."),
                    required("amount", CODE, "Number field that takes what the quarter came to."),
                    required("day", CODE, "Date field that takes the last day of the quarter."),
                    required("source", CODE, "Text field that takes in words where the amount comes from."),
                    required(
                            "says",
                            Shape.Text.of("words with `{period}`, `{meters}`, `{counted}`, `{amount}`", 150),
                            "Those words."),
                    required("does", new Shape.Many(CODE, false), "Actions; the first that nothing stands against."),
                    optional("longest_gap_hours", new Shape.Whole(1, 744), "Longest time without a reading; 48.")));

    private static final Shape.Table SHAPE = new Shape.Table(
            "meters.yml",
            "Records that are moved by what meters counted in a quarter.",
            List.of(required("meters", new Shape.Map(CODE, METER), "The meters by code.")));

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode("registers/*.yml");
        Set<String> properties = content.entries("observed.yml", "properties").keySet();
        var mistakes = new Mistakes(faults);
        content.each(
                FILES,
                "meters",
                again -> mistakes.tell(again, "METERP-001", "Another pack has a meter of this code.", "Rename one."),
                (code, at) -> {
                    mistakes.name(at.find("property"), properties, "METERP-002", "observed property");
                    check(at, registers, mistakes);
                });
        return Examples.NONE;
    }

    private static void check(Item at, Map<String, Item> registers, Mistakes mistakes) {
        BigDecimal factor = at.decimal("factor");
        if (factor != null && factor.signum() <= 0)
            mistakes.tell(at.part("factor"), "METERP-004", "A factor is greater than zero.", "Correct it.");
        if (!mistakes.name(at.find("register"), registers.keySet(), "METERP-002", "register")) return;
        Item register = registers.getOrDefault(at.text("register", ""), Item.nothing(at.where()));
        Map<String, Item> fields = register.part("fields").entries();
        for (String key : List.of("amount", "day", "source")) field(at, key, fields, mistakes);
        Set<String> actions = register.part("actions").entries().keySet();
        if (at.list("does").isEmpty())
            mistakes.tell(at.part("does"), "METERP-005", "Nothing is done with the amount.", "Name an action.");
        at.list("does").forEach(one -> mistakes.name(one, actions, "METERP-002", "action"));
    }

    private static void field(Item at, String key, Map<String, Item> fields, Mistakes mistakes) {
        if (!mistakes.name(at.find(key), fields.keySet(), "METERP-002", "field")) return;
        Item field = fields.getOrDefault(at.text(key, ""), Item.nothing(at.where()));
        boolean fits = switch (key) {
            case "amount" -> field.text("type", "").equals("number");
            case "day" -> field.text("format", "").equals("date");
            default -> field.text("type", "string").equals("string") && field.find("enum") == null;
        };
        if (!fits)
            mistakes.tell(
                    at.part(key), "METERP-003", "The field does not hold what " + key + " needs.", "Name another.");
    }

    /** {@return the meters of all packs, which have been checked} */
    static List<Meter> meters(PackContent content) {
        Map<String, Item> properties = content.entries("observed.yml", "properties");
        return content.files(FILES).stream()
                .flatMap(file -> file.content().part("meters").entries().entrySet().stream()
                        .map(entry -> meter(file.pack(), entry.getKey(), entry.getValue(), properties)))
                .toList();
    }

    private static Meter meter(String pack, String code, Item item, Map<String, Item> properties) {
        Item title = item.part("title");
        String property = item.text("property", "");
        BigDecimal factor = item.decimal("factor");
        return new Meter(
                code,
                pack,
                new Text(title.text("zh", ""), title.text("en", "")),
                item.text("basis", ""),
                item.text("register", ""),
                property,
                properties.getOrDefault(property, Item.nothing(item.where())).text("unit", ""),
                factor == null ? BigDecimal.ONE : factor,
                item.text("amount", ""),
                item.text("day", ""),
                item.text("source", ""),
                item.text("says", ""),
                item.list("does").stream().map(Item::text).toList(),
                Duration.ofHours(item.whole("longest_gap_hours", HOURS)));
    }
}
