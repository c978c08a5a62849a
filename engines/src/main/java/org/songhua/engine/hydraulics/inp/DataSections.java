package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.Curve;
import org.songhua.engine.hydraulics.Pattern;

/**
 * Reads [PATTERNS] and [CURVES].
 *
 * @param patterns by identifier
 * @param curves by identifier
 * @param lines where each curve begins
 */
record DataSections(Map<String, Pattern> patterns, Map<String, Curve> curves, Map<String, Integer> lines) {

    static DataSections read(List<Row> patternRows, List<Row> curveRows) {
        var lines = new LinkedHashMap<String, Integer>();
        return new DataSections(patterns(patternRows), curves(curveRows, lines), lines);
    }

    private static Map<String, Pattern> patterns(List<Row> rows) {
        var factors = new LinkedHashMap<String, List<Double>>();
        for (Row row : rows) {
            if (!row.needs(2)) continue;
            List<Double> of = factors.computeIfAbsent(row.id(), any -> new ArrayList<>());
            for (int k = 1; k < row.size(); k++) of.add(row.number(k, 1));
        }
        var patterns = new LinkedHashMap<String, Pattern>();
        factors.forEach((id, values) -> patterns.put(id, new Pattern(id, values)));
        return patterns;
    }

    private static Map<String, Curve> curves(List<Row> rows, Map<String, Integer> lines) {
        var points = new LinkedHashMap<String, List<Curve.Point>>();
        for (Row row : rows) {
            if (!row.needs(3)) continue;
            lines.putIfAbsent(row.id(), row.line());
            points.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(point(row));
        }
        var curves = new LinkedHashMap<String, Curve>();
        points.forEach((id, values) -> curves.put(id, new Curve(id, values)));
        return curves;
    }

    private static Curve.Point point(Row row) {
        return new Curve.Point(row.number(1, 0), row.number(2, 0));
    }
}
