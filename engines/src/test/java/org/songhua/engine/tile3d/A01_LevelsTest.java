package org.songhua.engine.tile3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

class A01_LevelsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 16",
        "15.9, 16",
        "16, 15",
        "31.9, 15",
        "32, 14",
        "64, 13",
        "128, 12",
        "256, 11",
        "512, 10",
        "99999, 10"
    })
    void largerObjectsLieHigher(double size, int zoom) {
        assertThat(Levels.zoom(size)).isEqualTo(zoom);
    }

    @Test
    void whatLiesBelowAZoomIsSmallerThanItsLeastSize() {
        Seeded.check(2_000, random -> {
            double size = Math.exp(random.nextDouble(-3, 9));
            int zoom = Levels.zoom(size);
            assertThat(size).isGreaterThanOrEqualTo(zoom == Levels.LEAST_ZOOM ? 512 : Levels.leastSize(zoom));
            for (int above = Levels.LEAST_ZOOM; above < zoom; above++)
                assertThat(size).isLessThan(Levels.leastSize(above));
        });
    }

    /** 0.001 degrees at 60 north: 55.66 m east and 111.32 m north, diagonal 124.46 m. */
    @Test
    void sizeIsTheDiagonalOfTheBoxOrTheHeight() {
        assertThat(Levels.size(10, 59.9995, 10.001, 60.0005, 5)).isCloseTo(124.46, within(0.01));
        assertThat(Levels.size(10, 59.9995, 10.001, 60.0005, 300)).isEqualTo(300);
    }

    @Test
    void aCellHoldsThePlaceItIsMadeFor() {
        Seeded.check(1_000, random -> {
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-85, 85);
            double[] b = Cell.at(longitude, latitude, random.nextInt(0, 17)).bounds();
            assertThat(longitude).isBetween(b[0] - 1e-12, b[2] + 1e-12);
            assertThat(latitude).isBetween(b[1] - 1e-12, b[3] + 1e-12);
        });
    }

    @Test
    void theParentIsTheCellAround() {
        assertThat(new Cell(16, 55_001, 23_457).parent()).isEqualTo(new Cell(15, 27_500, 11_728));
    }

    @Test
    void aCellOutsideTheWorldIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cell(2, 4, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cell(17, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cell(3, -1, 0));
    }
}
