package org.songhua.cim.internal.imports.batch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;

/**
 * Fits the columns of a table to the attributes of a class: by the attribute's name in any case, by its title in Chinese or English, or
 * by the first ten characters of its name, which is all that a Shapefile can hold. Columns that fit nothing stay as they are. Safe for use
 * by many threads.
 */
public final class ColumnNames {
    private static final int SHAPEFILE_NAME = 10;
    private static final List<String> NAMES = List.of("name", "名称", "mc");
    private static final List<String> CLASSES = List.of("class", "类别代码");

    private final Map<ClassDefinition, Map<String, String>> known = new ConcurrentHashMap<>();

    /** Renames what can be renamed, in place. */
    public void fit(Map<String, Object> properties, ClassDefinition definition) {
        Map<String, String> byAlias = known.computeIfAbsent(definition, ColumnNames::aliases);
        var fitted = new LinkedHashMap<String, Object>();
        properties.forEach((name, value) -> {
            String better = byAlias.get(name.strip().toLowerCase(Locale.ROOT));
            boolean renames = better != null && !properties.containsKey(better) && !fitted.containsKey(better);
            fitted.put(renames ? better : name, value);
        });
        properties.clear();
        properties.putAll(fitted);
    }

    /** {@return the properties, the column that tells the class called {@code class}} */
    public static Map<String, Object> withClass(Map<String, Object> properties) {
        if (properties.containsKey("class")) return properties;
        var renamed = new LinkedHashMap<String, Object>();
        properties.forEach((name, value) -> {
            boolean isClass = CLASSES.contains(name.strip().toLowerCase(Locale.ROOT));
            renamed.putIfAbsent(isClass ? "class" : name, value);
        });
        return renamed;
    }

    private static Map<String, String> aliases(ClassDefinition definition) {
        var aliases = new HashMap<String, String>();
        for (AttributeDefinition attribute : definition.attributes()) {
            String name = attribute.name();
            aliases.putIfAbsent(name, name);
            aliases.putIfAbsent(attribute.title().zh().toLowerCase(Locale.ROOT), name);
            aliases.putIfAbsent(attribute.title().en().toLowerCase(Locale.ROOT), name);
            if (name.length() > SHAPEFILE_NAME) aliases.putIfAbsent(name.substring(0, SHAPEFILE_NAME), name);
        }
        for (String name : NAMES) aliases.putIfAbsent(name, "name");
        return aliases;
    }
}
