package org.songhua.cim.internal.tiles3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.mesh.Block;
import org.songhua.pack.Packs;

/** From attributes to bodies, by what the shipped packs say. */
class BodyRuleTest {
    private static final Packs PACKS = Packs.ofClasspath();

    private static BodyShape shape(String classCode, Map<String, String> attributes) {
        return BodyRule.of(PACKS.findClass(classCode).orElseThrow()).shape(attributes::get);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 4, 12.5",
        "'', 4, 12",
        "'', '', 5",
        "0, 3, 9",
        "-2, '', 5",
        "99999, 2, 6",
        "tall, '', 5",
        "NaN, 2, 6"
    })
    void aBuildingIsAsHighAsItSaysElseAsItsFloorsElseAsUsual(String height, String floors, double top) {
        BodyShape shape = shape("building", Map.of("height", height, "floors", floors));
        assertThat(shape.top_m()).isEqualTo(top);
        assertThat(shape.bottom_m()).isZero();
    }

    @Test
    void aPartOfABuildingMayBeginAboveTheGround() {
        assertThat(shape("building_part", Map.of("height", "30", "min_height", "12"))
                        .bottom_m())
                .isEqualTo(12);
        assertThat(shape("building_part", Map.of("height", "30", "min_height", "40"))
                        .bottom_m())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"gabled, GABLED", "hipped, HIPPED", "flat, FLAT", "onion, FLAT"})
    void roofsAreAsTheWordSays(String word, Block.Roof roof) {
        var shape = (BodyShape.Raised) shape("building", Map.of("roof", word));
        assertThat(shape.block().roof()).isEqualTo(roof);
    }

    /** DN 600 is 0.3 m of radius; with 1.8 m of cover its axis lies 2.1 m down. */
    @Test
    void aPipeLiesUnderItsCover() {
        var shape = (BodyShape.Laid) shape("water_pipe", Map.of("diameter", "600", "depth", "1.8", "depth_end", "2.4"));
        assertThat(shape.pipe().radius_m()).isEqualTo(0.3);
        assertThat(shape.pipe().start_m()).isCloseTo(-2.1, within(1e-9));
        assertThat(shape.pipe().end_m()).isCloseTo(-2.7, within(1e-9));
        assertThat(shape.bottom_m()).isCloseTo(-2.7 - 0.45, within(1e-9));
        assertThat(shape.halo_m()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void aPipeOfUnknownSizeHasTheUsualOne() {
        var shape = (BodyShape.Laid) shape("gas_pipe", Map.of("depth", "1"));
        assertThat(shape.pipe().radius_m()).isEqualTo(0.08);
        assertThat(shape.pipe().end_m()).isEqualTo(shape.pipe().start_m());
    }

    @Test
    void aManholeGoesDownFromTheStreet() {
        BodyShape shape = shape("manhole", Map.of("depth", "3.2", "diameter", "1000"));
        assertThat(shape.bottom_m()).isEqualTo(-3.2);
        assertThat(shape.top_m()).isEqualTo(0.05);
        assertThat(shape.halo_m()).isEqualTo(0.5);
    }

    @Test
    void aTreeIsAsHighAndWideAsItSays() {
        BodyShape shape = shape("tree", Map.of("height", "12", "crown", "6"));
        assertThat(shape.top_m()).isEqualTo(12);
        assertThat(shape.halo_m()).isEqualTo(3);
        assertThat(shape("tree", Map.of("crown", "0")).halo_m()).isEqualTo(2);
    }

    @Test
    void aRuleNamesTheAttributesItReads() {
        assertThat(BodyRule.of(PACKS.findClass("water_pipe").orElseThrow()).attributes())
                .containsExactly("diameter", "depth", "depth_end");
        assertThat(BodyRule.of(PACKS.findClass("region").orElseThrow())).isNull();
    }
}
