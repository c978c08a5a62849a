package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.hydraulics.QualityOptions.Source;

/** Reads [SOURCES]: node, type, strength, pattern; the type may be missing. */
final class SourceSection {
    private static final List<String> TYPES = List.of("CONCEN", "MASS", "SETPOINT", "FLOWPACED");

    private SourceSection() {}

    static List<Source> read(List<Row> rows, Names names) {
        var sources = new ArrayList<Source>();
        for (Row row : rows) {
            if (!row.needs(2) || names.requireNode(row, row.id()) == null) continue;
            String type =
                    TYPES.stream().filter(known -> row.is(1, known)).findFirst().orElse("");
            int at = type.isEmpty() ? 1 : 2;
            sources.add(new Source(
                    row.id(), type.isEmpty() ? "CONCEN" : type, row.number(at, 0), names.pattern(row, at + 1)));
        }
        return sources;
    }
}
