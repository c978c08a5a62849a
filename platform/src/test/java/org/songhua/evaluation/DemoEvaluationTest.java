package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Imports;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoCityGenerator;
import org.songhua.demo.DemoCityWriter;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** The whole chain on a generated city, against an independent computation. */
@Tag("slow")
class DemoEvaluationTest {
    private static final String MARKETS = "mohurd-2025:X01";

    @TempDir
    Path folder;

    @Test
    void aGeneratedCityIsEvaluatedAndItsCoverageIsWhatJoiningEverythingFirstGives() throws IOException {
        var town = new EvaluationTown();
        town.platform.bean(Database.class).update("truncate cim.object, cim.object_version, cim.class_summary");
        load(town);
        town.run();
        Map<String, IndicatorValue> city = new TreeMap<>();
        town.evaluation
                .values(new Evaluation.Query(null, "*", null, "2025"), Scope.ALL)
                .forEach(value -> city.put(value.indicator(), value));
        assertThat(city).hasSize(20);
        assertThat(city.values())
                .allSatisfy(v -> assertThat(v.measured().status().hasValue())
                        .as(v.indicator() + " wants " + v.wanting())
                        .isTrue());
        // A town of the north-east has 5 to 12 km of streets and 0.4 to 1.5 times 10,000 people on a square kilometre.
        assertThat(city.get("mohurd-2025:U06").measured().value()).isBetween(3.0, 15.0);
        assertThat(city.get("mohurd-2025:X03").measured().value()).isBetween(0.3, 2.0);
        IndicatorValue markets = city.get(MARKETS);
        assertThat(markets.measured().value()).isCloseTo(independent(town), within(1e-9));
        assertThat(town.evaluation.repeat(markets.id(), Scope.ALL).orElseThrow().identical())
                .isTrue();
    }

    private void load(EvaluationTown town) throws IOException {
        Path file = folder.resolve("city.geojson");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            DemoCityWriter.writeGeoJson(DemoCityGenerator.generate(1, 0.1), out);
        }
        var request = new Imports.ImportRequest(
                file, "city.geojson", null, null, "evaluated_demo", "某市", "CC0-1.0", true, "test");
        assertThat(town.platform.bean(Imports.class).run(request).refused()).isZero();
    }

    /** All reaches joined first, then cut with all homes joined: the obvious way. */
    private static double independent(EvaluationTown town) {
        List<Geometry> homes = shapes(town, "land_use", "\"residential\"");
        GroundPlane plane =
                GroundPlane.near(homes.getFirst().getEnvelopeInternal().centre().x);
        List<Geometry> reaches = shapes(town, "market", "").stream()
                .map(market -> plane.project(market).buffer(800, 64))
                .toList();
        Geometry joined = OverlayNGRobust.union(reaches);
        double covered = 0;
        double whole = 0;
        for (Geometry home : homes) {
            Geometry metres = plane.project(home);
            whole += metres.getArea();
            covered += OverlayNGRobust.overlay(joined, metres, OverlayNG.INTERSECTION)
                    .getArea();
        }
        return 100 * covered / whole;
    }

    private static List<Geometry> shapes(EvaluationTown town, String classCode, String having) {
        var found = new ArrayList<CityObject>();
        ObjectId after = null;
        do {
            var query = new ObjectQuery(List.of(classCode), List.of(), Map.of(), null, null, null, after, 10_000);
            after = town.platform.bean(CityObjects.class).stream(query, Scope.ALL, found::add);
        } while (after != null);
        return found.stream()
                .filter(object -> object.attributesJson().contains(having))
                .map(object -> Wkb.read(object.wkb()))
                .toList();
    }
}
