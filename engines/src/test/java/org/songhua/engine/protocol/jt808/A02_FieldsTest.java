package org.songhua.engine.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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

/** Messages and positions of random content, laid out byte by byte, and digits that are none. */
class A02_FieldsTest {

    private static VehicleMessage message(SplittableRandom random) {
        Integer version = random.nextBoolean() ? (Integer) random.nextInt(256) : null;
        var phone = new StringBuilder();
        for (int k = 0; k < (version == null ? 12 : 20); k++) phone.append(random.nextInt(10));
        byte[] body = new byte[random.nextInt(4) == 0 ? 1023 : random.nextInt(60)];
        random.nextBytes(body);
        // Many bytes that must be escaped.
        for (int k = 0; k < body.length; k += 3) body[k] = (byte) (random.nextBoolean() ? 0x7E : 0x7D);
        return new VehicleMessage(
                random.nextInt(65_536),
                version,
                phone.toString(),
                random.nextInt(65_536),
                random.nextInt(3) == 0 ? new VehicleMessage.Part(random.nextInt(65_536), random.nextInt(65_536)) : null,
                random.nextInt(8),
                body);
    }

    private static void assertSame(VehicleMessage found, VehicleMessage expected) {
        assertThat(found.id()).isEqualTo(expected.id());
        assertThat(found.version()).isEqualTo(expected.version());
        assertThat(found.phone()).isEqualTo(expected.phone());
        assertThat(found.serial()).isEqualTo(expected.serial());
        assertThat(found.part()).isEqualTo(expected.part());
        assertThat(found.encryption()).isEqualTo(expected.encryption());
        assertThat(found.body()).isEqualTo(expected.body());
    }

    @Test
    void messagesOfAnyContentComeBackInAnyPortions() {
        Seeded.check(150, random -> {
            var out = new ByteArrayOutputStream();
            var sent = new ArrayList<VehicleMessage>();
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                VehicleMessage message = message(random);
                sent.add(message);
                out.writeBytes(message.toBytes());
            }
            var read = Streams.readInPieces(new VehicleFramer(), out.toByteArray(), new Random(random.nextLong()));
            assertThat(read.faults).isEmpty();
            assertThat(read.frames).hasSameSizeAs(sent);
            for (int k = 0; k < sent.size(); k++) assertSame(read.frames.get(k), sent.get(k));
        });
    }

    /** Between the marks stands no mark, and after each 7D a 1 or a 2. */
    @Test
    void onTheLineNoMarkStandsInside() {
        Seeded.check(200, random -> {
            byte[] bytes = message(random).toBytes();
            assertThat(bytes[0]).isEqualTo((byte) 0x7E);
            assertThat(bytes[bytes.length - 1]).isEqualTo((byte) 0x7E);
            for (int i = 1; i < bytes.length - 1; i++) {
                assertThat(bytes[i]).isNotEqualTo((byte) 0x7E);
                if (bytes[i] == 0x7D) assertThat((int) bytes[i + 1]).isBetween(1, 2);
            }
        });
    }

    private static byte[] position(SplittableRandom random, LinkedHashMap<Integer, byte[]> items, byte[] time) {
        var out = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(22);
        head.putInt(random.nextInt())
                .putInt(random.nextInt())
                .putInt(random.nextInt(90_000_000))
                .putInt(random.nextInt(180_000_000));
        head.putShort((short) random.nextInt(-400, 8000))
                .putShort((short) random.nextInt(65_536))
                .putShort((short) random.nextInt(360));
        out.writeBytes(head.array());
        out.writeBytes(time);
        items.forEach((id, value) -> {
            out.write(id);
            out.write(value.length);
            out.writeBytes(value);
        });
        return out.toByteArray();
    }

    private static byte bcd(int number) {
        return (byte) ((number / 10 << 4) | number % 10);
    }

    private static byte[] bcd(LocalDateTime time) {
        return new byte[] {
            bcd(time.getYear() - 2000),
            bcd(time.getMonthValue()),
            bcd(time.getDayOfMonth()),
            bcd(time.getHour()),
            bcd(time.getMinute()),
            bcd(time.getSecond())
        };
    }

    @Test
    void positionsOfAnyContentAreRead() {
        Seeded.check(400, random -> {
            var items = new LinkedHashMap<Integer, byte[]>();
            for (int k = random.nextInt(5); k > 0; k--) {
                byte[] value = new byte[random.nextInt(256)];
                random.nextBytes(value);
                items.put(random.nextInt(256), value);
            }
            LocalDateTime time = LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(random.nextLong(99L * 365 * 86_400));
            byte[] body = position(random, items, bcd(time));
            ByteBuffer in = ByteBuffer.wrap(body);
            VehiclePosition found = VehiclePosition.parse(body);
            assertThat(found.alarms()).isEqualTo(in.getInt(0) & 0xFFFF_FFFFL);
            assertThat(found.isValid()).isEqualTo((in.getInt(4) & 2) != 0);
            assertThat(Math.abs(found.latitude())).isEqualTo(in.getInt(8) / 1e6);
            assertThat(found.latitude() < 0).isEqualTo((in.getInt(4) & 4) != 0 && in.getInt(8) != 0);
            assertThat(found.longitude() < 0).isEqualTo((in.getInt(4) & 8) != 0 && in.getInt(12) != 0);
            assertThat(found.height_m()).isEqualTo(in.getShort(16));
            assertThat(found.speed_kmph()).isEqualTo((in.getShort(18) & 0xFFFF) / 10.0);
            assertThat(found.time_us()).isEqualTo(time.toEpochSecond(ZoneOffset.ofHours(8)) * 1_000_000);
            assertThat(found.items().keySet()).containsExactlyElementsOf(items.keySet());
            items.forEach((id, value) -> assertThat(found.items().get(id)).isEqualTo(value));
        });
    }

    /** Half bytes above nine are no digits, even where they would add up to a time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A 01 01 00 00 00", "26 0A 01 00 00 00", "26 01 0B 00 00 00", "26 01 01 0C 00 00", "26 01 01 00 0D 00",
                        "26 01 01 00 00 0E",
                "A0 01 01 00 00 00", "26 01 01 00 00 5A", "FF FF FF FF FF FF", "26 13 01 00 00 00", "26 00 01 00 00 00",
                        "26 02 30 00 00 00"
            })
    void aTimeIsMadeOfDigits(String time) {
        byte[] body = position(
                new SplittableRandom(1), new LinkedHashMap<>(), HexFormat.of().parseHex(time.replace(" ", "")));
        assertThatThrownBy(() -> VehiclePosition.parse(body))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("JT808-006"));
    }

    @Test
    void anItemThatIsCutOffEndsTheListAndThoseBeforeCount() {
        var items = new LinkedHashMap<Integer, byte[]>();
        items.put(1, new byte[4]);
        items.put(2, new byte[9]);
        byte[] body = position(new SplittableRandom(2), items, bcd(LocalDateTime.of(2026, 1, 1, 0, 0)));
        for (int cut = 0; cut < 6 + 11; cut++) {
            byte[] shorter = java.util.Arrays.copyOf(body, body.length - cut);
            int whole = cut == 0 ? 2 : cut <= 11 ? 1 : 0;
            assertThat(VehiclePosition.parse(shorter).items()).as("cut " + cut).hasSize(whole);
        }
        for (int length = 0; length < 28; length++) {
            byte[] shorter = java.util.Arrays.copyOf(body, length);
            assertThatThrownBy(() -> VehiclePosition.parse(shorter)).hasMessageContaining("JT808-005");
        }
    }

    @ParameterizedTest
    @CsvSource({"12345678901", "1234567890123", "12345678901a", "１２３４５６７８９０１２", "''"})
    void aPhoneThatIsNoneIsNotSent(String phone) {
        assertThatThrownBy(() -> new VehicleMessage(1, null, phone, 1, null, 0, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Every byte but the marks, changed to another, makes the frame no frame: one exclusive or is all that guards it. */
    @Test
    void anyByteThatChangesIsSeen() {
        VehicleMessage message = message(new SplittableRandom(9));
        byte[] bytes = message.toBytes();
        var random = new SplittableRandom(10);
        for (int i = 1; i < bytes.length - 1; i++) {
            byte[] changed = bytes.clone();
            byte other = (byte) random.nextInt(256);
            if (other == bytes[i] || other == 0x7E || other == 0x7D || bytes[i] == 0x7D || bytes[i - 1] == 0x7D)
                continue;
            changed[i] = other;
            var read = Streams.read(new VehicleFramer(), changed);
            assertThat(read.frames).as("byte " + i).isEmpty();
            assertThat(read.faults).as("byte " + i).isNotEmpty();
        }
    }
}
