package org.songhua.cim.internal.imports.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** The binary format of COPY, byte by byte as PostgreSQL's manual has it. */
class CopyBufferTest {
    private final CopyBuffer buffer = new CopyBuffer(1);

    private byte[] written() {
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    private DataInputStream read() {
        return new DataInputStream(new ByteArrayInputStream(written()));
    }

    @Test
    void aRowBeginsWithTheNumberOfItsColumns() {
        buffer.beginRow(15);
        assertThat(written()).containsExactly(0, 15);
    }

    @Test
    void everyValueHasItsLengthBeforeIt() {
        buffer.int2(7);
        buffer.int4(7);
        buffer.int8(7);
        assertThat(written())
                .containsExactly(0, 0, 0, 2, 0, 7, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 7);
    }

    @Test
    void nothingIsALengthOfMinusOne() {
        buffer.none();
        buffer.text(null);
        buffer.timestamp(null);
        buffer.int4Array(null);
        buffer.int4Array(new int[0]);
        byte[] expected = new byte[20];
        Arrays.fill(expected, (byte) -1);
        assertThat(written()).isEqualTo(expected);
    }

    @Test
    void negativeNumbersKeepTheirSign() throws IOException {
        buffer.int4(Integer.MIN_VALUE);
        buffer.int8(-1);
        DataInputStream in = read();
        assertThat(in.readInt()).isEqualTo(4);
        assertThat(in.readInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(in.readInt()).isEqualTo(8);
        assertThat(in.readLong()).isEqualTo(-1);
    }

    @Test
    void textIsUtf8WithTheLengthOfItsBytes() throws IOException {
        buffer.text("松湾𠮷");
        DataInputStream in = read();
        // two characters of three bytes and one of four
        assertThat(in.readInt()).isEqualTo(10);
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("松湾𠮷");
    }

    @Test
    void jsonbHasItsVersionBeforeTheText() throws IOException {
        buffer.jsonb("{}".getBytes(StandardCharsets.UTF_8));
        DataInputStream in = read();
        assertThat(in.readInt()).isEqualTo(3);
        assertThat(in.readByte()).isEqualTo((byte) 1);
        assertThat(in.readAllBytes()).containsExactly('{', '}');
    }

    @Test
    void aBoxIsItsUpperRightCornerAndThenItsLowerLeft() throws IOException {
        buffer.box(1, 2, 3, 4);
        DataInputStream in = read();
        assertThat(in.readInt()).isEqualTo(32);
        assertThat(new double[] {in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()})
                .containsExactly(3, 4, 1, 2);
    }

    @Test
    void timeCountsMicrosecondsFromTheYear2000() throws IOException {
        buffer.timestamp(Instant.parse("2000-01-01T00:00:00Z"));
        buffer.timestamp(Instant.parse("2000-01-01T00:00:01.000002999Z"));
        buffer.timestamp(Instant.parse("1999-12-31T23:59:59.999999Z"));
        buffer.timestamp(Instant.parse("1903-05-04T03:02:01Z"));
        DataInputStream in = read();
        in.readInt();
        assertThat(in.readLong()).isZero();
        in.readInt();
        assertThat(in.readLong()).isEqualTo(1_000_002);
        in.readInt();
        assertThat(in.readLong()).isEqualTo(-1);
        in.readInt();
        assertThat(in.readLong()).isNegative();
    }

    @Test
    void aUuidIsItsSixteenBytes() throws IOException {
        var id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        buffer.uuid(id);
        DataInputStream in = read();
        assertThat(in.readInt()).isEqualTo(16);
        assertThat(new UUID(in.readLong(), in.readLong())).isEqualTo(id);
    }

    @Test
    void anArrayTellsItsDimensionsTypeAndBounds() throws IOException {
        buffer.int4Array(new int[] {5, -6});
        DataInputStream in = read();
        // one dimension, no nulls, type 23 (int4), two elements from 1 on, each with its length
        assertThat(in.readInt()).isEqualTo(36);
        int[] head = {in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()};
        assertThat(head).containsExactly(1, 0, 23, 2, 1);
        assertThat(new int[] {in.readInt(), in.readInt(), in.readInt(), in.readInt()})
                .containsExactly(4, 5, 4, -6);
        assertThat(in.available()).isZero();
    }

    @Test
    void theBufferGrowsAsItMust() {
        Seeded.check(30, random -> {
            var small = new CopyBuffer(1);
            var large = new CopyBuffer(1 << 16);
            for (int i = 0; i < 100; i++) {
                byte[] value = new byte[random.nextInt(300)];
                random.nextBytes(value);
                small.bytea(value);
                large.bytea(value);
                small.int8(i);
                large.int8(i);
            }
            assertThat(Arrays.copyOf(small.array(), small.size()))
                    .isEqualTo(Arrays.copyOf(large.array(), large.size()));
        });
    }

    @Test
    void whatIsCutOffIsWrittenOver() {
        buffer.int4(1);
        int end = buffer.size();
        buffer.int4(2);
        buffer.truncate(end);
        buffer.int4(3);
        assertThat(written()).containsExactly(0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 3);
    }
}
