package org.songhua.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.cql.Type;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Text;

/**
 * What filters may ask of objects: the attributes of their class, and what every object has. An attribute takes precedence
 * over what every object has under the same name, save the geometry.
 *
 * @param list in order of display
 */
public record Queryables(List<Queryable> list) {
    /** Name of the geometry. */
    public static final String GEOMETRY = "geometry";

    public Queryables {
        list = List.copyOf(list);
    }

    /** Where the value of a queryable comes from. */
    public enum Source {
        ID,
        NAME,
        ATTRIBUTE,
        GEOMETRY,
        SOURCE_ID,
        DATASET,
        SYNTHETIC,
        REGION,
        REVISION,
        VALID_FROM,
        UPDATED
    }

    /**
     * A property that may be asked for.
     *
     * @param name its name in filters
     * @param type of its values
     * @param source where they come from
     * @param title label
     * @param attribute the attribute, for {@link Source#ATTRIBUTE}
     */
    public record Queryable(
            String name,
            Type type,
            Source source,
            Text title,
            @Nullable AttributeDefinition attribute) {}

    /** {@return what every object has} */
    public static Queryables common() {
        return new Queryables(List.of(
                common("id", Type.TEXT, Source.ID, "标识", "Identifier"),
                common("name", Type.TEXT, Source.NAME, "名称", "Name"),
                common(GEOMETRY, Type.GEOMETRY, Source.GEOMETRY, "几何", "Geometry"),
                common("source_id", Type.TEXT, Source.SOURCE_ID, "来源标识", "Identifier in the source"),
                common("dataset", Type.TEXT, Source.DATASET, "数据集", "Data set"),
                common("synthetic", Type.TRUTH, Source.SYNTHETIC, "合成数据", "Synthetic"),
                common("region", Type.TEXT, Source.REGION, "所属区域代码", "Region code"),
                common("revision", Type.NUMBER, Source.REVISION, "版本号", "Revision"),
                common("valid_from", Type.TIMESTAMP, Source.VALID_FROM, "生效时间", "Valid from"),
                common("updated", Type.TIMESTAMP, Source.UPDATED, "入库时间", "Recorded")));
    }

    /** {@return what objects of a class have} */
    public static Queryables of(ClassDefinition definition) {
        var all = new LinkedHashMap<String, Queryable>();
        // The geometry is no attribute, whatever a pack calls its attributes.
        definition.attributes().stream().filter(a -> !a.name().equals(GEOMETRY)).forEach(a -> all.put(a.name(), of(a)));
        common().list.forEach(q -> all.putIfAbsent(q.name(), q));
        return new Queryables(new ArrayList<>(all.values()));
    }

    /** {@return the queryable of that name} */
    public Optional<Queryable> find(String name) {
        return list.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /** {@return the type of each name, as the readers of filters want it} */
    public Map<String, Type> types() {
        return list.stream().collect(Collectors.toMap(Queryable::name, Queryable::type));
    }

    /** {@return the queryables by name} */
    public Map<String, Queryable> byName() {
        return list.stream().collect(Collectors.toMap(Queryable::name, Function.identity()));
    }

    private static Queryable common(String name, Type type, Source source, String zh, String en) {
        return new Queryable(name, type, source, new Text(zh, en), null);
    }

    private static Queryable of(AttributeDefinition attribute) {
        return new Queryable(attribute.name(), type(attribute), Source.ATTRIBUTE, attribute.title(), attribute);
    }

    private static Type type(AttributeDefinition attribute) {
        return switch (attribute.type()) {
            case INTEGER, NUMBER -> Type.NUMBER;
            case BOOLEAN -> Type.TRUTH;
            case STRING -> "date".equals(attribute.format()) ? Type.DATE : textOrTime(attribute);
        };
    }

    private static Type textOrTime(AttributeDefinition attribute) {
        return "date-time".equals(attribute.format()) ? Type.TIMESTAMP : Type.TEXT;
    }
}
