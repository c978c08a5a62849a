package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Geometry literals in both encodings, and the eight relations by counting squares of a small grid. */
class C04_GeometryTest {
    private static final Map<String, Type> NAMES = Map.of("g", Type.GEOMETRY, "h", Type.GEOMETRY);

    private static Expression literal(String text) {
        return ((Expression.Spatial) Cql.parseText("S_EQUALS(g," + text + ")", NAMES)).right();
    }

    private static Expression json(String text) {
        String filter = "{\"op\":\"s_equals\",\"args\":[{\"property\":\"g\"}," + text.replace('`', '"') + "]}";
        return ((Expression.Spatial) Cql.parseJson(filter, NAMES)).right();
    }

    /** Well-known text, the same as it is printed, and the same as GeoJSON with ` for quotation marks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "POINT(1 2)|POINT(1 2)|{`type`:`Point`,`coordinates`:[1,2]}",
                "point( 1.50 -2 )|POINT(1.5 -2)|{`type`:`Point`,`coordinates`:[1.5,-2]}",
                "POINT Z (1 2 3)|POINT Z(1 2 3)|{`type`:`Point`,`coordinates`:[1,2,3]}",
                "POINT(1 2 3)|POINT Z(1 2 3)|{`type`:`Point`,`coordinates`:[1,2,3]}",
                "POINT(1e-9 2e3)|POINT(1.0E-9 2000)|{`type`:`Point`,`coordinates`:[1.0E-9,2000]}",
                "LINESTRING(0 0,1 1)|LINESTRING(0 0,1 1)|{`type`:`LineString`,`coordinates`:[[0,0],[1,1]]}",
                "LINESTRING Z(0 0 5,1 1 6)|LINESTRING Z(0 0 5,1 1 6)|{`type`:`LineString`,`coordinates`:[[0,0,5],[1,1,6]]}",
                "POLYGON((0 0,1 0,1 1,0 0))|POLYGON((0 0,1 0,1 1,0 0))|"
                        + "{`type`:`Polygon`,`coordinates`:[[[0,0],[1,0],[1,1],[0,0]]]}",
                "POLYGON((0 0,9 0,9 9,0 0),(2 1,3 1,3 2,2 1))|POLYGON((0 0,9 0,9 9,0 0),(2 1,3 1,3 2,2 1))|"
                        + "{`type`:`Polygon`,`coordinates`:[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}",
                "MULTIPOINT(1 2,3 4)|MULTIPOINT((1 2),(3 4))|{`type`:`MultiPoint`,`coordinates`:[[1,2],[3,4]]}",
                "MULTIPOINT((1 2),(3 4))|MULTIPOINT((1 2),(3 4))|{`type`:`MultiPoint`,`coordinates`:[[1,2],[3,4]]}",
                "MULTILINESTRING((0 0,1 1),(2 2,3 3))|MULTILINESTRING((0 0,1 1),(2 2,3 3))|"
                        + "{`type`:`MultiLineString`,`coordinates`:[[[0,0],[1,1]],[[2,2],[3,3]]]}",
                "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))|MULTIPOLYGON(((0 0,1 0,1 1,0 0)))|"
                        + "{`type`:`MultiPolygon`,`coordinates`:[[[[0,0],[1,0],[1,1],[0,0]]]]}",
                "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))|GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))|"
                        + "{`type`:`GeometryCollection`,`geometries`:[{`type`:`Point`,`coordinates`:[1,2]},"
                        + "{`type`:`LineString`,`coordinates`:[[0,0],[1,1]]}]}",
                "BBOX(1,2,3,4)|BBOX(1,2,3,4)|{`bbox`:[1,2,3,4]}",
                "BBOX(-1.5,-2,0,3,4,9)|BBOX(-1.5,-2,3,4)|{`bbox`:[-1.5,-2,3,4]}",
            })
    void aGeometryIsWrittenAlikeInBothEncodings(String text, String printed, String json) {
        Expression literal = literal(text);
        assertThat(json(json)).isEqualTo(literal);
        var filter = new Expression.Spatial(SpatialRelation.S_EQUALS, new Expression.Property("g"), literal);
        assertThat(Cql.toText(filter)).isEqualTo("S_EQUALS(g, " + printed + ")");
        assertThat(Cql.toJson(filter)).contains(json.replace('`', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT()",
                "POINT(1)",
                "POINT(1,2)",
                "POINT(1 2 3 4)",
                "POINT(a b)",
                "POINT(1 2",
                "POINT(1e999 2)",
                "POINT Z 1 2 3",
                "LINESTRING(1 2)",
                "LINESTRING(1 2,)",
                "LINESTRING(1 2;3 4)",
                "POLYGON(0 0,1 0,1 1,0 0)",
                "POLYGON((0 0,1 0,1 1,0 1))",
                "POLYGON()",
                "MULTIPOINT()",
                "MULTIPOLYGON((0 0,1 0,1 1,0 0))",
                "GEOMETRYCOLLECTION()",
                "GEOMETRYCOLLECTION(1 2)",
                "GEOMETRYCOLLECTION(BBOX(1,2,3,4))",
                "BBOX(1,2,3)",
                "BBOX(1,2,3,4,5)",
                "BBOX(1,2,3,4,5,6,7)",
                "BBOX(1 2 3 4)",
                "BBOX('1',2,3,4)"
            })
    void whatIsNoWellKnownTextIsAMistakeOfGrammar(String text) {
        assertThat(Faults.codes("S_EQUALS(geometry," + text + ")")).containsExactly("CQL-001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{`type`:`Point`}",
                "{`type`:`Point`,`coordinates`:null}",
                "{`type`:`Point`,`coordinates`:[]}",
                "{`type`:`Point`,`coordinates`:[1]}",
                "{`type`:`Point`,`coordinates`:[`1`,2]}",
                "{`type`:`Point`,`coordinates`:[1,null]}",
                "{`type`:`Point`,`coordinates`:{`x`:1}}",
                "{`type`:`point`,`coordinates`:[1,2]}",
                "{`type`:7,`coordinates`:[1,2]}",
                "{`type`:null}",
                "{`type`:`LineString`,`coordinates`:[1,2]}",
                "{`type`:`LineString`,`coordinates`:[[1,2]]}",
                "{`type`:`Polygon`,`coordinates`:[]}",
                "{`type`:`Polygon`,`coordinates`:[[[0,0],[1,0],[1,1],[0,1]]]}",
                "{`type`:`MultiPolygon`,`coordinates`:[[[0,0]]]}",
                "{`type`:`GeometryCollection`}",
                "{`type`:`GeometryCollection`,`geometries`:[1]}",
                "{`type`:`GeometryCollection`,`geometries`:[{`type`:`Point`}]}",
                "{`type`:`Feature`,`geometry`:null}",
                "{`bbox`:[]}",
                "{`bbox`:[1,2,3]}",
                "{`bbox`:[1,2,3,`4`]}",
                "{`bbox`:7}"
            })
    void whatIsNoGeoJsonIsAMistakeOfGrammar(String text) {
        assertThat(Faults.of(() -> json(text))).as(text).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("CQL-001");
            assertThat(fault.place().field()).startsWith("/args/1");
        });
    }

    /** 06-103r4, 6.1.11: boundaries do not cross themselves, holes lie inside, parts do not overlap. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON((0 0,2 2,2 0,0 2,0 0))",
                "POLYGON((0 0,2 0,2 2,0 0),(5 5,6 5,6 6,5 5))",
                "POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,3 1,3 3,1 3,1 1),(2 2,3 2,3 3,2 2))",
                "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((1 1,3 1,3 3,1 3,1 1)))",
                "GEOMETRYCOLLECTION(POLYGON((0 0,2 2,2 0,0 2,0 0)))",
                "POLYGON((0 0,1 0,0 0))",
                "LINESTRING(1 1,1 1)",
                "BBOX(0,1,1,0)"
            })
    void aShapeThatCannotBeIsAMistakeOfMeaning(String text) {
        assertThat(Faults.codes("S_EQUALS(geometry," + text + ")")).containsExactly("CQL-014");
    }

    @Test
    void anyLiteralThatIsPrintedReadsAsTheSame() {
        Seeded.check(1_000, random -> {
            var shape = new Expression.Shape(Shapes.polygon(random, 125, 43, 0.5));
            var filter = new Expression.Spatial(SpatialRelation.S_WITHIN, new Expression.Property("g"), shape);
            var text = (Expression.Spatial) Cql.parseText(Cql.toText(filter), NAMES);
            var json = (Expression.Spatial) Cql.parseJson(Cql.toJson(filter), NAMES);
            assertThat(((Expression.Shape) text.right()).value().equalsExact(shape.value()))
                    .isTrue();
            assertThat(((Expression.Shape) json.right()).value().equalsExact(shape.value()))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0.0,0", "1,1", "-1.5,-1.5", "1e14,100000000000000", "1e15,1.0E15", "1e-9,1.0E-9", "0.1,0.1"})
    void aCoordinateIsPrintedWithoutNeedlessDigits(double value, String printed) {
        assertThat(WktPrinter.number(value)).isEqualTo(printed);
        assertThat(Double.parseDouble(printed)).isEqualTo(value + 0.0);
    }

    /** Rectangles with whole corners: their interiors are unit squares, which can be counted. */
    private record Box(int west, int south, int east, int north) {
        static Box of(SplittableRandom random) {
            int west = random.nextInt(5);
            int south = random.nextInt(5);
            return new Box(west, south, random.nextInt(west + 1, 7), random.nextInt(south + 1, 7));
        }

        boolean covers(int x, int y) {
            return west <= x && x < east && south <= y && y < north;
        }

        boolean hasCorner(int x, int y) {
            return west <= x && x <= east && south <= y && y <= north;
        }

        Expression expression() {
            return new Expression.Box(west, south, east, north);
        }

        Geometry geometry() {
            return SpatialTests.geometry((Expression.Box) expression());
        }
    }

    private static boolean expected(SpatialRelation relation, Box a, Box b) {
        int both = 0;
        int onlyA = 0;
        int onlyB = 0;
        boolean meet = false;
        for (int x = 0; x <= 7; x++)
            for (int y = 0; y <= 7; y++) {
                if (a.covers(x, y) && b.covers(x, y)) both++;
                else if (a.covers(x, y)) onlyA++;
                else if (b.covers(x, y)) onlyB++;
                meet |= a.hasCorner(x, y) && b.hasCorner(x, y);
            }
        return switch (relation) {
            case S_INTERSECTS -> meet;
            case S_DISJOINT -> !meet;
            case S_EQUALS -> onlyA == 0 && onlyB == 0;
            case S_TOUCHES -> meet && both == 0;
            case S_WITHIN -> onlyA == 0;
            case S_CONTAINS -> onlyB == 0;
            case S_OVERLAPS -> both > 0 && onlyA > 0 && onlyB > 0;
            case S_CROSSES -> false;
        };
    }

    @ParameterizedTest
    @EnumSource(SpatialRelation.class)
    void aRelationOfRectanglesFollowsFromTheirSquares(SpatialRelation relation) {
        Seeded.check(400, random -> {
            Box a = Box.of(random);
            Box b = Box.of(random);
            boolean expected = expected(relation, a, b);
            Map<String, Geometry> values = Map.of("g", a.geometry(), "h", b.geometry());
            Expression g = new Expression.Property("g");
            Expression h = new Expression.Property("h");
            for (var sides : List.of(
                    List.of(g, h),
                    List.of(g, b.expression()),
                    List.of(a.expression(), h),
                    List.of(a.expression(), b.expression()))) {
                var filter = new Expression.Spatial(relation, sides.get(0), sides.get(1));
                assertThat(new Evaluator(filter).test(values::get))
                        .as("%s %s", a, filter)
                        .isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(SpatialRelation.class)
    void aRelationWithAnAbsentGeometryIsUnknown(SpatialRelation relation) {
        var filter = Cql.parseText(relation + "(g,POINT(1 2))", NAMES);
        assertThat(new Evaluator(filter).test(name -> null)).isNull();
        assertThat(new Evaluator(filter).test(name -> "no geometry")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "170,true",
        "175,true",
        "180,true",
        "-180,true",
        "-175,true",
        "-170,true",
        "169,false",
        "-169,false",
        "0,false"
    })
    void aBoxWhoseWestLiesEastOfItsEastSpansTheAntimeridian(int longitude, boolean expected) {
        var filter = Cql.parseText("S_INTERSECTS(g,BBOX(170,-10,-170,10))", NAMES);
        Geometry point = Shapes.wkt("POINT(" + longitude + " 0)");
        assertThat(new Evaluator(filter).test(name -> point)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1,2,1,2,0", "1,2,3,2,1", "1,2,1,4,1", "1,2,3,4,2", "170,0,-170,1,2", "180,0,-180,0,0"})
    void aBoxWithoutWidthIsALineOrAPoint(double west, double south, double east, double north, int dimension) {
        assertThat(SpatialTests.geometry(new Expression.Box(west, south, east, north))
                        .getDimension())
                .isEqualTo(dimension);
    }

    @Test
    void oneEvaluatorAnswersForManyFeaturesAsManyEvaluatorsDo() {
        Seeded.check(100, random -> {
            var filter = new Expression.Spatial(
                    SpatialRelation.S_INTERSECTS,
                    new Expression.Property("g"),
                    Box.of(random).expression());
            var one = new Evaluator(filter);
            for (int i = 0; i < 10; i++) {
                Geometry feature = Box.of(random).geometry();
                assertThat(one.test(name -> feature)).isEqualTo(new Evaluator(filter).test(name -> feature));
            }
        });
    }

    @Test
    void allGeometryLiteralsAreChangedAndNothingElse() {
        String text = "NOT (S_WITHIN(g, POINT(1 2)) AND (S_EQUALS(POINT(3 4), h) OR (S_TOUCHES(g, h)) = TRUE))"
                + " AND (S_WITHIN(g, POINT(5 6)) IS NULL) AND A_OVERLAPS((POINT(7 8), 1), (g, 2)) AND 1 < 2";
        Expression filter = Cql.parseText(text, NAMES);
        var seen = new ArrayList<String>();
        Expression moved = Cql.withShapes(filter, geometry -> {
            seen.add(geometry.toText());
            return Shapes.wkt("POINT(0 0)");
        });
        assertThat(seen).containsExactlyInAnyOrder("POINT (1 2)", "POINT (3 4)", "POINT (5 6)", "POINT (7 8)");
        String changed = text.replaceAll("POINT\\(\\d \\d\\)", "POINT(0 0)");
        assertThat(moved).isEqualTo(Cql.parseText(changed, NAMES));
        assertThat(Cql.withShapes(filter, geometry -> geometry)).isEqualTo(filter);
    }

    @Test
    void aBoxThatIsChangedHasManyPositionsAndTheSameArea() {
        Expression filter = Cql.parseText("S_WITHIN(g,BBOX(0,0,64,32))", NAMES);
        var moved = (Expression.Spatial) Cql.withShapes(filter, geometry -> geometry);
        Geometry shape = ((Expression.Shape) moved.right()).value();
        // 64 parts on each long edge, 32 on each short one, and the first position again.
        assertThat(shape.getNumPoints()).isEqualTo(193);
        assertThat(shape.getArea()).isEqualTo(64.0 * 32);
        Geometry point = Shapes.wkt("POINT(1 2)");
        assertThat((Object) ShapeChange.dense(point)).isSameAs(point);
    }
}
