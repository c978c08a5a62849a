package org.songhua.cim.internal.cityjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a JSON Schema cannot say of CityJSON is found, and what passes can be drawn, cut and put together. */
class FeatureCheckTest {
    private static final String SOLID = "{\"type\":\"Solid\",\"lod\":\"2\",\"boundaries\":"
            + "[[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]],"
            + "\"semantics\":{\"surfaces\":[{\"type\":\"GroundSurface\"},{\"type\":\"RoofSurface\"},{\"type\":\"WallSurface\"}],"
            + "\"values\":[[0,1,2,2,2,null]]}}";
    private static final String SURFACES =
            "{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[0,1,2]],[[2,3,0]]],"
                    + "\"semantics\":{\"surfaces\":[{\"type\":\"RoofSurface\"}],\"values\":[0,0]}}";
    private static final String LINES = "{\"type\":\"MultiLineString\",\"lod\":\"0\",\"boundaries\":[[0,1],[2,3]],"
            + "\"semantics\":{\"surfaces\":[{\"type\":\"+Edge\"}],\"values\":[0,null]}}";
    private static final String POINTS = "{\"type\":\"MultiPoint\",\"lod\":\"0\",\"boundaries\":[0,1,2],"
            + "\"semantics\":{\"surfaces\":[{\"type\":\"+Mast\"}],\"values\":[0,0,null]}}";
    private static final String INSTANCE = "{\"type\":\"GeometryInstance\",\"template\":0,\"boundaries\":[3],"
            + "\"transformationMatrix\":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}";
    private static final String MULTI_SOLID = "{\"type\":\"MultiSolid\",\"lod\":\"1\",\"boundaries\":"
            + "[[[[[0,1,2]],[[1,2,3]]]],[[[[4,5,6]]]]],"
            + "\"semantics\":{\"surfaces\":[{\"type\":\"WallSurface\"}],\"values\":[[[0,null]],[[0]]]}}";

    private static ObjectNode document(String geometries) {
        return (ObjectNode) CityJson.MAPPER.readTree("{\"type\":\"CityJSONFeature\",\"id\":\"a\","
                + "\"transform\":{\"scale\":[1,1,1],\"translate\":[0,0,0]},"
                + "\"vertices\":[[0,0,0],[10,0,0],[10,10,0],[0,10,0],[0,0,10],[10,0,10],[10,10,10],[0,10,10]],"
                + "\"geometry-templates\":{\"templates\":[{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[0,1,2]]]}],"
                + "\"vertices-templates\":[[0,0,0],[1,0,0],[1,1,0]]},"
                + "\"CityObjects\":{\"a\":{\"type\":\"Building\",\"geometry\":[" + geometries + "]}}}");
    }

    private static List<String> findings(String geometry) {
        return FeatureCheck.check(document(geometry)).stream()
                .map(finding -> (finding.grave() ? "! " : "") + finding.text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {SOLID, SURFACES, LINES, POINTS, INSTANCE, MULTI_SOLID})
    void nothingIsWrongWithWhatIsRight(String geometry) {
        assertThat(findings(geometry)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "0.5", "\"0\"", "null", "99999999999"})
    void anInstanceNamesATemplateThatIsThere(String template) {
        assertThat(findings(INSTANCE.replace("\"template\":0", "\"template\":" + template)))
                .singleElement()
                .asString()
                .startsWith("! geometry 1 of a names template")
                .endsWith("there are 1");
    }

    @Test
    void anObjectWithoutGeometryIsRight() {
        assertThat(findings("")).isEmpty();
        assertThat(FeatureCheck.check(CityJson.MAPPER.createObjectNode())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[0,1,8]]]|names vertex 8, there are 8",
                "[[[0,1,-1]]]|names vertex -1, there are 8",
                "[[[0,1,1.5]]]|names vertex 1.5, there are 8",
                "[[[0,1,\"2\"]]]|names vertex \"2\", there are 8",
                "[[[0,1,null]]]|names vertex null, there are 8",
                "[[[0,1,99999999999]]]|names vertex 99999999999, there are 8",
                "[[[0,1,[2]]]]|names vertex [2], there are 8",
                "[[0,1,2]]|boundaries that are not nested",
                "[0]|boundaries that are not nested",
                "7|boundaries that are not nested",
                "null|boundaries that are not nested",
                "{}|boundaries that are not nested"
            })
    void aSurfaceThatLeadsNowhereIsGrave(String boundaries, String words) {
        List<String> found = findings("{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":" + boundaries + "}");
        assertThat(found).isNotEmpty().allMatch(text -> text.startsWith("! geometry 1 of a "));
        assertThat(found.getFirst()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[0,1]]]|a ring of 2 corners",
                "[[[]]]|a ring of 0 corners",
                "[[[0,1,2,0]]]|repeats the first corner of a ring at its end"
            })
    void aRingThatIsOnlyUglyIsARemark(String boundaries, String words) {
        assertThat(findings("{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":" + boundaries + "}"))
                .singleElement()
                .asString()
                .contains(words)
                .doesNotStartWith("!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0]|not nested like its boundaries",
                "[0,0,0]|not nested like its boundaries",
                "0|not nested like its boundaries",
                "{}|not nested like its boundaries",
                "[0,1]|names semantic surface 1, there are 1",
                "[-1,0]|names semantic surface -1, there are 1",
                "[0,\"0\"]|names semantic surface \"0\", there are 1",
                "[[0],0]|names semantic surface [0], there are 1"
            })
    void semanticsMustFitTheirSurfaces(String values, String words) {
        assertThat(findings(SURFACES.replace("\"values\":[0,0]", "\"values\":" + values)))
                .singleElement()
                .asString()
                .startsWith("! ")
                .contains(words);
    }

    @Test
    void semanticsOfASolidAreNestedByShell() {
        assertThat(findings(SOLID.replace("[[0,1,2,2,2,null]]", "[0,1,2,2,2,null]")))
                .isNotEmpty();
        assertThat(findings(SOLID.replace("[[0,1,2,2,2,null]]", "[[0,1,2,2,2]]")))
                .isNotEmpty();
        assertThat(findings(SOLID.replace("[[0,1,2,2,2,null]]", "[null]")))
                .as("a shell without any")
                .isEmpty();
        assertThat(findings(SOLID.replace("[[0,1,2,2,2,null]]", "null"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cube", "solid", "Polygon"})
    void anUnknownKindIsNamed(String type) {
        assertThat(findings("{\"type\":\"" + type + "\",\"boundaries\":[]}"))
                .singleElement()
                .asString()
                .contains("unknown type \"" + type + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "[1,2,3,4]", "[1,2,0.5]", "[1,2,\"3\"]", "null", "7", "{}", "[1,2,1e30]"})
    void aVertexIsThreeWholeNumbers(String vertex) {
        ObjectNode document = document("");
        ((ArrayNode) document.get("vertices")).set(3, CityJson.MAPPER.readTree(vertex));
        assertThat(FeatureCheck.check(document)).singleElement().satisfies(finding -> {
            assertThat(finding.text()).contains("no triple of whole numbers");
            assertThat(finding.grave()).isTrue();
        });
    }

    @Test
    void atMostTwentyFindingsAreTold() {
        String geometry = "{\"type\":\"MultiPoint\",\"boundaries\":[" + "99,".repeat(200) + "99]}";
        assertThat(FeatureCheck.check(document(geometry))).hasSize(20);
    }

    @Test
    void whatIsShownOfAMistakeIsShort() {
        String geometry = "{\"type\":\"MultiPoint\",\"boundaries\":[\"" + "x".repeat(10_000) + "\"]}";
        assertThat(findings(geometry))
                .singleElement()
                .asString()
                .hasSizeLessThan(150)
                .contains("…");
    }

    /** Every place in a document, to put something else there. */
    private static List<Runnable> changes(JsonNode node, JsonNode replacement) {
        var changes = new ArrayList<Runnable>();
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                changes.add(() -> array.set(at, replacement));
                changes.add(() -> array.remove(at));
                changes.addAll(changes(array.get(i), replacement));
            }
            changes.add(() -> array.add(replacement));
        }
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, value) -> {
                changes.add(() -> object.set(name, replacement));
                changes.add(() -> object.remove(name));
                changes.addAll(changes(value, replacement));
            });
        }
        return changes;
    }

    private static String something(SplittableRandom random) {
        String[] things = {
            "0", "3", "7", "8", "-1", "1.5", "null", "\"x\"", "[]", "[0]", "[[0,1,2]]", "{}", "true", "1e300"
        };
        return things[random.nextInt(things.length)];
    }

    @Test
    void whatPassesCanBeDrawnWhateverElseIsWrong() {
        String all = String.join(",", SOLID, SURFACES, LINES, POINTS, INSTANCE, MULTI_SOLID);
        int[] passed = {0};
        Seeded.check(4000, random -> {
            ObjectNode document = document(all);
            for (int i = 0; i <= random.nextInt(3); i++) {
                JsonNode object = document.at("/CityObjects/a");
                JsonNode part = random.nextInt(8) == 0 ? document : object;
                List<Runnable> places = changes(part, CityJson.MAPPER.readTree(something(random)));
                if (places.isEmpty()) break;
                places.get(random.nextInt(places.size())).run();
            }
            if (FeatureCheck.check(document).stream().anyMatch(FeatureCheck.Finding::grave)) return;
            passed[0]++;
            Footprint.of(document)
                    .ifPresent(footprint -> assertThat(footprint.isEmpty()).isFalse());
            CityJson.highestLod(document);
        });
        assertThat(passed[0]).as("the check lets through what is sound").isGreaterThan(300);
    }

    /** The footprint of boxes is the union of their squares, which a grid of points tells too. */
    @Test
    void theFootprintOfBoxesIsTheUnionOfTheirSquares() {
        Seeded.check(60, random -> {
            var vertices = new StringBuilder("[");
            var surfaces = new StringBuilder("[");
            int boxes = 1 + random.nextInt(5);
            var taken = new boolean[20][20];
            for (int b = 0; b < boxes; b++) {
                int x = random.nextInt(12);
                int y = random.nextInt(12);
                int w = 1 + random.nextInt(8);
                int h = 1 + random.nextInt(8);
                for (int i = x; i < x + w; i++) for (int j = y; j < y + h; j++) taken[i][j] = true;
                vertices.append(b == 0 ? "" : ",")
                        .append("[%d,%d,0],[%d,%d,0],[%d,%d,0],[%d,%d,0]"
                                .formatted(x, y, x + w, y, x + w, y + h, x, y + h));
                surfaces.append(b == 0 ? "" : ",")
                        .append("[[%d,%d,%d,%d]]".formatted(4 * b, 4 * b + 1, 4 * b + 2, 4 * b + 3));
            }
            ObjectNode document =
                    document("{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":" + surfaces + "]}");
            document.set("vertices", CityJson.MAPPER.readTree(vertices + "]"));
            assertThat(FeatureCheck.check(document)).isEmpty();
            int cells = 0;
            for (boolean[] column : taken) for (boolean cell : column) if (cell) cells++;
            assertThat(Footprint.of(document).orElseThrow().getArea()).isCloseTo(cells, within(1e-6));
        });
    }
}
