package org.songhua.project;

import java.util.List;
import java.util.Map;

/**
 * Red lines of the plans that records of a register must keep before they leave their open states.
 *
 * @param register code of the register
 * @param pack pack that declares it
 * @param open states in which a record may still be beyond them
 * @param lines codes of the red lines, as the plans declare them
 * @param facts fact of these lines to the field that holds it, in the unit that the line declares
 * @param given fact to a value that every record of the register has: String or Boolean
 */
public record Limit(
        String register,
        String pack,
        List<String> open,
        List<String> lines,
        Map<String, String> facts,
        Map<String, Object> given) {
    public Limit {
        open = List.copyOf(open);
        lines = List.copyOf(lines);
        facts = Map.copyOf(facts);
        given = Map.copyOf(given);
    }
}
