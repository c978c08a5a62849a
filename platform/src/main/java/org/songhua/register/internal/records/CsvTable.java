package org.songhua.register.internal.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;

/**
 * A table whose columns are fields of a register, by mapping, name or title. Columns that lead nowhere are told once
 * ({@code REG-040}), a table without keys is refused ({@code REG-041}), cells that cannot be read are faults of their row.
 */
final class CsvTable {
    private static final List<String> OWN = List.of("key", "object", "department", "region", "longitude", "latitude");
    private static final String FILE = "table";

    private final Register register;
    private final Map<String, String> mapping;
    private final BulkEntry entry;
    private final Map<String, String> columnOf = new LinkedHashMap<>();
    private final List<Column> columns = new ArrayList<>();

    /** A field that the table has, with the values that its cells may call by their titles. */
    private record Column(String field, String name, Map<String, String> valueOfTitle) {}

    CsvTable(Register register, Map<String, String> mapping, BulkEntry entry) {
        this.register = register;
        this.mapping = mapping;
        this.entry = entry;
    }

    /** A cell may say the title of a value instead of the value. */
    private static Map<String, String> titles(RegisterField field) {
        var titles = new HashMap<String, String>();
        for (var choice : field.attribute().choices())
            for (String title : List.of(choice.title().zh(), choice.title().en()))
                if (!title.equals(choice.value())) titles.putIfAbsent(title, choice.value());
        return titles;
    }

    void read(String text) {
        List<String> header = header(text);
        match(header);
        if (!columnOf.containsKey("key")) {
            entry.faults()
                    .accept(Fault.refused(
                            "REG-041",
                            Place.inFile(FILE).withRow(1),
                            "No column holds the key of the records.",
                            "Call a column key, or say which one holds it."));
            return;
        }
        CsvReader.read(text, FILE, List.of(), this::unreadable, this::row);
    }

    private void unreadable(Fault fault) {
        entry.faults().accept(fault);
        entry.refuse();
    }

    /** The first line, read as a row of a table whose columns are numbers. */
    private static List<String> header(String text) {
        String line = text.replace("\uFEFF", "")
                .lines()
                .filter(one -> !one.isBlank())
                .findFirst()
                .orElse("");
        int columns = line.split(",", -1).length;
        String numbers = IntStream.range(0, columns).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var header = new ArrayList<String>();
        CsvReader.read(numbers + "\n" + line, FILE, List.of(), fault -> {}, row -> {
            for (int i = 0; i < columns; i++)
                header.add(row.get(String.valueOf(i)).toLowerCase(Locale.ROOT));
        });
        header.removeIf(String::isEmpty);
        return header;
    }

    private void match(List<String> header) {
        for (String own : OWN) match(own, List.of(own), header);
        for (RegisterField field : register.fields()) {
            var title = field.attribute().title();
            match(field.name(), List.of(field.name(), title.zh(), title.en()), header);
            String column = columnOf.get(field.name());
            if (column != null) columns.add(new Column(field.name(), column, titles(field)));
        }
        header.stream().filter(column -> !columnOf.containsValue(column)).forEach(this::unused);
    }

    private void match(String target, List<String> names, List<String> header) {
        String mapped = mapping.get(target);
        List<String> wanted = mapped == null ? names : List.of(mapped);
        wanted.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(header::contains)
                .findFirst()
                .ifPresent(column -> columnOf.put(target, column));
        if (mapped != null && !columnOf.containsKey(target))
            entry.faults()
                    .accept(Fault.remark(
                            "REG-043",
                            Place.inFile(FILE).withRow(1).withField(mapped),
                            "The table has no column " + mapped + " for " + target + ".",
                            "Correct the mapping."));
    }

    private void unused(String column) {
        entry.faults()
                .accept(Fault.remark(
                        "REG-040",
                        Place.inFile(FILE).withRow(1).withField(column),
                        "The column " + column + " belongs to no field and is left out.",
                        "Say which field it is, or leave it."));
    }

    private void row(CsvRow row) {
        Place place = Place.inFile(FILE).withRow(row.line());
        var fields = new LinkedHashMap<String, Object>();
        for (Column column : columns) {
            String text = CsvLines.said(row.get(column.name()));
            if (!text.isEmpty())
                fields.put(column.field(), column.valueOfTitle().getOrDefault(text, text));
        }
        var unread = new ArrayList<String>();
        var draft = new RecordDraft(
                text(row, "key"),
                object(row, unread),
                cell(row, "department"),
                cell(row, "region"),
                degrees(row, "longitude", unread),
                degrees(row, "latitude", unread),
                fields,
                false);
        if (unread.isEmpty()) entry.add(draft, place);
        else {
            entry.refuse(draft, place, Set.copyOf(unread));
            unread.forEach(target -> entry.faults()
                    .accept(Fault.refused(
                            "REG-044",
                            place.withField(columnOf.get(target)),
                            "The field " + target + " is '" + text(row, target) + "'.",
                            "Correct it or leave it empty.")));
        }
    }

    private String text(CsvRow row, String target) {
        String column = columnOf.get(target);
        return column == null ? "" : CsvLines.said(row.get(column));
    }

    private @Nullable String cell(CsvRow row, String target) {
        String text = text(row, target);
        return text.isEmpty() ? null : text;
    }

    private @Nullable UUID object(CsvRow row, List<String> unread) {
        String text = text(row, "object");
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            unread.add("object");
            return null;
        }
    }

    private @Nullable Double degrees(CsvRow row, String target, List<String> unread) {
        String text = text(row, target);
        try {
            // Java would take 125d and 0x7p4 for numbers, too.
            return text.isEmpty() ? null : (Double) new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            unread.add(target);
            return null;
        }
    }
}
