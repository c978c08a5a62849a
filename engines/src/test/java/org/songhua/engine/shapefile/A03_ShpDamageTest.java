package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.shapefile.ShpBytes.Content;

/** A file that is cut short or damaged ends in a fault with its place, and in nothing else. */
class A03_ShpDamageTest {
    private static final int HEADER = 100;
    private static final int POINT_RECORD = 8 + 20;

    private static byte[] sample() {
        double[] square = {0, 0, 0, 9, 9, 9, 9, 0, 0, 0};
        double[] hole = {1, 1, 2, 1, 2, 2, 1, 1};
        return ShpBytes.file()
                .record(Content.of(1).doubles(1, 2))
                .record(Content.parts(5, square, hole))
                .record(Content.parts(13, square).each(1, 2, 3, 4, 5))
                .record(Content.of(8).doubles(0, 0, 0, 0).ints(2).doubles(1, 2, 3, 4))
                .record(Content.of(0))
                .toBytes();
    }

    /** {@return the faults of reading, those within records and the one that ended it} */
    private static List<Fault> faults(byte[] file) throws IOException {
        try {
            return ShpBytes.read(file).stream()
                    .map(ShpRecord::fault)
                    .filter(fault -> fault != null)
                    .toList();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    @Test
    void aFileCutAnywhereInARecordSaysInWhich() throws IOException {
        byte[] whole = ShpBytes.file()
                .record(Content.of(1).doubles(1, 2))
                .record(Content.of(1).doubles(3, 4))
                .toBytes();
        for (int length = HEADER; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if ((length - HEADER) % POINT_RECORD == 0) {
                assertThat(ShpBytes.read(cut)).hasSize((length - HEADER) / POINT_RECORD);
                continue;
            }
            long row = 1L + (length - HEADER) / POINT_RECORD;
            assertThat(faults(cut)).as("%d bytes", length).singleElement().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo("SHP-002");
                assertThat(fault.place()).isEqualTo(ShpBytes.FILE.withRow(row));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, (128 << 20) + 1})
    void aLengthThatCannotBeIsRefusedBeforeAnythingIsReserved(int words) {
        byte[] file = ShpBytes.file().record(1, words, new byte[64]).toBytes();
        assertThatThrownBy(() -> ShpBytes.read(file)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isEqualTo("SHP-003");
            assertThat(e.faults().getFirst().place().row()).isEqualTo(1);
            assertThat(e.faults().getFirst().problem()).contains(Long.toString(2L * words));
        });
    }

    @Test
    void aLengthThatIsOnlyTooLargeEndsTheFileInItsRecord() throws IOException {
        byte[] file = ShpBytes.file().record(1, 128 << 20, new byte[64]).toBytes();
        assertThat(faults(file)).extracting(Fault::code).containsExactly("SHP-002");
    }

    @Test
    void everyDamageOfOneNumberEndsInAFaultWithCodeAndPlaceOrInAShape() throws IOException {
        byte[] whole = sample();
        int[] values = {0, 1, -1, 2, 31, 0x7FFFFFFF, 0x80000000, 0x00FFFFFF, 0xFFFF};
        for (int at = HEADER; at + 4 <= whole.length; at++) {
            for (int value : values) {
                byte[] damaged = whole.clone();
                java.nio.ByteBuffer.wrap(damaged).putInt(at, value);
                assertTold(faults(damaged));
                java.nio.ByteBuffer.wrap(damaged)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(at, value);
                assertTold(faults(damaged));
            }
        }
    }

    @Test
    void randomDamageEndsInAFaultWithCodeAndPlaceOrInAShape() {
        byte[] whole = sample();
        Seeded.check(5_000, random -> {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(HEADER, whole.length + 1));
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt(256);
            }
            assertTold(faults(damaged));
        });
    }

    private static void assertTold(List<Fault> faults) {
        for (Fault fault : faults) {
            assertThat(fault.code()).matches("SHP-00[2-5]");
            assertThat(fault.place().file()).isEqualTo("地块.shp");
            assertThat(fault.place().row()).isPositive();
        }
    }
}
