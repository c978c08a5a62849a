package org.songhua.lifeline.internal;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.lifeline.Lifeline;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** The form of {@code lifelines.yml}, declared once. */
final class LifelineFormat {
    static final String FILE = "lifelines.yml";

    private static final Shape.Text CODE =
            Shape.Text.like("a code such as `water_pipe`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private static final Shape.Table TITLE = Shape.inBothLanguages("lifeline title", 100);

    private static final Shape.Table PIPES = new Shape.Table(
            "lifeline pipes",
            "Class of the pipes, and which of their attributes say what a model needs.",
            List.of(
                    required("class", CODE, "Class of the pipes."),
                    required("from", CODE, "Attribute with the code of the node at the begin."),
                    required("to", CODE, "Attribute with the code of the node at the end."),
                    required("diameter", CODE, "Attribute with the diameter in millimetres."),
                    required(
                            "length",
                            CODE,
                            "Attribute with the length in metres; the line's own where it is not given."),
                    required("material", CODE, "Attribute with the material."),
                    required("year", CODE, "Attribute with the year of building.")));

    private static final Shape.Table PART = new Shape.Table(
            "lifeline part",
            "Objects of one class that belong to the network.",
            List.of(
                    required("class", CODE, "Their class."),
                    optional(
                            "where",
                            new Shape.Map(CODE, Shape.Text.of("a value", 100)),
                            "Attributes they must have to belong to this network."),
                    required("node", CODE, "Attribute with the code of the node they stand at."),
                    optional("open", CODE, "Attribute that is false where one stands closed.")));

    private static final Shape.Table SOURCES = new Shape.Table(
            "lifeline sources",
            "Where the network is fed.",
            List.of(
                    required("class", CODE, "Their class."),
                    optional(
                            "where",
                            new Shape.Map(CODE, Shape.Text.of("a value", 100)),
                            "Attributes they must have to belong to this network."),
                    required("node", CODE, "Attribute with the code of the node they feed."),
                    required("head", new Shape.Decimal(), "Head in metres they are taken to keep.")));

    private static final Shape.Table CONSUMERS = new Shape.Table(
            "lifeline consumers",
            "Who draws from it.",
            List.of(
                    required("class", CODE, "Their class."),
                    required("residents", CODE, "Attribute with the number of people."),
                    required("litres_per_day", new Shape.Decimal(), "Litres each of them is taken to draw a day."),
                    optional("critical", new Shape.Many(CODE, false), "Classes of places whose supply matters most.")));

    private static final Shape.Table LIFELINE = new Shape.Table(
            "lifeline",
            "A kind of network under pressure.",
            List.of(
                    required("title", TITLE, "Name of the network."),
                    required("pipes", PIPES, "Its pipes."),
                    required(
                            "valves", PART, "Its isolation valves: chambers with a gate on each pipe that ends there."),
                    required("sources", SOURCES, "Where it is fed."),
                    required("consumers", CONSUMERS, "Who draws from it."),
                    optional("live", LiveFormat.SHAPE, "How its sensors are compared with the model."),
                    optional(RenewalRules.KEY, RenewalRules.SHAPE, "How preventive renewal of its pipes is planned.")));

    static final Shape.Table SHAPE = new Shape.Table(
            FILE,
            "Networks under pressure, of which the platform makes models: burst drills, people cut off, faults of the register.",
            List.of(required(
                    "lifelines", new Shape.Map(CODE, LIFELINE), "Networks by their code, unique over all packs.")));

    private LifelineFormat() {}

    /** {@return what the files of all packs say} */
    static List<Lifeline> read(PackContent content) {
        var all = new ArrayList<Lifeline>();
        for (PartFile file : content.files(FILE))
            file.content()
                    .part("lifelines")
                    .entries()
                    .forEach((code, item) -> all.add(lifeline(file.pack(), code, item)));
        return all;
    }

    private static Lifeline lifeline(String pack, String code, Item item) {
        Item pipes = item.part("pipes");
        Item consumers = item.part("consumers");
        return new Lifeline(
                code,
                pack,
                new Text(item.part("title").text("zh", ""), item.part("title").text("en", "")),
                pipes.text("class", ""),
                pipes.text("from", ""),
                pipes.text("to", ""),
                pipes.text("diameter", ""),
                pipes.text("length", ""),
                pipes.text("material", ""),
                pipes.text("year", ""),
                part(item.part("valves")),
                part(item.part("sources")),
                number(item.part("sources"), "head"),
                consumers.text("class", ""),
                consumers.text("residents", ""),
                number(consumers, "litres_per_day"),
                consumers.list("critical").stream().map(Item::text).toList(),
                LiveFormat.read(item));
    }

    private static Lifeline.Part part(Item item) {
        Map<String, String> where = new LinkedHashMap<>();
        item.part("where").entries().forEach((name, value) -> where.put(name, value.text()));
        return new Lifeline.Part(item.text("class", ""), where, item.text("node", ""), item.text("open", ""));
    }

    static double number(Item item, String key) {
        BigDecimal value = item.decimal(key);
        return value == null ? 0 : value.doubleValue();
    }
}
