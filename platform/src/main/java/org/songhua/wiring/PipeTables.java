package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.renewal.PipeHistory;
import org.songhua.store.StoreException;

/**
 * Tables of pipes and of their breaks. Pipes have the columns {@code pipe}, {@code length} (metres), {@code diameter} (millimetres), {@code material}, {@code year} and, if wanted,
 * {@code consequence} and {@code cost}; breaks have {@code pipe} and {@code date}. A table may name its columns otherwise. What is wrong with a row goes to the log.
 */
final class PipeTables {
    private static final double LEAST_M = 0.01;
    private static final double LONGEST_M = 1e6;
    private static final double LARGEST_MM = 10_000;
    private static final double MOST = 1e15;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(\\D.*)?");

    private final Map<String, String> names;
    private final FaultLog faults;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<Integer>> breaks = new LinkedHashMap<>();

    /**
     * @param columns what a table calls its columns, by {@code pipe}, {@code length} and so on, {@code break-pipe} and {@code date}; those that are not named have their own name
     */
    PipeTables(Map<String, String> columns, FaultLog faults) {
        names = Map.copyOf(columns);
        this.faults = faults;
    }

    /**
     * A pipe of the table.
     *
     * @param consequence of a break; 1 where the table says nothing
     * @param cost of renewing it; NaN where the table says nothing
     */
    record Row(PipeHistory pipe, double consequence, double cost) {}

    /** {@return the pipes with their breaks, by name, in the order of the table} */
    Map<String, Row> read(Path pipes, Path broken) throws IOException {
        CsvReader.read(
                InputFiles.text(pipes),
                InputFiles.name(pipes),
                List.of(column("pipe"), column("length"), column("diameter"), column("material"), column("year")),
                faults,
                this::pipe);
        CsvReader.read(
                InputFiles.text(broken),
                InputFiles.name(broken),
                List.of(column("break-pipe"), column("date")),
                faults,
                this::broken);
        var all = new LinkedHashMap<String, Row>();
        rows.forEach((id, row) -> all.put(id, with(row, breaks.getOrDefault(id, List.of()))));
        return all;
    }

    private static Row with(Row row, List<Integer> years) {
        PipeHistory pipe = row.pipe();
        var history = new PipeHistory(
                pipe.id(), pipe.lengthMetres(), pipe.diameterMillimetres(), pipe.material(), pipe.yearBuilt(), years);
        return new Row(history, row.consequence(), row.cost());
    }

    private String column(String name) {
        String own = name.equals("break-pipe") ? "pipe" : name;
        return names.getOrDefault(name, own).toLowerCase(Locale.ROOT);
    }

    /** All that is wrong with a row is told, not only the first of it. */
    private void pipe(CsvRow row) {
        boolean isNamed = row.require(column("pipe"));
        OptionalDouble length = row.number(column("length"), LEAST_M, LONGEST_M);
        OptionalDouble diameter = number(row, "diameter", 0, LARGEST_MM, Double.NaN);
        OptionalInt year = row.has(column("year")) ? year(row, "year") : OptionalInt.of(0);
        OptionalDouble consequence = number(row, "consequence", 0, MOST, 1);
        OptionalDouble cost = number(row, "cost", LEAST_M, MOST, Double.NaN);
        boolean isSound = isNamed && length.isPresent() && diameter.isPresent() && year.isPresent();
        if (!isSound || consequence.isEmpty() || cost.isEmpty()) return;
        String id = row.get(column("pipe"));
        String material = row.get(column("material"));
        var pipe =
                new PipeHistory(id, length.getAsDouble(), diameter.getAsDouble(), material, year.getAsInt(), List.of());
        if (rows.putIfAbsent(id, new Row(pipe, consequence.getAsDouble(), cost.getAsDouble())) != null)
            row.refuse("RENEW-001", column("pipe"), "is '" + id + "' for the second time", "Give each pipe one row.");
    }

    private OptionalDouble number(CsvRow row, String name, double least, double most, double otherwise) {
        String column = column(name);
        return row.has(column) ? row.number(column, least, most) : OptionalDouble.of(otherwise);
    }

    /** A year, or a date that begins with one. */
    private OptionalInt year(CsvRow row, String name) {
        String text = row.get(column(name));
        Matcher matcher = YEAR.matcher(text);
        int year = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (year >= FIRST_YEAR && year <= LAST_YEAR) return OptionalInt.of(year);
        row.refuse(
                "RENEW-002",
                column(name),
                "is '" + text + "', which does not begin with a year",
                "Give a year or a date such as 2026-03-01.");
        return OptionalInt.empty();
    }

    private void broken(CsvRow row) {
        boolean isNamed = row.require(column("break-pipe"));
        OptionalInt year = year(row, "date");
        if (!isNamed || year.isEmpty()) return;
        String id = row.get(column("break-pipe"));
        if (rows.containsKey(id))
            breaks.computeIfAbsent(id, any -> new ArrayList<>()).add(year.getAsInt());
        else
            row.refuse(
                    "RENEW-003",
                    column("break-pipe"),
                    "names '" + id + "', which is no pipe of the other table",
                    "Name a pipe of it, or add the pipe.");
    }

    /**
     * {@return names of columns as they are given on the command line}
     *
     * @param words such as {@code pipe=WATMAINID}
     */
    static Map<String, String> columns(List<String> words) {
        var known =
                List.of("pipe", "length", "diameter", "material", "year", "consequence", "cost", "break-pipe", "date");
        var names = new LinkedHashMap<String, String>();
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 1 || !known.contains(word.substring(0, sign)))
                throw new StoreException("A column is named NAME=COLUMN with a name of " + String.join(", ", known)
                        + ", not " + word + ".");
            names.put(word.substring(0, sign), word.substring(sign + 1));
        }
        return names;
    }
}
