package org.songhua.edge.tiles3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * A viewer that follows every address of a tile set comes by each object of its scope, once, and by no other; whatever was
 * changed shows at the next walk.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TileSetWalkTest {
    private static final String SET = "walk_town";
    private static final Pattern NAME = Pattern.compile("体\\d+号");
    private static final long SEED = 31;
    private static final List<Thing> THINGS = new ArrayList<>();
    private static TestPlatform platform;

    /** What was put into the town. */
    private record Thing(
            ObjectId id,
            String name,
            String classCode,
            @Nullable String region) {
        boolean isIn(Scope scope) {
            boolean byClass = scope.classCodes().isEmpty() || scope.classCodes().contains(classCode);
            return byClass
                    && (scope.regions().isEmpty()
                            || (region != null && scope.regions().stream().anyMatch(region::startsWith)));
        }
    }

    @BeforeAll
    static void build() {
        platform = TestPlatform.shared();
        var town = CityFixture.create(platform, SET);
        var random = new Random(SEED);
        List<String> classes = List.of("building", "tree", "water_pipe", "manhole");
        for (int number = 0; number < 60; number++) {
            String classCode = classes.get(number % classes.size());
            String name = "体" + (100 + number) + "号";
            String region = number % 3 == 0 ? null : number % 3 == 1 ? "220102001" : "220103001";
            double x = 40 + random.nextDouble() * 0.02;
            double y = 20 + random.nextDouble() * 0.02;
            var geometry = switch (classCode) {
                case "building" -> CityFixture.square(x, y, 0.0001 + random.nextDouble() * 0.002);
                case "water_pipe" -> CityFixture.line(x, y, x + random.nextDouble() * 0.003, y + 0.0005);
                default -> CityFixture.point(x, y);
            };
            ObjectId id = town.add(classCode, name, Map.of("height", 3.0 + number), geometry, region, null);
            THINGS.add(new Thing(id, name, classCode, region));
        }
        town.done();
    }

    static Stream<Scope> scopes() {
        return Stream.of(
                Scope.ALL,
                new Scope(Set.of(), Set.of(), Set.of("tree")),
                new Scope(Set.of(), Set.of(), Set.of("building", "water_pipe")),
                new Scope(Set.of(), Set.of("220102"), Set.of()),
                new Scope(Set.of(), Set.of("2201"), Set.of("manhole")),
                new Scope(Set.of(), Set.of("31"), Set.of()));
    }

    private static ApiClient client(Scope scope, Permission... permissions) {
        String token = platform.bean(ApiKeys.class)
                .create(TestPeople.newName("walk"), Set.of(permissions), scope, null, new FaultLog(9), Caller.SYSTEM)
                .token();
        return new ApiClient(platform.address()).with("Authorization", "Bearer " + token);
    }

    /** Follows every address and counts how often each name comes by. */
    private static Map<String, Integer> walk(ApiClient client, String source) {
        var seen = new TreeMap<String, Integer>();
        var visited = new TreeSet<String>();
        var next = new ArrayList<>(List.of("/tiles3d/" + source + "/tileset.json"));
        while (!next.isEmpty()) {
            String address = next.removeLast();
            assertThat(visited.add(address)).as("twice: " + address).isTrue();
            var answer = client.get(address);
            if (answer.status() == 404 && visited.size() == 1) return seen;
            if (address.endsWith(".glb")) {
                Set<String> names = NAME.matcher(answer.expect(200).text())
                        .results()
                        .map(hit -> hit.group())
                        .collect(Collectors.toSet());
                names.forEach(name -> seen.merge(name, 1, Integer::sum));
            } else {
                collect(answer.expect(200).json().get("root"), address, next);
            }
        }
        return seen;
    }

    private static void collect(JsonNode tile, String from, List<String> addresses) {
        String uri = tile.path("content").path("uri").asString("");
        if (!uri.isEmpty()) {
            addresses.add(java.net.URI.create(from).resolve(uri).toString());
        }
        for (JsonNode child : tile.path("children")) collect(child, from, addresses);
    }

    private static Map<String, Integer> expected(Scope scope) {
        return THINGS.stream()
                .filter(thing -> thing.isIn(scope))
                .collect(Collectors.toMap(Thing::name, thing -> 1, Integer::sum, TreeMap::new));
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("scopes")
    void everyObjectOfTheScopeComesByOnceAndNoOther(Scope scope) {
        assertThat(walk(client(scope, Permission.CIM_VIEW), SET)).isEqualTo(expected(scope));
    }

    @Order(2)
    @Test
    void aChangeOfHeightAndARemovalShowAtTheNextWalk() {
        ApiClient editor = client(Scope.ALL, Permission.CIM_VIEW, Permission.CIM_EDIT);
        Thing grown = THINGS.get(0);
        Thing gone = THINGS.get(4);
        assertThat(walk(editor, SET)).containsKeys(grown.name(), gone.name());
        var patched = editor.with("If-Match", "\"1\"")
                .patch("/api/objects/" + grown.id(), "{\"attributes\": {\"height\": 222}}");
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        var removed = editor.post(
                "/api/edits",
                "{\"changes\": [{\"op\": \"delete\", \"id\": \"%s\", \"revision\": 1}]}".formatted(gone.id()));
        assertThat(removed.status()).as(removed.text()).isBetween(200, 204);
        THINGS.remove(gone);
        assertThat(walk(editor, SET)).isEqualTo(expected(Scope.ALL));
        String root =
                editor.get("/tiles3d/" + SET + "/tileset.json").expect(200).text();
        double highest = JsonHeights.highest(root);
        // a region's last number is its greatest height in metres
        assertThat(highest).isGreaterThanOrEqualTo(222);
    }

    /** Heights out of a tile set. */
    private static final class JsonHeights {
        private static final Pattern REGION = Pattern.compile("\"region\":\\[([^\\]]*)]");

        static double highest(String document) {
            return REGION.matcher(document)
                    .results()
                    .map(hit -> hit.group(1).split(","))
                    .mapToDouble(numbers -> Double.parseDouble(numbers[5].strip()))
                    .max()
                    .orElseThrow();
        }
    }

    @Test
    void everyTileLiesWithinItsParentAndIsFinerThanIt() {
        JsonNode document = client(Scope.ALL, Permission.CIM_VIEW)
                .get("/tiles3d/" + SET + "/tileset.json")
                .expect(200)
                .json();
        assertThat(document.at("/asset/version").asString()).isEqualTo("1.1");
        check(document.get("root"));
    }

    private static void check(JsonNode tile) {
        JsonNode own = tile.at("/boundingVolume/region");
        assertThat(own).hasSize(6);
        assertThat(own.get(0).asDouble()).isLessThanOrEqualTo(own.get(2).asDouble());
        assertThat(own.get(1).asDouble()).isLessThanOrEqualTo(own.get(3).asDouble());
        assertThat(own.get(4).asDouble()).isLessThanOrEqualTo(own.get(5).asDouble());
        for (JsonNode child : tile.path("children")) {
            JsonNode inner = child.at("/boundingVolume/region");
            for (int least : new int[] {0, 1, 4})
                assertThat(inner.get(least).asDouble())
                        .isGreaterThanOrEqualTo(own.get(least).asDouble());
            for (int most : new int[] {2, 3, 5})
                assertThat(inner.get(most).asDouble())
                        .isLessThanOrEqualTo(own.get(most).asDouble());
            assertThat(child.get("geometricError").asDouble())
                    .isLessThanOrEqualTo(tile.get("geometricError").asDouble());
            check(child);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/building/-1/0/0/content.glb",
        "/building/1/2/0/content.glb",
        "/building/0/0/1/content.glb",
        "/building/99999/0/0/content.glb",
        "/building/100000/0/0/content.glb",
        "/building/1.5/0/0/tileset.json",
        "/building/%31%30/0x1/0/tileset.json",
        "/building/２/0/0/tileset.json",
        "/no_such_set/tileset.json",
        "/..%2f..%2fetc/tileset.json",
        "/'%3Bdrop/tileset.json"
    })
    void whatIsNoTileIsNotFound(String path) {
        var answer = client(Scope.ALL, Permission.CIM_VIEW).get("/tiles3d" + path.replace("２", "%EF%BC%92"));
        assertThat(answer.status()).as(answer.text()).isBetween(400, 404);
        assertThat(answer.text()).doesNotContain("Exception", "org.songhua");
    }

    @Test
    void anEmptyCellIsATileWithoutObjects() {
        ApiClient client = client(Scope.ALL, Permission.CIM_VIEW);
        var answer = client.get("/tiles3d/" + SET + "/16/0/0/content.glb").expect(200);
        assertThat(answer.text()).startsWith("glTF");
        assertThat(NAME.matcher(answer.text()).find()).isFalse();
        assertThat(client.get("/tiles3d/" + SET + "/16/0/0/tileset.json").status())
                .isEqualTo(404);
    }

    @Test
    void theListNamesOnlyClassesOfTheScope() {
        JsonNode list = client(new Scope(Set.of(), Set.of(), Set.of("tree")), Permission.CIM_VIEW)
                .get("/tiles3d")
                .expect(200)
                .json();
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/source").asString()).isEqualTo("tree");
        assertThat(client(Scope.ALL, Permission.CIM_IMPORT).get("/tiles3d").status())
                .isEqualTo(403);
    }

    @Test
    void whoMayNotSeeAClassLearnsNothingOfItsTiles() {
        ApiClient trees = client(new Scope(Set.of(), Set.of(), Set.of("tree")), Permission.CIM_VIEW);
        var forbidden = trees.get("/tiles3d/building/tileset.json");
        var unknown = trees.get("/tiles3d/spaceship/tileset.json");
        assertThat(forbidden.status()).isEqualTo(404);
        assertThat(forbidden.text().replace("building", "spaceship").replaceAll("urn:uuid:[-0-9a-f]+", ""))
                .isEqualTo(unknown.text().replaceAll("urn:uuid:[-0-9a-f]+", ""));
    }
}
