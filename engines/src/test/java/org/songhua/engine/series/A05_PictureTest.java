package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** What charts and sums promise, held against doing it the long way: the same pixels, the same totals, the same slices, the same bits. */
class A05_PictureTest {

    private static Readings readings(SplittableRandom random, int most) {
        int count = random.nextInt(most);
        var times = new long[count];
        var values = new double[count];
        var flags = new int[count];
        long at = random.nextLong(-1_000_000, 1_000_000);
        for (int i = 0; i < count; i++) {
            times[i] = at;
            at += random.nextInt(4) == 0 ? 0 : random.nextInt(5000);
            values[i] = random.nextInt(-50, 50);
            if (random.nextInt(10) == 0) flags[i] = Readings.NO_NUMBER;
            else if (random.nextInt(10) == 0) flags[i] = 1;
        }
        return new Readings(times, values, flags, null, new long[0][], count);
    }

    /** The pixels of a line through readings: in each column all rows between the least and the greatest, and the way on to the next. */
    private static BitSet picture(Readings readings, long from, long until, int columns) {
        var pixels = new BitSet();
        int before = -1;
        int beforeColumn = -1;
        for (int i = 0; i < readings.size(); i++) {
            if (!readings.isNumber(i) || readings.time(i) < from || readings.time(i) >= until) continue;
            int column = Math.min(columns - 1, (int) ((readings.time(i) - from) / (((double) until - from) / columns)));
            int row = (int) readings.value(i) + 50;
            int start = column == beforeColumn ? before : row;
            pixels.set(200 * column + Math.min(start, row), 200 * column + Math.max(start, row) + 1);
            before = row;
            beforeColumn = column;
        }
        return pixels;
    }

    @Test
    void aChartOfTheFewReadingsIsTheChartOfAll() {
        Seeded.check(600, random -> {
            Readings all = readings(random, 200);
            long from = random.nextLong(-1_000_000, 900_000);
            long until = from + random.nextInt(1, 600_000);
            int columns = random.nextInt(1, 40);
            Readings few = Envelope.of(all, from, until, columns);
            assertThat(few.size()).isLessThanOrEqualTo(4 * columns);
            assertThat(picture(few, from, until, columns)).isEqualTo(picture(all, from, until, columns));
            for (int i = 1; i < few.size(); i++) assertThat(few.time(i)).isGreaterThanOrEqualTo(few.time(i - 1));
        });
    }

    /** Doing it twice changes nothing more. */
    @Test
    void anEnvelopeOfAnEnvelopeIsItself() {
        Seeded.check(200, random -> {
            Readings all = readings(random, 150);
            Readings once = Envelope.of(all, -1_000_000, 2_000_000, 20);
            Readings twice = Envelope.of(once, -1_000_000, 2_000_000, 20);
            assertThat(Arrays.copyOf(twice.values(), twice.size()))
                    .isEqualTo(Arrays.copyOf(once.values(), once.size()));
        });
    }

    @Test
    void theFirstReadingAtOrAfterATimeIsFoundAsByLooking() {
        Seeded.check(500, random -> {
            Readings all = readings(random, 60);
            long time = all.size() > 0 && random.nextBoolean()
                    ? all.time(random.nextInt(all.size()))
                    : random.nextLong(-1_100_000, 1_400_000);
            int expected = 0;
            while (expected < all.size() && all.time(expected) < time) expected++;
            assertThat(all.from(time)).isEqualTo(expected);
        });
    }

    @Test
    void aSliceIsThePartOfEveryColumn() {
        Seeded.check(200, random -> {
            int count = random.nextInt(1, 30);
            var times = new long[count];
            var side = random.longs(count).toArray();
            var extras = new byte[count][];
            for (int i = 0; i < count; i++) {
                times[i] = i;
                if (random.nextBoolean()) extras[i] = new byte[] {(byte) i};
            }
            var all = new Readings(
                    times, random.doubles(count).toArray(), new int[count], extras, new long[][] {side, null}, count);
            int from = random.nextInt(count);
            int until = random.nextInt(from, count + 1);
            Readings part = all.slice(from, until);
            assertThat(part.size()).isEqualTo(until - from);
            for (int i = 0; i < part.size(); i++) {
                assertThat(part.time(i)).isEqualTo(all.time(from + i));
                assertThat(part.value(i)).isEqualTo(all.value(from + i));
                assertThat(part.side(0, i)).isEqualTo(side[from + i]);
                assertThat(part.side(1, i)).isZero();
                assertThat(part.extra(i)).isEqualTo(extras[from + i]);
            }
            byte[] block = part.size() == 0 ? null : SeriesBlock.encode(part);
            if (block != null) assertThat(SeriesBlock.times(block)).isEqualTo(Arrays.copyOfRange(times, from, until));
        });
    }

    /** Sums of decimals in exact arithmetic; the compensated sum is that, rounded once. */
    @Test
    void sumsAreExactUpToOneRounding() {
        Seeded.check(300, random -> {
            var total = new Total();
            BigDecimal exact = BigDecimal.ZERO;
            double great = 0;
            for (int k = random.nextInt(200); k > 0; k--) {
                double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-8, 9));
                total.add(value);
                exact = exact.add(new BigDecimal(value));
                great += Math.abs(value);
            }
            double room = Math.ulp(exact.doubleValue()) + 1e-30 * great + great * 1e-28;
            assertThat(total.sum()).isCloseTo(exact.doubleValue(), within(room));
        });
    }

    /** Intervals by their definition: each reading in the one whose start is the last multiple at or before it. */
    @Test
    void rollUpsAreTheReadingsOfTheirIntervals() {
        Seeded.check(300, random -> {
            Readings all = readings(random, 120);
            long length = random.nextInt(1, 30_000);
            long offset = random.nextLong(-50_000, 50_000);
            var expected = new TreeMap<Long, List<Integer>>();
            for (int i = 0; i < all.size(); i++) {
                long start = offset;
                long steps = Math.floorDiv(all.time(i) - offset, length);
                start += steps * length;
                expected.computeIfAbsent(start, any -> new ArrayList<>()).add(i);
            }
            var rolled = new RollUps(length, offset);
            int cut = all.size() == 0 ? 0 : random.nextInt(all.size());
            rolled.add(all, cut, all.size());
            rolled.add(all, 0, cut);
            List<RollUp> found = rolled.list();
            assertThat(found).extracting(RollUp::start_us).containsExactlyElementsOf(expected.keySet());
            for (RollUp one : found) {
                List<Integer> inside = expected.get(one.start_us());
                double[] numbers = inside.stream()
                        .filter(all::isNumber)
                        .mapToDouble(all::value)
                        .toArray();
                assertThat(one.count()).isEqualTo(numbers.length);
                assertThat(one.flagged())
                        .isEqualTo(inside.stream()
                                .filter(i -> (all.flags(i) & ~Readings.NO_NUMBER) != 0)
                                .count());
                assertThat(one.sum()).isEqualTo(Arrays.stream(numbers).sum());
                assertThat(one.min()).isEqualTo(Arrays.stream(numbers).min().orElse(Double.POSITIVE_INFINITY));
                assertThat(one.max()).isEqualTo(Arrays.stream(numbers).max().orElse(Double.NEGATIVE_INFINITY));
            }
        });
    }

    /** Finer roll-ups summed up are the coarser ones. */
    @Test
    void finerIntervalsAddUpToCoarserOnes() {
        Seeded.check(200, random -> {
            Readings all = readings(random, 150);
            long fine = random.nextInt(1, 4000);
            int times = random.nextInt(1, 9);
            var finer = new RollUps(fine, 17);
            finer.add(all, 0, all.size());
            var coarser = new RollUps(fine * times, 17);
            coarser.add(finer.list());
            var expected = new RollUps(fine * times, 17);
            expected.add(all, 0, all.size());
            assertThat(coarser.list()).isEqualTo(expected.list());
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "127, 1", "128, 2", "16383, 2", "16384, 3", "-1, 10", "9223372036854775807, 9"})
    void numbersTakeSevenBitsAByte(long value, int bytes) {
        var out = new PackWriter();
        out.unsigned(value);
        assertThat(out.size()).isEqualTo(Math.max(1, bytes));
        assertThat(new PackReader(out.toByteArray(), 0, out.size()).unsigned()).isEqualTo(value);
    }

    @Test
    void signedNumbersOfEverySizeComeBackAndSmallOnesAreShort() {
        Seeded.check(500, random -> {
            long value = random.nextLong() >> random.nextInt(64);
            var out = new PackWriter();
            out.signed(value);
            assertThat(new PackReader(out.toByteArray(), 0, out.size()).signed())
                    .isEqualTo(value);
            if (value >= -64 && value < 64) assertThat(out.size()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void readingBeyondTheEndIsAFault(int length) {
        var in = new PackReader(new byte[2], 0, 2);
        assertThatThrownBy(() -> in.raw(length)).isInstanceOf(FaultException.class);
        assertThat(in.left()).isEqualTo(2);
    }

    /** Columns of decimals with a stranger among them come back to the last bit, whatever the scale. */
    @Test
    void decimalsAndStrangersComeBackToTheLastBit() {
        double[] strangers = {
            -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, 1.0 / 3, Math.PI * 1e20, 0x1p53 + 1
        };
        Seeded.check(300, random -> {
            int count = random.nextInt(1, 400);
            int scale = random.nextInt(6);
            var values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = random.nextInt(30) == 0
                        ? strangers[random.nextInt(strangers.length)]
                        : Double.parseDouble(BigDecimal.valueOf(random.nextInt(-99_999, 99_999), scale)
                                .toPlainString());
            }
            var times = new long[count];
            Arrays.setAll(times, i -> 1000L * i);
            Readings back = SeriesBlock.decode(SeriesBlock.encode(Readings.of(times, values)));
            for (int i = 0; i < count; i++)
                assertThat(Double.doubleToRawLongBits(back.value(i))).isEqualTo(Double.doubleToRawLongBits(values[i]));
        });
    }

    /** The header of a block says what all of its readings say. */
    @Test
    void headersSayWhatTheReadingsSay() {
        Seeded.check(200, random -> {
            Readings all = readings(random, 80);
            if (all.size() == 0) return;
            BlockHeader header = SeriesBlock.header(SeriesBlock.encode(all));
            var numbers = new ArrayList<Double>();
            for (int i = 0; i < all.size(); i++) if (all.isNumber(i)) numbers.add(all.value(i));
            assertThat(header.count()).isEqualTo(all.size());
            assertThat(header.numbers()).isEqualTo(numbers.size());
            assertThat(header.from_us()).isEqualTo(all.time(0));
            assertThat(header.until_us()).isEqualTo(all.time(all.size() - 1));
            assertThat(header.sum())
                    .isEqualTo(numbers.stream().mapToDouble(v -> v).sum());
            if (numbers.isEmpty()) return;
            var sorted = new TreeSet<>(numbers);
            assertThat(header.min()).isEqualTo(sorted.first());
            assertThat(header.max()).isEqualTo(sorted.last());
        });
    }
}
