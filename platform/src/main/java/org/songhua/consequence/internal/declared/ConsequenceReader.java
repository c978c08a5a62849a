package org.songhua.consequence.internal.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.Consequence.Cause;
import org.songhua.consequence.Consequence.Enters;
import org.songhua.consequence.Consequence.Opens;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Makes consequences of a file that has its shape. Whether they make sense is said by {@link ConsequenceCheck}. */
final class ConsequenceReader {
    private ConsequenceReader() {}

    static List<Consequence> read(PartFile file) {
        return file.content().part("consequences").entries().entrySet().stream()
                .map(entry -> consequence(file.pack(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Consequence consequence(String pack, String code, Item item) {
        Item title = item.part("title");
        return new Consequence(
                code,
                pack,
                new Text(title.text("zh", ""), title.text("en", "")),
                item.text("basis", ""),
                texts(item, "clauses"),
                cause(item.part("from")),
                opens(item.find("opens")),
                enters(item.find("enters")));
    }

    private static Cause cause(Item item) {
        return new Cause(
                item.text("register", ""),
                texts(item, "at"),
                item.text("overdue", ""),
                item.text("cases", ""),
                texts(item, "clocks"),
                item.text("when", ""));
    }

    private static @Nullable Opens opens(@Nullable Item item) {
        return item == null
                ? null
                : new Opens(item.text("class", ""), item.text("text", ""), item.text("severity", ""));
    }

    private static @Nullable Enters enters(@Nullable Item item) {
        if (item == null) return null;
        var evidence = new LinkedHashMap<String, String>();
        item.part("evidence").entries().forEach((kind, document) -> evidence.put(kind, document.text()));
        return new Enters(item.text("register", ""), scalars(item.part("fields")), evidence, texts(item, "then"));
    }

    static Map<String, Object> scalars(Item items) {
        var values = new LinkedHashMap<String, Object>();
        items.entries().forEach((name, item) -> values.put(name, item.value()));
        return values;
    }

    private static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }
}
