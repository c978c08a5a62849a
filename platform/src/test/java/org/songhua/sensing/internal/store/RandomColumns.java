package org.songhua.sensing.internal.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/** Readings as they are kept, with every part there is, close together in time so that they meet. */
final class RandomColumns {
    private static final int TIMES = 60;

    private final Random random;
    private final long datastream;
    private final long first_us;
    private final long step_us;
    private long id = 0;

    RandomColumns(Random random, long datastream, long first_us, long step_us) {
        this.random = random;
        this.datastream = datastream;
        this.first_us = first_us;
        this.step_us = step_us;
    }

    /** The next reading, of any of few times. */
    Reading next() {
        return at(first_us + random.nextInt(TIMES) * step_us, ++id);
    }

    Reading at(long start_us, long number) {
        return new Reading(
                datastream,
                (datastream << SeriesState.ID_BITS) + number,
                start_us,
                value(),
                flags(),
                random.nextInt(4) == 0 ? Codes.code(random.nextInt(1000)) : Codes.NONE,
                random.nextInt(4) == 0 ? Codes.code(random.nextInt(2000) - 1000L) : Codes.NONE,
                random.nextInt(3) == 0 ? Codes.code(random.nextInt(9)) : Codes.NONE,
                extra());
    }

    private double value() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextGaussian();
            case 1 -> random.nextBoolean() ? -0.0 : Double.MIN_VALUE;
            case 2 -> random.nextInt(1_000_000) * 1e12;
            default -> random.nextInt(100_000) / 100.0;
        };
    }

    private int flags() {
        int doubts = random.nextInt(5) == 0 ? random.nextInt(Readings.DOUBTS + 1) : 0;
        return random.nextInt(8) == 0 ? doubts | Readings.NO_NUMBER | 1 << 8 : doubts;
    }

    private byte @Nullable [] extra() {
        return random.nextInt(5) == 0 ? ("井盖" + random.nextInt(9)).getBytes(StandardCharsets.UTF_8) : null;
    }

    /** {@return so many readings in the order of all lists, no two of one time and number} */
    List<Reading> ordered(int count) {
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < count; i++) readings.add(next());
        readings.sort(Reading.ORDER);
        return readings;
    }

    /** {@return all that a reading is, as a text: records compare arrays by identity, and minus zero equals zero} */
    static String said(@Nullable Reading one) {
        if (one == null) return "none";
        byte[] extra = one.extra();
        return "%d/%d at %d: %x %x end %d result %d feature %d %s"
                .formatted(
                        one.datastream(),
                        one.id(),
                        one.start_us(),
                        Double.doubleToRawLongBits(one.value()),
                        one.flags(),
                        one.endCode(),
                        one.resultCode(),
                        one.featureCode(),
                        extra == null ? "" : HexFormat.of().formatHex(extra));
    }
}
