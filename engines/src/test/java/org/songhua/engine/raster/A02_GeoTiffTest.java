package org.songhua.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.engine.fault.Place;

/** Five columns by three rows with the values 10 · row + column, stored in every way that is read. */
class A02_GeoTiffTest {
    private static final int COLUMNS = 5;
    private static final int ROWS = 3;

    static HeightRaster read(ByteBuffer bytes) {
        return GeoTiff.read(bytes, Place.inFile("dem.tif"));
    }

    /** Values of a rectangle; beyond the raster there is 77. */
    private static byte[] values(ByteOrder order, int bits, int format, int left, int top, int width, int length) {
        ByteBuffer out = ByteBuffer.allocate(bits / 8 * width * length).order(order);
        for (int row = top; row < top + length; row++)
            for (int column = left; column < left + width; column++)
                put(out, bits, format, column < COLUMNS && row < ROWS ? 10 * row + column : 77);
        return out.array();
    }

    private static void put(ByteBuffer out, int bits, int format, int value) {
        switch (bits) {
            case 8 -> out.put((byte) value);
            case 16 -> out.putShort((short) value);
            case 32 -> out.putInt(format == 3 ? Float.floatToIntBits(value) : value);
            default -> out.putLong(format == 3 ? Double.doubleToLongBits(value) : value);
        }
    }

    private static void check(HeightRaster raster) {
        for (int row = 0; row < ROWS; row++)
            for (int column = 0; column < COLUMNS; column++)
                assertThat(raster.height_m(column, row)).isEqualTo(10 * row + column);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(8, 16, 32, 64)
                        .flatMap(bits -> Stream.of(1, 2, 3)
                                .filter(format -> format != 3 || bits >= 32)
                                .map(format -> Arguments.of(order, bits, format))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void stripsOfEveryKindOfNumberPlainAndDeflated(ByteOrder order, int bits, int format) {
        for (boolean deflate : List.of(false, true)) {
            TiffBytes tiff = TiffBytes.of(order, COLUMNS, ROWS, bits, format)
                    .field(259, TiffBytes.SHORT, deflate ? 8 : 1)
                    .field(278, TiffBytes.SHORT, 2);
            for (int top = 0; top < ROWS; top += 2) {
                byte[] strip = values(order, bits, format, 0, top, COLUMNS, Math.min(2, ROWS - top));
                tiff.block(deflate ? TiffBytes.deflated(strip) : strip);
            }
            check(read(tiff.write(273)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tilesReachBeyondTheRaster(ByteOrder order, int bits, int format) {
        TiffBytes tiff = TiffBytes.of(order, COLUMNS, ROWS, bits, format)
                .field(322, TiffBytes.SHORT, 4)
                .field(323, TiffBytes.SHORT, 2);
        for (int top = 0; top < ROWS; top += 2)
            for (int left = 0; left < COLUMNS; left += 4) tiff.block(values(order, bits, format, left, top, 4, 2));
        check(read(tiff.write(324)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void differencesBecomeValues(ByteOrder order, int bits, int format) {
        if (bits == 64 && format != 3) return;
        byte[] plain = values(order, bits, format, 0, 0, COLUMNS, ROWS);
        byte[] stored = format == 3 ? spread(order, plain, bits / 8) : differences(order, plain, bits / 8);
        TiffBytes tiff = TiffBytes.of(order, COLUMNS, ROWS, bits, format)
                .field(259, TiffBytes.SHORT, 8)
                .field(317, TiffBytes.SHORT, format == 3 ? 3 : 2)
                .block(TiffBytes.deflated(stored));
        check(read(tiff.write(273)));
    }

    private static byte[] differences(ByteOrder order, byte[] plain, int size) {
        ByteBuffer from = ByteBuffer.wrap(plain).order(order);
        ByteBuffer to = ByteBuffer.allocate(plain.length).order(order);
        for (int i = 0; i < plain.length / size; i++) {
            boolean first = i % COLUMNS == 0;
            switch (size) {
                case 1 -> to.put((byte) (from.get(i) - (first ? 0 : from.get(i - 1))));
                case 2 -> to.putShort((short) (from.getShort(2 * i) - (first ? 0 : from.getShort(2 * i - 2))));
                default -> to.putInt(from.getInt(4 * i) - (first ? 0 : from.getInt(4 * i - 4)));
            }
        }
        return to.array();
    }

    /** Technical note 3: of each line all highest bytes, then all next ones; then differences of bytes. */
    private static byte[] spread(ByteOrder order, byte[] plain, int size) {
        var out = new byte[plain.length];
        int line = COLUMNS * size;
        for (int i = 0; i < plain.length / size; i++)
            for (int b = 0; b < size; b++) {
                int at = order == ByteOrder.BIG_ENDIAN ? b : size - 1 - b;
                out[i / COLUMNS * line + b * COLUMNS + i % COLUMNS] = plain[i * size + at];
            }
        for (int i = out.length - 1; i > 0; i--) if (i % line != 0) out[i] -= out[i - 1];
        return out;
    }

    private static TiffBytes bytes() {
        return TiffBytes.of(ByteOrder.LITTLE_ENDIAN, COLUMNS, ROWS, 16, 2)
                .block(values(ByteOrder.LITTLE_ENDIAN, 16, 2, 0, 0, COLUMNS, ROWS));
    }

    @Test
    void ofAreasTheMiddleLiesHalfACellFromTheTiePointOfPointsUponIt() {
        HeightRaster areas = read(bytes().write(273));
        assertThat(areas.x(0)).isEqualTo(10.125, within(1e-12));
        assertThat(areas.y(0)).isEqualTo(49.75, within(1e-12));
        assertThat(areas.y(2)).isEqualTo(48.75, within(1e-12));
        assertThat(areas.epsg()).hasValue(4490);
        HeightRaster points = read(
                bytes().field(34735, TiffBytes.SHORT, 1, 1, 0, 1, 1025, 0, 1, 2).write(273));
        assertThat(points.x(0)).isEqualTo(10, within(1e-12));
        assertThat(points.y(0)).isEqualTo(50, within(1e-12));
        assertThat(points.epsg()).isEmpty();
    }

    @Test
    void theProjectedSystemGoesBeforeTheGeographicAndAnOwnOneIsNone() {
        double[] both = {1, 1, 0, 2, 2048, 0, 1, 4490, 3072, 0, 1, 4551};
        assertThat(read(bytes().field(34735, TiffBytes.SHORT, both).write(273)).epsg())
                .hasValue(4551);
        double[] own = {1, 1, 0, 1, 3072, 0, 1, 32767};
        assertThat(read(bytes().field(34735, TiffBytes.SHORT, own).write(273)).epsg())
                .isEmpty();
    }

    @Test
    void theVoidValueIsNoHeight() {
        HeightRaster raster = read(bytes().text(42113, "12").write(273));
        assertThat(raster.height_m(2, 1)).isNaN();
        assertThat(raster.height_m(3, 1)).isEqualTo(13);
    }

    @Test
    void whatCannotBeReadIsToldByCodeWithWhatToDo() {
        assertThatThrownBy(() -> read(bytes().field(277, TiffBytes.SHORT, 3).write(273)))
                .hasMessageContaining("RAS-001")
                .hasMessageContaining("several bands");
        assertThatThrownBy(() -> read(bytes().field(259, TiffBytes.SHORT, 5).write(273)))
                .hasMessageContaining("RAS-001");
        assertThatThrownBy(() -> read(bytes().field(258, TiffBytes.SHORT, 12).write(273)))
                .hasMessageContaining("RAS-001");
        assertThatThrownBy(() -> read(bytes().field(317, TiffBytes.SHORT, 3).write(273)))
                .hasMessageContaining("RAS-001");
        assertThatThrownBy(() -> read(bytes().field(257, TiffBytes.SHORT, 4).write(273)))
                .hasMessageContaining("RAS-002");
        assertThatThrownBy(
                        () -> read(bytes().field(257, TiffBytes.LONG, 4_000_000).write(273)))
                .hasMessageContaining("RAS-003");
        assertThatThrownBy(() ->
                        read(bytes().field(33550, TiffBytes.DOUBLE, 0, 0, 0).write(273)))
                .hasMessageContaining("RAS-004");
        ByteBuffer large = bytes().write(273);
        large.put(2, (byte) 43);
        assertThatThrownBy(() -> read(large)).hasMessageContaining("RAS-001").hasMessageContaining("BigTIFF");
    }
}
