package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Tiles;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * Who may see a part of the city sees exactly that part, whatever way is asked: lists, cards, search, tiles, exports, filters,
 * history. Eighteen objects stand for every combination of class, region and department.
 */
class ScopesHttpTest {
    private static final Pattern NAME = Pattern.compile("隐物\\d+号");
    private static final String BOX = "-70.01,-40.01,-69.97,-39.97";
    private static final List<Thing> THINGS = new ArrayList<>();
    private static TestPlatform platform;
    private static String began;

    /** An object and what scopes go by. */
    private record Thing(
            ObjectId id,
            String name,
            String classCode,
            @Nullable String region,
            @Nullable String department) {
        /** The rule in its plainest form. */
        boolean isIn(Scope scope) {
            boolean byClass = scope.classCodes().isEmpty() || scope.classCodes().contains(classCode);
            boolean byRegion = scope.regions().isEmpty()
                    || (region != null && scope.regions().stream().anyMatch(region::startsWith));
            boolean byDepartment = scope.departments().isEmpty()
                    || (department != null && scope.departments().contains(department));
            return byClass && byRegion && byDepartment;
        }
    }

    @BeforeAll
    static synchronized void build() {
        platform = TestPlatform.shared();
        if (!THINGS.isEmpty()) return;
        began = "2000-01-01";
        for (String code : List.of("scopes_gardens", "scopes_water", "scopes_fire")) {
            platform.bean(Organisations.class)
                    .create(new Organisation(code, code, null, null), new FaultLog(9), Caller.SYSTEM);
        }
        var town = CityFixture.create(platform, "scopes_" + System.nanoTime());
        int number = 0;
        for (String classCode : List.of("tree", "building")) {
            for (String region : Arrays.asList("220102001", "220103001", null)) {
                for (String department : Arrays.asList("scopes_gardens", "scopes_water", null)) {
                    String name = "隐物" + (100 + number) + "号";
                    double x = -70 + number % 6 * 0.004;
                    double y = -40 + number / 6 * 0.004;
                    Geometry geometry =
                            classCode.equals("tree") ? CityFixture.point(x, y) : CityFixture.square(x, y, 0.002);
                    ObjectId id = town.add(classCode, name, Map.of("height", 5.0), geometry, region, department);
                    THINGS.add(new Thing(id, name, classCode, region, department));
                    number++;
                }
            }
        }
        town.done();
    }

    static Stream<Scope> scopes() {
        return Stream.of(
                Scope.ALL,
                new Scope(Set.of(), Set.of(), Set.of("tree")),
                new Scope(Set.of(), Set.of("220102"), Set.of()),
                new Scope(Set.of("scopes_gardens"), Set.of(), Set.of()),
                new Scope(Set.of("scopes_gardens"), Set.of("220103001"), Set.of()),
                new Scope(Set.of("scopes_gardens", "scopes_water"), Set.of("22"), Set.of("building")),
                new Scope(Set.of(), Set.of("2201020010"), Set.of()),
                new Scope(Set.of("scopes_fire"), Set.of(), Set.of()),
                new Scope(Set.of(), Set.of(), Set.of("park")));
    }

    private static ApiClient client(Scope scope, Permission... permissions) {
        String token = platform.bean(ApiKeys.class)
                .create(TestPeople.newName("scope"), Set.of(permissions), scope, null, new FaultLog(9), Caller.SYSTEM)
                .token();
        return new ApiClient(platform.address()).with("Authorization", "Bearer " + token);
    }

    private static ApiClient viewer(Scope scope) {
        return client(scope, Permission.CIM_VIEW);
    }

    private static Set<String> names(String text) {
        var found = new TreeSet<String>();
        var matcher = NAME.matcher(text);
        while (matcher.find()) found.add(matcher.group());
        return found;
    }

    private static Set<String> visible(Scope scope, String... classes) {
        return THINGS.stream()
                .filter(thing -> thing.isIn(scope)
                        && (classes.length == 0 || List.of(classes).contains(thing.classCode())))
                .map(Thing::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aListHoldsAndCountsWhatIsInTheScope(Scope scope) {
        JsonNode page = viewer(scope)
                .get("/api/objects?limit=100&bbox=" + BOX)
                .expect(200)
                .json();
        assertThat(names(page.toString())).isEqualTo(visible(scope));
        assertThat(page.get("total").asInt()).isEqualTo(visible(scope).size());
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void pagesOfAListLeakNothingBetweenThem(Scope scope) {
        ApiClient client = viewer(scope);
        var seen = new TreeSet<String>();
        String after = "";
        for (int page = 0; page < 30; page++) {
            JsonNode answer = client.get("/api/objects?limit=2&bbox=" + BOX + after)
                    .expect(200)
                    .json();
            seen.addAll(names(answer.toString()));
            if (answer.path("next").isMissingNode() || answer.path("next").isNull()) break;
            after = "&after=" + answer.get("next").asString();
        }
        assertThat(seen).isEqualTo(visible(scope));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aSearchFindsWhatIsInTheScope(Scope scope) {
        assertThat(names(viewer(scope)
                        .get("/api/search?limit=100&q=%E9%9A%90%E7%89%A9&bbox=" + BOX)
                        .expect(200)
                        .text()))
                .isEqualTo(visible(scope));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void anObjectOutsideTheScopeIsNotThere(Scope scope) {
        ApiClient client = viewer(scope);
        for (Thing thing : THINGS) {
            int expected = thing.isIn(scope) ? 200 : 404;
            for (String path : List.of("", "/versions", "/lineage", "?asOf=2099-01-01", "?validAt=2099-01-01")) {
                Answer answer = client.get("/api/objects/" + thing.id() + path);
                assertThat(answer.status()).as(thing + path + " in " + scope).isEqualTo(expected);
                if (expected == 404) assertThat(names(answer.text())).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void theStandardsShowTheSameParts(Scope scope) {
        ApiClient client = viewer(scope);
        for (String classCode : List.of("tree", "building")) {
            String collection = "/ogcapi/collections/" + classCode;
            Answer items = client.get(collection + "/items?f=json&limit=100&bbox=" + BOX);
            if (!scope.allowsClass(classCode)) {
                assertThat(items.status()).as(classCode + " in " + scope).isEqualTo(404);
                assertThat(client.get(collection).status()).isEqualTo(404);
                assertThat(client.get(collection + "/queryables?f=json").status())
                        .isEqualTo(404);
                continue;
            }
            assertThat(names(items.expect(200).text())).isEqualTo(visible(scope, classCode));
            assertThat(items.json().get("numberMatched").asInt())
                    .isEqualTo(visible(scope, classCode).size());
            assertThat(names(client.get(collection + "/items?f=html&limit=100&bbox=" + BOX)
                            .expect(200)
                            .text()))
                    .isEqualTo(visible(scope, classCode));
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aFilterCannotReachBeyondTheScope(Scope scope) {
        ApiClient client = viewer(scope);
        if (!scope.allowsClass("tree")) return;
        for (String filter : List.of(
                "height%3D5",
                "1%3D1%20OR%20name%20LIKE%20%27%25%27", "NOT%20(name%20IS%20NULL)%20OR%20height%20%3E%200")) {
            Answer answer =
                    client.get("/ogcapi/collections/tree/items?f=json&limit=100&bbox=" + BOX + "&filter=" + filter);
            if (answer.status() == 400) continue;
            assertThat(names(answer.expect(200).text())).as(filter).isEqualTo(visible(scope, "tree"));
        }
        Answer plain = client.get("/ogcapi/collections/tree/items?f=json&limit=100&height=5.0&bbox=" + BOX)
                .expect(200);
        assertThat(names(plain.text())).as("by an attribute").isEqualTo(visible(scope, "tree"));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aFeatureOutsideTheScopeIsNotThere(Scope scope) {
        ApiClient client = viewer(scope);
        for (Thing thing : THINGS) {
            String item = "/ogcapi/collections/" + thing.classCode() + "/items/" + thing.id();
            for (String path : List.of("?f=json", "/versions?f=json", "/versions/1?f=json")) {
                assertThat(client.get(item + path).status())
                        .as(thing + path + " in " + scope)
                        .isEqualTo(thing.isIn(scope) ? 200 : 404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void anExportHoldsWhatIsInTheScope(Scope scope) {
        ApiClient client = viewer(scope);
        for (String format : List.of("geojson", "csv")) {
            Answer answer =
                    client.get("/api/export?format=" + format + "&bbox=" + BOX).expect(200);
            assertThat(names(answer.text())).as(format).isEqualTo(visible(scope));
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void whatChangedIsToldOfWhatIsInTheScope(Scope scope) {
        Answer answer = viewer(scope)
                .get("/api/changes?limit=100&from=" + began + "&bbox=" + BOX)
                .expect(200);
        assertThat(names(answer.text())).isEqualTo(visible(scope));
        assertThat(answer.json().get("added").asInt()).isEqualTo(visible(scope).size());
    }

    /** {@return path of the tile that an object lies in, at the greatest zoom} */
    private static String tile(Thing thing) {
        var at = Wkb.read(platform.bean(CityObjects.class)
                        .find(thing.id(), Scope.ALL)
                        .orElseThrow()
                        .wkb())
                .getCentroid();
        double tiles = 1 << Tiles.MAX_ZOOM;
        double latitude = Math.toRadians(at.getY());
        int column = (int) ((at.getX() + 180) / 360 * tiles);
        int row = (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * tiles);
        return "/WebMercatorQuad/" + Tiles.MAX_ZOOM + "/" + row + "/" + column + "?f=mvt";
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void tilesShowWhatIsInTheScopeAlsoFromTheCache(Scope scope) {
        ApiClient client = viewer(scope);
        ApiClient all = viewer(Scope.ALL);
        for (Thing thing : THINGS) {
            String tile = tile(thing);
            assertThat(all.get("/ogcapi/tiles" + tile).text())
                    .contains(thing.id().toString());
            for (int round = 0; round < 2; round++) {
                String text = client.get("/ogcapi/tiles" + tile).text();
                for (Thing other : THINGS) {
                    if (!other.isIn(scope))
                        assertThat(text)
                                .as("round " + round)
                                .doesNotContain(other.id().toString());
                }
                assertThat(text.contains(thing.id().toString()))
                        .as(thing + " in " + scope)
                        .isEqualTo(thing.isIn(scope));
            }
            String ofCollection = client.get("/ogcapi/collections/" + thing.classCode() + "/tiles" + tile)
                    .text();
            assertThat(ofCollection.contains(thing.id().toString())).isEqualTo(thing.isIn(scope));
        }
    }

    /** The map opens around a data set: where its other objects lie would be told by that. */
    @ParameterizedTest
    @MethodSource("scopes")
    void theExtentOfADataSetIsThatOfWhatIsInScope(Scope scope) {
        CityObjects objects = platform.bean(CityObjects.class);
        var around = new Envelope();
        for (Thing thing : THINGS) {
            if (!thing.isIn(scope)) continue;
            CityObject object = objects.find(thing.id(), Scope.ALL).orElseThrow();
            around.expandToInclude(Wkb.read(object.wkb()).getEnvelopeInternal());
        }
        int dataset =
                objects.find(THINGS.getFirst().id(), Scope.ALL).orElseThrow().dataset();
        Extent extent = objects.extentByDataset(scope).get(dataset);
        if (around.isNull()) assertThat(extent).isNull();
        else
            assertThat(extent)
                    .isEqualTo(new Extent(around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY()));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void theCatalogueNamesTheClassesOfTheScope(Scope scope) {
        JsonNode groups = viewer(scope).get("/api/catalogue").expect(200).json().get("groups");
        var codes = new HashSet<String>();
        groups.forEach(group ->
                group.get("classes").forEach(c -> codes.add(c.get("code").asString())));
        if (scope.classCodes().isEmpty()) assertThat(codes).contains("tree", "building", "park");
        else assertThat(codes).isEqualTo(scope.classCodes());
        String collections =
                viewer(scope).get("/ogcapi/collections?f=json").expect(200).text();
        for (String code : List.of("tree", "building", "park")) {
            assertThat(collections.contains("\"id\":\"" + code + "\""))
                    .as(code + " in " + scope)
                    .isEqualTo(scope.allowsClass(code));
        }
    }

    private static String revisions() {
        CityObjects objects = platform.bean(CityObjects.class);
        return THINGS.stream()
                .map(thing -> String.valueOf(
                        objects.find(thing.id(), Scope.ALL).orElseThrow().revision()))
                .collect(Collectors.joining(","));
    }

    private static void nothingHappens(Scope scope, Function<Thing, Answer> attempt) {
        String before = revisions();
        for (Thing thing : THINGS) {
            if (thing.isIn(scope)) continue;
            Answer answer = attempt.apply(thing);
            assertThat(answer.status())
                    .as(thing + " in " + scope + ": " + answer.text())
                    .isBetween(400, 499);
            assertThat(names(answer.text())).as("nothing is told of it").isEmpty();
        }
        assertThat(revisions()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void nobodyChangesWhatLiesOutsideTheirScope(Scope scope) {
        ApiClient editor = client(scope, Permission.CIM_VIEW, Permission.CIM_EDIT, Permission.CIM_PROPOSE)
                .with("If-Match", "\"1\"");
        nothingHappens(
                scope, thing -> editor.patch("/api/objects/" + thing.id(), "{\"attributes\": {\"height\": 99}}"));
        nothingHappens(
                scope,
                thing -> editor.post(
                        "/api/edits",
                        "{\"changes\": [{\"op\": \"delete\", \"id\": \"%s\", \"revision\": 1}]}"
                                .formatted(thing.id())));
        nothingHappens(
                scope,
                thing -> editor.post(
                        "/api/edits/check",
                        "{\"changes\": [{\"op\": \"delete\", \"id\": \"%s\", \"revision\": 1}]}"
                                .formatted(thing.id())));
        nothingHappens(
                scope,
                thing -> editor.post(
                        "/api/proposals",
                        "{\"changes\": [{\"op\": \"retire\", \"id\": \"%s\", \"revision\": 1}]}"
                                .formatted(thing.id())));
        nothingHappens(
                scope, thing -> editor.delete("/ogcapi/collections/" + thing.classCode() + "/items/" + thing.id()));
        nothingHappens(
                scope,
                thing -> editor.send(
                        "PUT",
                        "/ogcapi/collections/" + thing.classCode() + "/items/" + thing.id(),
                        "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2]}, \"properties\": {}}"));
    }

    @Test
    void oneObjectOutsideTheScopeStopsAWholeBatch() {
        Scope trees = new Scope(Set.of(), Set.of(), Set.of("tree"));
        ApiClient editor = client(trees, Permission.CIM_VIEW, Permission.CIM_EDIT);
        Thing own = THINGS.stream().filter(t -> t.isIn(trees)).findFirst().orElseThrow();
        Thing other = THINGS.stream().filter(t -> !t.isIn(trees)).findFirst().orElseThrow();
        String before = revisions();
        String change = "{\"op\": \"update\", \"id\": \"%s\", \"revision\": 1, \"attributes\": {\"height\": 7}}";
        Answer answer = editor.post(
                "/api/edits",
                "{\"changes\": [" + change.formatted(own.id()) + "," + change.formatted(other.id()) + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(revisions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/objects/%s",
        "POST, /api/edits",
        "POST, /api/edits/check",
        "POST, /api/proposals",
        "DELETE, /ogcapi/collections/tree/items/%s",
        "POST, /api/imports/1/undo",
        "POST, /api/edits/1/undo"
    })
    void whoMayOnlyLookChangesNothing(String method, String path) {
        Answer answer = viewer(Scope.ALL)
                .with("If-Match", "\"1\"")
                .send(method, path.formatted(THINGS.getFirst().id()), method.equals("DELETE") ? null : "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(403);
        assertThat(answer.code()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/objects/nonsense, 404",
        "/api/objects?bbox=1%2C2%2C3, 400",
        "/api/objects?limit=many, 400",
        "/api/objects?after=x, 404",
        "/api/search, 400",
        "/api/changes, 400",
        "/api/changes?from=never, 400",
        "/api/export, 400",
        "/api/export?format=tiff, 400",
        "/api/export?format=geojson&class=spaceship, 400",
        "/api/export?format=geojson&bbox=x, 400",
        "/api/export?format=geojson&crs=EPSG%3A99999, 400",
        "/api/nothing, 404"
    })
    void whatCannotBeAnsweredIsAProblemDocument(String path, int status) {
        Answer answer = viewer(Scope.ALL).get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Disposition")).as("no file to keep").isNull();
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("code").asString()).matches("[A-Z]+-\\d+");
        assertThat(answer.text()).doesNotContain("Exception", "org.songhua", "\tat ");
    }
}
