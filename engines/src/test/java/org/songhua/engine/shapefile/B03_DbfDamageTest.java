package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.text.TextEncoding;

/** A table that is cut short or damaged ends in a fault with its place, and in nothing else. */
class B03_DbfDamageTest {
    /** Header of 32 bytes, six columns of 32, the mark of their end. */
    private static final int HEADER = 32 + 6 * 32 + 1;

    private static byte[] sample() {
        return DbfBytes.table()
                .language(0x4D)
                .column("NAME", 'C', 8)
                .column("FLOORS", 'N', 3)
                .column("AREA", 'F', 9)
                .column("BUILT", 'D', 8)
                .column("ID", 'I', 4)
                .column("HEATED", 'L', 1)
                .row("Depot    121234.5   20260131\1\0\0\0T")
                .row("School    4 987.25  19990901\2\0\0\0F")
                .raw(0x1A)
                .toBytes();
    }

    private static List<Fault> faults(byte[] file) throws IOException {
        try {
            return DbfBytes.read(file, TextEncoding.GBK).faults();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    @Test
    void theSampleIsRight() throws IOException {
        assertThat(faults(sample())).isEmpty();
        assertThat(DbfBytes.read(sample(), StandardCharsets.UTF_8).rows().getFirst())
                .containsEntry("FLOORS", 12L)
                .containsEntry("AREA", 1234.5)
                .containsEntry("BUILT", "2026-01-31")
                .containsEntry("ID", 1L)
                .containsEntry("HEATED", true);
    }

    @Test
    void aTableCutInItsHeaderIsNoTable() {
        byte[] whole = sample();
        for (int length = 0; length < HEADER; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DbfBytes.read(cut, TextEncoding.GBK))
                    .as("%d bytes", length)
                    .isInstanceOfSatisfying(FaultException.class, e -> {
                        assertThat(e.faults().getFirst().code()).isEqualTo("SHP-006");
                        assertThat(e.faults().getFirst().place()).isEqualTo(DbfBytes.FILE);
                    });
        }
    }

    @Test
    void aTableCutInARowSaysInWhich() throws IOException {
        byte[] whole = sample();
        int rowBytes = 1 + 8 + 3 + 9 + 8 + 4 + 1;
        for (int length = HEADER + 1; length < HEADER + 2 * rowBytes; length++) {
            if (length == HEADER + rowBytes) continue;
            long row = 1L + (length - HEADER) / rowBytes;
            assertThat(faults(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.code()).isEqualTo("SHP-002");
                        assertThat(fault.place()).isEqualTo(DbfBytes.FILE.withRow(row));
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8,32,impossible lengths", // a header without columns, not even the mark of their end
        "8,0,impossible lengths",
        "10,0,impossible lengths",
        "8,65535,it ends in its header",
        "10,10,its columns have 34 bytes"
    })
    void lengthsOfTheHeaderThatCannotBeAreNamed(int at, int value, String why) {
        byte[] file = sample();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
        assertThatThrownBy(() -> DbfBytes.read(file, TextEncoding.GBK))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SHP-006")
                .hasMessageContaining(why);
    }

    @Test
    void theNumberOfRowsInTheHeaderIsNotBelieved() throws IOException {
        byte[] file = sample();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
        assertThat(DbfBytes.read(file, TextEncoding.GBK).rows()).hasSize(2);
    }

    @Test
    void everyByteMayHaveEveryValue() throws IOException {
        byte[] whole = sample();
        for (int at = 0; at < whole.length; at++) {
            for (int value = 0; value < 256; value += at < 32 ? 1 : 13) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                assertTold(faults(damaged));
            }
        }
    }

    @Test
    void randomDamageEndsInAFaultWithCodeAndPlaceOrInAValue() {
        byte[] whole = sample();
        Seeded.check(3_000, random -> {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int i = damaged.length == 0 ? 0 : random.nextInt(1, 8); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertTold(faults(damaged));
        });
    }

    private static void assertTold(List<Fault> faults) {
        for (Fault fault : faults) {
            assertThat(fault.code()).matches("SHP-00[267]");
            assertThat(fault.place().file()).isEqualTo("地块.dbf");
            if (!fault.code().equals("SHP-006")) assertThat(fault.place().row()).isPositive();
        }
    }
}
