package org.songhua.pack.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.AttributeDefinition.Choice;
import org.songhua.pack.yaml.Item;

/**
 * Makes attribute definitions of checked YAML. Making and checking are apart, because an attribute of a set is made for
 * every class that uses the set but checked once.
 */
final class AttributeReader {
    private static final int DEFAULT_MAX_LENGTH = 255;

    /** Which keywords make sense for which type; title, type and tag always do. */
    private static final Map<AttributeDefinition.Type, Set<String>> KEYWORDS = Map.of(
            AttributeDefinition.Type.STRING, Set.of("format", "pattern", "maxLength", "enum"),
            AttributeDefinition.Type.INTEGER, Set.of("unit", "minimum", "maximum", "enum"),
            AttributeDefinition.Type.NUMBER, Set.of("unit", "minimum", "maximum"),
            AttributeDefinition.Type.BOOLEAN, Set.of());

    private static final Set<String> ALWAYS = Set.of("title", "type", "tag");

    private final Consumer<Fault> faults;

    AttributeReader(Consumer<Fault> faults) {
        this.faults = faults;
    }

    static AttributeDefinition definition(String name, Item item, boolean required) {
        var type = type(item);
        return new AttributeDefinition(
                name,
                PackReader.text(item.part("title")),
                type,
                item.text("format"),
                item.text("unit"),
                item.decimal("minimum"),
                item.decimal("maximum"),
                isRegex(item.text("pattern")) ? item.text("pattern") : null,
                type == AttributeDefinition.Type.STRING ? item.whole("maxLength", DEFAULT_MAX_LENGTH) : 0,
                choices(item),
                required);
    }

    private static AttributeDefinition.Type type(Item item) {
        return AttributeDefinition.Type.valueOf(item.text("type", "string").toUpperCase(Locale.ROOT));
    }

    private static List<Choice> choices(Item item) {
        return item.part("enum").entries().entrySet().stream()
                .map(e -> new Choice(e.getKey(), PackReader.text(e.getValue())))
                .toList();
    }

    /** Tells what is wrong with a declaration beyond its shape. */
    void check(String name, Item item) {
        var type = type(item);
        if (item.find("type") != null) item.entries().forEach((keyword, value) -> checkKeyword(type, keyword, value));
        var minimum = item.decimal("minimum");
        var maximum = item.decimal("maximum");
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            refuse(
                    item.part("minimum"),
                    "PACK-021",
                    "minimum " + minimum + " of attribute \"" + name + "\" is greater than maximum " + maximum + ".",
                    "Swap them.");
        }
        var pattern = item.find("pattern");
        if (pattern != null && !isRegex(pattern.text())) {
            refuse(
                    pattern,
                    "PACK-022",
                    "The pattern of attribute \"" + name + "\" is not a regular expression: " + regexFault(pattern)
                            + ".",
                    "Mend it at that place.");
        }
        if (type == AttributeDefinition.Type.INTEGER)
            item.part("enum").entries().forEach(this::checkInteger);
    }

    private void checkKeyword(AttributeDefinition.Type type, String keyword, Item value) {
        if (ALWAYS.contains(keyword) || KEYWORDS.getOrDefault(type, Set.of()).contains(keyword)) return;
        faults.accept(value.keyWhere()
                .fault(
                        "PACK-020",
                        "Keyword " + keyword + " says nothing about " + type.phrase() + ".",
                        "Leave it out or change the type."));
    }

    private void checkInteger(String value, Item title) {
        if (value.matches("-?(0|[1-9][0-9]{0,14})")) return;
        faults.accept(title.keyWhere()
                .fault("PACK-026", "\"" + value + "\" is not a whole number.", "Write one, or make the type string."));
    }

    /** {@return whether it is one; no pattern at all is fine} */
    private static boolean isRegex(@Nullable String pattern) {
        try {
            if (pattern != null) Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String regexFault(Item pattern) {
        try {
            Pattern.compile(pattern.text());
            return "";
        } catch (PatternSyntaxException e) {
            return e.getDescription() + " near index " + e.getIndex();
        }
    }

    private void refuse(Item at, String code, String problem, String remedy) {
        faults.accept(at.where().fault(code, problem, remedy));
    }
}
