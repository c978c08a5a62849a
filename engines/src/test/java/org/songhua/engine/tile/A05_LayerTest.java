package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Shapes;

class A05_LayerTest {
    private final TileSpace space = TileSpace.CHANGCHUN;
    private final MvtEncoder encoder = space.encoder();

    private DecodedTile decoded() {
        return DecodedTile.of(encoder.toBytes());
    }

    @Test
    void aTileWithoutFeaturesHasNoBytes() {
        encoder.feature("building", space.wkb("POINT (9000 9000)"), List.of(new Tag("name", "far")));
        assertThat(encoder.toBytes()).isEmpty();
    }

    @Test
    void layersComeInTheOrderOfTheirFirstFeatureAndSayTheirVersionAndExtent() {
        encoder.feature("gone", space.wkb("POINT (9000 9000)"), List.of());
        encoder.feature("road", space.wkb("LINESTRING (0 0, 9 9)"), List.of());
        encoder.feature("建筑", space.wkb("POINT (1 1)"), List.of());
        encoder.feature("road", space.wkb("LINESTRING (0 9, 9 0)"), List.of());
        assertThat(decoded().layers.keySet()).containsExactly("road", "建筑");
        assertThat(decoded().layers.values()).allSatisfy(layer -> {
            assertThat(layer.version()).isEqualTo(2);
            assertThat(layer.extent()).isEqualTo(4096);
        });
    }

    @Test
    void tagsOfEveryTypeComeBack() {
        encoder.feature(
                "poi",
                space.wkb("POINT (1 1)"),
                List.of(
                        new Tag("name", "长春站𠮷"),
                        new Tag("floors", 12L),
                        new Tag("below", -3L),
                        new Tag("most", Long.MAX_VALUE),
                        new Tag("least", Long.MIN_VALUE),
                        new Tag("height", 36.5),
                        new Tag("open", true),
                        new Tag("shut", false)));
        assertThat(decoded().features().getFirst().tags())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name",
                        "长春站𠮷",
                        "floors",
                        12L,
                        "below",
                        -3L,
                        "most",
                        Long.MAX_VALUE,
                        "least",
                        Long.MIN_VALUE,
                        "height",
                        36.5,
                        "open",
                        true,
                        "shut",
                        false));
    }

    @Test
    void eachKeyAndValueOfALayerIsWrittenOnce() {
        for (int i = 0; i < 500; i++) {
            var tags = List.of(
                    new Tag("use", i % 2 == 0 ? "housing" : "shop"),
                    new Tag("floors", (long) (i % 3)),
                    new Tag("n", (double) i));
            encoder.feature("building", space.wkb("POINT (%d 5)".formatted(i)), tags);
        }
        var layer = decoded().layers.get("building");
        assertThat(layer.keys()).containsExactly("use", "floors", "n");
        assertThat(layer.values()).hasSize(2 + 3 + 500).doesNotHaveDuplicates();
        assertThat(layer.features().get(499).tags()).isEqualTo(Map.of("use", "shop", "floors", 1L, "n", 499.0));
    }

    /** "长" and "春" have three bytes each. */
    @Test
    void aTextAmongOtherBytesIsWrittenEachTimeAndOthersKeepTheirNumbers() {
        byte[] bytes = "[长春]".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            var tags = List.of(
                    new Tag("use", "shop"),
                    new Tag("id", new Tag.Utf8(bytes, 1, i == 2 ? 4 : 7)),
                    new Tag("floors", (long) i));
            encoder.feature("building", space.wkb("POINT (%d 5)".formatted(i)), tags);
        }
        var layer = decoded().layers.get("building");
        assertThat(layer.values()).containsExactly("shop", "长春", 0L, "长春", 1L, "长", 2L);
        assertThat(layer.features().get(1).tags()).isEqualTo(Map.of("use", "shop", "id", "长春", "floors", 1L));
        assertThat(layer.features().get(2).tags()).isEqualTo(Map.of("use", "shop", "id", "长", "floors", 2L));
    }

    @Test
    void tagsOfADroppedFeatureLeaveNoTrace() {
        encoder.feature("building", space.wkb("POINT (1 1)"), List.of(new Tag("a", "1")));
        encoder.feature("building", space.wkb("POLYGON ((0 0, 0.1 0, 0 0.1, 0 0))"), List.of(new Tag("b", "2")));
        assertThat(decoded().layers.get("building").keys()).containsExactly("a");
    }

    @Test
    void theSameCallsGiveTheSameBytes() {
        assertThat(randomTile(7)).isEqualTo(randomTile(7)).isNotEqualTo(randomTile(8));
    }

    private byte[] randomTile(long seed) {
        var random = new SplittableRandom(seed);
        var tile = space.encoder();
        for (int i = 0; i < 200; i++) {
            var polygon = Shapes.polygon(random, random.nextDouble(-64, 4160), random.nextDouble(-64, 4160), 50);
            tile.feature(
                    "layer" + random.nextInt(3), space.wkb(polygon), List.of(new Tag("n", (long) random.nextInt(50))));
        }
        return tile.toBytes();
    }

    /** The polygon of MVT 2.1 section 4.3.5.5: two shells, the second with a hole, with the commands printed there. */
    @Test
    void writesTheExampleOfTheSpecification() {
        encoder.feature(
                "example",
                space.wkb(
                        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((11 11, 20 11, 20 20, 11 20, 11 11), (13 13, 13 17, 17 17, 17 13, 13 13)))"),
                List.of());
        byte[] commands = {
            9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7,
            15
        };
        assertThat(HexFormat.of().formatHex(encoder.toBytes()))
                .contains(HexFormat.of().formatHex(commands));
        assertThat(new String(encoder.toBytes(), StandardCharsets.ISO_8859_1)).contains("example");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "31, 0, 0", "3, 8, 0", "3, 0, 8", "3, -1, 0", "3, 0, -1"})
    void refusesWhatIsNoTile(int zoom, int column, int row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MvtEncoder(zoom, column, row))
                .withMessageContaining("column " + column);
    }

    @Test
    void refusesValuesThatTilesCannotHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag("n", 5)).withMessageContaining("Integer");
    }
}
