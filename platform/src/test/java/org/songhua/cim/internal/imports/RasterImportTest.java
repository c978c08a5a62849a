package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Point;
import org.songhua.cim.CityObject;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.engine.geo.Wkb;
import tools.jackson.databind.json.JsonMapper;

/** Rasters of heights: each cell that has one becomes a point with an elevation. */
class RasterImportTest {
    private static final String GRID = "ncols 3\nnrows 2\nxllcorner 125\nyllcorner 44\ncellsize 0.5\n"
            + "NODATA_value -9999\n200 210.256 -9999\n205 215 225\n";

    private final ImportDriver city = ImportDriver.fresh();

    private static double elevation(CityObject object) {
        return JsonMapper.shared()
                .readTree(object.attributesJson())
                .path("elevation")
                .doubleValue();
    }

    private static Point at(CityObject object) {
        return (Point) Wkb.read(object.wkb());
    }

    @Test
    void cellsOfAnAsciiGridBecomePointsAndTheSameGridChangesNothing() {
        ImportStatus first = city.in("EPSG:4490").text(GRID);
        assertThat(first.state()).isEqualTo(State.DONE);
        assertThat(first.imported()).isEqualTo(5);
        Map<String, CityObject> all = city.all();
        assertThat(all).containsOnlyKeys("r1c1", "r1c2", "r2c1", "r2c2", "r2c3");
        assertThat(all.values()).allMatch(object -> object.classCode().equals("height_point"));
        assertThat(elevation(all.get("r1c2"))).isEqualTo(210.26);
        assertThat(at(all.get("r1c1")).getX()).isEqualTo(125.25, within(1e-7));
        assertThat(at(all.get("r1c1")).getY()).isEqualTo(44.75, within(1e-7));
        assertThat(at(all.get("r2c3")).getX()).isEqualTo(126.25, within(1e-7));
        ImportStatus again = city.text(GRID);
        assertThat(again.unchanged()).isEqualTo(5);
        assertThat(again.imported()).isZero();
    }

    @Test
    void aGridThatDoesNotSayItsSystemIsRefusedWithWhatToDo() {
        ImportStatus status = city.text(GRID);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.faultsByCode()).containsOnlyKeys("CRS-005");
    }

    /** Two cells of 16 bits in one strip, of points, in EPSG:4490. */
    private static byte[] tiff(int samples) {
        short[][] fields = {
            {256, 3, 1, 2},
            {257, 3, 1, 1},
            {258, 3, 1, 16},
            {273, 4, 1, 222},
            {277, 3, 1, (short) samples},
            {279, 4, 1, 4},
            {339, 3, 1, 2}
        };
        ByteBuffer out = ByteBuffer.allocate(226).order(ByteOrder.LITTLE_ENDIAN);
        out.put(HexFormat.of().parseHex("49492a0008000000")).putShort((short) 10);
        for (short[] field : fields) {
            out.putShort(field[0]).putShort(field[1]).putInt(field[2]).putInt(field[3]);
        }
        out.putShort((short) 33550).putShort((short) 12).putInt(3).putInt(134);
        out.putShort((short) 33922).putShort((short) 12).putInt(6).putInt(158);
        out.putShort((short) 34735).putShort((short) 3).putInt(8).putInt(206);
        out.putInt(0);
        for (double value : new double[] {0.25, 0.25, 0, 0, 0, 0, 125, 44, 0}) out.putDouble(value);
        for (int key : new int[] {1, 1, 0, 1, 2048, 0, 1, 4490}) out.putShort((short) key);
        return out.putShort((short) 300).putShort((short) -12).array();
    }

    @Test
    void aGeoTiffTellsItsSystemItself() {
        ImportStatus status = city.bytes(tiff(1));
        assertThat(status.state()).isEqualTo(State.DONE);
        Map<String, CityObject> all = city.all();
        assertThat(elevation(all.get("r1c1"))).isEqualTo(300);
        assertThat(elevation(all.get("r1c2"))).isEqualTo(-12);
        assertThat(at(all.get("r1c2")).getX()).isEqualTo(125.375, within(1e-7));
        assertThat(at(all.get("r1c2")).getY()).isEqualTo(43.875, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"49492a00, RAS-002", "4d4d002a00112233, RAS-002", "49492b000800000000000000, RAS-001"})
    void whatBeginsAsATiffAndIsNoRasterIsRefused(String hex, String code) {
        ImportStatus status = city.bytes(HexFormat.of().parseHex(hex));
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.faultsByCode()).containsOnlyKeys(code);
    }

    @Test
    void aPhotographIsRefused() {
        assertThat(city.bytes(tiff(3)).faultsByCode()).containsOnlyKeys("RAS-001");
    }
}
