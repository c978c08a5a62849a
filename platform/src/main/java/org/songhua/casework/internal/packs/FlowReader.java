package org.songhua.casework.internal.packs;

import java.util.List;
import java.util.Locale;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowAction.Trait;
import org.songhua.engine.flow.FlowState;
import org.songhua.pack.Text;
import org.songhua.pack.yaml.Item;

/** Makes flows of what a file says. */
final class FlowReader {
    private FlowReader() {}

    static Flow flow(String key, Item item) {
        return new Flow(
                key,
                item.whole("version", 1),
                item.text("start", ""),
                item.part("states").entries().entrySet().stream()
                        .map(entry -> state(entry.getKey(), entry.getValue()))
                        .toList(),
                item.part("actions").entries().entrySet().stream()
                        .map(entry -> action(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static FlowState state(String code, Item item) {
        Text title = name(item.part("title"));
        return new FlowState(
                code,
                title.zh(),
                title.en(),
                item.whole("stage", 1),
                FlowState.Kind.valueOf(item.text("kind", "open").toUpperCase(Locale.ROOT)),
                item.truth("parks", false),
                texts(item, "pauses"));
    }

    private static FlowAction action(String code, Item item) {
        Text title = name(item.part("title"));
        return new FlowAction(
                code,
                title.zh(),
                title.en(),
                texts(item, "from"),
                item.text("to", ""),
                item.text("permission", ""),
                item.text("guard", ""),
                texts(item, "reasons"),
                texts(item, "fields"),
                texts(item, "evidence"),
                texts(item, "clears"),
                texts(item, "differs_from"),
                Trait.valueOf(item.text("trait", "none").toUpperCase(Locale.ROOT)),
                item.text("counts", ""),
                item.whole("limit", 0),
                texts(item, "starts"),
                texts(item, "stops"),
                item.text("extend", ""),
                item.text("opens", ""),
                item.text("settles", ""),
                item.text("requests", ""),
                item.text("decides", ""));
    }

    static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }

    /** {@return a name in both languages; the Chinese one twice where there is no English} */
    static Text name(Item item) {
        String zh = item.text("zh", "");
        return new Text(zh, item.text("en", zh));
    }
}
