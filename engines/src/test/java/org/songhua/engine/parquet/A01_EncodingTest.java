package org.songhua.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts of the encoding against bytes of the specification. */
class A01_EncodingTest {
    private static byte[] hybrid(int width, int... values) {
        var out = new ByteArrayOutputStream();
        Hybrid.write(out, values, 0, values.length, width);
        return out.toByteArray();
    }

    /** The example of the specification: 0 to 7 in three bits. */
    @Test
    void groupsOfEightArePackedTheLowestBitFirst() {
        assertThat(hybrid(3, 0, 1, 2, 3, 4, 5, 6, 7)).containsExactly(0x03, 0x88, 0xC6, 0xFA);
    }

    @Test
    void eightAndMoreEqualOnesAreARun() {
        assertThat(hybrid(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)).containsExactly(18, 1);
        assertThat(hybrid(9, 300, 300, 300, 300, 300, 300, 300, 300)).containsExactly(16, 0x2C, 0x01);
    }

    @Test
    void whateverIsWrittenIsReadBack() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(13);
            int[] values = new int[random.nextInt(200)];
            for (int i = 0; i < values.length; i++)
                values[i] = i > 0 && random.nextInt(10) < 8 ? values[i - 1] : random.nextInt(1 << width);
            assertThat(ParquetFile.hybrid(ByteBuffer.wrap(hybrid(width, values)), width, values.length))
                    .isEqualTo(values);
        }
    }

    @Test
    void structuresAreThoseOfTheCompactProtocol() {
        byte[] bytes = new Thrift()
                .i32(1, -1)
                .text(4, "ab")
                .begin(20)
                .truth(1, true)
                .end()
                .stop()
                .bytes();
        assertThat(bytes).containsExactly(0x15, 0x01, 0x38, 2, 'a', 'b', 0x0C, 40, 0x11, 0, 0);
    }

    @Test
    void theWidthIsThatOfTheGreatestNumber() {
        assertThat(Hybrid.width(0)).isZero();
        assertThat(Hybrid.width(1)).isEqualTo(1);
        assertThat(Hybrid.width(4095)).isEqualTo(12);
    }
}
