package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;

/** What holds for the demo city whatever its seed. Most is tested at a tenth of its size. */
class DemoCityTest {

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(Cities.hash(DemoCityGenerator.generate(1, 0.1))).isEqualTo(Cities.hash(Cities.small()));
    }

    @Test
    void theNumberOfThreadsDoesNotChangeAByte() throws Exception {
        try (var one = new ForkJoinPool(1);
                var seven = new ForkJoinPool(7)) {
            String alone = one.submit(() -> Cities.hash(DemoCityGenerator.generate(5, 0.05)))
                    .get();
            String many = seven.submit(() -> Cities.hash(DemoCityGenerator.generate(5, 0.05)))
                    .get();
            assertThat(alone).isEqualTo(many);
        }
    }

    @Test
    void anotherSeedGivesAnotherCity() {
        assertThat(Cities.hash(Cities.of(5, 0.05))).isNotEqualTo(Cities.hash(Cities.of(6, 0.05)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.049, 12.6, -1, Double.NaN})
    void aScaleOutOfRangeIsRefused(double scale) {
        assertThatThrownBy(() -> DemoCityGenerator.generate(1, scale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scale");
    }

    @Test
    void everyObjectFitsItsClass() {
        Packs packs = Packs.ofClasspath();
        Map<String, AttributeSchema> schemas = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Feature feature : Cities.small().features()) {
            ClassDefinition definition = packs.findClass(feature.classCode())
                    .orElseThrow(() -> new AssertionError("no pack declares " + feature.classCode()));
            AttributeSchema schema = schemas.computeIfAbsent(feature.classCode(), c -> AttributeSchema.of(definition));
            for (Fault fault : schema.check(feature.attributes())) faults.add(feature.id() + " " + fault.line());
            if (!fits(definition.geometry(), feature.geometry())) faults.add(feature.id() + " geometry");
        }
        assertThat(faults).isEmpty();
    }

    private static boolean fits(ClassDefinition.GeometryKind kind, Geometry geometry) {
        return switch (kind) {
            case POINT -> geometry.getDimension() == 0;
            case LINE -> geometry.getDimension() == 1;
            case POLYGON -> geometry.getDimension() == 2;
            case ANY -> true;
        };
    }

    @Test
    void identifiersAreUnique() {
        assertThat(Cities.small().features()).extracting(Feature::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyGeometryIsValidAsWritten(long seed) {
        for (Feature feature : Cities.of(seed, 0.1).features()) {
            var error = new IsValidOp(Cities.degrees(feature.geometry())).getValidationError();
            assertThat(error).as("seed " + seed + " " + feature.id()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"region", "unit_grid"})
    void regionsAndGridsTileTheCityExactly(String classCode) {
        for (int level = 3; level <= 5; level++) {
            int wanted = level;
            Geometry[] areas = Cities.features(Cities.small(), classCode)
                    .filter(f -> classCode.equals("unit_grid") || Cities.number(f, "level") == wanted)
                    .map(f -> Cities.degrees(f.geometry()))
                    .toArray(Geometry[]::new);
            assertThat(CoverageValidator.isValid(areas)).isTrue();
            double sum = 0;
            for (Geometry area : areas) sum += area.getArea();
            double city = Cities.degrees(
                            Cities.list(Cities.small(), "region").getFirst().geometry())
                    .getArea();
            assertThat(sum).isCloseTo(city, org.assertj.core.data.Offset.offset(city * 1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void buildingsDoNotOverlap(long seed) {
        var tree = new STRtree();
        List<Feature> buildings = Cities.list(Cities.of(seed, 0.1), "building");
        buildings.forEach(b -> tree.insert(b.geometry().getEnvelopeInternal(), b));
        List<String> overlaps = new ArrayList<>();
        for (Feature a : buildings) {
            for (Object found : tree.query(a.geometry().getEnvelopeInternal())) {
                Feature b = (Feature) found;
                if (a.id().compareTo(b.id()) < 0 && a.geometry().intersects(b.geometry())) {
                    overlaps.add("seed " + seed + ": " + a.id() + " and " + b.id());
                }
            }
        }
        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBuildingStandsInWaterOrOnAStreet(long seed) {
        var tree = new STRtree();
        DemoCity city = Cities.of(seed, 0.1);
        city.features().stream()
                .filter(f -> f.classCode().equals("street") || f.classCode().equals("water"))
                .forEach(f -> tree.insert(f.geometry().getEnvelopeInternal(), f));
        List<String> wrong = new ArrayList<>();
        Cities.features(city, "building").forEach(building -> {
            var box = building.geometry().getEnvelopeInternal();
            box.expandBy(40);
            for (Object found : tree.query(box)) {
                Feature other = (Feature) found;
                double clear = other.classCode().equals("street") ? Cities.number(other, "width") / 2.0 : 0;
                boolean off = building.geometry().distance(other.geometry()) > clear;
                if (!off) wrong.add("seed " + seed + ": " + building.id() + " on " + other.id());
            }
        });
        assertThat(wrong).isEmpty();
    }
}
