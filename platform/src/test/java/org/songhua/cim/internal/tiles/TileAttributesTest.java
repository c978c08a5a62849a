package org.songhua.cim.internal.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.store.Database;
import org.songhua.store.Json;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Members found among bytes beside what PostgreSQL finds in the same document. */
class TileAttributesTest {
    private static final long SEED = 20261129;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> KEYS = List.of("use", "高度", "a\"b\\", "", "tags", "floors");
    private static final List<String> TEXTS = List.of("", "住宅", "\"", "\\", "}{][,:", "a\nb\u0001", "null", "𠀀");

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (String key : KEYS) {
            if (random.nextInt(4) == 0) continue;
            switch (random.nextInt(depth > 2 ? 5 : 7)) {
                case 0 -> object.put(key, text(random));
                case 1 -> object.put(key, random.nextInt());
                case 2 -> object.put(key, random.nextDouble() * 1e6);
                case 3 -> object.put(key, random.nextBoolean());
                case 4 -> object.putNull(key);
                case 5 -> object.set(key, object(random, depth + 1));
                default -> object.set(key, array(random, depth + 1));
            }
        }
        return object;
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = JSON.createArrayNode();
        for (int i = random.nextInt(3); i > 0; i--) array.add(text(random)).add(object(random, depth + 1));
        return array;
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    @Test
    void findsWhatTheDatabaseFinds() {
        Database database = TestPlatform.shared().bean(Database.class);
        var random = new Random(SEED);
        var wanted = List.of("floors", "use", "a\"b\\", "tags", "", "高度", "missing");
        var all = new TileAttributes(wanted);
        // Often all found before the end.
        var first = new TileAttributes(wanted.subList(0, 1));
        for (int round = 0; round < 200; round++) {
            var document = new Json(JSON.writeValueAsString(object(random, 0)));
            String printed = database.get("select (?::jsonb)::text as t", row -> row.text("t"), document);
            byte[] bytes = ("xx" + printed + "\n").getBytes(StandardCharsets.UTF_8);
            all.read(bytes, 2);
            first.read(bytes, 2);
            for (int i = 0; i < wanted.size(); i++) {
                String found = database.list(
                                "select ?::jsonb ->> ? as t",
                                row -> List.of(String.valueOf(row.findText("t"))),
                                document,
                                wanted.get(i))
                        .getFirst()
                        .getFirst();
                assertThat(String.valueOf(all.text(i)))
                        .as("seed %d round %d, %s of %s", SEED, round, wanted.get(i), printed)
                        .isEqualTo(found);
                if (i == 0) assertThat(String.valueOf(first.text(0))).isEqualTo(found);
            }
        }
    }

    @Test
    void nothingWantedNothingRead() {
        var attributes = new TileAttributes(List.of());
        attributes.read(new byte[] {'{', '}'}, 0);
        assertThat(new TileAttributes(List.of("a")).text(0)).isNull();
    }
}
