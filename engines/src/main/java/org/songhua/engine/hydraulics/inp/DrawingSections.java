package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.Curve.Point;
import org.songhua.engine.hydraulics.Drawing;

/** Reads what is for the eye only; no mistake in it makes a network unusable. */
final class DrawingSections {
    private static final List<Section> VERBATIM =
            List.of(Section.TAGS, Section.REPORT, Section.LABELS, Section.BACKDROP);

    private DrawingSections() {}

    static Drawing read(Map<Section, List<Row>> rows) {
        var positions = new LinkedHashMap<String, Point>();
        for (Row row : rows.getOrDefault(Section.COORDINATES, List.of())) {
            if (isPoint(row)) positions.put(row.id(), point(row));
        }
        var bends = new LinkedHashMap<String, List<Point>>();
        for (Row row : rows.getOrDefault(Section.VERTICES, List.of())) {
            if (isPoint(row))
                bends.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(point(row));
        }
        return new Drawing(positions, bends, verbatim(rows));
    }

    private static boolean isPoint(Row row) {
        return !Double.isNaN(Numbers.parse(row.text(1))) && !Double.isNaN(Numbers.parse(row.text(2)));
    }

    private static Point point(Row row) {
        return new Point(row.number(1, 0), row.number(2, 0));
    }

    private static Map<String, List<String>> verbatim(Map<Section, List<Row>> rows) {
        var lines = new LinkedHashMap<String, List<String>>();
        for (Section section : VERBATIM) {
            List<Row> of = rows.getOrDefault(section, List.of());
            if (!of.isEmpty())
                lines.put(section.name(), of.stream().map(Row::raw).toList());
        }
        return lines;
    }
}
