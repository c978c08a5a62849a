package org.songhua.cim.internal.imports.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;

/**
 * Fits the properties of a feature to the attributes of its class. A value that does not fit is kept under the tags,
 * with a remark; a required attribute that is missing is a fault when somebody chose the class.
 */
public final class PropertyMapper {
    private static final String TAGS = "tags";

    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, Object> tags = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private PropertyMapper() {}

    /**
     * Maps properties.
     *
     * @param properties String, Long, Double, Boolean or {@link Feature.RawJson} by name
     * @param strict whether somebody chose the class
     */
    public static PropertyMapper map(
            Map<String, ?> properties,
            ClassDefinition definition,
            AttributeSchema schema,
            boolean strict,
            Place place) {
        var mapper = new PropertyMapper();
        properties.forEach((name, value) -> mapper.add(name, value, definition, schema, place));
        if (strict) {
            schema.check(mapper.attributes).forEach(fault -> mapper.faults.add(fault.at(placed(fault, place))));
        }
        return mapper;
    }

    private void add(String name, Object value, ClassDefinition definition, AttributeSchema schema, Place place) {
        var attribute = definition.attribute(name);
        if (attribute.isEmpty()) {
            if (!name.equals(TAGS) || !unpacked(value)) tags.put(name, value);
            return;
        }
        Object read = value;
        if (value instanceof String text) read = schema.coerce(name, text).orElse(text);
        else if (value instanceof Number number && attribute.get().type() == AttributeDefinition.Type.STRING)
            read = plain(number);
        var fault = schema.checkValue(name, read);
        if (fault.isEmpty()) {
            attributes.put(name, read);
        } else {
            tags.put(name, value);
            Fault found = fault.get();
            faults.add(Fault.remark(found.code(), placed(found, place), found.problem(), found.remedy()));
        }
    }

    /** What an export of ours has put together comes apart again, else each round would wrap it once more. */
    private boolean unpacked(Object value) {
        Map<String, Object> members = TagsText.members(value);
        members.forEach(tags::putIfAbsent);
        return !members.isEmpty();
    }

    private static String plain(Number number) {
        return number instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
                ? Long.toString(d.longValue())
                : number.toString();
    }

    private static Place placed(Fault fault, Place place) {
        return place.withField(fault.place().field());
    }

    public Map<String, Object> attributes() {
        return attributes;
    }

    public Map<String, Object> tags() {
        return tags;
    }

    /** {@return remarks, and refusals when a required attribute is missing} */
    public List<Fault> faults() {
        return faults;
    }
}
