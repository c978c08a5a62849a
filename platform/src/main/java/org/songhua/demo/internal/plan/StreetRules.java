package org.songhua.demo.internal.plan;

import java.util.EnumMap;
import java.util.Map;
import org.songhua.demo.internal.shape.LineKind;

/**
 * Measures of a class of street; see {@code demo/streets.yml}.
 *
 * @param width between kerbs, metres
 * @param lanes both ways together
 * @param setback from its middle to the nearest building, metres
 */
public record StreetRules(double width, int lanes, double setback) {

    static Map<LineKind, StreetRules> read() {
        Yaml file = Yaml.read("streets.yml");
        Map<LineKind, StreetRules> rules = new EnumMap<>(LineKind.class);
        for (LineKind kind : LineKind.values()) {
            Yaml at = file.at(kind.name());
            rules.put(kind, new StreetRules(at.number("width"), (int) at.number("lanes"), at.number("setback")));
        }
        return rules;
    }
}
