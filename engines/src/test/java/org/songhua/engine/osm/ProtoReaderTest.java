package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.osm.ProtoReader.DamagedException;
import org.songhua.engine.random.Seeded;

/** The wire format of protocol buffers; the examples are those of its published description. */
class ProtoReaderTest {

    private static ProtoReader of(int... bytes) {
        return new ProtoReader(ProtoBytes.message().raw(bytes).toBytes());
    }

    @Test
    void the_number_150_is_two_bytes() {
        // 150 = 1001_0110b: low seven bits 001_0110 with the sign of more to come, then 1.
        assertThat(of(0x96, 0x01).varint()).isEqualTo(150);
    }

    @Test
    void a_negative_number_takes_ten_bytes() {
        assertThat(of(0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .varint())
                .isEqualTo(-2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, -1", "2, 1", "3, -2", "4294967294, 2147483647", "4294967295, -2147483648"})
    void zigzag_puts_small_numbers_of_either_sign_first(long written, long meant) {
        assertThat(new ProtoReader(ProtoBytes.message().number(written).toBytes()).signed())
                .isEqualTo(meant);
    }

    @Test
    void every_number_comes_back() {
        Seeded.check(2000, random -> {
            long value = random.nextLong() >> random.nextInt(64);
            var bytes = ProtoBytes.message().number(value).zigzag(value).toBytes();
            var reader = new ProtoReader(bytes);
            assertThat(reader.countVarints()).isEqualTo(2);
            assertThat(reader.varint()).isEqualTo(value);
            assertThat(reader.signed()).isEqualTo(value);
            assertThat(reader.hasNext()).isFalse();
        });
    }

    @Test
    void a_number_that_runs_over_the_end_is_damage() {
        assertDamaged(() -> of(0x96).varint(), "runs over the end");
        assertDamaged(() -> of().varint(), "runs over the end");
    }

    @Test
    void a_number_of_eleven_bytes_is_damage() {
        assertDamaged(
                () -> of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1).varint(), "longer than ten bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -8, 1L << 33})
    void a_tag_is_a_positive_int(long tag) {
        var reader = new ProtoReader(ProtoBytes.message().number(tag).toBytes());
        assertDamaged(reader::tag, "impossible tag");
    }

    @Test
    void a_size_beyond_its_limit_is_damage_and_told_with_what_it_measures() {
        assertThat(of(7).size(7, "the width")).isEqualTo(7);
        assertDamaged(() -> of(8).size(7, "the width"), "the width is 8, allowed are 0 to 7");
        assertDamaged(
                () -> new ProtoReader(ProtoBytes.message().number(-1).toBytes()).size(7, "the width"),
                "the width is -1");
    }

    @Test
    void a_message_is_read_within_its_bounds_and_the_outer_one_goes_on_behind_it() {
        var reader = of(2, 10, 11, 12);
        ProtoReader inner = reader.message();
        assertThat(inner.varint()).isEqualTo(10);
        assertThat(inner.varint()).isEqualTo(11);
        assertThat(inner.hasNext()).isFalse();
        assertDamaged(inner::varint, "runs over the end");
        assertThat(reader.varint()).isEqualTo(12);
    }

    @Test
    void a_reader_can_be_pointed_at_one_message_after_the_other() {
        byte[] bytes = {1, 5, 2, 6, 7};
        var reader = new ProtoReader(bytes);
        var reused = new ProtoReader(bytes);
        reader.message(reused);
        assertThat(reused.varint()).isEqualTo(5);
        reader.message(reused);
        assertThat(reused.countVarints()).isEqualTo(2);
        assertThat(reused.position()).isEqualTo(3);
        assertThat(reused.end()).isEqualTo(5);
    }

    @Test
    void a_message_longer_than_what_is_left_is_damage() {
        assertDamaged(() -> of(3, 1, 2).message(), "the length of a field is 3, allowed are 0 to 2");
        assertDamaged(() -> of(3, 1, 2).message(of()), "the length of a field is 3");
        assertDamaged(() -> of(3, 1, 2).byteArray(), "the length of a field is 3");
        assertDamaged(() -> of(3, 1, 2).string(), "the length of a field is 3");
    }

    @Test
    void text_is_utf8() {
        assertThat(new ProtoReader(ProtoBytes.message().string(1, "松花江").toBytes()))
                .satisfies(reader -> assertThat(reader.tag()).isEqualTo(ProtoReader.tag(1, ProtoReader.BYTES)))
                .satisfies(reader -> assertThat(reader.string()).isEqualTo("松花江"));
    }

    @Test
    void unknown_fields_of_every_wire_type_are_passed_over() {
        var reader = of(
                0x08, 0x96, 0x01, // field 1, a number
                0x11, 1, 2, 3, 4, 5, 6, 7, 8, // field 2, eight bytes
                0x1A, 2, 9, 9, // field 3, a message
                0x25, 1, 2, 3, 4, // field 4, four bytes
                0x28, 42); // field 5, a number, wanted
        for (int field = 1; field < 5; field++) reader.skip(reader.tag());
        assertThat(reader.tag()).isEqualTo(ProtoReader.tag(5, ProtoReader.VARINT));
        assertThat(reader.int32()).isEqualTo(42);
    }

    @Test
    void groups_that_the_format_gave_up_are_damage() {
        assertDamaged(() -> of().skip(ProtoReader.tag(1, 3)), "unknown wire type 3");
    }

    @Test
    void a_field_cut_off_is_damage() {
        assertDamaged(() -> of(1, 2, 3).skip(ProtoReader.tag(1, ProtoReader.FIXED_32)), "over the end of its message");
        assertDamaged(() -> of(1, 2, 3).skip(ProtoReader.tag(1, ProtoReader.FIXED_64)), "over the end of its message");
        assertDamaged(() -> of(9, 2, 3).skip(ProtoReader.tag(1, ProtoReader.BYTES)), "the length of a field is 9");
    }

    @Test
    void any_bytes_end_in_values_or_in_damage() {
        Seeded.check(2000, random -> {
            var bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) random.nextInt();
            var reader = new ProtoReader(bytes);
            try {
                while (reader.hasNext()) reader.skip(reader.tag());
                assertThat(reader.position()).isEqualTo(bytes.length);
            } catch (DamagedException e) {
                assertThat(e.reason()).isNotBlank();
            }
        });
    }

    private static void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(DamagedException.class).hasMessageContaining(reason);
    }
}
