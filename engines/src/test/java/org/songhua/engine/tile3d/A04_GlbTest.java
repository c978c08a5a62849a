package org.songhua.engine.tile3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.mesh.Block;
import org.songhua.engine.mesh.BodyParts;
import org.songhua.engine.mesh.Earth;
import org.songhua.engine.mesh.Ground;

class A04_GlbTest {
    private static final Material WALL = Material.of("wall", "ffffff");
    private static final Material ROOF = Material.of("roof", "804020");

    private static TileMesh town(int houses) {
        double[] at = Ground.degrees(0, 0);
        var mesh = new TileMesh(Cell.at(at[0], at[1], 15), new Properties(List.of("id", "name"), List.of("height")));
        var parts = new BodyParts(mesh.part(WALL), mesh.part(ROOF), mesh.part(WALL));
        for (int i = 0; i < houses; i++) {
            int row =
                    mesh.properties().add(java.util.Arrays.asList("house-" + i, i % 2 == 0 ? "人民大街" + i : null), 5 + i);
            String wkt = "POLYGON((%1$d 0,%2$d 0,%2$d 8,%1$d 8,%1$d 0))".formatted(20 * i, 20 * i + 10);
            mesh.bodies().raise(Ground.wkb(wkt), new Block(0, 5 + i, Block.Roof.FLAT), parts, row);
        }
        return mesh;
    }

    @Test
    void rowsOfThePropertyTableAreTheObjects() {
        var glb = new Glb(GlbWriter.write(town(3)));
        assertThat(glb.texts("id")).containsExactly("house-0", "house-1", "house-2");
        assertThat(glb.texts("name")).containsExactly("人民大街0", "", "人民大街2");
    }

    @Test
    void everyCornerLeadsToItsObjectAndItsPlaceOnEarth() {
        var glb = new Glb(GlbWriter.write(town(3)));
        for (double[] corner : glb.corners()) {
            double[] at = Earth.geodetic(corner[0], corner[1], corner[2]);
            int house = (int) corner[3];
            double east = (at[0] - Ground.LONGITUDE) / (Ground.degrees(1, 0)[0] - Ground.LONGITUDE);
            assertThat(east).isBetween(20.0 * house - 0.01, 20.0 * house + 10.01);
            assertThat(at[2]).isBetween(-0.01, 5.01 + house);
        }
        assertThat(glb.corners()).hasSize(3 * 12 * 3);
    }

    @Test
    void thereIsOnePrimitiveAMaterial() {
        String json = new Glb(GlbWriter.write(town(2))).json();
        assertThat(json.split("\"POSITION\"", -1)).hasSize(3);
        assertThat(json)
                .contains("\"name\":\"wall\"", "\"name\":\"roof\"", "EXT_mesh_features", "EXT_structural_metadata");
    }

    @Test
    void limitsOfPositionsAreTheirOwn() {
        var glb = new Glb(GlbWriter.write(town(1)));
        // From the middle of the cell to the house: anything, but 10 m wide.
        assertThat(glb.numbers("max")[0] - glb.numbers("min")[0]).isCloseTo(10, within(0.01));
    }

    @Test
    void manyVerticesTakeWideIndices() {
        var glb = new Glb(GlbWriter.write(town(4_000)));
        assertThat(glb.json()).contains("\"componentType\":5125");
        assertThat(glb.corners()).hasSize(4_000 * 36);
    }

    @Test
    void aTileWithoutObjectsIsAnEmptyScene() {
        var glb = new Glb(GlbWriter.write(town(0)));
        assertThat(glb.json().strip())
                .isEqualTo("{\"asset\":{\"version\":\"2.0\",\"generator\":\"Songhua\"},\"scene\":0,\"scenes\":[{}]}");
        assertThat(glb.corners()).isEmpty();
    }

    @Test
    void theSameTownGivesTheSameBytes() {
        assertThat(GlbWriter.write(town(9))).isEqualTo(GlbWriter.write(town(9)));
    }

    /** sRGB 0x80 is 0.2159 linear (IEC 61966-2-1). */
    @Test
    void coloursAreLinear() {
        assertThat(ROOF.red()).isCloseTo(0.2159, within(1e-4));
        assertThat(WALL.green()).isEqualTo(1);
    }

    @Test
    void chunksAndViewsBeginWhereTheyMust() {
        byte[] bytes = GlbWriter.write(town(3));
        assertThat(bytes.length % 4).isZero();
        var offsets = java.util.regex.Pattern.compile("\"byteOffset\":(\\d+)").matcher(new Glb(bytes).json());
        while (offsets.find())
            assertThat(Integer.parseInt(offsets.group(1)) % 8).isZero();
    }
}
