package org.songhua.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which way up a JPEG was taken. */
class I02_OrientationTest {
    private static final byte[] JPEG = {
        (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 4, 1, 1, (byte) 0xff, (byte) 0xda
    };

    @Test
    void theEightWaysAreReadInBothByteOrders() {
        for (int way = 1; way <= 8; way++)
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN})
                assertThat(Orientation.of(TestImages.withSegment(JPEG, TestImages.exif(way, order))))
                        .isEqualTo(way);
    }

    @Test
    void whatIsNoneIsUpright() {
        for (int way : new int[] {0, 9, 255, 65535})
            assertThat(Orientation.of(TestImages.withSegment(JPEG, TestImages.exif(way, ByteOrder.BIG_ENDIAN))))
                    .isOne();
        assertThat(Orientation.of(JPEG)).isOne();
        assertThat(Orientation.of(new byte[0])).isOne();
        assertThat(Orientation.of(
                        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, (byte) 0xff, (byte) 0xff}))
                .isOne();
    }

    @Test
    void anyBytesAreAnsweredAndCutOnesToo() {
        byte[] whole = TestImages.withSegment(JPEG, TestImages.exif(6, ByteOrder.LITTLE_ENDIAN));
        for (int length = 0; length <= whole.length; length++)
            assertThat(Orientation.of(Arrays.copyOf(whole, length)))
                    .as("cut at %d", length)
                    .isIn(1, 6);
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new Random(seed);
            byte[] broken = whole.clone();
            for (int i = 0; i < 4; i++) broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt(256);
            assertThat(Orientation.of(broken)).as("seed %d", seed).isBetween(1, 8);
        }
    }
}
