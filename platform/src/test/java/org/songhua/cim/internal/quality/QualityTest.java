package org.songhua.cim.internal.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObjects;
import org.songhua.cim.DataCheck;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Quality;
import org.songhua.cim.QualityFinding;
import org.songhua.cim.QualityPoint;
import org.songhua.cim.QualityResult;
import org.songhua.cim.QualityRun;
import org.songhua.people.Audit;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * A city with one mistake of each kind and its right neighbour beside it: what the checks of the packs find there. The city of level 2
 * is a square of one degree at 70 degrees west, 45 degrees south.
 */
class QualityTest {
    private static final String CODE = "quality_town";
    private static final Quality QUALITY = TestPlatform.shared().bean(Quality.class);
    private static final Database DATABASE = TestPlatform.shared().bean(Database.class);
    private static final double WEST = -70;
    private static final double SOUTH = -45;

    private static ObjectId bowTie;
    private static ObjectId outside;
    private static ObjectId loose;
    private static ObjectId zero;
    private static QualityRun run;

    @BeforeAll
    static void makeTownAndCheckIt() {
        CityFixture town = CityFixture.create(TestPlatform.shared(), CODE);
        town.add("region", "市", Map.of("code", "229900", "level", 2), CityFixture.square(WEST, SOUTH, 1));
        bowTie = town.add("building", "蝴蝶", Map.of("height", 12), bowTie(), "229901001", null);
        zero = town.add("building", "零高", Map.of("height", 0), square(0.1), "229901001", null);
        town.add("building", "正常", Map.of("height", 18, "floors", 6), square(0.11), "229902001", null);
        town.add("building", "云端", Map.of("height", 20, "floors", 30), square(0.12), "229902001", null);
        outside = town.add("building", "市外", Map.of(), CityFixture.square(WEST + 3, SOUTH, 0.001), null, null);
        town.add("building", "跨界", Map.of(), CityFixture.square(WEST + 0.9995, SOUTH, 0.001), null, null);
        town.add("component", "灯一", component("22990101037000001"), at(0.2, 0), "229901001", null);
        town.add("component", "灯二", component("22990101037000001"), at(0.201, 0), "229902001", null);
        town.add("component", "灯三", component("22990101037000002"), at(0.202, 0), "229901001", null);
        town.add("component", "无码", Map.of("type", "01037"), at(0.203, 0));
        town.add("address", null, Map.of("house_number", "5号", "code", "D5"), at(0.3, 0));
        town.add("address", null, Map.of("house_number", "6号", "street", "人民大街"), at(0.301, 0));
        // Two mains that meet, of which the second ends 3 m before a valve.
        town.add("water_pipe", "干管", Map.of("diameter", 300, "code", "G1"), line(0.4, 0.4, 0.401, 0.4));
        loose = town.add("water_pipe", "断管", Map.of("code", "G2"), line(0.401, 0.4, 0.402, 0.4));
        town.add("valve", "阀甲", Map.of("network", "water"), at(0.4, 0.4));
        town.add("valve", "阀乙", Map.of("network", "water"), at(0.402 + 3 / 78_847.0, 0.4));
        town.done();
        run = QUALITY.run("li");
    }

    private static Map<String, Object> component(String code) {
        return Map.of("type", "01037", "code", code, "unit_grid", "229901001001001");
    }

    private static Geometry bowTie() {
        double x = WEST + 0.05;
        double y = SOUTH + 0.05;
        return new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + 0.001, y + 0.001),
            new Coordinate(x + 0.001, y),
            new Coordinate(x, y + 0.001),
            new Coordinate(x, y)
        });
    }

    private static Geometry square(double right) {
        return CityFixture.square(WEST + right, SOUTH + 0.05, 0.001);
    }

    private static Geometry at(double right, double up) {
        return CityFixture.point(WEST + right, SOUTH + up);
    }

    private static Geometry line(double... metres) {
        return CityFixture.line(WEST + metres[0], SOUTH + metres[1], WEST + metres[2], SOUTH + metres[3]);
    }

    private static QualityResult result(String check, Scope scope) {
        Predicate<QualityResult> wanted =
                one -> one.check().equals(check) && one.dataset().equals(CODE);
        return QUALITY.results(scope).stream().filter(wanted).findFirst().orElseThrow();
    }

    private static QualityResult result(String check) {
        return result(check, Scope.ALL);
    }

    private static List<QualityFinding> findings(String check) {
        return QUALITY.findings(check, CODE, 0, 100, Scope.ALL);
    }

    private static List<String> names(String check) {
        return findings(check).stream().map(one -> String.valueOf(one.name())).toList();
    }

    @Test
    void aRunHasABeginAnEndAndAnEntryInTheAuditLog() {
        assertThat(run.startedBy()).isEqualTo("li");
        assertThat(run.finishedAt()).isAfterOrEqualTo(run.startedAt());
        assertThat(QUALITY.isRunning()).isFalse();
        assertThat(QUALITY.runs(5)).contains(run);
        assertThat(TestPlatform.shared().bean(Audit.class).list(null, 500))
                .anyMatch(entry -> entry.action().equals("quality.checked")
                        && entry.subject().equals("quality:" + run.id())
                        && entry.actor().equals("li"));
    }

    @Test
    void aBowTieIsFoundWithWhatIsWrongAndWhere() {
        assertThat(findings("geometry_invalid")).singleElement().satisfies(found -> {
            assertThat(found.object()).isEqualTo(bowTie);
            assertThat(found.note()).startsWith("GEOM-007 ");
            assertThat(found.classCode()).isEqualTo("building");
            assertThat(found.longitude()).isBetween(WEST + 0.0504, WEST + 0.0506);
            assertThat(found.latitude()).isBetween(SOUTH + 0.0504, SOUTH + 0.0506);
            assertThat(found.region()).isEqualTo("229901001");
        });
        assertThat(result("geometry_invalid").checked()).isEqualTo(17L);
    }

    @Test
    void whatTouchesTheCityIsNotOutsideIt() {
        assertThat(findings("outside_city")).extracting(QualityFinding::object).containsExactly(outside);
    }

    @Test
    void bothOfTwoThatShareACodeAreFoundWithTheCode() {
        assertThat(names("component_code_twice")).containsExactlyInAnyOrder("灯一", "灯二");
        assertThat(findings("component_code_twice"))
                .extracting(QualityFinding::note)
                .containsOnly("22990101037000001");
        assertThat(result("component_code_twice").checked()).isEqualTo(4L);
        assertThat(names("component_without_code")).containsExactly("无码");
    }

    @Test
    void heightsThatCannotBeAreFoundAndUnknownOnesAreNot() {
        assertThat(names("building_height")).containsExactly("零高");
        assertThat(names("building_height_floors")).containsExactly("云端");
        assertThat(result("building_height").found()).isEqualTo(1);
        assertThat(result("building_height").checked()).isEqualTo(6L);
    }

    @Test
    void anAddressWithoutStreetIsFound() {
        assertThat(result("address_without_street").found()).isEqualTo(1);
        assertThat(result("address_without_street").checked()).isEqualTo(2L);
    }

    @Test
    void aPipeWithoutDiameterAndItsLooseEndAreFound() {
        assertThat(findings("pipe_without_diameter"))
                .extracting(QualityFinding::object)
                .containsExactly(loose);
        assertThat(findings("water_pipe_end")).singleElement().satisfies(found -> {
            assertThat(found.object()).isEqualTo(loose);
            assertThat(found.note()).startsWith("end 3.0").endsWith(" m");
        });
    }

    @Test
    void aDataSetThatTellsNoDayIsFoundAsSuch() {
        assertThat(findings("dataset_without_date")).singleElement().satisfies(found -> {
            assertThat(found.object()).isNull();
            assertThat(found.note()).isEqualTo(CODE);
        });
        assertThat(result("dataset_without_date").checked()).isEqualTo(1L);
        assertThat(findings("dataset_overdue")).isEmpty();
        assertThat(result("dataset_overdue").found()).isZero();
    }

    @Test
    void aCheckThatFindsNothingIsToldWithZero() {
        assertThat(result("region_code_twice").found()).isZero();
        assertThat(result("region_code_twice").checked()).isEqualTo(1L);
        assertThat(QUALITY.results(Scope.ALL))
                .as("a data set without any object of the classes is not judged")
                .noneMatch(one ->
                        one.check().equals("gas_pipe_end") && one.dataset().equals(CODE));
    }

    @Test
    void everyCheckOfThePacksRuns() {
        assertThat(QUALITY.results(Scope.ALL))
                .filteredOn(one -> one.failure() != null)
                .isEmpty();
        assertThat(QUALITY.checks()).extracting(DataCheck::code).contains("geometry_invalid", "pipe_code_twice");
    }

    @Test
    void whoSeesOneDistrictSeesItsFindings() {
        var district = new Scope(Set.of(), Set.of("229902"), Set.of());
        assertThat(QUALITY.findings("component_code_twice", CODE, 0, 100, district))
                .extracting(QualityFinding::name)
                .containsExactly("灯二");
        QualityResult seen = result("component_code_twice", district);
        assertThat(seen.found()).isEqualTo(1);
        assertThat(seen.checked())
                .as("how many there are elsewhere is not told")
                .isNull();
        assertThat(result("building_height", district).found()).isZero();
        assertThat(QUALITY.history(10, district)).isEmpty();
        var water = new Scope(Set.of(), Set.of(), Set.of("water_pipe"));
        assertThat(QUALITY.findings("geometry_invalid", CODE, 0, 100, water)).isEmpty();
        assertThat(result("water_pipe_end", water).found()).isEqualTo(1);
    }

    @Test
    void aDataSetThatIsClosedIsToldToNobodyWithAPartOfTheCity() {
        var district = new Scope(Set.of(), Set.of("229901"), Set.of());
        DATABASE.update("update cim.dataset set share_level = 'closed' where code = ?", CODE);
        try {
            assertThat(QUALITY.findings("building_height", CODE, 0, 100, district))
                    .isEmpty();
            assertThat(QUALITY.results(district)).noneMatch(one -> one.dataset().equals(CODE));
        } finally {
            DATABASE.update("update cim.dataset set share_level = 'shared' where code = ?", CODE);
        }
    }

    @Test
    void whatHasNoNameIsCalledByItsCode() {
        assertThat(names("pipe_without_diameter")).containsExactly("断管");
        assertThat(names("address_without_street")).containsExactly("D5");
    }

    @Test
    void findingsArePagedByTheirNumber() {
        List<QualityFinding> first = QUALITY.findings("component_code_twice", CODE, 0, 1, Scope.ALL);
        List<QualityFinding> second =
                QUALITY.findings("component_code_twice", CODE, first.getFirst().number(), 1, Scope.ALL);
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().object()).isNotEqualTo(first.getFirst().object());
        assertThat(QUALITY.findings("component_code_twice", CODE, 2, 1, Scope.ALL))
                .isEmpty();
        assertThat(QUALITY.findings("component_code_twice", "no_such", 0, 1, Scope.ALL))
                .isEmpty();
    }

    @Test
    void whatIsMendedIsGoneInTheNextRunAndTheRunBeforeIsCompared() {
        CityObjects objects = TestPlatform.shared().bean(CityObjects.class);
        objects.edit(zero, 1, new ObjectEdit(null, false, Map.of("height", 21L)), Scope.ALL, "li");
        QualityRun next = QUALITY.run("wang");
        try {
            assertThat(result("building_height").found()).isZero();
            assertThat(result("building_height").before()).isEqualTo(1L);
            assertThat(findings("building_height")).isEmpty();
            List<QualityPoint> history = QUALITY.history(2, Scope.ALL).stream()
                    .filter(point -> point.check().equals("building_height"))
                    .toList();
            assertThat(history).extracting(QualityPoint::run).containsExactly(run.id(), next.id());
            assertThat(history.getFirst().found() - history.getLast().found()).isEqualTo(1);
            long kept = DATABASE.get(
                    "select count(*) as n from cim.quality_finding where run = ?", row -> row.whole("n"), run.id());
            assertThat(kept).as("findings of the run before").isZero();
        } finally {
            objects.edit(zero, 2, new ObjectEdit(null, false, Map.of("height", 0L)), Scope.ALL, "li");
            run = QUALITY.run("li");
        }
    }
}
