package org.songhua.cim.internal.cityjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CityJSON documents of single objects: cut out, put together, brought to another scale, and what they cover on the map. */
class DocumentsTest {
    private static final String METRES = "\"transform\":{\"scale\":[1,1,1],\"translate\":[0,0,0]}";
    /** A cube of 10 m at the origin: bottom 0 to 3, top 4 to 7. */
    private static final String CUBE = "[[0,0,0],[10,0,0],[10,10,0],[0,10,0],[0,0,10],[10,0,10],[10,10,10],[0,10,10]]";

    private static final String SIDES = "[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]";

    private static ObjectNode json(String text) {
        return (ObjectNode) CityJson.MAPPER.readTree(text);
    }

    private static ObjectNode document(String vertices, String... geometries) {
        return json("{\"type\":\"CityJSONFeature\",\"id\":\"a\"," + METRES + ",\"vertices\":" + vertices
                + ",\"CityObjects\":{\"a\":{\"type\":\"Building\",\"geometry\":[" + String.join(",", geometries)
                + "]}}}");
    }

    private static String solid(String lod, String more) {
        return "{\"type\":\"Solid\",\"lod\":\"" + lod + "\",\"boundaries\":[" + SIDES + "]" + more + "}";
    }

    private static double area(ObjectNode document) {
        return Footprint.of(document).orElseThrow().getArea();
    }

    @Test
    void theShadowOfACubeIsItsSquare() {
        Geometry footprint = Footprint.of(document(CUBE, solid("1", ""))).orElseThrow();
        assertThat(footprint.getGeometryType()).isEqualTo("Polygon");
        assertThat(footprint.getArea()).isCloseTo(100, within(1e-6));
    }

    @Test
    void groundSurfacesCountMoreThanTheShadow() {
        // the ground of this house is the triangle 0 1 2, half of its roof
        String geometry = "{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[0,1,2]],[[4,5,6,7]]],"
                + "\"semantics\":{\"surfaces\":[{\"type\":\"GroundSurface\"},{\"type\":\"RoofSurface\"}],\"values\":[0,1]}}";
        assertThat(area(document(CUBE, geometry))).isCloseTo(50, within(1e-6));
    }

    @Test
    void levelZeroCountsMoreThanEverything() {
        String level0 = "{\"type\":\"MultiSurface\",\"lod\":\"0.2\",\"boundaries\":[[[0,1,2]]]}";
        assertThat(area(document(CUBE, solid("2.2", ""), level0))).isCloseTo(50, within(1e-6));
    }

    @Test
    void ofTwoLevelsTheHigherCounts() {
        String half = "{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[0,1,2]]]}";
        assertThat(area(document(CUBE, half, solid("2", "")))).isCloseTo(100, within(1e-6));
    }

    @Test
    void aCourtyardIsNotCovered() {
        String vertices = "[[0,0,0],[10,0,0],[10,10,0],[0,10,0],[4,4,0],[6,4,0],[6,6,0],[4,6,0]]";
        String geometry = "{\"type\":\"MultiSurface\",\"lod\":\"0\",\"boundaries\":[[[0,1,2,3],[4,7,6,5]]]}";
        // a square of 100 with a hole of 4
        assertThat(area(document(vertices, geometry))).isCloseTo(96, within(1e-6));
    }

    @Test
    void wallsAloneCoverNothing() {
        String wall = "{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[0,1,5,4]]]}";
        assertThat(Footprint.of(document(CUBE, wall))).isEmpty();
        assertThat(Footprint.of(document(CUBE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"MultiLineString\",\"lod\":\"1\",\"boundaries\":[[0,1,2]]}|LineString",
                "{\"type\":\"MultiLineString\",\"lod\":\"1\",\"boundaries\":[[0,1],[2,3]]}|MultiLineString",
                "{\"type\":\"MultiPoint\",\"lod\":\"1\",\"boundaries\":[0]}|Point",
                "{\"type\":\"MultiPoint\",\"lod\":\"1\",\"boundaries\":[0,2]}|MultiPoint",
                "{\"type\":\"GeometryInstance\",\"template\":0,\"boundaries\":[3]}|Point"
            })
    void whatHasNoSurfacesIsLinesOrPoints(String geometry, String type) {
        assertThat(Footprint.of(document(CUBE, geometry)).orElseThrow().getGeometryType())
                .isEqualTo(type);
    }

    @Test
    void theTransformPlacesTheFootprint() {
        ObjectNode document = document(CUBE, solid("1", ""));
        document.set("transform", json("{\"scale\":[0.5,0.5,1],\"translate\":[1000,2000,0]}"));
        var box = Footprint.of(document).orElseThrow().getEnvelopeInternal();
        assertThat(box.getMinX()).isEqualTo(1000);
        assertThat(box.getMaxX()).isEqualTo(1005);
        assertThat(box.getMaxY()).isEqualTo(2005);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "1, 1", "'1,2.2,2', 2.2", "'0,x', 0", "'10,9', 10"})
    void theHighestLevelIsThatOfNumbers(String lods, String highest) {
        String[] geometries = lods.isEmpty()
                ? new String[0]
                : java.util.Arrays.stream(lods.split(","))
                        .map(l -> solid(l, ""))
                        .toArray(String[]::new);
        assertThat(CityJson.highestLod(document(CUBE, geometries))).isEqualTo(highest);
    }

    @Test
    void aFamilyIsAnObjectWithAllBelowItEvenInACircle() {
        ObjectNode objects = json(
                "{\"a\":{\"children\":[\"b\",\"c\",\"gone\"]},\"b\":{\"parents\":[\"a\"],\"children\":[\"a\"]},\"c\":{\"parents\":[\"a\"]},\"d\":{}}");
        assertThat(CityJson.family("a", objects)).startsWith("a").containsExactlyInAnyOrder("a", "b", "c");
        assertThat(CityJson.isTopLevel(objects.get("a"))).isTrue();
        assertThat(CityJson.isTopLevel(objects.get("b"))).isFalse();
        assertThat(CityJson.family("nobody", objects)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3", "1.5", "99999999999", "\"0\"", "null"})
    void aNumberThatLeadsNowhereIsTold(String number) {
        var numbers = new Renumbering(3, "vertex");
        JsonNode node = CityJson.MAPPER.readTree(number);
        assertThatThrownBy(() -> numbers.of(node))
                .isInstanceOf(CityJsonException.class)
                .hasMessageContaining("vertex")
                .hasMessageContaining("3");
        assertThat(numbers.isEmpty()).isTrue();
    }

    @Test
    void newNumbersComeInTheOrderInWhichTheyAreAskedFor() {
        var numbers = new Renumbering(9, "vertex");
        var array = (ArrayNode) CityJson.MAPPER.readTree("[[7,3],[3,null,[0]]]");
        numbers.leaves(array);
        assertThat(array.toString()).isEqualTo("[[0,1],[1,null,[2]]]");
        assertThat(numbers.old()).containsExactly(7, 3, 0);
    }

    private static FeatureSlicer slicer(ObjectNode root) {
        ArrayNode vertices = (ArrayNode) root.get("vertices");
        return new FeatureSlicer(CityHeader.of(root), new FeatureSlicer.Vertices() {
            @Override
            public int size() {
                return vertices.size();
            }

            @Override
            public JsonNode get(int number) {
                return vertices.get(number);
            }
        });
    }

    private static ObjectNode file(String appearance, String templates, String geometry) {
        return json("{\"type\":\"CityJSON\",\"version\":\"2.0\"," + METRES + ",\"vertices\":" + CUBE
                + ",\"appearance\":" + appearance + ",\"geometry-templates\":" + templates
                + ",\"CityObjects\":{\"a\":{\"type\":\"Building\",\"geometry\":[" + geometry + "]}}}");
    }

    private static final String APPEARANCE = "{\"materials\":[{\"name\":\"m0\"},{\"name\":\"m1\"},{\"name\":\"m2\"}],"
            + "\"textures\":[{\"image\":\"t0\"},{\"image\":\"t1\"}],\"vertices-texture\":[[0,0],[1,0],[1,1],[0,1]],\"default-theme-material\":\"x\"}";
    private static final String TEMPLATES =
            "{\"templates\":[{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[0,1,2]]]},"
                    + "{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[3,2,1]]],\"material\":{\"x\":{\"value\":1}}}],\"vertices-templates\":[[0,0,0],[1,0,0],[1,1,0],[0,1,0]]}";

    @Test
    void aSliceHoldsOnlyWhatItsObjectUses() {
        ObjectNode root = file(
                APPEARANCE,
                TEMPLATES,
                "{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[[[4,5,6]]],"
                        + "\"material\":{\"x\":{\"values\":[2]}},\"texture\":{\"x\":{\"values\":[[[1,3,0,2]]]}}}");
        ObjectNode slice = slicer(root).slice("a", (ObjectNode) root.get("CityObjects"));
        assertThat(slice.get("vertices").toString()).isEqualTo("[[0,0,10],[10,0,10],[10,10,10]]");
        assertThat(slice.at("/CityObjects/a/geometry/0/boundaries").toString()).isEqualTo("[[[0,1,2]]]");
        assertThat(slice.at("/appearance/materials").toString()).isEqualTo("[{\"name\":\"m2\"}]");
        assertThat(slice.at("/appearance/textures").toString()).isEqualTo("[{\"image\":\"t1\"}]");
        assertThat(slice.at("/appearance/vertices-texture").toString()).isEqualTo("[[0,1],[0,0],[1,1]]");
        assertThat(slice.at("/appearance/default-theme-material").asString()).isEqualTo("x");
        assertThat(slice.at("/CityObjects/a/geometry/0/texture/x/values").toString())
                .isEqualTo("[[[0,0,1,2]]]");
        assertThat(slice.has("geometry-templates")).isFalse();
    }

    @Test
    void aTemplateBringsItsVerticesAndMaterials() {
        ObjectNode root = file(
                APPEARANCE,
                TEMPLATES,
                "{\"type\":\"GeometryInstance\",\"template\":1,\"boundaries\":[7],\"transformationMatrix\":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}");
        ObjectNode slice = slicer(root).slice("a", (ObjectNode) root.get("CityObjects"));
        assertThat(slice.at("/CityObjects/a/geometry/0/template").asInt()).isZero();
        assertThat(slice.at("/geometry-templates/templates").size()).isEqualTo(1);
        assertThat(slice.at("/geometry-templates/vertices-templates").toString())
                .isEqualTo("[[0,1,0],[1,1,0],[1,0,0]]");
        assertThat(slice.at("/appearance/materials").toString()).isEqualTo("[{\"name\":\"m1\"}]");
        assertThat(slice.at("/geometry-templates/templates/0/material/x/value").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Solid\"}",
                "{\"type\":\"MultiSurface\",\"boundaries\":[[[0,1,99]]]}",
                "{\"type\":\"MultiSurface\",\"boundaries\":[[[0,1,2]]],\"material\":{\"x\":{\"value\":9}}}",
                "{\"type\":\"GeometryInstance\",\"template\":5,\"boundaries\":[0]}",
                "{\"type\":\"MultiSurface\",\"boundaries\":\"none\"}"
            })
    void aSliceOfWhatLeadsNowhereIsRefused(String geometry) {
        ObjectNode root = file(APPEARANCE, TEMPLATES, geometry);
        FeatureSlicer slicer = slicer(root);
        assertThatThrownBy(() -> slicer.slice("a", (ObjectNode) root.get("CityObjects")))
                .isInstanceOf(CityJsonException.class);
    }

    /** What is drawn: each corner with its vertex, and each surface with its material, whatever the numbers. */
    private static String drawn(JsonNode geometry, JsonNode vertices, JsonNode materials) {
        var out = new StringBuilder();
        JsonNode boundaries = geometry.get("boundaries");
        for (int s = 0; s < boundaries.size(); s++) {
            for (JsonNode index : boundaries.get(s).get(0)) out.append(vertices.get(index.asInt()));
            JsonNode material = geometry.at("/material/x/values").path(s);
            out.append(material.isInt() ? materials.get(material.asInt()).toString() : "-")
                    .append('\n');
        }
        return out.toString();
    }

    private static String randomGeometry(SplittableRandom random) {
        var surfaces = new StringBuilder();
        var values = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            surfaces.append(i == 0 ? "" : ",")
                    .append("[[")
                    .append(random.nextInt(8))
                    .append(',')
                    .append(random.nextInt(8))
                    .append(',')
                    .append(random.nextInt(8))
                    .append("]]");
            values.append(i == 0 ? "" : ",")
                    .append(random.nextInt(4) == 0 ? "null" : String.valueOf(random.nextInt(3)));
        }
        return "{\"type\":\"MultiSurface\",\"lod\":\"2\",\"boundaries\":[" + surfaces
                + "],\"material\":{\"x\":{\"values\":[" + values + "]}}}";
    }

    @Test
    void whatIsCutApartAndPutTogetherAgainIsDrawnTheSame() {
        Seeded.check(150, random -> {
            var merger = new FeatureMerger();
            ArrayNode all = CityJson.MAPPER.createArrayNode();
            for (int i = 0; i < 3; i++) {
                ObjectNode root = file(APPEARANCE, TEMPLATES, randomGeometry(random));
                String before = drawn(
                        root.at("/CityObjects/a/geometry/0"), root.get("vertices"), root.at("/appearance/materials"));
                ObjectNode slice = slicer(root).slice("a", (ObjectNode) root.get("CityObjects"));
                assertThat(drawn(
                                slice.at("/CityObjects/a/geometry/0"),
                                slice.get("vertices"),
                                slice.at("/appearance/materials")))
                        .isEqualTo(before);
                merger.renumber(slice);
                slice.get("vertices").forEach(all::add);
                JsonNode shared = merger.shared();
                assertThat(drawn(slice.at("/CityObjects/a/geometry/0"), all, shared.at("/appearance/materials")))
                        .isEqualTo(before);
                assertThat(shared.at("/appearance/materials").size()).isLessThanOrEqualTo(3);
            }
        });
    }

    @Test
    void verticesStayWhereTheyAreWhenTheScaleChanges() {
        Seeded.check(100, random -> {
            ObjectNode document =
                    document("[[" + random.nextInt(100_000) + "," + random.nextInt(100_000) + ",5],[1,2,3]]");
            document.set(
                    "transform",
                    json("{\"scale\":[0.001,0.001,0.01],\"translate\":[" + random.nextInt(500_000) + ","
                            + random.nextInt(5_000_000) + ",0]}"));
            JsonNode before = document.deepCopy();
            Requantised.to(document, Requantised.whole());
            for (int v = 0; v < 2; v++) {
                for (int axis = 0; axis < 3; axis++) {
                    assertThat(real(document, v, axis)).isCloseTo(real(before, v, axis), within(0.0005001));
                }
            }
        });
    }

    private static double real(JsonNode document, int vertex, int axis) {
        return document.at("/vertices/" + vertex + "/" + axis).asDouble()
                        * document.at("/transform/scale/" + axis).asDouble()
                + document.at("/transform/translate/" + axis).asDouble();
    }

    @Test
    void theSameTransformChangesNothing() {
        ObjectNode document = document(CUBE);
        ObjectNode before = document.deepCopy();
        Requantised.to(document, document.get("transform").deepCopy());
        assertThat(document).isEqualTo(before);
    }

    @Test
    void aHeaderKeepsWhatNobodyElseUses() {
        CityHeader header = CityHeader.of(
                json(
                        "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"metadata\":{\"referenceSystem\":\"https://www.opengis.net/def/crs/EPSG/0/7415\"},\"+x\":1,\"CityObjects\":{},\"vertices\":[]}"));
        assertThat(header.crs()).endsWith("7415");
        assertThat(header.rest().has("+x")).isTrue();
        assertThat(header.rest().has("vertices")).isFalse();
        assertThat(header.transform().at("/scale/0").asDouble()).isEqualTo(1);
        for (String bad : List.of(
                "{}",
                "{\"scale\":[1,1],\"translate\":[0,0,0]}",
                "{\"scale\":[1,1,\"1\"],\"translate\":[0,0,0]}",
                "7")) {
            assertThat(CityHeader.of(json("{\"transform\":" + bad + "}"))
                            .transform()
                            .at("/translate/2")
                            .asDouble())
                    .as(bad)
                    .isZero();
        }
        assertThat(CityHeader.of(json("{}")).crs()).isNull();
    }
}
