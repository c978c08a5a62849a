package org.songhua.pack.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.NearWords;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Compares YAML nodes with shapes and keeps what fits.
 *
 * <p>It never stops at a mistake: what does not fit is told and left out, and the rest is compared all the same, so that
 * an author sees everything at once. Nodes are compared as written, before YAML's own guesses at types: a text may look
 * like a number and a number may not look like a text.
 */
final class ShapeCheck {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,15})?");

    private final String file;
    private final Consumer<Fault> faults;

    ShapeCheck(String file, Consumer<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    @Nullable
    Item check(Node node, Shape shape, String pointer) {
        return switch (shape) {
            case Shape.Table table when node instanceof MappingNode mapping -> table(mapping, table, pointer);
            case Shape.Map map when node instanceof MappingNode mapping -> map(mapping, map, pointer);
            case Shape.Many many when node instanceof SequenceNode sequence -> many(sequence, many, pointer);
            case Shape.Many many when many.oneAllowed() -> one(node, many, pointer);
            case Shape.Table _, Shape.Map _, Shape.Many _ -> wrongType(node, shape, pointer);
            default ->
                node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                        ? scalar(scalar, shape, pointer)
                        : wrongType(node, shape, pointer);
        };
    }

    /** A single element where a list of them is meant. */
    private @Nullable Item one(Node node, Shape.Many many, String pointer) {
        var element = check(node, many.element(), pointer);
        return element == null ? null : item(node, List.of(element), pointer);
    }

    private Item many(SequenceNode sequence, Shape.Many many, String pointer) {
        var elements = new ArrayList<Item>();
        int at = 0;
        for (var node : sequence.getValue()) {
            var element = check(node, many.element(), pointer + "/" + at++);
            if (element != null) elements.add(element);
        }
        return item(sequence, List.copyOf(elements), pointer);
    }

    /** Keys seen are remembered apart from entries kept, for a twin of a wrong entry is a twin too. */
    private Item map(MappingNode mapping, Shape.Map map, String pointer) {
        var entries = new LinkedHashMap<String, Item>();
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple, seen, pointer);
            if (key == null || !hasForm(key, map.key(), where(tuple.getKeyNode(), pointer))) continue;
            put(entries, key, tuple, map.value(), pointer);
        }
        return item(mapping, entries, pointer);
    }

    private Item table(MappingNode mapping, Shape.Table table, String pointer) {
        var entries = new LinkedHashMap<String, Item>();
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            var name = key(tuple, seen, pointer);
            if (name == null) continue;
            var key = table.keys().stream().filter(k -> k.name().equals(name)).findFirst();
            if (key.isEmpty()) unknownKey(tuple.getKeyNode(), name, table, pointer);
            else put(entries, name, tuple, key.get().shape(), pointer);
        }
        for (var key : table.keys()) {
            if (key.required() && !seen.contains(key.name())) missingKey(mapping, key, pointer);
        }
        return item(mapping, entries, pointer);
    }

    /** Puts the value of a tuple under its key, if it has the shape. */
    private void put(Map<String, Item> entries, String key, NodeTuple tuple, Shape shape, String pointer) {
        var below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
        var value = check(tuple.getValueNode(), shape, below);
        if (value != null) entries.put(key, value.under(where(tuple.getKeyNode(), below)));
    }

    /** {@return the key of a tuple, or null when it is no word or stands there already} */
    private @Nullable String key(NodeTuple tuple, Set<String> seen, String pointer) {
        var where = where(tuple.getKeyNode(), pointer);
        if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
            refuse(where, "PACK-007", "A key is not a single word.", "Write key: value.");
            return null;
        }
        var key = scalar.getValue();
        if (seen.add(key)) return key;
        refuse(where, "PACK-004", "Key \"" + key + "\" stands here twice.", "Keep one of them.");
        return null;
    }

    private @Nullable Item scalar(ScalarNode node, Shape shape, String pointer) {
        var text = node.getValue();
        var value = switch (shape) {
            case Shape.Text form -> hasForm(text, form, where(node, pointer)) ? text : null;
            case Shape.OneOf choice -> word(node, choice, pointer);
            case Shape.Whole range -> whole(node, range, pointer);
            case Shape.Decimal _ when node.isPlain() && DECIMAL.matcher(text).matches() -> new BigDecimal(text);
            case Shape.Truth _ when isTruth(node) -> Boolean.valueOf(text);
            case Shape.Scalar _ -> guess(node);
            default -> wrongType(node, shape, pointer);
        };
        return value == null ? null : item(node, value, pointer);
    }

    private boolean hasForm(String text, Shape.Text form, Where where) {
        if (text.length() <= form.maxLength() && form.pattern().matcher(text).matches()) return true;
        refuse(
                where,
                "PACK-008",
                quoted(text) + " is not " + form.phrase() + ".",
                text.length() > form.maxLength()
                        ? "Keep it below " + form.maxLength() + " characters."
                        : "Write a text that matches " + form.pattern() + ".");
        return false;
    }

    private @Nullable String word(ScalarNode node, Shape.OneOf choice, String pointer) {
        var text = node.getValue();
        if (choice.words().contains(text)) return text;
        var near = NearWords.nearest(text, choice.words());
        refuse(
                where(node, pointer),
                "PACK-008",
                quoted(text) + " is not a word allowed here.",
                near.map(w -> "Did you mean \"" + w + "\"?").orElse("Write " + choice.phrase() + "."));
        return null;
    }

    private @Nullable Object whole(ScalarNode node, Shape.Whole range, String pointer) {
        if (!node.isPlain() || !WHOLE.matcher(node.getValue()).matches()) return wrongType(node, range, pointer);
        var number = Long.parseLong(node.getValue());
        if (number >= range.minimum() && number <= range.maximum()) return number;
        refuse(where(node, pointer), "PACK-008", number + " is out of range.", "Write " + range.phrase() + ".");
        return null;
    }

    private static boolean isTruth(ScalarNode node) {
        return node.isPlain()
                && (node.getValue().equals("true") || node.getValue().equals("false"));
    }

    /** As JSON would: quotes make a text, else it is a truth value, a number or a text. */
    private static Object guess(ScalarNode node) {
        var text = node.getValue();
        if (!node.isPlain()) return text;
        if (isTruth(node)) return Boolean.valueOf(text);
        if (WHOLE.matcher(text).matches()) return Long.valueOf(text);
        return DECIMAL.matcher(text).matches() ? (Object) new BigDecimal(text) : text;
    }

    private @Nullable Item wrongType(Node node, Shape shape, String pointer) {
        refuse(where(node, pointer), "PACK-007", "Here stands " + kind(node) + ".", "Write " + shape.phrase() + ".");
        return null;
    }

    /** {@return what stands there, in words; quoted when it is short} */
    private static String kind(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar when !scalar.getTag().equals(Tag.NULL) -> quoted(scalar.getValue());
            default -> "nothing";
        };
    }

    private void unknownKey(Node node, String name, Shape.Table table, String pointer) {
        var near = NearWords.nearest(name, table.keyNames());
        refuse(
                where(node, pointer),
                "PACK-005",
                "Key " + quoted(name) + " is unknown here.",
                near.map(word -> "Did you mean \"" + word + "\"?")
                        .orElse("Known keys: " + String.join(", ", table.keyNames()) + "."));
    }

    private void missingKey(Node node, Key key, String pointer) {
        refuse(where(node, pointer), "PACK-006", "Key \"" + key.name() + "\" is missing.", "Add it: " + key.sentence());
    }

    private void refuse(Where where, String code, String problem, String remedy) {
        faults.accept(where.fault(code, problem, remedy));
    }

    private Where where(Node node, String pointer) {
        return Where.of(file, node.getStartMark(), pointer);
    }

    private Item item(Node node, Object value, String pointer) {
        var where = where(node, pointer);
        return new Item(value, where, where);
    }

    private static String quoted(String text) {
        return '"' + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + '"';
    }
}
