package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.register.internal.rules.TestRegister;
import tools.jackson.databind.json.JsonMapper;

/** Values of fields as JSON, written by hand: read by others, and read back without losing a digit. */
class FieldJsonTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);

    private static Map<String, Object> values(Random random) {
        var values = new TreeMap<String, Object>();
        values.put("name", text(random));
        values.put(
                "depth",
                new BigDecimal(random.nextLong())
                        .movePointLeft(random.nextInt(15))
                        .stripTrailingZeros());
        values.put("deep", random.nextBoolean());
        values.put("owner", text(random));
        return values;
    }

    /** Quotes, backslashes, line breaks, controls, Chinese and what lies beyond the basic plane. */
    private static String text(Random random) {
        var text = new StringBuilder();
        int[] points = {'"', '\\', '/', '\n', '\t', '\r', '\b', 0x1F, 0x7F, '松', 0x20000, '{', ',', ':', '\''};
        for (int i = random.nextInt(12); i >= 0; i--) text.appendCodePoint(points[random.nextInt(points.length)]);
        return text.toString();
    }

    @Test
    void whatIsWrittenIsReadBackTheSameAndByOthersToo() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> values = values(random);
            String json = FieldJson.write(values);
            String what = "seed %d, number %d: %s".formatted(SEED, i, json);
            assertThat(FieldJson.read(TestRegister.WELLS, json).get("name"))
                    .as(what)
                    .isEqualTo(values.get("name"));
            assertThat(FieldJson.read(TestRegister.WELLS, json).get("deep"))
                    .as(what)
                    .isEqualTo(values.get("deep"));
            assertThat((BigDecimal) FieldJson.read(TestRegister.WELLS, json).get("depth"))
                    .as(what)
                    .isEqualByComparingTo((BigDecimal) values.get("depth"));
            var node = new JsonMapper().readTree(json);
            assertThat(node.path("owner").asString()).as(what).isEqualTo(values.get("owner"));
            assertThat(node.size()).as(what).isEqualTo(4);
        }
    }

    @Test
    void nothingIsAnEmptyObject() {
        assertThat(FieldJson.write(Map.of())).isEqualTo("{}");
        assertThat(FieldJson.texts("{}")).isEmpty();
    }

    @Test
    void noDigitIsLostOnTheWay() {
        String long_ = "123456789012345678901234567890.123456789";
        String json = FieldJson.write(Map.of("depth", new BigDecimal(long_)));
        assertThat(json).isEqualTo("{\"depth\":" + long_ + "}");
        assertThat(FieldJson.texts(json)).containsEntry("depth", long_);
    }
}
