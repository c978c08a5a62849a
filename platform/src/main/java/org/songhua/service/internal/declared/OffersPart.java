package org.songhua.service.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;
import org.songhua.service.Offer;

/** The pack file {@code offers.yml}: public places that can be booked by the day. Codes {@code SERVP-011} to {@code SERVP-013}. */
public final class OffersPart implements PackPart {
    /** What the file is called inside a pack. */
    public static final String FILE = "offers.yml";

    private static final Shape.Text CODE = Shape.code("library_visits");
    private static final int AHEAD = 14;
    private static final int SEATS = 5;

    private static final Shape.Table OFFER = new Shape.Table(
            "offer",
            "Public places that are open by the day: the records of a register in a state.",
            List.of(
                    required("title", ServiceShapes.NAME, "Its name."),
                    required("description", ServiceShapes.NAME, "What it is for, in one sentence."),
                    optional("basis", Shape.Text.of("a basis", 200), "What it rests on."),
                    required("register", CODE, "Register of the places."),
                    required("state", CODE, "State in which a place is open at all."),
                    required("capacity", CODE, "Whole-number field: how many people a place takes in a day."),
                    optional("hours", CODE, "Field with the hours as people read them."),
                    optional("closed_weekday", CODE, "Field with the weekday of rest, 1 Monday to 7 Sunday."),
                    optional("closed_until", CODE, "Date field with the last day of a time of closing."),
                    optional("days_ahead", new Shape.Whole(1, 60), "For how many days it can be booked; 14."),
                    optional("most_seats", new Shape.Whole(1, 100), "Most people in one booking; 5.")));

    private static final Shape.Table SHAPE = new Shape.Table(
            "offers.yml",
            "What can be booked by the day.",
            List.of(required("offers", new Shape.Map(CODE, OFFER), "The offers by code.")));

    @Override
    public String files() {
        return FILE;
    }

    @Override
    public Shape.Table shape() {
        return SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode("registers/*.yml");
        var mistakes = new Mistakes(faults);
        var seen = new HashMap<String, String>();
        for (PartFile file : content.files(FILE))
            file.content().part("offers").entries().forEach((offer, at) -> {
                String other = seen.putIfAbsent(offer, file.pack());
                if (other != null)
                    mistakes.tell(at, "SERVP-011", "Pack " + other + " has one of this code.", "Rename it.");
                check(at, registers, mistakes);
            });
        return Examples.NONE;
    }

    private static void check(Item at, Map<String, Item> registers, Mistakes mistakes) {
        if (!mistakes.name(at.find("register"), registers.keySet(), "SERVP-012", "register")) return;
        Item register = registers.getOrDefault(at.text("register", ""), Item.nothing(at.where()));
        Map<String, Item> fields = register.part("fields").entries();
        mistakes.name(at.find("state"), register.part("states").entries().keySet(), "SERVP-012", "state");
        for (String key : List.of("capacity", "hours", "closed_weekday", "closed_until"))
            field(at, key, fields, mistakes);
    }

    private static void field(Item at, String key, Map<String, Item> fields, Mistakes mistakes) {
        if (at.find(key) == null || !mistakes.name(at.find(key), fields.keySet(), "SERVP-012", "field")) return;
        Item field = fields.getOrDefault(at.text(key, ""), Item.nothing(at.where()));
        boolean fits = switch (key) {
            case "hours" -> true;
            case "closed_until" -> field.text("format", "").equals("date");
            default -> Set.of("integer").contains(field.text("type", "string"));
        };
        if (!fits)
            mistakes.tell(
                    at.part(key), "SERVP-013", "The field does not hold what " + key + " needs.", "Name another.");
        if (field.find("seen_by") != null)
            mistakes.tell(
                    at.part(key), "SERVP-009", "Everybody would be told what only some may see.", "Name another.");
    }

    /** {@return the offers of all packs, which have been checked} */
    public static List<Offer> offers(PackContent content) {
        return content.files(FILE).stream()
                .flatMap(file -> file.content().part("offers").entries().entrySet().stream()
                        .map(entry -> offer(file.pack(), entry.getKey(), entry.getValue())))
                .toList();
    }

    private static Offer offer(String pack, String code, Item item) {
        return new Offer(
                code,
                pack,
                item.part("title").inBothLanguages(),
                item.part("description").inBothLanguages(),
                item.text("basis", ""),
                item.text("register", ""),
                item.text("state", ""),
                item.text("capacity", ""),
                item.text("hours", ""),
                item.text("closed_weekday", ""),
                item.text("closed_until", ""),
                item.whole("days_ahead", AHEAD),
                item.whole("most_seats", SEATS));
    }
}
