package org.songhua.casework.internal.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Limit;
import org.songhua.casework.LimitUnit;
import org.songhua.casework.Responsibility;
import org.songhua.casework.Severity;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Makes classes, limits and responsibilities of what files say. */
final class CaseReader {
    /** A value with where it stands. */
    record Placed<T>(T value, Item item) {}

    final List<Placed<Flow>> flows = new ArrayList<>();
    final List<Placed<CaseClass>> classes = new ArrayList<>();
    final List<Placed<Limit>> limits = new ArrayList<>();
    final List<Placed<Responsibility>> responsibilities = new ArrayList<>();
    final List<Item> examples = new ArrayList<>();
    final Map<String, Text> words = new LinkedHashMap<>();
    /** Items by code, by head of class. */
    final Map<String, Map<String, Text>> checklists = new LinkedHashMap<>();

    private final Map<String, Text> groups = new LinkedHashMap<>();

    CaseReader(List<PartFile> files) {
        for (PartFile file : files)
            file.content().part("groups").entries().forEach((code, item) -> groups.put(code, FlowReader.name(item)));
        files.forEach(this::read);
    }

    boolean hasGroup(String code) {
        return groups.containsKey(code);
    }

    private void read(PartFile file) {
        Item content = file.content();
        content.part("words").entries().forEach((code, item) -> words.put(code, FlowReader.name(item)));
        content.part("flows")
                .entries()
                .forEach((key, item) -> flows.add(new Placed<>(FlowReader.flow(key, item), item)));
        Item defaults = content.part("defaults");
        content.part("classes")
                .entries()
                .forEach((code, item) -> classes.add(new Placed<>(caseClass(file.pack(), code, item, defaults), item)));
        String stem = file.pack() + ":" + file.stem() + ":";
        for (Item item : content.list("limits"))
            limits.add(new Placed<>(limit(stem + (limits.size() + 1), item, defaults.text("basis", "")), item));
        for (Item item : content.list("responsibilities"))
            responsibilities.add(new Placed<>(responsibility(stem + (responsibilities.size() + 1), item), item));
        content.part("checklists").entries().values().forEach(item -> {
            var items = new LinkedHashMap<String, Text>();
            item.part("items").entries().forEach((code, name) -> items.put(code, FlowReader.name(name)));
            checklists.put(item.text("class", ""), items);
        });
        examples.addAll(content.list("examples"));
    }

    private CaseClass caseClass(String pack, String code, Item item, Item defaults) {
        String group = item.text("group", "");
        var conditions = new LinkedHashMap<Integer, Text>();
        item.part("conditions")
                .entries()
                .forEach((number, name) -> conditions.put(Integer.valueOf(number), FlowReader.name(name)));
        return new CaseClass(
                code,
                pack,
                FlowReader.name(item.part("title")),
                groups.getOrDefault(group, new Text(group, group)),
                group,
                item.text("flow", defaults.text("flow", "")),
                Severity.find(item.text("severity", "normal")).orElseThrow(),
                item.truth("public", defaults.truth("public", false)),
                item.text("component", ""),
                conditions,
                item.part("questions").entries().entrySet().stream()
                        .map(entry -> question(entry.getKey(), entry.getValue()))
                        .toList(),
                item.list("indicators").stream().map(Item::text).toList(),
                shownPlace(item.text("place", defaults.text("place", ""))));
    }

    /** What nobody says is exact: it is public at all only where the pack says so. */
    private static CaseClass.ShownPlace shownPlace(String word) {
        return word.isEmpty()
                ? CaseClass.ShownPlace.EXACT
                : CaseClass.ShownPlace.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static CaseClass.Question question(String code, Item item) {
        var values = new LinkedHashMap<String, Text>();
        item.part("values").entries().forEach((key, name) -> values.put(key, FlowReader.name(name)));
        return new CaseClass.Question(
                code,
                FlowReader.name(item.part("title")),
                item.text("type", "string"),
                item.truth("required", false),
                values,
                condition(item.part("when")));
    }

    private static CaseClass.@Nullable Condition condition(Item item) {
        String question = item.text("question", "");
        if (question.isEmpty()) return null;
        return new CaseClass.Condition(
                question, item.list("is").stream().map(Item::text).toList());
    }

    private static Limit limit(String id, Item item, String basis) {
        return new Limit(
                id,
                item.text("class", ""),
                item.text("clock", ""),
                item.whole("condition", 0),
                item.text("severity", ""),
                item.text("area", ""),
                item.text("season", ""),
                item.whole("amount", 1),
                LimitUnit.valueOf(item.text("unit", "WORK_DAY")),
                item.text("basis", basis));
    }

    private static Responsibility responsibility(String id, Item item) {
        return new Responsibility(
                id,
                item.text("class", ""),
                item.text("area", ""),
                item.text("owner", ""),
                item.text("department", ""),
                item.text("basis", ""),
                day(item.text("from")),
                day(item.text("until")));
    }

    /** {@return the day; null when there is none of that name, which the check of the packs tells} */
    static @Nullable LocalDate day(@Nullable String text) {
        return Parsing.find(text, LocalDate::parse).orElse(null);
    }
}
