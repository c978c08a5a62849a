package org.songhua.engine.tile;

import java.util.List;

/** One layer of a tile: features already encoded, with the dictionaries that their tags point into. */
final class Layer {
    private static final int VERSION = 2;
    private static final int LAYER_NAME = 1;
    private static final int LAYER_FEATURES = 2;
    private static final int LAYER_KEYS = 3;
    private static final int LAYER_VALUES = 4;
    private static final int LAYER_EXTENT = 5;
    private static final int LAYER_VERSION = 15;
    private static final int FEATURE_TAGS = 2;
    private static final int FEATURE_TYPE = 3;
    private static final int FEATURE_GEOMETRY = 4;
    private static final int VALUE_STRING = 1;
    private static final int VALUE_DOUBLE = 3;
    private static final int VALUE_UINT = 5;
    private static final int VALUE_SINT = 6;
    private static final int VALUE_BOOL = 7;

    private final String name;
    private final Dictionary keys = new Dictionary();
    private final Dictionary values = new Dictionary();
    private final Protobuf features = new Protobuf(4096);
    private final Protobuf keyFields = new Protobuf(256);
    private final Protobuf valueFields = new Protobuf(4096);
    private final Protobuf tagNumbers = new Protobuf(64);
    private final Protobuf feature = new Protobuf(512);

    Layer(String name) {
        this.name = name;
    }

    /** @param type 1 for points, 2 for lines, 3 for polygons */
    void add(int type, Protobuf geometry, List<Tag> tags) {
        tagNumbers.reset();
        for (Tag tag : tags) {
            tagNumbers.varint(key(tag.key()));
            tagNumbers.varint(value(tag.value()));
        }
        feature.reset();
        if (tagNumbers.size() > 0) feature.message(FEATURE_TAGS, tagNumbers);
        feature.unsigned(FEATURE_TYPE, type);
        feature.message(FEATURE_GEOMETRY, geometry);
        features.message(LAYER_FEATURES, feature);
    }

    private int key(String key) {
        int fresh = keys.size();
        int number = keys.number(key);
        if (number == fresh) keyFields.text(LAYER_KEYS, key);
        return number;
    }

    private int value(Object value) {
        int fresh = values.size();
        int number = value instanceof Tag.Utf8 ? values.pass() : values.number(value);
        if (number == fresh) writeValue(value);
        return number;
    }

    private void writeValue(Object value) {
        feature.reset();
        switch (value) {
            case Tag.Utf8 text -> feature.text(VALUE_STRING, text.bytes(), text.from(), text.to());
            case String text -> feature.text(VALUE_STRING, text);
            case Long number when number >= 0 -> feature.unsigned(VALUE_UINT, number);
            case Long number -> feature.signed(VALUE_SINT, number);
            case Double number -> feature.real(VALUE_DOUBLE, number);
            case Boolean truth -> feature.unsigned(VALUE_BOOL, truth ? 1 : 0);
            default -> throw new IllegalArgumentException("Not a tile value: " + value.getClass());
        }
        valueFields.message(LAYER_VALUES, feature);
    }

    /** {@return the layer as a message of the tile} */
    Protobuf encode() {
        var layer = new Protobuf(features.size() + keyFields.size() + valueFields.size() + 64);
        layer.text(LAYER_NAME, name);
        layer.append(features);
        layer.append(keyFields);
        layer.append(valueFields);
        layer.unsigned(LAYER_EXTENT, TileFrame.EXTENT);
        layer.unsigned(LAYER_VERSION, VERSION);
        return layer;
    }
}
