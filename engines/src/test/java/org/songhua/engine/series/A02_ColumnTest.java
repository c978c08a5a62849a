package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;

/** The columns that blocks are made of, each for itself. */
class A02_ColumnTest {
    @Test
    void numbers_of_every_width_are_packed_and_come_back() {
        var random = new Random(5);
        for (int width = 0; width <= 64; width++) {
            long[] numbers = new long[131];
            for (int i = 0; i < numbers.length; i++) numbers[i] = width == 0 ? 0 : random.nextLong() >>> (64 - width);
            var out = new PackWriter();
            out.u1(7);
            out.packed(numbers, numbers.length, width);
            assertThat(out.size()).isEqualTo(1 + (131 * width + 7) / 8);
            var in = new PackReader(out.toByteArray(), 1, out.size());
            long[] back = new long[numbers.length];
            in.packed(back, 0, back.length, width);
            assertThat(back).as("width %d", width).isEqualTo(numbers);
            assertThat(in.left()).isZero();
        }
    }

    @Test
    void varying_lengths_hold_every_long() {
        long[] numbers = {0, 1, -1, 63, 64, -64, -65, 127, 128, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE};
        var out = new PackWriter();
        for (long number : numbers) {
            out.signed(number);
            out.unsigned(number);
        }
        var in = new PackReader(out.toByteArray(), 0, out.size());
        for (long number : numbers) {
            assertThat(in.signed()).isEqualTo(number);
            assertThat(in.unsigned()).isEqualTo(number);
        }
    }

    @Test
    void a_number_that_never_ends_is_a_fault() {
        byte[] endless = new byte[20];
        java.util.Arrays.fill(endless, (byte) 0xFF);
        assertThatThrownBy(() -> new PackReader(endless, 0, 20).unsigned()).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new PackReader(endless, 0, 3).unsigned()).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new PackReader(endless, 0, 7).int8()).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new PackReader(endless, 0, 7).raw(8)).isInstanceOf(FaultException.class);
    }

    @Test
    void equal_steps_take_no_bits() {
        long[] numbers = new long[WholeColumn.GROUP];
        for (int i = 0; i < numbers.length; i++) numbers[i] = 300L * i;
        // Form, first number and step: 1 + 1 + 2 bytes.
        assertThat(written(numbers).length).isEqualTo(4);
    }

    @Test
    void numbers_around_one_level_take_the_bits_of_their_spread() {
        long[] numbers = new long[WholeColumn.GROUP];
        for (int i = 0; i < numbers.length; i++) numbers[i] = 1_000_000L + i * 37 % 128;
        // Form and level in 1 + 3 bytes, then 7 bits each.
        assertThat(written(numbers).length).isEqualTo(4 + 112);
    }

    @Test
    void columns_that_overflow_come_back() {
        BiConsumer<Long, Long> check = (a, b) -> {
            long[] numbers = {a, b, a, b, 0, a, b};
            long[] back = new long[7];
            byte[] bytes = written(numbers);
            WholeColumn.read(new PackReader(bytes, 0, bytes.length), back, 7);
            assertThat(back).isEqualTo(numbers);
        };
        check.accept(Long.MIN_VALUE, Long.MAX_VALUE);
        check.accept(Long.MAX_VALUE, -1L);
        check.accept(Long.MIN_VALUE, 1L);
    }

    @Test
    void the_scale_is_the_number_of_digits_after_the_point() {
        assertThat(DecimalColumn.scaleOf(new double[] {1, 2, 30}, 3)).isZero();
        assertThat(DecimalColumn.scaleOf(new double[] {1.5, 2, 30}, 3)).isEqualTo(1);
        assertThat(DecimalColumn.scaleOf(new double[] {0.001, 2.25, -7.125}, 3)).isEqualTo(3);
        assertThat(DecimalColumn.scaleOf(new double[] {1.0 / 3, Math.PI, Math.E}, 3))
                .isEqualTo(-1);
        assertThat(DecimalColumn.scaleOf(new double[] {1e300}, 1)).isEqualTo(-1);
    }

    @Test
    void every_decimal_of_up_to_fifteen_digits_is_the_number_that_parsing_gives() {
        var random = new Random(9);
        for (int round = 0; round < 20_000; round++) {
            int scale = random.nextInt(10);
            long whole = random.nextLong(-99_999_999_999_999L, 99_999_999_999_999L);
            double parsed = Double.parseDouble(whole + "e-" + scale);
            double[] values = {parsed};
            int found = DecimalColumn.scaleOf(values, 1);
            assertThat(found).as("%d e-%d", whole, scale).isBetween(0, scale);
            var out = new PackWriter();
            DecimalColumn.write(out, values, 1, found);
            double[] back = new double[1];
            DecimalColumn.read(new PackReader(out.toByteArray(), 0, out.size()), back, 1);
            assertThat(back[0]).isEqualTo(parsed);
        }
    }

    @Test
    void runs_are_told_once() {
        int[] flags = new int[1000];
        java.util.Arrays.fill(flags, 400, 500, 3);
        var out = new PackWriter();
        RunColumn.write(out, flags, 1000);
        assertThat(out.size()).isEqualTo(3 * 2 + 2);
        int[] back = new int[1000];
        RunColumn.read(new PackReader(out.toByteArray(), 0, out.size()), back, 1000);
        assertThat(back).isEqualTo(flags);
    }

    private static byte[] written(long[] numbers) {
        var out = new PackWriter();
        WholeColumn.write(out, numbers, numbers.length);
        return out.toByteArray();
    }
}
