package org.songhua.cim.internal.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Tiles;
import org.songhua.engine.geo.WebMercator;
import org.songhua.engine.tile.MvtEncoder;
import org.songhua.engine.tile.Tag;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** The bytes of tiles with one object each beside those made of its columns, each attribute asked of the database by itself. */
class TileBytesTest {
    private static final long SEED = 20261129;
    private static final int ZOOM = 16;
    private static final double WEST = 74;
    private static final double SOUTH = -46;
    private static final List<Object> VALUES = Arrays.asList(
            "住宅", "a\"b\\c\n", "", 12, -3, 5.0, 7.25, 1e30, true, "12", Map.of("a", "}"), List.of(1, "]"));

    private static TestPlatform platform;
    private static Database database;

    /** A platform of its own: values that no import lets through would be in the way of whoever computes with regions. */
    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of());
        database = platform.bean(Database.class);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void sayWhatTheColumnsSay() {
        var tiles = platform.bean(Tiles.class);
        var fixture = CityFixture.create(platform, "tile_bytes_test");
        var random = new Random(SEED);
        List<ClassDefinition> classes = platform.bean(Packs.class).classes().stream()
                .filter(c -> c.style().tileAttributes().size() > 1 && c.style().minZoom() <= ZOOM)
                .filter(c -> c.geometry() == ClassDefinition.GeometryKind.POLYGON)
                .toList();
        for (int i = 0; i < 80; i++) {
            ClassDefinition definition = classes.get(random.nextInt(classes.size()));
            double longitude = WEST + 0.02 * (i % 10);
            double latitude = SOUTH + 0.02 * (i / 10.0 - i % 10 / 10.0);
            ObjectId id = fixture.add(
                    definition.code(),
                    random.nextBoolean() ? "名\"" + i : null,
                    attributes(definition, random),
                    CityFixture.square(longitude, latitude, 0.001));
            int column = WebMercator.column(longitude + 0.0005, ZOOM);
            int row = WebMercator.row(latitude + 0.0005, ZOOM);
            byte[] bytes = tiles.tile(ZOOM, column, row, Set.of(definition.code()), Scope.ALL)
                    .bytes();
            assertThat(bytes)
                    .as("seed %d object %d of %s", SEED, i, definition.code())
                    .isEqualTo(obvious(definition, id, column, row))
                    .isNotEmpty();
        }
        fixture.done();
    }

    private static Map<String, Object> attributes(ClassDefinition definition, Random random) {
        var attributes = new HashMap<String, Object>();
        for (String name : definition.style().tileAttributes()) {
            if (random.nextInt(4) > 0) attributes.put(name, VALUES.get(random.nextInt(VALUES.size())));
        }
        attributes.put("tags", Map.of(definition.style().tileAttributes().getFirst(), "x}", "y", random.nextInt()));
        return attributes;
    }

    private byte[] obvious(ClassDefinition definition, ObjectId id, int column, int row) {
        var encoder = new MvtEncoder(ZOOM, column, row);
        database.each(
                "select name, geom from cim.object where dataset = ? and id = ?",
                object -> encoder.feature(definition.code(), object.bytes("geom"), tags(definition, id, object)),
                id.dataset(),
                id.value());
        return encoder.toBytes();
    }

    private List<Tag> tags(ClassDefinition definition, ObjectId id, Row object) {
        var tags = new ArrayList<Tag>();
        tags.add(new Tag("id", id.toString()));
        String name = object.findText("name");
        int labelZoom = definition.style().labelZoom();
        if (name != null && labelZoom > 0 && ZOOM >= labelZoom - 1) tags.add(new Tag("name", name));
        for (String attribute : definition.style().tileAttributes()) {
            database.each(
                    "select attributes ->> ? as v from cim.object where dataset = ? and id = ? and attributes ->> ? is"
                            + " not null",
                    row -> tags.add(new Tag(attribute, typed(definition, attribute, row.text("v")))),
                    attribute,
                    id.dataset(),
                    id.value(),
                    attribute);
        }
        return tags;
    }

    private static Object typed(ClassDefinition definition, String name, String value) {
        var type = definition.attribute(name).map(AttributeDefinition::type).orElse(AttributeDefinition.Type.STRING);
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
