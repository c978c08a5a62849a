package org.songhua.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.random.Seeded;

/** Bytes that somebody changed: a raster or a fault with a code, never anything else. */
class A03_DamageTest {
    private static final Place FILE = Place.inFile("dem");

    @Test
    void aDamagedGeoTiffIsAFault() {
        Seeded.check(2_000, random -> {
            ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            boolean deflate = random.nextBoolean();
            var values = new byte[4 * 6 * 4];
            for (int i = 0; i < values.length; i++) values[i] = (byte) random.nextInt(3);
            byte[] whole = TiffBytes.of(order, 6, 4, 32, 3)
                    .field(259, TiffBytes.SHORT, deflate ? 8 : 1)
                    .text(42113, "-9999")
                    .block(deflate ? TiffBytes.deflated(values) : values)
                    .write(273)
                    .array();
            look(damaged(random, whole), bytes -> GeoTiff.read(bytes, FILE));
        });
    }

    @Test
    void aDamagedAsciiGridIsAFault() {
        byte[] whole = "ncols 3\nnrows 2\nxllcorner 100\nyllcorner 200\ncellsize 10\nNODATA_value -1\n1 2 3\n4 -1 6.5\n"
                .getBytes(StandardCharsets.US_ASCII);
        Seeded.check(2_000, random -> look(damaged(random, whole), bytes -> AsciiGrid.read(bytes, FILE)));
    }

    private static ByteBuffer damaged(SplittableRandom random, byte[] whole) {
        byte[] bytes = whole.clone();
        for (int n = random.nextInt(4); n >= 0; n--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return ByteBuffer.wrap(bytes, 0, random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length);
    }

    private static void look(ByteBuffer bytes, Function<ByteBuffer, HeightRaster> reader) {
        try {
            HeightRaster raster = reader.apply(bytes);
            assertThat((long) raster.columns() * raster.rows()).isBetween(1L, HeightRaster.MOST_CELLS);
        } catch (FaultException e) {
            assertThat(e.faults().getFirst().code()).startsWith("RAS-");
        }
    }
}
