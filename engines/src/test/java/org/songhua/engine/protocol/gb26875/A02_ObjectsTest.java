package org.songhua.engine.protocol.gb26875;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.Streams;
import org.songhua.engine.random.Seeded;

/** Objects of application data laid out byte by byte as clause 8 says, times, and streams of frames with noise between. */
class A02_ObjectsTest {
    private static final Charset GB = Charset.forName("GB18030");

    private static void little(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) out.write((int) (value >>> (8 * i)));
    }

    private static LocalDateTime time(SplittableRandom random) {
        return LocalDateTime.of(2000, 1, 1, 0, 0, 0).plusSeconds(random.nextLong(255L * 365 * 86_400));
    }

    /** Second, minute, hour, day, month, year after 2000, each in its byte. */
    private static void time(ByteArrayOutputStream out, LocalDateTime time) {
        for (int part : new int[] {
            time.getSecond(),
            time.getMinute(),
            time.getHour(),
            time.getDayOfMonth(),
            time.getMonthValue(),
            time.getYear() - 2000
        }) out.write(part);
    }

    @Test
    void statesOfSystemsAreRead() {
        Seeded.check(200, random -> {
            int count = random.nextInt(0, 20);
            var out = new ByteArrayOutputStream();
            out.write(1);
            out.write(count);
            var expected = new ArrayList<FireData>();
            for (int k = 0; k < count; k++) {
                var state = new FireData.SystemState(
                        random.nextInt(256), random.nextInt(256), random.nextInt(65_536), time(random));
                little(out, state.systemType(), 1);
                little(out, state.systemAddress(), 1);
                little(out, state.state(), 2);
                time(out, state.time());
                expected.add(state);
            }
            assertThat(FireData.parse(out.toByteArray())).isEqualTo(expected);
        });
    }

    @Test
    void statesOfComponentsAreReadWithTheirPlaceInWords() {
        String[] places = {"", "A区3层", "东楼梯间 2", "消防水泵房", "x", "𠮷野家"};
        Seeded.check(200, random -> {
            var state = new FireData.ComponentState(
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextLong(1L << 32),
                    random.nextInt(65_536),
                    places[random.nextInt(places.length)],
                    time(random));
            var out = new ByteArrayOutputStream();
            out.write(2);
            out.write(1);
            little(out, state.systemType(), 1);
            little(out, state.systemAddress(), 1);
            little(out, state.componentType(), 1);
            little(out, state.componentAddress(), 4);
            little(out, state.state(), 2);
            byte[] words = state.description().getBytes(GB);
            out.writeBytes(words);
            for (int k = words.length; k < 31; k++) out.write(0);
            time(out, state.time());
            assertThat(FireData.parse(out.toByteArray())).containsExactly(state);
        });
    }

    /** Values have a sign. */
    @Test
    void valuesAndTransmittersAreRead() {
        Seeded.check(200, random -> {
            var value = new FireData.AnalogValue(
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextLong(1L << 32),
                    random.nextInt(256),
                    random.nextInt(-32_768, 32_768),
                    time(random));
            var out = new ByteArrayOutputStream();
            out.write(3);
            out.write(1);
            little(out, value.systemType(), 1);
            little(out, value.systemAddress(), 1);
            little(out, value.componentType(), 1);
            little(out, value.componentAddress(), 4);
            little(out, value.quantity(), 1);
            little(out, value.value(), 2);
            time(out, value.time());
            assertThat(FireData.parse(out.toByteArray())).containsExactly(value);
            var own = new ByteArrayOutputStream();
            own.write(21);
            own.write(1);
            own.write(3);
            time(own, value.time());
            assertThat(FireData.parse(own.toByteArray()))
                    .containsExactly(new FireData.TransmitterState(3, value.time()));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 21})
    void oneByteTooFewIsAFault(int type) {
        int size = type == 1 ? 10 : type == 2 ? 46 : type == 3 ? 16 : 7;
        byte[] whole = new byte[2 + 3 * size];
        whole[0] = (byte) type;
        whole[1] = 3;
        assertThat(FireData.parse(whole)).hasSize(3).allMatch(one -> one.time() == null);
        assertThatThrownBy(() -> FireData.parse(java.util.Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("FIRE-003"));
    }

    @Test
    void typesThatAreNoStatesHaveNoObjects() {
        for (int type = 0; type < 256; type++) {
            if (List.of(1, 2, 3, 21).contains(type)) continue;
            assertThat(FireData.parse(new byte[] {(byte) type, 5, 1, 2, 3}))
                    .as("type " + type)
                    .isEmpty();
        }
        assertThat(FireData.parse(new byte[0])).isEmpty();
        assertThat(FireData.parse(new byte[1])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 1, 0, true", "59, 59, 23, 31, 12, 255, true", "60, 0, 0, 1, 1, 20, false",
                "0, 60, 0, 1, 1, 20, false",
        "0, 0, 24, 1, 1, 20, false", "0, 0, 0, 0, 1, 20, false", "0, 0, 0, 31, 4, 20, false",
                "0, 0, 0, 29, 2, 24, true",
        "0, 0, 0, 29, 2, 23, false", "0, 0, 0, 1, 13, 20, false", "0, 0, 0, 1, 0, 20, false",
                "255, 255, 255, 255, 255, 255, false"
    })
    void aTimeIsOneThatTheCalendarHas(int second, int minute, int hour, int day, int month, int year, boolean exists) {
        long packed = 0;
        int[] parts = {second, minute, hour, day, month, year};
        for (int i = 0; i < 6; i++) packed |= (long) parts[i] << (8 * i);
        assertThat(FireTime.unpack(packed).isPresent()).isEqualTo(exists);
        if (exists)
            assertThat(FireTime.pack(FireTime.unpack(packed).orElseThrow())).isEqualTo(packed);
    }

    @Test
    void statesAreTheBitsThatAreSet() {
        for (FireState one : FireState.values()) {
            var alone = EnumSet.noneOf(FireState.class);
            for (int bit = 0; bit < 16; bit++) if (FireState.of(1 << bit).contains(one)) alone.add(one);
            assertThat(alone).as(one.name()).containsExactly(one);
        }
        assertThat(FireState.of(0)).isEmpty();
        assertThat(FireState.of(0xFFFF)).containsExactlyInAnyOrder(FireState.values());
    }

    private static FireFrame frame(SplittableRandom random) {
        byte[] data = new byte[random.nextInt(5) == 0 ? FireFrame.DATA_MAX : random.nextInt(80)];
        random.nextBytes(data);
        return new FireFrame(
                random.nextInt(65_536),
                random.nextInt(256),
                random.nextInt(256),
                random.nextLong(1L << 48),
                random.nextLong(1L << 48),
                random.nextLong(1L << 48),
                FireFrame.Command.values()[random.nextInt(6)],
                data);
    }

    private static void assertSame(FireFrame found, FireFrame expected) {
        assertThat(found.toBytes()).isEqualTo(expected.toBytes());
        assertThat(found.serial()).isEqualTo(expected.serial());
        assertThat(found.source()).isEqualTo(expected.source());
        assertThat(found.target()).isEqualTo(expected.target());
        assertThat(found.command()).isEqualTo(expected.command());
        assertThat(found.data()).isEqualTo(expected.data());
    }

    /** Noise without the sign that begins a frame lies between; every frame comes out, in any portions, and the noise is told. */
    @Test
    void framesAmongNoiseAreAllFound() {
        Seeded.check(120, random -> {
            var out = new ByteArrayOutputStream();
            var sent = new ArrayList<FireFrame>();
            int noise = 0;
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                for (int n = random.nextInt(20) * random.nextInt(2); n > 0; n--, noise++)
                    out.write(random.nextInt('@'));
                FireFrame frame = frame(random);
                sent.add(frame);
                out.writeBytes(frame.toBytes());
            }
            var read = Streams.readInPieces(new FireFramer(), out.toByteArray(), new Random(random.nextLong()));
            assertThat(read.frames).hasSameSizeAs(sent);
            for (int k = 0; k < sent.size(); k++) assertSame(read.frames.get(k), sent.get(k));
            int told = 0;
            for (Fault fault : read.faults) {
                assertThat(fault.code()).isEqualTo("FIRE-001");
                told += Integer.parseInt(fault.problem().split(" ")[0]);
            }
            assertThat(told).isEqualTo(noise);
        });
    }

    /** One bit of a frame that is another makes it no frame, wherever it lies behind the marks; the next one is found all the same. */
    @Test
    void anyBitThatFlipsIsSeen() {
        FireFrame frame = frame(new SplittableRandom(3));
        byte[] bytes = frame.toBytes();
        byte[] next = new FireFrame(7, 1, 1, 0, 1, 2, FireFrame.Command.SEND, new byte[0]).toBytes();
        for (int bit = 16; bit < 8 * bytes.length; bit += 3) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            var out = new ByteArrayOutputStream();
            out.writeBytes(flipped);
            // As many good ones behind it as a length that was flipped may swallow.
            for (int k = 0; k < 60; k++) out.writeBytes(next);
            var read = Streams.read(new FireFramer(), out.toByteArray());
            assertThat(read.frames)
                    .as("bit " + bit)
                    .noneMatch(one -> one.serial() == frame.serial() && one.data().length == frame.data().length);
            assertThat(read.frames).as("bit " + bit).anyMatch(one -> one.serial() == 7);
            assertThat(read.faults).isNotEmpty();
        }
    }

    @Test
    void moreDataThanAFrameHoldsIsNotSent() {
        assertThatThrownBy(() -> new FireFrame(1, 1, 1, 0, 1, 2, FireFrame.Command.SEND, new byte[1025]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
