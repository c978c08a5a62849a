package org.songhua.cim.internal.tiles;

import java.util.ArrayList;
import java.util.List;
import org.songhua.cim.PackedObject;
import org.songhua.engine.tile.MvtEncoder;
import org.songhua.engine.tile.Tag;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;

/** The objects of one class in one tile. */
final class TileLayer {
    /** From here on features carry the id by which the console opens them; before, nobody can hit one. */
    private static final int ID_ZOOM = 13;

    private final MvtEncoder encoder;
    private final String code;
    private final boolean withId;
    private final boolean withName;
    private final List<String> shown;
    private final List<AttributeDefinition.Type> types;
    private final TileAttributes attributes;
    private final List<Tag> tags = new ArrayList<>();

    TileLayer(ClassDefinition definition, int zoom, MvtEncoder encoder) {
        this.encoder = encoder;
        code = definition.code();
        withId = zoom >= ID_ZOOM;
        int labelZoom = definition.style().labelZoom();
        withName = labelZoom > 0 && zoom >= labelZoom - 1;
        shown = definition.style().tileAttributes();
        types = shown.stream().map(name -> type(definition, name)).toList();
        attributes = new TileAttributes(shown);
    }

    private static AttributeDefinition.Type type(ClassDefinition definition, String name) {
        return definition.attribute(name).map(AttributeDefinition::type).orElse(AttributeDefinition.Type.STRING);
    }

    /** Adds the object that is stood on. */
    void add(PackedObject object) {
        tags.clear();
        if (withId) tags.add(new Tag("id", new Tag.Utf8(object.heads(), object.head(), object.idEnd())));
        String name = withName ? object.name() : null;
        if (name != null) tags.add(new Tag("name", name));
        attributes.read(object.heads(), object.attributesFrom());
        for (int i = 0; i < shown.size(); i++) {
            String value = attributes.text(i);
            if (value != null) tags.add(new Tag(shown.get(i), typed(types.get(i), value)));
        }
        encoder.feature(code, object.geometries(), object.geometryFrom(), object.geometryTo(), tags);
    }

    private static Object typed(AttributeDefinition.Type type, String value) {
        try {
            return switch (type) {
                case STRING -> value;
                case INTEGER -> Long.valueOf(value);
                case NUMBER -> Double.valueOf(value);
                case BOOLEAN -> Boolean.valueOf(value);
            };
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
