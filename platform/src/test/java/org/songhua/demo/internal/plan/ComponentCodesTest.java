package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.songhua.demo.DemoCity;
import org.songhua.demo.DemoCityGenerator;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.engine.code.CodeScheme;

/** Codes of components: two grids side by side, each a square of 100 m, the western one in district 220101, the eastern in 220102. */
class ComponentCodesTest {
    private static final String WEST = "220101001001001";
    private static final String EAST = "220102001001001";

    private static Feature grid(String code, double x) {
        var area = Plane.FACTORY.toGeometry(new Envelope(x, x + 100, 0, 100));
        return new Feature("unit_grid", "unit_grid/" + code, null, area, Map.of("code", code));
    }

    private static Feature at(String classCode, double x, double y, Map<String, Object> attributes) {
        return new Feature(
                classCode, classCode + "/" + x, null, Plane.FACTORY.createPoint(new Coordinate(x, y)), attributes);
    }

    private static Feature lamp(double x, double y) {
        return at("component", x, y, Map.of("type", "01037"));
    }

    /** The features behind the two grids, coded. */
    private static List<Feature> coded(Feature... features) {
        var city = new ArrayList<>(List.of(grid(WEST, 0), grid(EAST, 100)));
        city.addAll(List.of(features));
        return ComponentCodes.coded(city).subList(2, city.size());
    }

    private static Map<String, Object> one(Feature feature) {
        return coded(feature).getFirst().attributes();
    }

    @Test
    void aCodeIsDistrictTypeAndNumber() {
        assertThat(one(lamp(50, 50))).containsEntry("code", "22010101037000001").containsEntry("unit_grid", WEST);
    }

    @Test
    void numbersRunByDistrictAndType() {
        List<String> codes =
                coded(lamp(10, 10), lamp(110, 10), lamp(20, 10), at("component", 30, 10, Map.of("type", "02014")))
                        .stream()
                        .map(feature -> String.valueOf(feature.attributes().get("code")))
                        .toList();
        assertThat(codes)
                .containsExactly("22010101037000001", "22010201037000001", "22010101037000002", "22010102014000001");
    }

    @Test
    void onTheCommonEdgeTheLowerCodeHasIt() {
        assertThat(one(lamp(100, 50))).containsEntry("unit_grid", WEST);
    }

    @Test
    void beyondTheEdgeOfTheCityTheNearestGridHasItUpToSixtyMetres() {
        assertThat(one(lamp(259, 50))).containsEntry("unit_grid", EAST);
        assertThat(one(lamp(261, 50))).doesNotContainKeys("unit_grid", "code");
    }

    @Test
    void aManholeCarriesTheCodeOfItsCover() {
        Map<String, Object> manhole = one(at("manhole", 50, 50, Map.of("code", "WS-1", "network", "sewage")));
        assertThat(manhole)
                .containsEntry("code", "WS-1")
                .containsEntry("component_code", "22010101002000001")
                .containsEntry("unit_grid", WEST);
        assertThat(one(at("manhole", 50, 50, Map.of("network", "rain"))))
                .containsEntry("component_code", "22010101003000001");
        assertThat(one(at("manhole", 50, 50, Map.of("network", "unknown")))).doesNotContainKey("component_code");
    }

    @Test
    void aHydrantIsFireEquipment() {
        assertThat(one(at("hydrant", 150, 50, Map.of()))).containsEntry("component_code", "22010201013000001");
    }

    @Test
    void whatIsNoComponentStaysAsItIs() {
        Feature tree = at("tree", 50, 50, Map.of("species", "杨"));
        assertThat(coded(tree)).containsExactly(tree);
    }

    @Test
    void everyComponentOfTheDemoCityHasACodeOfItsOwnAndLiesInItsGrid() {
        DemoCity city = DemoCityGenerator.generate(7, 0.05);
        Map<String, Feature> grids = city.features().stream()
                .filter(feature -> feature.classCode().equals("unit_grid"))
                .collect(Collectors.toMap(
                        grid -> String.valueOf(grid.attributes().get("code")), grid -> grid));
        assertThat(grids.keySet())
                .allSatisfy(code -> assertThat(CodeScheme.UNIT_GRID.check(code)).isEmpty());
        var seen = new HashMap<String, Feature>();
        for (Feature feature : city.features()) {
            if (!Set.of("component", "manhole", "hydrant").contains(feature.classCode())) continue;
            String member = feature.classCode().equals("component") ? "code" : "component_code";
            String code = String.valueOf(feature.attributes().get(member));
            assertThat(CodeScheme.COMPONENT.check(code)).as("%s", feature).isEmpty();
            assertThat(seen.putIfAbsent(code, feature)).as("%s twice", code).isNull();
            Feature grid = grids.get(String.valueOf(feature.attributes().get("unit_grid")));
            assertThat(grid.geometry().distance(feature.geometry()))
                    .as("%s", feature.id())
                    .isLessThanOrEqualTo(60);
            assertThat(code)
                    .startsWith(String.valueOf(grid.attributes().get("code")).substring(0, 6));
        }
        assertThat(seen.values()).extracting(Feature::classCode).contains("component", "manhole", "hydrant");
    }
}
