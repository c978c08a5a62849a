package org.songhua.register.internal.records;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterRecord;
import org.songhua.register.internal.rules.FieldSight;
import org.songhua.register.internal.rules.Values;

/** Records as lines of a table (RFC 4180) that can be taken in again; texts that a spreadsheet would run are defused. */
final class CsvLines {
    private final Register register;
    private final Caller caller;
    private final List<RegisterField> fields;

    CsvLines(Register register, Caller caller) {
        this.register = register;
        this.caller = caller;
        fields = register.fields().stream()
                .filter(field -> FieldSight.sees(field, caller) || field.masked())
                .toList();
    }

    String header() {
        var names = new ArrayList<>(List.of("key", "state", "object", "department", "region", "longitude", "latitude"));
        fields.forEach(field -> names.add(field.name()));
        names.addAll(List.of("next_due", "synthetic"));
        return line(names);
    }

    String line(RegisterRecord record) {
        RegisterRecord shown = FieldSight.show(register, record, caller);
        var cells = new ArrayList<String>();
        cells.add(shown.key());
        cells.add(shown.state());
        for (var value : new Object[] {
            or(shown.object()), or(shown.department()), or(shown.region()), or(shown.longitude()), or(shown.latitude())
        }) cells.add(value.toString());
        fields.forEach(field -> cells.add(Values.text(or(shown.fields().get(field.name())))));
        cells.add(or(shown.nextDue()).toString());
        cells.add(String.valueOf(shown.synthetic()));
        return line(cells);
    }

    private static Object or(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvLines::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    static String cell(String text) {
        String safe = wouldRun(text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** {@return what a cell said before it was defused} */
    static String said(String cell) {
        return cell.startsWith("'") && wouldRun(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** What would be taken for a formula, or for one that was defused. */
    private static boolean wouldRun(String text) {
        String bare = text.replaceFirst("^'+", "");
        // A negative number is no formula.
        return !bare.isEmpty() && "=+-@\t".indexOf(bare.charAt(0)) >= 0 && !bare.matches("-\\d+(\\.\\d+)?");
    }
}
