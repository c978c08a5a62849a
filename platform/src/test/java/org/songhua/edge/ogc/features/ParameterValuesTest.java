package org.songhua.edge.ogc.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.random.Seeded;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.AttributeDefinition.Type;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.pack.TestClasses;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of parameters, tags, page tokens, and features as they are written. */
class ParameterValuesTest {
    private static final Instant RECORDED = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "STRING, 松 湾, 松 湾",
        "INTEGER, 007, 7",
        "INTEGER, -0, 0",
        "NUMBER, 12.50, 12.5",
        "NUMBER, 12.0, 12",
        "NUMBER, 100, 100",
        "NUMBER, -0.5, -0.5",
        "BOOLEAN, true, true"
    })
    void aValueIsReadAsItIsStored(Type type, String given, String stored) {
        assertThat(AttributeFilter.read(TestClasses.attribute("a", type), given))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1.5",
        "INTEGER, x",
        "INTEGER, ''",
        "INTEGER, 1e9",
        "INTEGER, 1234567890123456789012",
        "NUMBER, 1e999999999",
        "NUMBER, 1.",
        "NUMBER, NaN",
        "NUMBER, 0x10",
        "BOOLEAN, TRUE",
        "BOOLEAN, 1"
    })
    void aValueThatNoneCanLookLikeIsRefused(Type type, String given) {
        AttributeDefinition attribute = TestClasses.attribute("a", type);
        assertThatThrownBy(() -> AttributeFilter.read(attribute, given)).isInstanceOf(IllegalArgumentException.class);
        assertThat(AttributeFilter.remedy(attribute)).startsWith("Give ");
    }

    @Test
    void whatIsNoChoiceIsRefusedWithTheChoices() {
        AttributeDefinition use = TestClasses.choice("use", Type.STRING, "residential", "office");
        assertThat(AttributeFilter.read(use, "office")).isEqualTo("office");
        assertThatThrownBy(() -> AttributeFilter.read(use, "Office")).isInstanceOf(IllegalArgumentException.class);
        assertThat(AttributeFilter.remedy(use)).isEqualTo("Use one of: residential, office.");
        assertThat(AttributeFilter.read(TestClasses.choice("n", Type.INTEGER, "1", "2"), "01"))
                .isEqualTo("1");
    }

    private static final CrsByReference DEGREES = CrsByReference.CRS84;

    private static CrsByReference epsg(int code) {
        return CrsByReference.find("http://www.opengis.net/def/crs/EPSG/0/" + code)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "125,43,126,44",
                " 125 , 43,126,44 ",
                "125.0,4.3e1,126,+44",
                "125,43,-5,126,44,900",
                "125,43,7,126,44,7"
            })
    void aBoxIsFourNumbersOrSixWithHeights(String value) {
        assertThat(Bbox.parse(value, DEGREES).extents()).containsExactly(new Extent(125, 43, 126, 44));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1,2,3",
                "1,2,3,4,5",
                "1,2,3,4,5,6,7",
                "a,b,c,d",
                "1,2,3,",
                "NaN,1,2,3",
                "Infinity,1,2,3",
                "1,44,2,43",
                "-181,0,1,1",
                "0,-91,1,1",
                "0,0,1,91",
                "1d,2f,3,4",
                "0x1p3,0,9,9",
                "1,2,9,3,4,8",
                "1e999,0,1,1"
            })
    void whatIsNoBoxIsRefused(String value) {
        assertThatThrownBy(() -> Bbox.parse(value, DEGREES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBoxOverTheAntimeridianIsTwo() {
        assertThat(Bbox.parse("170,-10,-170,10", DEGREES).extents())
                .containsExactly(new Extent(170, -10, 180, 10), new Extent(-180, -10, -170, 10));
    }

    @Test
    void aSystemWithNorthFirstTurnsTheBox() {
        assertThat(Bbox.parse("43,125,44,126", epsg(4490)).extents()).containsExactly(new Extent(125, 43, 126, 44));
        assertThat(Bbox.remedy(epsg(4490))).contains("south,west,north,east in degrees");
        assertThat(Bbox.remedy(DEGREES)).contains("west,south,east,north");
    }

    @Test
    void aBoxInMetresIsAFilter() {
        Bbox box = Bbox.parse("13900000,5400000,14000000,5500000", epsg(3857));
        assertThat(box.extents()).isEmpty();
        assertThat(box.filter()).isNotNull();
        assertThatThrownBy(() -> Bbox.parse("2,1,1,2", epsg(3857))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-12T23:20:50Z, 2024-02-12T23:20:50Z, ",
        "2024-02-12T23:20:50+08:00, 2024-02-12T15:20:50Z, ",
        "2024-02-12T23:20:50 08:00, 2024-02-12T15:20:50Z, ",
        "2024-02-12, 2024-02-12T00:00:00Z, 2024-02-12T23:59:59.999999Z",
        "2024-01-01T00:00:00Z/2024-12-31T00:00:00Z, 2024-01-01T00:00:00Z, 2024-12-31T00:00:00Z",
        "2024-01-01/2024-01-02, 2024-01-01T00:00:00Z, 2024-01-02T23:59:59.999999Z",
        "../2024-01-01, 0001-01-01T00:00:00Z, 2024-01-01T23:59:59.999999Z",
        "2024-01-01/.., 2024-01-01T00:00:00Z, 9999-12-31T23:59:59Z",
        "/2024-01-01, 0001-01-01T00:00:00Z, 2024-01-01T23:59:59.999999Z"
    })
    void aPeriodIsAnInstantADayOrAnInterval(String value, Instant from, @Nullable Instant until) {
        assertThat(Period.parse(value)).isEqualTo(new Period(from, until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024-02-30",
                "2024-13-01T00:00:00Z",
                "2024-01-01T25:00:00Z",
                "../..",
                "/",
                "2024-01-02/2024-01-01",
                "2024-01-01/2024-01-02/2024-01-03",
                "2024-01-01T00:00:00",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "20240101T00",
                "2024-1-1T0:0:0Z"
            })
    void whatIsNoPeriodIsRefused(String value) {
        assertThatThrownBy(() -> Period.parse(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMomentOfADayIsItsEnd() {
        assertThat(Period.moment("2024-02-29")).isEqualTo(Instant.parse("2024-02-29T23:59:59.999999Z"));
        assertThatThrownBy(() -> Period.moment("2024-01-01/2024-01-02")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageTokenComesBackAsItWent() {
        Seeded.check(200, random -> {
            var token = new PageToken(
                    new ObjectId(new UUID(random.nextLong(), random.nextLong())),
                    random.nextLong(0, Long.MAX_VALUE),
                    random.nextLong());
            assertThat(token.toString()).matches("[A-Za-z0-9_-]{43}");
            assertThat(PageToken.parse(token.toString())).isEqualTo(token);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "!!!",
                "AAAA",
                "____________________________________________________________",
                "../../etc/passwd"
            })
    void aTokenThatSomebodyMadeUpIsRefused(String text) {
        assertThatThrownBy(() -> PageToken.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenWithACountBelowZeroIsRefused() {
        String forged = new PageToken(new ObjectId(new UUID(1, 2)), -5, 3).toString();
        assertThatThrownBy(() -> PageToken.parse(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"7\"|7", "\"7.abc-_1\"|7", " \"7.x\" |7", "\"123456789\"|123456789"})
    void aTagTellsTheRevision(String tag, int revision) {
        assertThat(ItemTag.revision(tag)).contains(revision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "W/\"7\"",
                "\"7",
                "\"x\"",
                "\"1234567890\"",
                "\"7.\"",
                "*",
                "\"7\", \"8\"",
                "\"-1\"",
                "\"7.a b\""
            })
    void whatIsNoTagTellsNone(String tag) {
        assertThat(ItemTag.revision(tag)).isEmpty();
        assertThat(ItemTag.revision(null)).isEmpty();
    }

    private static CityObject object(String wkt, @Nullable String name, String attributes, int revision) {
        try {
            byte[] wkb = Wkb.of(new WKTReader().read(wkt));
            return new CityObject(
                    ObjectId.of(1, "x/" + revision),
                    "tree",
                    1,
                    "x/1",
                    name,
                    wkb,
                    attributes,
                    "220102",
                    null,
                    RECORDED,
                    revision);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    @Test
    void theTagOfAnObjectIsStrongAndNamesItsRevision() {
        CityObject tree = object("POINT (125 43)", null, "{}", 12);
        assertThat(ItemTag.of(tree, "a")).startsWith("\"12.").isNotEqualTo(ItemTag.of(tree, "b"));
        assertThat(ItemTag.revision(ItemTag.of(tree, "a"))).contains(12);
    }

    private static final ClassDefinition TREE =
            Packs.ofClasspath().findClass("tree").orElseThrow();
    private static final Map<Integer, Dataset> DATASETS =
            Map.of(1, new Dataset(1, "demo", "演示", null, null, true, RECORDED));

    private static JsonNode written(CityObject object, CrsByReference crs) {
        var out = new ByteSink();
        new FeatureWriter(TREE, DATASETS, crs).write(object, out);
        return JsonMapper.shared().readTree(out.toBytes());
    }

    @Test
    void aFeatureHasItsAttributesFlatAndWhatThePlatformKnows() {
        JsonNode feature = written(
                object("POINT (125.25 43.5)", "老\"榆\"树", "{\"height\": 7.5, \"tags\": {\"k\": \"v\"}}", 3), DEGREES);
        assertThat(feature.get("type").asString()).isEqualTo("Feature");
        assertThat(feature.at("/geometry/coordinates/0").asDouble()).isEqualTo(125.25);
        JsonNode properties = feature.get("properties");
        assertThat(properties.get("name").asString()).isEqualTo("老\"榆\"树");
        assertThat(properties.get("height").asDouble()).isEqualTo(7.5);
        assertThat(properties.at("/tags/k").asString()).isEqualTo("v");
        assertThat(properties.get("source_id").asString()).isEqualTo("x/1");
        assertThat(properties.get("dataset").asString()).isEqualTo("demo");
        assertThat(properties.get("synthetic").asBoolean()).isTrue();
        assertThat(properties.get("region").asString()).isEqualTo("220102");
        assertThat(properties.get("revision").asInt()).isEqualTo(3);
        assertThat(properties.get("updated").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(properties.has("valid_from")).isFalse();
    }

    @Test
    void aFeatureWithoutAnythingIsJsonToo() {
        JsonNode feature = written(object("POINT (1 2)", null, "{}", 1), DEGREES);
        assertThat(feature.get("properties").has("name")).isFalse();
        var out = new ByteSink();
        new FeatureWriter(TREE, Map.of(), DEGREES).write(object("POINT (1 2)", null, "{}", 1), out);
        assertThat(JsonMapper.shared().readTree(out.toBytes()).get("properties").has("dataset"))
                .isFalse();
    }

    @Test
    void coordinatesAreTurnedIntoTheSystemAskedForAsItsAxesAre() {
        JsonNode north = written(object("POINT (125.25 43.5)", null, "{}", 1), epsg(4490))
                .at("/geometry/coordinates");
        assertThat(north.get(0).asDouble()).isCloseTo(43.5, within(1e-7));
        assertThat(north.get(1).asDouble()).isCloseTo(125.25, within(1e-7));
        double x = written(object("POINT (125.25 43.5)", null, "{}", 1), epsg(3857))
                .at("/geometry/coordinates/0")
                .asDouble();
        // 125.25 / 180 of half the equator
        assertThat(x).isCloseTo(20_037_508.342789244 * 125.25 / 180, within(0.01));
    }

    @Test
    void whatHasNoImageInASystemIsTold() {
        assertThatThrownBy(() -> written(object("POINT (0 90)", null, "{}", 1), epsg(3857)))
                .isInstanceOfSatisfying(
                        OgcException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("OGC-010"));
    }

    @Test
    void peopleReadChoicesAndUnitsInTheirLanguage() {
        var properties = new Properties(object(
                "POINT (1 2)",
                "n",
                "{\"height\": 7.5, \"leaf_type\": \"broadleaved\", \"tags\": {\"a\": 1, \"b\": \"x\"}}",
                1));
        AttributeDefinition height = TREE.attribute("height").orElseThrow();
        AttributeDefinition leaf = TREE.attribute("leaf_type").orElseThrow();
        assertThat(properties.shown(height, Language.EN)).isEqualTo("7.5 m");
        assertThat(properties.shown(leaf, Language.ZH))
                .isNotEqualTo("broadleaved")
                .isNotEqualTo(properties.shown(leaf, Language.EN));
        assertThat(properties.shown(TREE.attribute("species").orElseThrow(), Language.EN))
                .isNull();
        assertThat(properties.tags()).containsExactly(Map.entry("a", "1"), Map.entry("b", "x"));
    }

    private static String preview(CityObject... objects) {
        return MapPreview.of(List.of(objects), Language.EN).toString();
    }

    @Test
    void aSketchDrawsEveryKindOfGeometry() {
        String svg = preview(
                object("POINT (125 43)", null, "{}", 1),
                object("LINESTRING (125 43, 125.01 43.01)", null, "{}", 2),
                object(
                        "POLYGON ((125 43, 125.02 43, 125.02 43.02, 125 43), (125.012 43.002, 125.015 43.002, 125.015 43.005, 125.012 43.002))",
                        null,
                        "{}",
                        3),
                object("GEOMETRYCOLLECTION (POINT (125.01 43), POINT (125.02 43))", null, "{}", 4));
        assertThat(svg).startsWith("<svg class=\"map\"").endsWith("</svg>").contains("fill-rule=\"evenodd\"");
        assertThat(svg.split("<circle", -1)).hasSize(4);
        assertThat(svg.split("<path", -1)).hasSize(3);
    }

    @Test
    void aSinglePointStandsInTheMiddleAndNothingDrawsNothing() {
        assertThat(preview(object("POINT (125 43)", null, "{}", 1))).contains("cx=\"480\" cy=\"210\"");
        assertThat(preview()).isEmpty();
    }

    @Test
    void everythingIsDrawnWithinTheFrame() {
        Seeded.check(60, random -> {
            CityObject[] objects = new CityObject[10];
            for (int i = 0; i < 10; i++)
                objects[i] = object(
                        "POINT (" + random.nextDouble(-179, 179) + " " + random.nextDouble(-89, 89) + ")",
                        null,
                        "{}",
                        i + 1);
            var numbers = java.util.regex.Pattern.compile("cx=\"(-?\\d+)\" cy=\"(-?\\d+)\"")
                    .matcher(preview(objects));
            while (numbers.find()) {
                assertThat(Integer.parseInt(numbers.group(1))).isBetween(15, 945);
                assertThat(Integer.parseInt(numbers.group(2))).isBetween(15, 405);
            }
        });
    }

    @Test
    void aBodyIsSentWhenItIsCompleteOrTooMuchToKeep() throws Exception {
        var response = new MockHttpServletResponse();
        var body = new Body(response, 10);
        body.bytes().ascii("small");
        body.relieve();
        assertThat(response.getContentAsByteArray()).isEmpty();
        body.finish(r -> r.addHeader("Link", "x"));
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("small");
        assertThat(response.getHeader("Link")).isEqualTo("x");
        assertThat(response.getContentLength()).isEqualTo(5);

        var large = new MockHttpServletResponse();
        var much = new Body(large, 1 << 30);
        String megabyte = "x".repeat(1 << 20);
        for (int i = 0; i < 5; i++) {
            much.bytes().ascii(megabyte);
            much.relieve();
        }
        assertThat(large.getContentAsByteArray()).hasSize(4 << 20);
        much.finish(r -> r.addHeader("Link", "late"));
        assertThat(large.getContentAsByteArray()).hasSize(5 << 20);
        assertThat(large.getHeader("Link")).as("headers have gone already").isNull();
    }
}
