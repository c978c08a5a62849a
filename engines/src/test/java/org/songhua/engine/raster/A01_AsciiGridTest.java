package org.songhua.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Place;

/** ESRI ASCII grids as programs and people write them. */
class A01_AsciiGridTest {

    private static HeightRaster read(String text) {
        return AsciiGrid.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), Place.inFile("dem.asc"));
    }

    @Test
    void theCornerIsHalfACellFromTheMiddleOfTheLastRow() {
        HeightRaster raster = read(
                "ncols 3\nnrows 2\nxllcorner 100\nyllcorner 200\ncellsize 10\nNODATA_value -1\n" + "1 2 3\n4 -1 6.5\n");
        assertThat(raster.columns()).isEqualTo(3);
        assertThat(raster.rows()).isEqualTo(2);
        assertThat(raster.x(0)).isEqualTo(105);
        assertThat(raster.y(1)).isEqualTo(205);
        assertThat(raster.y(0)).isEqualTo(215);
        assertThat(raster.height_m(2, 0)).isEqualTo(3);
        assertThat(raster.height_m(1, 1)).isNaN();
        assertThat(raster.height_m(2, 1)).isEqualTo(6.5f);
        assertThat(raster.epsg()).isEmpty();
    }

    @Test
    void theHeaderMayBeInCapitalsInAnyOrderWithCentresAndOblongCells() {
        HeightRaster raster =
                read("NROWS 1\r\nNCOLS 2\r\nDX 0.5\r\nDY 0.25\r\nYLLCENTER 44\r\nXLLCENTER 125\r\n-9999 nan 7");
        assertThat(raster.x(1)).isEqualTo(125.5, within(1e-12));
        assertThat(raster.y(0)).isEqualTo(44);
        assertThat(raster.height_m(0, 0)).isNaN();
        assertThat(raster.height_m(1, 0)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RAS-002|ncols 2 nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2 3",
                "RAS-002|ncols 2 nrows 1 xllcorner 0 yllcorner 0 cellsize 1 1 two",
                "RAS-002|ncols 2.5 nrows 1 xllcorner 0 yllcorner 0 cellsize 1 1 2",
                "RAS-002|ncols 0 nrows 1 xllcorner 0 yllcorner 0 cellsize 1",
                "RAS-002|ncols x",
                "RAS-003|ncols 2001 nrows 2000 xllcorner 0 yllcorner 0 cellsize 1 1",
                "RAS-004|ncols 1 nrows 1 xllcorner 0 yllcorner 0 1",
                "RAS-004|ncols 1 nrows 1 xllcorner 0 yllcorner 0 cellsize 0 1",
                "RAS-004|ncols 1 nrows 1 xllcorner 0 cellsize 1 1",
            })
    void whatIsWrongIsToldByCode(String code, String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining(code);
    }
}
