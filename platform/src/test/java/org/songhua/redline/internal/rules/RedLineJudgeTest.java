package org.songhua.redline.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.pack.Text;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;
import org.songhua.redline.internal.rules.RedLineJudge.Protected;

/** What crosses a red line, without a database. */
class RedLineJudgeTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Text NAME = new Text("线", "Line");

    private static RedLineJudge judge(
            String when, String allowed, List<String> classes, String objectWhen, double within_m) {
        return new RedLineJudge(new RedLine(
                "line",
                "test",
                NAME,
                "某法",
                List.of(),
                List.of(),
                when,
                allowed,
                classes,
                objectWhen,
                within_m,
                NAME,
                "paper",
                "register.approve"));
    }

    private static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static Protected tree(int number, Geometry at, Map<String, Object> attributes) {
        return new Protected(new ObjectId(new UUID(0, number)), "tree", "树" + number, at, attributes);
    }

    private static Geometry point(double longitude, double latitude) {
        return FACTORY.createPoint(new Coordinate(longitude, latitude));
    }

    @ParameterizedTest
    @CsvSource({
        // felled, kind, whether the line concerns it: it applies to streets alone, and up to ten are allowed
        "11, street, true",
        "10, street, false",
        "11, park, false",
        ", street, true",
        "11, , false",
    })
    void aLineConcernsWhatItAppliesToAndWhatIsNotAllowed(BigDecimal felled, String kind, boolean concerns) {
        RedLineJudge judge = judge("kind == \"street\"", "felled <= 10", List.of(), "", 0);
        var fields = new java.util.HashMap<String, Object>();
        if (felled != null) fields.put("felled", felled);
        if (kind != null) fields.put("kind", kind);
        assertThat(judge.concerns(fields)).isEqualTo(concerns);
    }

    /** Before anything is entered little is known, and what is not known may come to a crossing. */
    @Test
    void whatIsNotKnownYetMayConcernALine() {
        RedLineJudge judge = judge("kind == \"street\"", "felled <= 10", List.of(), "", 0);
        assertThat(judge.mayConcern(Map.of())).isTrue();
        assertThat(judge.mayConcern(Map.of("kind", "street"))).isTrue();
        assertThat(judge.mayConcern(Map.of("kind", "park"))).isFalse();
        assertThat(judge.mayConcern(Map.of("felled", BigDecimal.TEN))).isFalse();
        assertThat(judge.mayConcern(Map.of("felled", new BigDecimal("11"), "kind", "street")))
                .isTrue();
    }

    @Test
    void aLineOfConditionsAloneIsCrossedWithoutAnObject() {
        assertThat(judge("", "felled <= 10", List.of(), "", 0).crossings(null, List.of()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.object()).isNull();
                    assertThat(one.distance_m()).isNaN();
                });
    }

    @Test
    void aLineOfPlacesIsNotCrossedByWhatHasNone() {
        RedLineJudge judge = judge("", "", List.of("tree"), "", 100);
        assertThat(judge.crossings(null, List.of(tree(1, point(125, 44), Map.of()))))
                .isEmpty();
        assertThat(judge.crossings(point(125, 44), List.of())).isEmpty();
    }

    /** 0.001° of latitude at 44° are 111.1 m, 0.001° of longitude 80.2 m. */
    @Test
    void crossingsComeNearestFirstWithTheirDistanceInMetres() {
        RedLineJudge judge = judge("", "", List.of("tree"), "", 115);
        List<Crossing> found = judge.crossings(
                point(125, 44),
                List.of(
                        tree(1, point(125, 44.001), Map.of()),
                        tree(2, point(125.001, 44), Map.of()),
                        tree(3, point(125, 44.0012), Map.of()),
                        tree(4, shape("LINESTRING (124.9 44, 125.1 44)"), Map.of())));
        assertThat(found).extracting(Crossing::name).containsExactly("树4", "树2", "树1");
        assertThat(found.get(0).distance_m()).isZero();
        assertThat(found.get(1).distance_m()).isCloseTo(80.2, within(0.1));
        assertThat(found.get(2).distance_m()).isCloseTo(111.1, within(0.1));
    }

    @Test
    void touchingAnEdgeIsCrossingAndLyingInAHoleIsNot() {
        RedLineJudge judge = judge("", "", List.of("tree"), "", 0);
        Geometry ring = shape("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 6 3, 6 6, 3 6, 3 3))");
        assertThat(judge.crossings(point(9, 4), List.of(tree(1, ring, Map.of()))))
                .hasSize(1);
        assertThat(judge.crossings(point(4, 4), List.of(tree(1, ring, Map.of()))))
                .isEmpty();
        assertThat(judge.crossings(shape("POLYGON ((4 4, 5 4, 5 5, 4 5, 4 4))"), List.of(tree(1, ring, Map.of()))))
                .isEmpty();
        assertThat(judge.crossings(shape("LINESTRING (4 4, 20 4)"), List.of(tree(1, ring, Map.of()))))
                .hasSize(1);
    }

    @Test
    void onlyObjectsOfWhichTheConditionHoldsAreProtected() {
        RedLineJudge judge = judge("", "", List.of("tree"), "age >= 100", 10);
        List<Crossing> found = judge.crossings(
                point(125, 44),
                List.of(
                        tree(1, point(125, 44), Map.of("age", new BigDecimal("99"))),
                        tree(2, point(125, 44), Map.of("age", new BigDecimal("100"))),
                        tree(3, point(125, 44), Map.of())));
        assertThat(found).extracting(Crossing::name).containsExactly("树2");
    }

    /** Against the length of the arc on a sphere of the mean radius: not more than 0.4 % apart, of which the sphere has most. */
    @Test
    void distancesAreThoseOfTheEarthWhereverACityLies() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double latitude = random.nextDouble() * 120 - 60;
            double longitude = random.nextDouble() * 358 - 179;
            double dLatitude = (random.nextDouble() - 0.5) * 0.02;
            double dLongitude = (random.nextDouble() - 0.5) * 0.02;
            Geometry one = point(longitude, latitude);
            double distance_m =
                    LocalMetres.around(one).distance_m(one, point(longitude + dLongitude, latitude + dLatitude));
            double arc_m = arc_m(latitude, longitude, latitude + dLatitude, longitude + dLongitude);
            assertThat(distance_m).as("seed %d, number %d", SEED, i).isCloseTo(arc_m, within(2 + arc_m * 0.006));
        }
    }

    private static double arc_m(double latitude1, double longitude1, double latitude2, double longitude2) {
        double a = Math.pow(Math.sin(Math.toRadians(latitude2 - latitude1) / 2), 2)
                + Math.cos(Math.toRadians(latitude1))
                        * Math.cos(Math.toRadians(latitude2))
                        * Math.pow(Math.sin(Math.toRadians(longitude2 - longitude1) / 2), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.sqrt(a));
    }

    /** Whatever lies within reach lies in the rectangle that is searched. */
    @Test
    void theRectangleThatIsSearchedMissesNothingWithinReach() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double latitude = random.nextDouble() * 120 - 60;
            double within_m = random.nextDouble() * 5_000;
            Geometry shape = shape("LINESTRING (10 %f, 10.05 %f)".formatted(latitude, latitude + 0.05));
            LocalMetres metres = LocalMetres.around(shape);
            Extent reach = metres.reach(shape, within_m);
            double longitude = 9.9 + random.nextDouble() * 0.25;
            double other = latitude - 0.1 + random.nextDouble() * 0.25;
            if (metres.distance_m(shape, point(longitude, other)) > within_m) continue;
            assertThat(longitude).as("seed %d, number %d", SEED, i).isBetween(reach.west(), reach.east());
            assertThat(other).as("seed %d, number %d", SEED, i).isBetween(reach.south(), reach.north());
        }
        Extent pole = LocalMetres.around(point(179.999, 89.999)).reach(point(179.999, 89.999), 5_000);
        assertThat(pole.east()).isEqualTo(180);
        assertThat(pole.north()).isEqualTo(90);
    }
}
