package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Shapes;

class A03_PolygonTest {
    private final TileSpace space = TileSpace.CHANGCHUN;

    private void assertShown(String units, String expected) {
        assertThat(normal(space.shown(units))).isEqualTo(normal(expected));
    }

    private static String normal(String wkt) {
        return wkt.equals("EMPTY") ? wkt : Shapes.wkt(wkt).norm().toText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON ((10.2 10.4, 20.1 9.8, 20 20, 10 20, 10.2 10.4)) | POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10))",
                // either winding, and positions on the way are left out
                "POLYGON ((10 10, 10 20, 15 20, 20 20, 20 10, 10 10)) | POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10))",
                // without area on the grid
                "POLYGON ((10 10, 10.3 10, 10.3 10.3, 10 10)) | EMPTY",
                "POLYGON ((10 10, 90 10, 90 10.4, 10 10.3, 10 10)) | EMPTY",
                "POLYGON EMPTY | EMPTY",
                // a spike that snapping made vanishes
                "POLYGON ((0 0, 10 0, 10 10, 20 10.2, 10 10.4, 0 10, 0 0)) | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))",
                // a hole stays, one too small does not
                "POLYGON ((0 0, 90 0, 90 90, 0 90, 0 0), (10 10, 20 10, 20 20, 10 10), (50 50, 50.2 50, 50 50.2, 50 50)) | POLYGON ((0 0, 90 0, 90 90, 0 90, 0 0), (10 10, 20 10, 20 20, 10 10))",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 20, 29 20, 29 29, 20 20))) | MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 20, 29 20, 29 29, 20 20)))"
            })
    void snaps(String units, String expected) {
        assertShown(units, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one side, a corner, the whole tile, beside it
                "POLYGON ((-500 10, 50 10, 50 20, -500 20, -500 10)) | POLYGON ((-64 10, 50 10, 50 20, -64 20, -64 10))",
                "POLYGON ((-500 -500, 50 -500, 50 20, -500 20, -500 -500)) | POLYGON ((-64 -64, 50 -64, 50 20, -64 20, -64 -64))",
                "POLYGON ((-500 -500, 9000 -500, 9000 9000, -500 9000, -500 -500)) | POLYGON ((-64 -64, 4160 -64, 4160 4160, -64 4160, -64 -64))",
                "POLYGON ((-500 -500, -100 -500, -100 9000, -500 9000, -500 -500)) | EMPTY",
                // around a corner, but beside the tile: the boxes overlap
                "POLYGON ((-500 4000, -500 9000, 3000 9000, -500 4000)) | EMPTY",
                // a comb that falls apart
                "POLYGON ((-900 0, 100 0, 100 10, -800 10, -800 20, 100 20, 100 30, -900 30, -900 0)) | MULTIPOLYGON (((-64 0, 100 0, 100 10, -64 10, -64 0)), ((-64 20, 100 20, 100 30, -64 30, -64 20)))",
                // a hole that reaches the border becomes a bay, one over the tile leaves nothing
                "POLYGON ((-900 -900, 9000 -900, 9000 100, -900 100, -900 -900), (-500 0, 50 0, 50 50, -500 50, -500 0)) | POLYGON ((-64 -64, 4160 -64, 4160 100, -64 100, -64 50, 50 50, 50 0, -64 0, -64 -64))",
                "POLYGON ((-900 -900, 9000 -900, 9000 9000, -900 9000, -900 -900), (-500 -500, 8000 -500, 8000 8000, -500 8000, -500 -500)) | EMPTY",
                // a hole across the tile splits it
                "POLYGON ((-900 -900, 9000 -900, 9000 9000, -900 9000, -900 -900), (-500 10, 8000 10, 8000 20, -500 20, -500 10)) | MULTIPOLYGON (((-64 -64, 4160 -64, 4160 10, -64 10, -64 -64)), ((-64 20, 4160 20, 4160 4160, -64 4160, -64 20)))",
                // a hole inside stays with its part
                "POLYGON ((-900 -900, 9000 -900, 9000 9000, -900 9000, -900 -900), (-500 10, 8000 10, 8000 20, -500 20, -500 10), (100 100, 200 100, 200 200, 100 100)) | MULTIPOLYGON (((-64 -64, 4160 -64, 4160 10, -64 10, -64 -64)), ((-64 20, 4160 20, 4160 4160, -64 4160, -64 20), (100 100, 200 100, 200 200, 100 100)))"
            })
    void clips(String units, String expected) {
        assertShown(units, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a notch closed by snapping
                "POLYGON ((0 0, 10 0, 10 5, 4 5.1, 4 5.4, 10 5.45, 10 10, 0 10, 0 0)) | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))",
                // an hour-glass in the source
                "POLYGON ((0 0, 10 0, 0 10, 10 10, 0 0)) | MULTIPOLYGON (((0 0, 10 0, 5 5, 0 0)), ((0 10, 5 5, 10 10, 0 10)))",
                // parts that overlap
                "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((5 0, 20 0, 20 10, 5 10, 5 0))) | POLYGON ((0 0, 20 0, 20 10, 0 10, 0 0))",
                // a hole that snapping makes touch the outline along a line
                "POLYGON ((0 0, 90 0, 90 90, 0 90, 0 0), (0.3 10, 20 10, 20 20, 0.3 20, 0.3 10)) | POLYGON ((0 0, 90 0, 90 90, 0 90, 0 20, 20 20, 20 10, 0 10, 0 0))"
            })
    void repairs(String units, String expected) {
        assertShown(units, expected);
    }

    @Test
    void aCollectionBecomesOneFeatureForEachKind() {
        var features = space.tile(
                        Shapes.wkt(
                                "GEOMETRYCOLLECTION (POLYGON ((0 0, 9 0, 9 9, 0 0)), POINT (5 5), GEOMETRYCOLLECTION (LINESTRING (0 0, 7 7), POINT (6 6)))"))
                .features();
        assertThat(features)
                .extracting(f -> f.geometry().toText())
                .containsExactly(
                        "MULTIPOINT ((5 5), (6 6))",
                        "MULTILINESTRING ((0 0, 7 7))",
                        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))");
    }
}
