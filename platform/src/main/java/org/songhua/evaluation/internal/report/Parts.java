package org.songhua.evaluation.internal.report;

import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;

/**
 * One indicator over the parts of a region.
 *
 * @param names code of every part to its name
 * @param values code of a part to its number; parts without one are left out
 * @param outlines code of a part to its outline, longitude and latitude in degrees; those on record
 * @param licence whose data the outlines are, and under which terms
 */
record Parts(
        IndicatorDefinition indicator,
        Map<String, String> names,
        Map<String, IndicatorValue> values,
        Map<String, Geometry> outlines,
        String licence) {
    Parts {
        names = new TreeMap<>(names);
        values = new TreeMap<>(values);
        outlines = new TreeMap<>(outlines);
    }

    String name(String code) {
        return names.getOrDefault(code, code);
    }
}
