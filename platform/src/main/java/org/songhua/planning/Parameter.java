package org.songhua.planning;

import java.util.Map;
import org.songhua.pack.Text;

/**
 * An input or output of an analysis.
 *
 * @param name identifier
 * @param title what it is
 * @param schema JSON Schema of its value; inputs are checked against it before anything runs
 * @param required whether it must be given
 */
public record Parameter(String name, Text title, Map<String, Object> schema, boolean required) {
    public Parameter {
        schema = Map.copyOf(schema);
    }

    /** An input that must be given. */
    public static Parameter required(String name, String zh, String en, Map<String, Object> schema) {
        return new Parameter(name, new Text(zh, en), schema, true);
    }

    /** An input that may be left out, or an output. */
    public static Parameter optional(String name, String zh, String en, Map<String, Object> schema) {
        return new Parameter(name, new Text(zh, en), schema, false);
    }
}
