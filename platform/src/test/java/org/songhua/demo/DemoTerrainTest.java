package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.plan.Feature;

/** The ground of the demo city: a plain with valleys and one hill, and views over it. */
class DemoTerrainTest {

    private static double elevation(Feature point) {
        return ((Number) point.attributes().get("elevation")).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05", "2, 0.1", "3, 0.3"})
    void theGroundIsAsFineWhateverTheSizeOfTheCity(long seed, double scale) {
        List<Feature> points = Cities.list(Cities.of(seed, scale), "height_point");
        assertThat(points).hasSizeBetween(1200, 2600);
        assertThat(points).allMatch(point -> elevation(point) > 170 && elevation(point) < 310);
    }

    @Test
    void riversLieInValleysAndTheHillStandsAboveAll() {
        DemoCity city = Cities.small();
        List<Feature> points = Cities.list(city, "height_point");
        List<Geometry> waters =
                Cities.features(city, "water").map(Feature::geometry).toList();
        double low = mean(points.stream()
                .filter(point -> waters.stream().anyMatch(w -> w.isWithinDistance(point.geometry(), 30)))
                .toList());
        assertThat(low).isLessThan(mean(points) - 5);
        Feature summit = points.stream()
                .max(Comparator.comparing(DemoTerrainTest::elevation))
                .orElseThrow();
        assertThat(elevation(summit)).isGreaterThan(mean(points) + 60);
        assertThat(Cities.list(city, "view_cone"))
                .anyMatch(view -> view.geometry().isWithinDistance(summit.geometry(), 1));
    }

    private static double mean(List<Feature> points) {
        return points.stream().mapToDouble(DemoTerrainTest::elevation).average().orElseThrow();
    }

    @Test
    void everyProtectedViewIsATriangleThatSaysWhatMustStayVisible() {
        List<Feature> views = Cities.list(Cities.small(), "view_cone");
        assertThat(views).hasSize(2).allMatch(view -> view.geometry().getNumPoints() == 4);
        assertThat(views).allMatch(view -> view.attributes().get("lowest_visible") instanceof Double);
    }
}
