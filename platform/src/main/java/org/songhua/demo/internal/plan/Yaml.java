package org.songhua.demo.internal.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A mapping of one of the generator's own YAML files. They are part of the program, so a missing key is a programming
 * error and throws.
 *
 * @param file name of the file, for messages
 * @param map its keys in order
 */
public record Yaml(String file, Map<String, Object> map) {

    /** Reads {@code demo/<file>} from the classpath. */
    @SuppressWarnings("unchecked") // checked by the first access
    public static Yaml read(String file) {
        return new Yaml(file, (Map<String, Object>) load(file));
    }

    /** Reads {@code demo/<file>}, a list of mappings. */
    @SuppressWarnings("unchecked")
    public static List<Yaml> readList(String file) {
        return ((List<Map<String, Object>>) load(file))
                .stream().map(map -> new Yaml(file, map)).toList();
    }

    private static Object load(String file) {
        try (InputStream in = Yaml.class.getClassLoader().getResourceAsStream("demo/" + file)) {
            if (in == null) throw new IllegalStateException("demo/" + file + " is missing from the class path.");
            var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
            return yaml.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object value(String key) {
        Object value = map.get(key);
        if (value == null) throw new IllegalStateException("demo/" + file + " lacks " + key + " in " + map);
        return value;
    }

    public boolean has(String key) {
        return map.containsKey(key);
    }

    public String text(String key) {
        return value(key).toString();
    }

    public double number(String key) {
        return ((Number) value(key)).doubleValue();
    }

    /** {@return the number, or another if the key is not there} */
    public double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    public List<Double> numbers(String key) {
        return ((List<?>) value(key))
                .stream().map(n -> ((Number) n).doubleValue()).toList();
    }

    public List<String> texts(String key) {
        return ((List<?>) value(key)).stream().map(Object::toString).toList();
    }

    /** {@return the mapping under a key} */
    @SuppressWarnings("unchecked")
    public Yaml at(String key) {
        return new Yaml(file, (Map<String, Object>) value(key));
    }

    /** {@return the list of mappings under a key} */
    @SuppressWarnings("unchecked")
    public List<Yaml> list(String key) {
        return ((List<Map<String, Object>>) value(key))
                .stream().map(m -> new Yaml(file, m)).toList();
    }
}
