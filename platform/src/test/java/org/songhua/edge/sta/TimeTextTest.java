package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Moments are written as the JDK writes them. */
class TimeTextTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);

    @Test
    void everyMomentIsWrittenAsItsText() {
        var random = new Random(SEED);
        var times = new TimeText();
        int[] grains = {1_000_000_000, 1_000_000, 1000, 1};
        for (int i = 0; i < 5000; i++) {
            long span = i % 3 == 0 ? 400_000_000_000L : i % 3 == 1 ? 70_000_000_000L : 200_000;
            int grain = grains[random.nextInt(grains.length)];
            long nanos = random.nextInt(1_000_000_000) / grain * grain;
            Instant time = Instant.ofEpochSecond(random.nextLong(-span, span), nanos);
            assertThat(written(times, time)).isEqualTo("\"" + time + "\"");
        }
        for (String border : new String[] {
            "0000-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.1Z", "+10000-01-01T00:00:00Z"
        }) assertThat(written(times, Instant.parse(border))).isEqualTo("\"" + Instant.parse(border) + "\"");
    }

    private static String written(TimeText times, Instant time) {
        return Json.text(out -> times.write(out, time));
    }
}
