package org.songhua.pack.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a format's declarations say as Markdown: one section per table, one row per key. */
public final class ShapeReference {
    private final Map<String, Shape.Table> tables = new LinkedHashMap<>();

    /** Adds a table and all that it refers to. */
    public ShapeReference with(Shape.Table table) {
        collect(table);
        return this;
    }

    private void collect(Shape shape) {
        switch (shape) {
            case Shape.Table table -> {
                if (tables.putIfAbsent(table.name(), table) == null) {
                    table.keys().forEach(key -> collect(key.shape()));
                }
            }
            case Shape.Map map -> collect(map.value());
            case Shape.Many many -> collect(many.element());
            default -> {}
        }
    }

    /** {@return the sections in the order in which they are first referred to} */
    public String markdown() {
        var text = new StringBuilder();
        tables.values().forEach(table -> section(table, text));
        return text.toString();
    }

    private static void section(Shape.Table table, StringBuilder text) {
        text.append("\n## ").append(table.name()).append("\n\n").append(table.sentence());
        text.append("\n\n| key | required | value | meaning |\n|---|---|---|---|\n");
        for (var key : table.keys()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            key.name(),
                            key.required() ? "yes" : "",
                            cell(key.shape().phrase()),
                            cell(key.sentence())));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
