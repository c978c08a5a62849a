package org.songhua.engine.series;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** Readings of every kind, drawn from a seed; and blocks damaged by chance. */
final class RandomReadings {
    private RandomReadings() {}

    static Readings any(Random random) {
        int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 1500 : 200);
        long[] times = times(random, count);
        double[] values = values(random, count);
        int[] flags = new int[count];
        if (random.nextBoolean())
            for (int i = 0; i < count; i++) flags[i] = random.nextInt(20) == 0 ? random.nextInt() : 0;
        return new Readings(times, values, flags, extras(random, count), sides(random, count), count);
    }

    private static long[] times(Random random, int count) {
        var times = new long[count];
        long unit = new long[] {1, 1_000, 1_000_000, 60_000_000}[random.nextInt(4)];
        int jitter = 1 + random.nextInt(random.nextBoolean() ? 1 : 1_000);
        long time = random.nextInt(3) == 0 ? random.nextLong() / 4 : 1_764_288_000_000_000L;
        for (int i = 0; i < count; i++)
            times[i] = time += unit * (1 + random.nextInt(jitter) - random.nextInt(30) / 29);
        return times;
    }

    private static double[] values(Random random, int count) {
        int kind = random.nextInt(5);
        double scale = Math.pow(10, random.nextInt(10));
        var values = new double[count];
        for (int i = 0; i < count; i++) values[i] = value(random, kind, scale, i == 0 ? 0 : values[i - 1]);
        return values;
    }

    private static double value(Random random, int kind, double scale, double before) {
        return switch (kind) {
            case 0 -> Math.round(random.nextGaussian() * 1000) / scale;
            case 1 -> random.nextGaussian();
            case 2 -> random.nextInt(10) == 0 ? random.nextInt(5) : before;
            case 3 -> anyBits(random);
            default -> random.nextInt(30) == 0 ? anyBits(random) : Math.round(random.nextGaussian() * 100) / 100.0;
        };
    }

    private static double anyBits(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(value) ? -0.0 : value;
    }

    private static byte[][] extras(Random random, int count) {
        if (random.nextBoolean()) return null;
        var extras = new byte[count][];
        for (int i = 0; i < count; i++) {
            if (random.nextInt(10) > 0) continue;
            extras[i] = new byte[random.nextInt(50)];
            random.nextBytes(extras[i]);
        }
        return extras;
    }

    private static long[][] sides(Random random, int count) {
        var sides = new long[random.nextInt(4)][];
        for (int i = 0; i < sides.length; i++) {
            if (random.nextBoolean())
                sides[i] = random.longs(count, 0, 1L << random.nextInt(63)).toArray();
        }
        return sides;
    }

    /** The block with a bit flipped, cut off, or with bytes that were not there; always different from it. */
    static byte[] damage(byte[] block, Random random) {
        byte[] damaged = switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(block, random.nextInt(block.length));
            case 1 -> Arrays.copyOf(block, block.length + 1 + random.nextInt(9));
            default -> block.clone();
        };
        if (damaged.length == block.length) damaged[random.nextInt(block.length)] ^= (byte) (1 << random.nextInt(8));
        return damaged;
    }

    /** A damaged block with a checksum that fits the damage. */
    static byte[] forge(byte[] block, Random random) {
        byte[] forged =
                Arrays.copyOf(block, random.nextInt(4) == 0 ? 4 + random.nextInt(block.length - 4) : block.length);
        int hits = 1 + random.nextInt(4);
        for (int i = 0; i < hits; i++) forged[random.nextInt(forged.length)] = (byte) random.nextInt();
        var crc = new CRC32C();
        crc.update(forged, 0, forged.length - 4);
        for (int i = 0; i < 4; i++) forged[forged.length - 4 + i] = (byte) (crc.getValue() >>> (8 * i));
        return forged;
    }
}
