package org.songhua.cim.internal.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.ObjectEdit;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Applies an edit to the content of an object: pure, all mistakes at once. */
final class ObjectEditor {
    private static final int LONGEST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ObjectEditor() {}

    /**
     * What an edit makes of an object.
     *
     * @param name new name
     * @param attributes all attributes and, under {@code tags}, what the source said beyond them
     */
    record Content(@Nullable String name, Map<String, @Nullable Object> attributes) {}

    static String json(Map<String, @Nullable Object> attributes) {
        return JSON.writeValueAsString(attributes);
    }

    static Content apply(CityObject object, ObjectEdit edit, ClassDefinition definition) {
        var attributes = merged(object, edit);
        return content(object, edit, attributes, attributeFaults(edit, attributes, definition));
    }

    /** The content of a new object, where all attributes are judged, also those that are missing. */
    static Content create(CityObject from, ObjectEdit edit, ClassDefinition definition) {
        var attributes = merged(from, edit);
        var faults = new ArrayList<>(attributeFaults(edit, attributes, definition));
        AttributeSchema.of(definition).check(declared(attributes, definition)).stream()
                .filter(fault -> fault.code().equals("CIM-012"))
                .map(ObjectEditor::pointed)
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        return content(from, edit, attributes, faults);
    }

    private static Map<String, @Nullable Object> merged(CityObject object, ObjectEdit edit) {
        var attributes = new LinkedHashMap<>(read(object.attributesJson()));
        edit.attributes().forEach((name, value) -> {
            if (value == null) attributes.remove(name);
            else attributes.put(name, value);
        });
        return attributes;
    }

    private static Content content(
            CityObject object, ObjectEdit edit, Map<String, @Nullable Object> attributes, List<Fault> found) {
        var faults = new ArrayList<>(found);
        String name = edit.renames() ? blankToNull(edit.name()) : object.name();
        if (name != null && (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0)) {
            faults.add(Fault.refused(
                    "CIM-002",
                    Place.atField("/name"),
                    "The name has %d characters or a NUL among them.".formatted(name.length()),
                    "Give at most %d characters.".formatted(LONGEST_NAME)));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        return new Content(name, attributes);
    }

    static Map<String, @Nullable Object> read(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
    }

    /** Only what the edit touches is judged, so that an old fault elsewhere does not block a correction here. */
    private static List<Fault> attributeFaults(
            ObjectEdit edit, Map<String, @Nullable Object> attributes, ClassDefinition definition) {
        var schema = AttributeSchema.of(definition);
        var faults = new ArrayList<Fault>();
        edit.attributes().forEach((name, value) -> {
            if (value instanceof String text && text.indexOf('\0') >= 0) {
                faults.add(
                        Fault.refused("CIM-003", Place.atField(name), "The text holds a NUL character.", "Remove it."));
            } else if (value != null) {
                schema.checkValue(name, value).ifPresent(faults::add);
            }
        });
        schema.check(declared(attributes, definition)).stream()
                .filter(fault -> fault.code().equals("CIM-012"))
                .filter(fault -> edit.attributes()
                        .containsKey(Objects.requireNonNullElse(fault.place().field(), "")))
                .forEach(faults::add);
        return faults.stream().map(ObjectEditor::pointed).toList();
    }

    private static Fault pointed(Fault fault) {
        return fault.at(Place.atField("/attributes/" + fault.place().field()));
    }

    static Map<String, @Nullable Object> declared(
            Map<String, @Nullable Object> attributes, ClassDefinition definition) {
        var declared = new LinkedHashMap<>(attributes);
        declared.keySet().removeIf(name -> definition.attribute(name).isEmpty());
        return declared;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
