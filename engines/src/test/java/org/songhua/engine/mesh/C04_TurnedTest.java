package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.mesh.Profile.Ring;

class C04_TurnedTest {
    private static MeshPart standing(Profile profile) {
        var part = new MeshPart();
        double[] at = Ground.degrees(12, -7);
        new Bodies(Ground.frame()).stand(at[0], at[1], profile, part, 0);
        return part;
    }

    /** Six sides inscribed in 0.2 m: 6/2 · 0.04 · sin 60° = 0.10392 m², 8 m high: 0.83138 m³. */
    @Test
    void aPoleIsACylinderOfSides() {
        var part = standing(Profile.cylinder(0.2, 0, 8, 6));
        assertThat(part.triangles()).isEqualTo(2 * 6 + 2 * 4);
        assertThat(Solid.of(part).volume()).isCloseTo(0.83138, within(0.001));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    /** Two pyramids of six sides, base 3/2·√3·4 = 10.392 m², heights 2 and 3: 10.392 · 5/3 = 17.32 m³. */
    @Test
    void aCrownHasTwoTips() {
        var part = standing(new Profile(List.of(new Ring(0, 2), new Ring(2, 4), new Ring(0, 7)), 6));
        assertThat(part.triangles()).isEqualTo(12);
        assertThat(Solid.of(part).volume()).isCloseTo(17.3205, within(0.002));
        assertThat(Solid.of(part).openEdges()).isEmpty();
        assertThat(Solid.of(part).worstNormal()).isGreaterThan(0.98);
    }

    @Test
    void itStandsWhereItShould() {
        var part = standing(Profile.cylinder(0.2, 0, 8, 8));
        double east = 0;
        double north = 0;
        for (int i = 0; i < part.vertices(); i++) {
            east += part.position(i, 0) / part.vertices();
            north += part.position(i, 1) / part.vertices();
        }
        assertThat(east).isCloseTo(12, within(0.01));
        assertThat(north).isCloseTo(-7, within(0.01));
    }

    @Test
    void anOutlineRisesAndHasTipsOnlyAtItsEnds() {
        assertThatIllegalArgumentException().isThrownBy(() -> Profile.cylinder(1, 5, 5, 6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Profile(List.of(new Ring(1, 0), new Ring(0, 1), new Ring(1, 2)), 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(List.of(new Ring(1, 0)), 6));
    }
}
