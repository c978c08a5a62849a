package org.songhua.engine.hydraulics;

import java.util.List;
import java.util.Map;

/**
 * What a file says for the eye only.
 *
 * @param positions of nodes
 * @param bends of links, between their ends
 * @param verbatim lines of the sections TAGS, REPORT, LABELS and BACKDROP, by section
 */
public record Drawing(
        Map<String, Curve.Point> positions, Map<String, List<Curve.Point>> bends, Map<String, List<String>> verbatim) {
    public static final Drawing NONE = new Drawing(Map.of(), Map.of(), Map.of());
}
