package org.songhua.register.internal.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.register.Duty;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterState;

/** Makes a register of a file that has its shape. Whether it makes sense is said by {@link RegisterCheck}. */
final class RegisterReader {
    private static final String EDIT = "register.edit";
    private static final int LONGEST = 255;
    private static final int LEAD_DAYS = 30;

    private RegisterReader() {}

    static Register read(PartFile file) {
        Item item = file.content();
        List<RegisterState> states = states(item.part("states"));
        return new Register(
                file.code(),
                file.pack(),
                item.part("title").inBothLanguages(),
                item.part("description").inBothLanguages(),
                item.text("basis", ""),
                texts(item, "clauses"),
                texts(item, "objects"),
                item.truth("object_required", false),
                item.truth("located", false),
                item.text("title_field", ""),
                fields(item.part("fields")),
                states,
                states.isEmpty() ? "" : states.getFirst().code(),
                actions(item.part("actions")),
                duties(item.part("duties")),
                names(item.part("evidence")),
                samples(item.part("demo")),
                onlyOne(item.part("only_one")));
    }

    private static Register.OnlyOne onlyOne(Item item) {
        return new Register.OnlyOne(texts(item, "of"), item.text("repeat", ""));
    }

    static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }

    private static Register.Samples samples(Item item) {
        var words = new LinkedHashMap<String, List<String>>();
        Item declared = item.part("words");
        declared.entries().keySet().forEach(name -> words.put(name, texts(declared, name)));
        return new Register.Samples(item.whole("count", 0), words);
    }

    private static Map<String, Text> names(Item item) {
        var names = new LinkedHashMap<String, Text>();
        item.entries().forEach((code, name) -> names.put(code, name.inBothLanguages()));
        return names;
    }

    private static List<RegisterField> fields(Item items) {
        var slots = new Slots();
        var fields = new ArrayList<RegisterField>();
        items.entries().forEach((name, item) -> fields.add(field(name, item, slots)));
        return fields;
    }

    private static RegisterField field(String name, Item item, Slots slots) {
        AttributeDefinition attribute = attribute(name, item);
        return new RegisterField(
                attribute,
                item.text("shown_when", ""),
                item.truth("required", false) ? "true" : item.text("required_when", ""),
                item.text("seen_by", ""),
                item.truth("masked", false),
                item.text("edited_by", ""),
                item.truth("filter", false) ? slots.next(attribute) : "");
    }

    private static AttributeDefinition attribute(String name, Item item) {
        var type = AttributeDefinition.Type.valueOf(item.text("type", "string").toUpperCase(Locale.ROOT));
        return new AttributeDefinition(
                name,
                item.part("title").inBothLanguages(),
                type,
                item.text("format"),
                item.text("unit"),
                item.decimal("minimum"),
                item.decimal("maximum"),
                Patterns.isRegex(item.text("pattern")) ? item.text("pattern") : null,
                type == AttributeDefinition.Type.STRING ? item.whole("maxLength", LONGEST) : 0,
                item.part("enum").entries().entrySet().stream()
                        .map(e -> new AttributeDefinition.Choice(
                                e.getKey(), e.getValue().inBothLanguages()))
                        .toList(),
                false);
    }

    /** Hands out index columns in the order in which filters are declared; none is left when they are used up. */
    private static final class Slots {
        private static final Map<Character, Integer> MOST = Map.of('s', 3, 'n', 2, 'd', 2);
        private final Map<Character, Integer> used = new LinkedHashMap<>();

        String next(AttributeDefinition attribute) {
            char kind = kind(attribute);
            int number = used.merge(kind, 1, Integer::sum);
            return number > MOST.getOrDefault(kind, 0) ? RegisterCheck.NO_SLOT : kind + String.valueOf(number);
        }

        private static char kind(AttributeDefinition attribute) {
            return switch (attribute.type()) {
                case INTEGER, NUMBER -> 'n';
                case BOOLEAN -> 's';
                case STRING -> "date".equals(attribute.format()) ? 'd' : 's';
            };
        }
    }

    private static List<RegisterState> states(Item items) {
        return items.entries().entrySet().stream()
                .map(e -> new RegisterState(
                        e.getKey(),
                        e.getValue().part("title").inBothLanguages(),
                        RegisterState.Kind.valueOf(
                                e.getValue().text("kind", "open").toUpperCase(Locale.ROOT))))
                .toList();
    }

    private static List<RegisterAction> actions(Item items) {
        return items.entries().entrySet().stream()
                .map(e -> action(e.getKey(), e.getValue()))
                .toList();
    }

    private static RegisterAction action(String code, Item item) {
        return new RegisterAction(
                code,
                item.part("title").inBothLanguages(),
                texts(item, "from"),
                item.text("to", ""),
                item.text("permission", EDIT),
                item.list("guards").stream()
                        .map(guard -> new RegisterAction.Condition(
                                guard.text("holds", ""), guard.part("says").inBothLanguages(), guard.text("basis", "")))
                        .toList(),
                texts(item, "fields"),
                texts(item, "evidence"),
                texts(item, "differs_from"));
    }

    private static List<Duty> duties(Item items) {
        return items.entries().entrySet().stream()
                .map(e -> duty(e.getKey(), e.getValue()))
                .toList();
    }

    private static Duty duty(String code, Item item) {
        return new Duty(
                code,
                item.part("title").inBothLanguages(),
                item.text("from", ""),
                item.whole("months", 0),
                item.text("months_field", ""),
                item.text("when", ""),
                item.whole("lead_days", LEAD_DAYS),
                item.text("basis", ""));
    }
}
