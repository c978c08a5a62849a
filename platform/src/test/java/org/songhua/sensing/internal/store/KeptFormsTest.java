package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.series.Readings;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;

/** What comes in is what goes out, through the form it is kept in, the journal of commits and the state of a datastream. */
class KeptFormsTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00.000001Z");

    private static NewObservation saying(Result result) {
        return new NewObservation(7, START, null, null, result, null, null);
    }

    private static Observation kept(NewObservation source) {
        return ReadingFormat.toObservation(ReadingFormat.of(source));
    }

    /** A number stays a number with all its digits, a text that looks like one stays a text. */
    @Test
    void every_kind_of_result_comes_back_as_it_was() {
        List<Result> results = List.of(
                new Result.Numeric(0),
                new Result.Numeric(-0.0),
                new Result.Numeric(Double.MAX_VALUE),
                new Result.Numeric(Double.MIN_VALUE),
                Result.Numeric.of(new BigDecimal("0.1")),
                Result.Numeric.of(new BigDecimal("0.10000000000000000001")),
                Result.Numeric.of(new BigDecimal("12345678901234567890.5")),
                new Result.Text(""),
                new Result.Text("12"),
                new Result.Text("井盖 🕳 位移"),
                new Result.Truth(true),
                new Result.Truth(false),
                new Result.Json("null"),
                new Result.Json("[1, {\"值\": null}]"));
        for (Result result : results) assertThat(kept(saying(result)).result()).isEqualTo(result);
    }

    /** Minus zero equals zero for records, so the bits are looked at. */
    @Test
    void the_sign_of_zero_is_kept() {
        var back = (Result.Numeric) kept(saying(new Result.Numeric(-0.0))).result();
        assertThat(Double.doubleToRawLongBits(back.value())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void a_decimal_is_kept_beside_its_double_only_when_that_does_not_say_it() {
        assertThat(Result.Numeric.of(new BigDecimal("0.1")).exact()).isNull();
        assertThat(Result.Numeric.of(new BigDecimal("3.50")).exact())
                .as("3.50 is the number 3.5")
                .isNull();
        assertThat(Result.Numeric.of(new BigDecimal("0.10000000000000000001")).exact())
                .isEqualTo(new BigDecimal("0.10000000000000000001"));
        assertThat(Result.Numeric.of(new BigDecimal("1e-401")))
                .as("more digits behind the point than are kept")
                .isEqualTo(new Result.Numeric(0));
        assertThatThrownBy(() -> Result.Numeric.of(new BigDecimal("1e400")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Result.Numeric(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_less_than_a_microsecond_is_cut_off_also_before_1970() {
        for (String time : List.of("2026-05-01T08:00:00.000001999Z", "1969-12-31T23:59:59.000001999Z"))
            assertThat(kept(new NewObservation(7, Instant.parse(time), null, null, new Result.Truth(true), null, null))
                            .phenomenonStart())
                    .isEqualTo(Instant.parse(time.replace("999Z", "Z")));
    }

    /** The doubts of the sender are its lowest eight bits; nothing else of what it says may reach the flags of the platform. */
    @Test
    void only_doubts_come_in_as_doubts() {
        var source = new NewObservation(7, START, null, null, new Result.Truth(true), null, null, 0x7FFFFF05);
        assertThat(kept(source).quality()).isEqualTo((byte) 5);
        assertThat(kept(source).result()).isEqualTo(new Result.Truth(true));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +99999-12-31T23:59:59Z, true
            +100000-01-01T00:00:00Z, false
            -96000-01-01T00:00:00Z, true
            +1000000-01-01T00:00:00Z, false
            """)
    void times_beyond_these_years_are_refused(Instant time, boolean taken) {
        for (String field : List.of("phenomenonTime", "resultTime")) {
            boolean isResult = field.equals("resultTime");
            var source = new NewObservation(
                    7, isResult ? START : time, null, isResult ? time : null, new Result.Truth(true), null, null);
            if (taken)
                assertThat(isResult ? kept(source).resultTime() : kept(source).phenomenonStart())
                        .isEqualTo(time);
            else
                assertThatThrownBy(() -> ReadingFormat.of(source))
                        .isInstanceOfSatisfying(
                                FaultException.class,
                                e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                                    assertThat(fault.code()).isEqualTo("OBS-002");
                                    assertThat(fault.place().field()).isEqualTo(field);
                                }));
        }
    }

    /**
     * Bounds of a question lie between the microseconds that are kept: the first reading at or after half a microsecond is that of the
     * next whole one. Bounds beyond all time are its ends.
     */
    @Test
    void bounds_go_up_to_the_next_microsecond() {
        Instant whole = Instant.parse("2026-05-01T08:00:00.000005Z");
        long whole_us = ReadingFormat.micros(whole, "phenomenonTime");
        assertThat(ReadingFormat.bound(whole)).isEqualTo(whole_us);
        assertThat(ReadingFormat.bound(whole.plusNanos(1))).isEqualTo(whole_us + 1);
        assertThat(ReadingFormat.bound(whole.plusNanos(999))).isEqualTo(whole_us + 1);
        assertThat(ReadingFormat.bound(Instant.MAX)).isGreaterThan(ReadingFormat.bound(whole));
        assertThat(ReadingFormat.bound(Instant.MIN)).isLessThan(ReadingFormat.bound(whole));
        assertThat(ReadingFormat.instant(whole_us)).isEqualTo(whole);
        assertThat(ReadingFormat.instant(-1)).isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void random_readings_come_back_in_all_their_parts(long seed) {
        var readings = new RandomReadings(new Random(seed));
        for (int i = 0; i < 2000; i++) {
            NewObservation source = readings.next();
            assertThat(kept(source)).as("seed %d, reading %d", seed, i).isEqualTo(PlainReadings.observation(0, source));
        }
    }

    /** 0 is nothing, and must not be mistaken for the value 0. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 2, -2, 1L << 53, -(1L << 53), Long.MIN_VALUE, Long.MAX_VALUE - 1})
    void codes_tell_nothing_from_any_value(long value) {
        assertThat(Codes.code(value)).isNotEqualTo(Codes.NONE);
        assertThat(Codes.value(Codes.code(value))).isEqualTo(value);
    }

    /** An entry of the journal: put, removed, put into a block, or a whole datastream cleared. */
    private record Entry(
            String what, long datastream, @Nullable Reading reading) {
        String said() {
            return what + " " + datastream + " " + RandomColumns.said(reading);
        }
    }

    private static List<Entry> entries(byte[] body) {
        var entries = new ArrayList<Entry>();
        JournalFormat.read(body, new JournalFormat.Sink() {
            @Override
            public void put(Reading reading) {
                entries.add(new Entry("put", reading.datastream(), reading));
            }

            @Override
            public void remove(Reading reading) {
                entries.add(new Entry("remove", reading.datastream(), reading));
            }

            @Override
            public void pack(Reading reading) {
                entries.add(new Entry("pack", reading.datastream(), reading));
            }

            @Override
            public void clear(long datastream) {
                entries.add(new Entry("clear", datastream, null));
            }
        });
        return entries;
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void the_journal_tells_what_was_done_in_order(long seed) {
        var random = new Random(seed);
        var sources = List.of(
                new RandomColumns(random, 1, 0, 1_000_000),
                new RandomColumns(
                        random, 8_000_000, Instant.parse("2026-05-01T00:00:00Z").toEpochMilli() * 1000, 1),
                new RandomColumns(random, 2, -5_000_000_000L, 77));
        var expected = new ArrayList<Entry>();
        var writer = new JournalFormat.Writer();
        for (int i = 0; i < 1000; i++) {
            Reading reading = sources.get(random.nextInt(3)).next();
            switch (random.nextInt(8)) {
                case 0 -> {
                    writer.clear(reading.datastream());
                    expected.add(new Entry("clear", reading.datastream(), null));
                }
                case 1 -> {
                    writer.remove(reading);
                    expected.add(new Entry("remove", reading.datastream(), reading));
                }
                case 2 -> {
                    writer.pack(reading);
                    expected.add(new Entry("pack", reading.datastream(), reading));
                }
                default -> {
                    Reading moved = random.nextInt(9) == 0 ? reading.withId((77L << SeriesState.ID_BITS) + i) : reading;
                    writer.put(moved);
                    expected.add(new Entry("put", moved.datastream(), moved));
                }
            }
            assertThat(writer.entries()).isEqualTo(i + 1);
        }
        assertThat(writer.size()).isEqualTo(writer.toByteArray().length);
        assertThat(entries(writer.toByteArray()).stream().map(Entry::said))
                .as("seed %d", seed)
                .containsExactlyElementsOf(expected.stream().map(Entry::said).toList());
    }

    /**
     * An instrument with two digits behind the point, once a second: operation, mask, datastream, id, a second as a difference (4 bytes
     * of 7 bits for 2,000,000), and hundredths (2 or 3): about a dozen bytes, not the 40 of a row.
     */
    @Test
    void a_usual_reading_takes_about_a_dozen_bytes() {
        var writer = new JournalFormat.Writer();
        for (int i = 0; i < 1000; i++)
            writer.put(
                    new Reading(5, (5L << SeriesState.ID_BITS) + i, i * 1_000_000L, 20 + i / 100.0, 0, 0, 0, 0, null));
        assertThat(writer.size() / 1000.0).isBetween(9.0, 13.0);
    }

    /** A number beside the hundredths keeps all its bits; a hundredth comes back as the very double it was. */
    @Test
    void numbers_keep_all_their_bits_in_the_journal() {
        double[] values = {
            0.1, 0.01, -0.0, 0.005, 1.1 + 2.2, 171798691.83, 171798691.84, 1e300, -273.15, Double.MIN_VALUE
        };
        for (double value : values) {
            var writer = new JournalFormat.Writer();
            writer.put(new Reading(1, 1, 0, value, 0, 0, 0, 0, null));
            Reading back = entries(writer.toByteArray()).getFirst().reading();
            assertThat(back).isNotNull();
            assertThat(Double.doubleToRawLongBits(back.value()))
                    .as("%s", value)
                    .isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    /** What was written before late readings had an entry is read as ever. */
    @Test
    void a_journal_of_the_first_version_is_read() {
        var writer = new JournalFormat.Writer();
        writer.put(new Reading(1, 1, 5, 2.5, 0, 0, 0, 0, null));
        byte[] body = writer.toByteArray();
        body[0] = 1;
        assertThat(entries(body)).extracting(Entry::what).containsExactly("put");
    }

    @Test
    void an_entry_of_an_unknown_kind_is_not_taken_for_a_removal() {
        var writer = new JournalFormat.Writer();
        writer.put(new Reading(1, 1, 5, 2.5, 0, 0, 0, 0, null));
        byte[] body = writer.toByteArray();
        body[1] = 9;
        assertThatThrownBy(() -> entries(body)).hasMessageContaining("unknown kind: 9");
    }

    @Test
    void a_journal_of_a_later_version_is_not_guessed_at() {
        byte[] later = new JournalFormat.Writer().toByteArray();
        later[0]++;
        assertThatThrownBy(() -> entries(later)).hasMessageContaining("later version");
        byte[] state = SeriesState.start(7).toBytes();
        state[0]++;
        assertThatThrownBy(() -> SeriesState.of(state)).hasMessageContaining("later version");
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void the_state_of_a_datastream_is_what_its_readings_say(long seed) {
        var random = new Random(seed);
        var readings = new RandomColumns(random, 4, -20_000, 1_000);
        var all = new ArrayList<Reading>();
        SeriesState state = SeriesState.start(4);
        assertThat(state.latest()).isNull();
        for (int i = 0; i < 300; i++) {
            String what = "seed %d, reading %d".formatted(seed, i);
            Reading next = readings.next();
            all.add(next);
            state = state.with(next);
            assertThat(state.latest())
                    .as(what)
                    .isEqualTo(all.stream().max(Reading.ORDER).orElseThrow());
            assertThat(state.nextId()).as(what).isEqualTo(next.id() + 1);
            assertSpans(state, all, what);
            assertThat(said(SeriesState.of(state.toBytes()))).as(what).isEqualTo(said(state));
        }
    }

    private static String said(SeriesState state) {
        String bare = new SeriesState(
                        state.sealedSeq(),
                        state.nextId(),
                        state.sealedCount(),
                        state.sealedFrom_us(),
                        state.sealedUntil_us(),
                        state.from_us(),
                        state.until_us(),
                        state.resultFromCode(),
                        state.resultUntilCode(),
                        null)
                .toString();
        return bare + RandomColumns.said(state.latest());
    }

    private static void assertSpans(SeriesState state, List<Reading> all, String what) {
        assertThat(state.from_us())
                .as(what)
                .isEqualTo(all.stream().mapToLong(Reading::start_us).min().orElseThrow());
        assertThat(state.until_us())
                .as(what)
                .isEqualTo(all.stream().mapToLong(Reading::end_us).max().orElseThrow());
        var results = all.stream()
                .filter(one -> one.resultCode() != Codes.NONE)
                .mapToLong(one -> one.start_us() + Codes.value(one.resultCode()))
                .summaryStatistics();
        if (results.getCount() == 0) {
            assertThat(state.resultFromCode()).as(what).isEqualTo(Codes.NONE);
            assertThat(state.resultUntilCode()).as(what).isEqualTo(Codes.NONE);
        } else {
            assertThat(Codes.value(state.resultFromCode())).as(what).isEqualTo(results.getMin());
            assertThat(Codes.value(state.resultUntilCode())).as(what).isEqualTo(results.getMax());
        }
    }

    /** A reading moved here keeps its id, which says nothing of the numbers that are free here. */
    @Test
    void a_reading_moved_from_elsewhere_takes_no_number() {
        SeriesState state = SeriesState.start(4);
        var moved = new Reading(4, (5L << SeriesState.ID_BITS) + 900, 10, 1, 0, 0, 0, 0, null);
        assertThat(state.with(moved).nextId()).isEqualTo((4L << SeriesState.ID_BITS) + 1);
        assertThat(SeriesState.datastreamOf(moved.id())).isEqualTo(5);
    }

    @Test
    void dropping_old_blocks_moves_the_beginning_and_takes_their_readings_off_the_count() {
        SeriesState state = SeriesState.start(4)
                .with(new Reading(4, 1, 100, 1, 0, 0, 0, 0, null))
                .with(new Reading(4, 2, 900, 1, 0, 0, 0, 0, null))
                .withSealed(50, 100, 800);
        SeriesState after = state.withoutOld(30, 500, Long.MAX_VALUE);
        assertThat(after.sealedCount()).isEqualTo(20);
        assertThat(List.of(after.sealedFrom_us(), after.from_us(), after.until_us()))
                .containsExactly(500L, 500L, 900L);
        assertThat(state.withoutOld(30, 500, 450).from_us())
                .as("what is in memory may begin before")
                .isEqualTo(450);
    }

    /** Whatever its doubts and its number, a reading that says the same is the same. */
    @Test
    void what_makes_two_readings_say_the_same() {
        var one = new Reading(4, 1, 100, 1.5, 3, 1, 2, 3, new byte[] {9});
        assertThat(one.saysTheSame(one.withId(2).withDoubts(0))).isTrue();
        assertThat(one.withMoreDoubts(4).flags()).isEqualTo(7);
        assertThat(one.withDoubts(4).flags()).isEqualTo(4);
        assertThat(one.saysTheSame(new Reading(4, 1, 100, 1.5, 3, 1, 2, 3, null)))
                .isFalse();
        assertThat(one.saysTheSame(new Reading(4, 1, 100, 1.5, 3, 2, 2, 3, one.extra())))
                .isFalse();
        assertThat(one.saysTheSame(new Reading(4, 1, 100, 1.5, 3 | Readings.NO_NUMBER, 1, 2, 3, one.extra())))
                .isFalse();
        var zero = new Reading(4, 1, 100, 0.0, 0, 0, 0, 0, null);
        assertThat(zero.saysTheSame(new Reading(4, 1, 100, -0.0, 0, 0, 0, 0, null)))
                .isFalse();
    }
}
