package org.songhua.engine.routing;

import java.time.LocalDate;
import java.util.Map;

/**
 * A case whose department was decided.
 *
 * @param facts what was known when it came in, such as class, area, owner of the asset, source
 * @param unit who got it
 * @param day when; newer decisions count more
 */
public record RoutedCase(Map<String, String> facts, String unit, LocalDate day) {
    public RoutedCase {
        facts = Map.copyOf(facts);
    }
}
