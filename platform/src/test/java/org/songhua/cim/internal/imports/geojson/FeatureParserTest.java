package org.songhua.cim.internal.imports.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.cim.internal.imports.batch.Feature.RawJson;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.random.Seeded;
import tools.jackson.core.JacksonException;

/** Pulling features out of GeoJSON text: every geometry, members in any order, and what is no GeoJSON. */
class FeatureParserTest {
    private static final Place FILE = Place.inFile("a.geojson");
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static List<RawFeature> parse(String text) {
        List<RawFeature> found = new ArrayList<>();
        try (var parser = new FeatureParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), FILE)) {
            for (RawFeature raw = parser.next(); raw != null; raw = parser.next()) found.add(raw);
        }
        return found;
    }

    private static @Nullable String crs(String text) {
        try (var parser = new FeatureParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), FILE)) {
            while (parser.next() != null) {}
            return parser.crs();
        }
    }

    private static Geometry geometry(String json) {
        RawFeature raw = parse("{\"type\":\"Feature\",\"geometry\":" + json + ",\"properties\":null}")
                .getFirst();
        return new GeometryBuilder(FILE).build(raw.geometry);
    }

    private static String refusal(String json) {
        try {
            geometry(json);
            return "taken";
        } catch (FaultException e) {
            return e.faults().getFirst().code();
        }
    }

    /** Random geometries, one of each kind in turn. */
    private static Geometry random(SplittableRandom random, int kind, boolean z) {
        return switch (kind) {
            case 0 -> FACTORY.createPoint(position(random, z));
            case 1 -> FACTORY.createMultiPointFromCoords(positions(random, 1 + random.nextInt(5), z));
            case 2 -> line(random, z);
            case 3 ->
                FACTORY.createMultiLineString(many(random, i -> line(random, z)).toArray(LineString[]::new));
            case 4 -> polygon(random, z);
            case 5 ->
                FACTORY.createMultiPolygon(many(random, i -> polygon(random, z)).toArray(Polygon[]::new));
            default ->
                FACTORY.createGeometryCollection(
                        many(random, i -> random(random, i % 6, z)).toArray(Geometry[]::new));
        };
    }

    private static <T> List<T> many(SplittableRandom random, IntFunction<T> make) {
        return IntStream.range(0, 1 + random.nextInt(4)).mapToObj(make).toList();
    }

    private static Coordinate position(SplittableRandom random, boolean z) {
        double x = random.nextInt(-1_800, 1_800) / 10.0;
        double y = random.nextInt(-900, 900) / 10.0;
        return z ? new Coordinate(x, y, random.nextInt(0, 500) / 4.0) : new Coordinate(x, y);
    }

    private static Coordinate[] positions(SplittableRandom random, int count, boolean z) {
        return IntStream.range(0, count).mapToObj(i -> position(random, z)).toArray(Coordinate[]::new);
    }

    private static LineString line(SplittableRandom random, boolean z) {
        return FACTORY.createLineString(positions(random, 2 + random.nextInt(6), z));
    }

    private static LinearRing ring(SplittableRandom random, boolean z) {
        Coordinate[] points = positions(random, 4 + random.nextInt(5), z);
        points[points.length - 1] = points[0].copy();
        return FACTORY.createLinearRing(points);
    }

    private static Polygon polygon(SplittableRandom random, boolean z) {
        return FACTORY.createPolygon(
                ring(random, z),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> ring(random, z))
                        .toArray(LinearRing[]::new));
    }

    /** The plainest writer of GeoJSON there can be. */
    private static String write(Geometry geometry) {
        if (geometry.getGeometryType().equals("GeometryCollection")) {
            return "{\"type\":\"GeometryCollection\",\"geometries\":" + parts(geometry, FeatureParserTest::write) + "}";
        }
        return "{\"type\":\"" + geometry.getGeometryType() + "\",\"coordinates\":" + coordinates(geometry) + "}";
    }

    private static String parts(Geometry geometry, java.util.function.Function<Geometry, String> part) {
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(i -> part.apply(geometry.getGeometryN(i)))
                .collect(Collectors.joining(" , ", "[", "]"));
    }

    private static String coordinates(Geometry geometry) {
        return switch (geometry) {
            case org.locationtech.jts.geom.Point point -> position(point.getCoordinate());
            case Polygon polygon -> {
                List<String> rings = new ArrayList<>(List.of(list(polygon.getExteriorRing())));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) rings.add(list(polygon.getInteriorRingN(i)));
                yield "[" + String.join(",", rings) + "]";
            }
            case LineString line -> list(line);
            default -> parts(geometry, FeatureParserTest::coordinates);
        };
    }

    private static String list(LineString line) {
        return java.util.Arrays.stream(line.getCoordinates())
                .map(FeatureParserTest::position)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String position(Coordinate p) {
        return Double.isNaN(p.getZ()) ? "[" + p.x + "," + p.y + "]" : "[" + p.x + "," + p.y + "," + p.getZ() + "]";
    }

    @Test
    void whatIsWrittenIsReadWhateverTheGeometry() {
        Seeded.check(140, random -> {
            boolean z = random.nextBoolean();
            Geometry given = random(random, random.nextInt(7), z);
            Geometry read = geometry(write(given));
            assertThat(read.equalsExact(given)).as(write(given)).isTrue();
            if (z)
                assertThat(read.getCoordinate().getZ())
                        .isEqualTo(given.getCoordinate().getZ());
        });
    }

    @Test
    void membersMayComeInAnyOrder() {
        List<String> members = new ArrayList<>(List.of(
                "\"type\":\"Feature\"",
                "\"id\":7",
                "\"bbox\":[1,2,3,4]",
                "\"properties\":{\"a\":1}",
                "\"geometry\":{\"coordinates\":[1,2],\"type\":\"Point\"}",
                "\"title\":\"kept\""));
        for (int seed = 0; seed < 30; seed++) {
            Collections.shuffle(members, new Random(seed));
            RawFeature raw = parse(
                            "{\"features\":[{" + String.join(",", members) + "}],\"type\":\"FeatureCollection\"}")
                    .getFirst();
            assertThat(raw.id).isEqualTo("7");
            assertThat(raw.type).isEqualTo("Feature");
            assertThat(raw.properties)
                    .containsEntry("a", 1L)
                    .containsEntry("title", "kept")
                    .hasSize(2);
            assertThat(raw.geometry.positions()).isEqualTo(1);
        }
    }

    @Test
    void featuresAreNumberedAsTheyCome() {
        String one = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}";
        assertThat(parse("{\"type\":\"FeatureCollection\",\"features\":[" + one + "," + one + "]}"))
                .extracting(f -> f.row)
                .containsExactly(1L, 2L);
        assertThat(parse(one + " " + one + "\n" + one)).extracting(f -> f.row).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anEmptyCollectionIsAFileWithoutFeatures() {
        assertThat(parse("{\"type\":\"FeatureCollection\",\"features\":[]}")).isEmpty();
    }

    @Test
    void aBareGeometryIsAFeature() {
        RawFeature raw =
                parse("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}").getFirst();
        assertThat(raw.type).isEqualTo("LineString");
        assertThat(raw.geometry.positions()).isEqualTo(2);
    }

    @Test
    void theSystemMayBeToldBehindTheFeatures() {
        assertThat(
                        crs(
                                "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4551\"}}}"))
                .isEqualTo("EPSG:4551");
        assertThat(crs("{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":null}"))
                .isNull();
        assertThat(crs("{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":[1,{\"name\":3}]}"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "'   '|it is empty",
                "[]|it holds no object",
                "17|it holds no object",
                "\"x\"|it holds no object",
                "{}|has no \"type\"",
                "{\"type\":\"FeatureCollection\"}|has no \"features\"",
                "{\"features\":{}}|are no array"
            })
    void whatIsNoGeoJsonIsRefused(String text, String why) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isEqualTo("JSON-003");
            assertThat(e.faults().getFirst().problem()).contains(why);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"FeatureCollection\",\"features\":[",
                "{\"type\":",
                "{\"type\":\"Feature\",\"geometry\":{",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}"
            })
    void brokenTextIsTheParsersToTell(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void everyCutOfAFileIsRefusedAndNeverTakenForAWhole() {
        String whole =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,2.5]},\"properties\":{\"k\":[1,{\"b\":\"松\"}]}}]}";
        for (int cut = 1; cut < whole.length(); cut++) {
            String head = whole.substring(0, cut);
            assertThatThrownBy(() -> parse(head))
                    .as(head)
                    .isInstanceOfAny(JacksonException.class, FaultException.class);
        }
        assertThat(parse(whole)).hasSize(1);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        String deep = "{\"type\":\"Feature\",\"properties\":{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000)
                + "},\"geometry\":null}";
        assertThatThrownBy(() -> parse(deep)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Point\",\"coordinates\":[]}|JSON-011",
                "{\"type\":\"Point\",\"coordinates\":[1]}|JSON-011",
                "{\"type\":\"Point\",\"coordinates\":[1,\"2\"]}|JSON-011",
                "{\"type\":\"Point\",\"coordinates\":[[1,2]]}|JSON-011",
                "{\"type\":\"Point\",\"coordinates\":null}|JSON-011",
                "{\"type\":\"Point\"}|JSON-011",
                "{\"type\":\"Pint\",\"coordinates\":[1,2]}|JSON-011",
                "{\"coordinates\":[1,2]}|JSON-011",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}|JSON-011",
                "{\"type\":\"LineString\",\"coordinates\":[1,2]}|JSON-011",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2],3]}|JSON-011",
                "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2]]]}|JSON-011",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}|JSON-013",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}|JSON-012",
                "{\"type\":\"Polygon\",\"coordinates\":[]}|JSON-011",
                "{\"type\":\"Polygon\",\"coordinates\":[[]]}|JSON-011",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]],[]]}|JSON-013",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],[]]}|JSON-011",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}|JSON-011",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[[3,4]]]}|JSON-011",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[[1,2]]]]]}|JSON-011",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}|JSON-011",
                "{\"type\":\"GeometryCollection\",\"geometries\":[null]}|JSON-011",
                "{\"type\":\"GeometryCollection\"}|JSON-011",
                "[1,2]|JSON-011",
                "\"POINT (1 2)\"|JSON-011"
            })
    void aGeometryThatCannotBeIsToldAndTheRestReadOn(String json, String code) {
        assertThat(refusal(json)).isEqualTo(code);
        String next =
                "{\"type\":\"Feature\",\"id\":\"next\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{}}";
        List<RawFeature> both =
                parse("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":" + json
                        + ",\"properties\":{}}," + next + "]}");
        assertThat(both).hasSize(2);
        assertThat(both.get(1).id).isEqualTo("next");
    }

    @Test
    void collectionsInCollectionsEndSomewhere() {
        String deep = "{\"type\":\"Point\",\"coordinates\":[1,2]}";
        for (int i = 0; i < 20; i++) deep = "{\"type\":\"GeometryCollection\",\"geometries\":[" + deep + "]}";
        assertThat(refusal(deep)).isEqualTo("JSON-011");
    }

    @Test
    void theOpenRingIsPlacedAtItsFirstPosition() {
        assertThatThrownBy(() ->
                        geometry("{\"type\":\"Polygon\",\"coordinates\":[[[125,43],[126,43],[126,44],[125,44]]]}"))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults().getFirst().place().longitude()).isEqualTo(125);
                    assertThat(e.faults().getFirst().place().latitude()).isEqualTo(43);
                });
    }

    private static Object property(String json) {
        return parse("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":" + json + "}}")
                .getFirst()
                .properties
                .get("a");
    }

    @Test
    void propertiesAreReadAsWhatTheyAre() {
        assertThat(property("\"松\"")).isEqualTo("松");
        assertThat(property("12")).isEqualTo(12L);
        assertThat(property("-0")).isEqualTo(0L);
        assertThat(property("1.5e3")).isEqualTo(1500.0);
        assertThat(property("true")).isEqualTo(true);
        assertThat(property("null")).isNull();
        assertThat(property("{\"b\":[1,null,\"x\",2.50]}")).isEqualTo(new RawJson("{\"b\":[1,null,\"x\",2.50]}"));
    }

    @Test
    void numbersThatNoDoubleHoldsKeepTheirDigits() {
        assertThat(property("12345678901234567890")).isEqualTo(new RawJson("12345678901234567890"));
        assertThat(property("999999999999999999")).isEqualTo(999999999999999999L);
        assertThat(property("1e400")).isEqualTo("1e400");
        assertThat(property("1".repeat(60))).isEqualTo("1".repeat(60));
        assertThat(property("[1e400]")).isEqualTo(new RawJson("[\"1e400\"]"));
    }

    @Test
    void aPropertyToldTwiceIsRemembered() {
        RawFeature raw = parse("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1,\"b\":2,\"a\":3}}")
                .getFirst();
        assertThat(raw.properties).containsEntry("a", 3L);
        assertThat(raw.repeatedProperty).isEqualTo("a");
    }

    @Test
    void textThatCannotBeStoredIsCleanedAndRemembered() {
        RawFeature raw = parse(
                        "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"x\\u0000\",\"b\":{\"c\\u0000\":1}}}")
                .getFirst();
        assertThat(raw.properties.get("a")).isEqualTo("x\uFFFD");
        assertThat(raw.unstorableProperty).isEqualTo("a");
        assertThat(raw.properties.get("b")).isEqualTo(new RawJson("{\"c\uFFFD\":1}"));
    }

    @Test
    void elementsThatAreNoObjectsAreCountedAndRefusedLater() {
        List<RawFeature> all = parse(
                "{\"type\":\"FeatureCollection\",\"features\":[1,[2,[3]],null,{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":null}]}");
        assertThat(all).hasSize(4);
        assertThat(all).extracting(f -> f.id).containsExactly(null, null, null, "x");
    }

    @Test
    void foreignMembersOfACollectionBelongToNobody() {
        assertThat(parse(
                                "{\"type\":\"FeatureCollection\",\"name\":\"layer\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}],\"more\":{\"a\":[]}}")
                        .getFirst()
                        .properties)
                .isEmpty();
    }

    private static boolean isLines(String text) throws IOException {
        return LineParser.isLines(
                new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}\\n{\"a\":2}|true",
                "{\"a\":1}\\n|false",
                "{\"a\":1}|false",
                "{\\n\"a\":1}\\n{\"a\":2}|false",
                "{\"a\":\"}\\n\"}|false",
                "{\"a\":\"\\\\\"}\"}\\n{}|true",
                "{\"a\":1} {\"a\":2}|false",
                "[1]\\n[2]|true",
                "''|false",
                "{\"a\":1}\\r\\n{\"b\":2}|true"
            })
    void aFileOfLinesIsKnownByItsFirst(String text, boolean lines) throws IOException {
        assertThat(isLines(text.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\")))
                .isEqualTo(lines);
    }

    @Test
    void aRecordSeparatorMakesAFileOfLines() throws IOException {
        assertThat(isLines("\u001e{\"a\":1}")).isTrue();
    }

    private static List<RawFeature> lines(String text) throws IOException {
        List<RawFeature> found = new ArrayList<>();
        try (var parser = new LineParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), FILE)) {
            for (RawFeature raw = parser.next(); raw != null; raw = parser.next()) found.add(raw);
        }
        return found;
    }

    @Test
    void aBrokenLineSpoilsNoOther() throws IOException {
        String good = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}";
        List<RawFeature> found = lines(good + "\n{oops\n\n" + good + good + "\n" + "\u001e" + good + "\n[1]\n");
        assertThat(found).extracting(f -> f.row).containsExactly(1L, 2L, 4L, 5L, 6L);
        assertThat(found)
                .extracting(f -> f.fault == null ? "" : f.fault.code())
                .containsExactly("", "JSON-001", "JSON-003", "", "JSON-003");
        assertThat(found.get(1).fault.place().row()).isEqualTo(2);
    }

    @Test
    void linesMayEndAsOnAnySystem() throws IOException {
        String good = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}";
        assertThat(lines(good + "\r\n" + good)).hasSize(2).allMatch(f -> f.fault == null);
    }

    @Test
    void randomBytesNeverCrashTheReader() {
        Seeded.check(400, random -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            String words = "{}[]\":,truefalsnul0123.eE-\\u \"type\"\"Feature\"\"coordinates\"";
            if (random.nextBoolean())
                for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) words.charAt(random.nextInt(words.length()));
            try (var parser = new FeatureParser(new ByteArrayInputStream(bytes), FILE)) {
                while (parser.next() != null) {}
            } catch (JacksonException | FaultException e) {
                assertThat(e.getMessage()).isNotNull();
            }
        });
        assertThat(String.format(Locale.ROOT, "%s", FILE.file())).isEqualTo("a.geojson");
    }
}
