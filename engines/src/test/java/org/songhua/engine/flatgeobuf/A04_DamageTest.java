package org.songhua.engine.flatgeobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.flatgeobuf.FgbBytes.Properties;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.random.Seeded;

/** A file that is cut short or damaged ends in a fault with its place, and in nothing else. */
class A04_DamageTest {
    private static final Slot POINT = new Slot(0, FgbBytes.geometry(1, 1, 2));

    private static byte[] sample() {
        double[] holed = {0, 0, 9, 0, 9, 9, 0, 9, 0, 0, 1, 1, 1, 2, 2, 2, 1, 1};
        return FgbBytes.columns(FgbColumn.STRING, FgbColumn.DOUBLE)
                .properties(Properties.of(0).text("学校").column(1).number(0, 8).toBytes())
                .feature(new Slot(0, FgbBytes.geometry(3, new int[] {5, 9}, holed)))
                .feature(new Slot(0, FgbBytes.parts(7, FgbBytes.geometry(1, 1, 2), FgbBytes.geometry(2, 0, 0, 1, 1))))
                .toBytes();
    }

    private static List<Fault> faults(byte[] file) throws IOException {
        try {
            return FgbBytes.read(file).stream()
                    .map(FgbFeature::fault)
                    .filter(fault -> fault != null)
                    .toList();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    @Test
    void theSampleIsRight() throws IOException {
        assertThat(faults(sample())).isEmpty();
        assertThat(FgbBytes.read(sample())).hasSize(3);
    }

    @Test
    void aFileCutInAFeatureSaysInWhich() throws IOException {
        byte[] header = FgbBytes.columns().toBytes();
        byte[] one = FgbBytes.columns().feature(POINT).toBytes();
        byte[] two = FgbBytes.columns().feature(POINT).feature(POINT).toBytes();
        for (int length = header.length + 1; length < two.length; length++) {
            if (length == one.length) continue;
            long row = length < one.length ? 1 : 2;
            assertThat(faults(Arrays.copyOf(two, length)))
                    .as("%d bytes", length)
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.code()).isEqualTo("FGB-002");
                        assertThat(fault.place()).isEqualTo(FgbBytes.FILE.withRow(row));
                    });
        }
    }

    @Test
    void aFileCutInItsHeaderIsNoFile() {
        byte[] header = FgbBytes.columns(FgbColumn.STRING).toBytes();
        for (int length = 0; length < header.length; length++) {
            byte[] cut = Arrays.copyOf(header, length);
            assertThatThrownBy(() -> FgbBytes.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(FaultException.class)
                    .hasMessageMatching("(?s).*FGB-00[12].*");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, (256 << 20) + 1})
    void aSizeThatCannotBeIsRefusedBeforeAnythingIsReserved(int size) {
        byte[] bytes = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(size)
                .array();
        assertThatThrownBy(() -> FgbBytes.file().feature(POINT).raw(bytes).read())
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults().getFirst().code()).isEqualTo("FGB-001");
                    assertThat(e.faults().getFirst().place().row()).isEqualTo(2);
                    assertThat(e.faults().getFirst().problem()).contains(Integer.toString(size));
                });
    }

    @Test
    void everyDamageOfOneNumberEndsInAFaultWithCodeAndPlaceOrInAFeature() throws IOException {
        byte[] whole = sample();
        int[] values = {0, 1, -1, 4, 0x7FFFFFFF, 0x80000000, 0xFFFF, 1 << 20};
        for (int at = 8; at + 4 <= whole.length; at++) {
            for (int value : values) {
                byte[] damaged = whole.clone();
                ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
                assertTold(faults(damaged));
            }
        }
    }

    @Test
    void randomDamageEndsInAFaultWithCodeAndPlaceOrInAFeature() {
        byte[] whole = sample();
        Seeded.check(5_000, random -> {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(8, whole.length + 1));
            for (int i = damaged.length == 8 ? 0 : random.nextInt(1, 8); i > 0; i--) {
                damaged[random.nextInt(8, damaged.length)] = (byte) random.nextInt(256);
            }
            assertTold(faults(damaged));
        });
    }

    private static void assertTold(List<Fault> faults) {
        for (Fault fault : faults) {
            assertThat(fault.code()).matches("FGB-00[1-4]");
            assertThat(fault.place().file()).isEqualTo("地块.fgb");
            if (fault.code().compareTo("FGB-002") > 0)
                assertThat(fault.place().row()).isPositive();
        }
    }

    /** A header of columns that all share one name of 60,000 bytes. */
    private static byte[] sharedName(int columns) {
        int vector = 32;
        int column = vector + 4 + 4 * columns + 8;
        var header = ByteBuffer.allocate(column + 12 + 60_004).order(ByteOrder.LITTLE_ENDIAN);
        // root at 24: its vtable at 4 has field 7, the columns, at offset 4
        header.putInt(24).putShort((short) 20).putShort((short) 8);
        header.putShort(4 + 4 + 2 * 7, (short) 4);
        header.putInt(24, 20).putInt(28, 4);
        header.putInt(vector, columns);
        for (int i = 0; i < columns; i++) header.putInt(vector + 4 + 4 * i, column - (vector + 4 + 4 * i));
        header.putShort(column - 8, (short) 6).putShort(column - 6, (short) 8).putShort(column - 4, (short) 4);
        header.putInt(column, 8).putInt(column + 4, 4).putInt(column + 8, 60_000);
        var file = ByteBuffer.allocate(12 + header.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(FgbBytes.MAGIC)
                .putInt(header.capacity())
                .put(header.array())
                .array();
    }

    @Test
    void aNameMayBeSharedButNotByThousands() throws IOException {
        var few = new FgbReader(new java.io.ByteArrayInputStream(sharedName(3)), FgbBytes.FILE);
        assertThat(few.header().columns())
                .hasSize(3)
                .allSatisfy(column -> assertThat(column.name()).hasSize(60_000));
        // 2,000 names would take 120 MB
        assertThatThrownBy(() -> FgbBytes.read(sharedName(2_000))).hasMessageContaining("FGB-001");
    }
}
