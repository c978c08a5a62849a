package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** What the check has passed is asked of anything without failing, and always gives the same answer. */
class C09_NeverFailsTest {
    /** Values of every kind that a source of features may hold, fit for the declared type or not. */
    private static Object value(SplittableRandom random) {
        List<Object> values = List.of(
                "text",
                "",
                BigDecimal.ZERO,
                new BigDecimal("-1e300"),
                true,
                LocalDate.MIN,
                LocalDate.of(2026, 1, 1),
                Instant.EPOCH,
                List.of(),
                List.of("corner", BigDecimal.ONE),
                Shapes.wkt("POINT EMPTY"),
                Shapes.wkt("GEOMETRYCOLLECTION(POINT(125 43),LINESTRING(125 43,126 44))"),
                Shapes.wkt("POLYGON((125 43,126 44,126 43,125 44,125 43))"),
                42,
                new Object[0]);
        return values.get(random.nextInt(values.size()));
    }

    private static Subject anything(SplittableRandom random) {
        var values = new HashMap<String, Object>();
        for (String name : Town.QUERYABLES.keySet()) if (random.nextInt(4) > 0) values.put(name, value(random));
        return values::get;
    }

    @Test
    void anyFilterIsAskedOfAnyFeatureWithoutFailing() {
        Seeded.check(1_000, random -> {
            Expression filter = Town.filter(random);
            Subject feature = anything(random);
            Boolean first = new Evaluator(filter).test(feature);
            var again = new Evaluator(filter);
            assertThat(again.test(feature)).as(Cql.toText(filter)).isEqualTo(first);
            assertThat(again.test(feature)).as(Cql.toText(filter)).isEqualTo(first);
            assertThat(again.matches(feature)).isEqualTo(Boolean.TRUE.equals(first));
        });
    }

    @Test
    void aFilterReadFromEitherEncodingAnswersLikeItsTree() {
        Seeded.check(1_000, random -> {
            Expression filter = Town.filter(random);
            Subject house = Town.house(Map.of());
            Boolean answer = new Evaluator(filter).test(house);
            Expression text = Cql.parseText(Cql.toText(filter), Town.QUERYABLES);
            Expression json = Cql.parseJson(Cql.toJson(filter), Town.QUERYABLES);
            assertThat(new Evaluator(text).test(house)).as(Cql.toText(filter)).isEqualTo(answer);
            assertThat(new Evaluator(json).test(house)).as(Cql.toText(filter)).isEqualTo(answer);
        });
    }

    @ParameterizedTest
    @EnumSource(SpatialRelation.class)
    void coordinatesBeyondTheEarthAreComparedAsWell(SpatialRelation relation) {
        for (String literal : List.of(
                "BBOX(-1e300,-1e300,1e300,1e300)",
                "BBOX(500,0,400,1)",
                "POINT(1e300 -1e300)",
                "LINESTRING(0 0,1e300 1e300)",
                "POLYGON((0 0,1e150 0,1e150 1e150,0 0))")) {
            Expression filter = Cql.parseText(relation + "(geometry," + literal + ")", Town.QUERYABLES);
            for (String wkt : List.of("POINT(1 1)", "LINESTRING(0 0,1e200 1)", "POLYGON((0 0,1 0,1 1,0 0))")) {
                Geometry feature = Shapes.wkt(wkt);
                assertThat(new Evaluator(filter).test(name -> feature))
                        .as(literal + " " + wkt)
                        .isNotNull();
            }
        }
    }
}
