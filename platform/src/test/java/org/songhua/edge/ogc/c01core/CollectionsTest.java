package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.FC_MD_EXTENT;
import static org.songhua.edge.ogc.Requirement.FC_MD_EXTENT_MULTI;
import static org.songhua.edge.ogc.Requirement.FC_MD_ITEMS;
import static org.songhua.edge.ogc.Requirement.FC_MD_ITEMS_LINKS;
import static org.songhua.edge.ogc.Requirement.FC_MD_LINKS;
import static org.songhua.edge.ogc.Requirement.FC_MD_OP;
import static org.songhua.edge.ogc.Requirement.FC_MD_SUCCESS;
import static org.songhua.edge.ogc.Requirement.SFC_MD_OP;
import static org.songhua.edge.ogc.Requirement.SFC_MD_SUCCESS;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** The list of collections and their descriptions. */
class CollectionsTest {
    private static final OgcClient API = OgcServer.shared().client();

    @Test
    @Verifies({FC_MD_OP, FC_MD_SUCCESS, FC_MD_ITEMS})
    void everyClassIsACollectionThoseWithObjectsFirst() {
        assertThat(ids(API.json("/collections").ok())).containsExactly("building", "street", "tree", "park");
    }

    @Test
    void aCollectionTellsHowManyObjectsItHas() {
        var counts = collections(API.json("/collections")).stream()
                .map(c -> c.path("itemCount").asInt())
                .toList();
        assertThat(counts).containsExactly(SmallCity.BUILDINGS, 1, 2, 0);
    }

    @Test
    void titlesComeInTheLanguageOfTheReader() {
        assertThat(title("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo("建筑");
        assertThat(title("en-GB,en;q=0.9")).isEqualTo("Building");
        assertThat(title("pt-BR")).isEqualTo("建筑");
        assertThat(API.json("/collections", "Accept-Language", "en").header("Content-Language"))
                .isEqualTo("en");
    }

    @Test
    void aCallerSeesTheCollectionsOfTheirScopeOnly() {
        String[] scope = {OgcServer.CLASSES_HEADER, "street,tree"};
        assertThat(ids(API.json("/collections", scope))).containsExactly("street", "tree");
        assertThat(API.json("/collections/building", scope).status()).isEqualTo(404);
        assertThat(API.json("/collections/building/items", scope).status()).isEqualTo(404);
        assertThat(API.json("/collections/building/items/" + SmallCity.ANGLED, scope)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void countsAreThoseOfTheScope() {
        String[] scope = {OgcServer.REGIONS_HEADER, "220102"};
        var building = collections(API.json("/collections", scope)).getFirst();
        int visible =
                API.json("/collections/building/items?limit=100", scope).ids().size();
        assertThat(building.path("itemCount").asInt()).isEqualTo(visible).isBetween(1, SmallCity.ROW - 1);
    }

    @Test
    @Verifies(FC_MD_LINKS)
    void theListLinksToItselfInEveryFormat() {
        Answer list = API.json("/collections").ok();
        assertThat(list.href("self", "application/json")).contains(API.root() + "/collections?f=json");
        assertThat(list.href("alternate", "text/html")).contains(API.root() + "/collections?f=html");
    }

    @Test
    @Verifies(FC_MD_ITEMS_LINKS)
    void everyCollectionLinksToItsItemsInEveryFormat() {
        for (JsonNode collection : collections(API.json("/collections"))) {
            var types = Answer.links(collection).stream()
                    .filter(link -> link.path("rel").asString().equals("items"))
                    .map(link -> link.path("type").asString());
            assertThat(types).containsExactlyInAnyOrder("application/geo+json", "text/html");
            assertThat(Answer.links(collection)).allSatisfy(link -> {
                assertThat(link.path("rel").asString()).isNotBlank();
                assertThat(link.path("type").asString()).isNotBlank();
            });
        }
    }

    @Test
    @Verifies({FC_MD_EXTENT, FC_MD_EXTENT_MULTI})
    void theExtentHoldsEveryFeature() {
        for (JsonNode collection : collections(API.json("/collections"))) {
            JsonNode boxes = collection.path("extent").path("spatial").path("bbox");
            if (collection.path("itemCount").asInt() == 0) {
                assertThat(collection.has("extent")).isFalse();
                continue;
            }
            assertThat(boxes.size()).isEqualTo(1);
            JsonNode box = boxes.get(0);
            String id = collection.path("id").asString();
            var features =
                    API.json("/collections/" + id + "/items?limit=100").json().path("features");
            for (JsonNode feature : features) {
                positions(feature.path("geometry").path("coordinates")).forEach(position -> {
                    assertThat(position.get(0).asDouble())
                            .isBetween(box.get(0).asDouble(), box.get(2).asDouble());
                    assertThat(position.get(1).asDouble())
                            .isBetween(box.get(1).asDouble(), box.get(3).asDouble());
                });
            }
        }
    }

    @Test
    @Verifies({SFC_MD_OP, SFC_MD_SUCCESS})
    void aCollectionSaysOfItselfWhatTheListSays() {
        for (JsonNode listed : collections(API.json("/collections"))) {
            JsonNode alone = API.json("/collections/" + listed.path("id").asString())
                    .ok()
                    .json();
            for (String member : List.of("id", "title", "description", "extent", "itemType", "storageCrs")) {
                assertThat(alone.path(member)).as(member).isEqualTo(listed.path(member));
            }
            assertThat(addresses(alone)).containsAll(addresses(listed));
        }
    }

    @Test
    void anUnknownCollectionIsNotFound() {
        Answer answer = API.json("/collections/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.faults()).containsExactly("OGC-005");
    }

    private static String title(String languages) {
        return API.json("/collections/building", "Accept-Language", languages)
                .json()
                .path("title")
                .asString();
    }

    private static List<String> ids(Answer answer) {
        return collections(answer).stream().map(c -> c.path("id").asString()).toList();
    }

    private static List<JsonNode> collections(Answer answer) {
        return StreamSupport.stream(answer.json().path("collections").spliterator(), false)
                .toList();
    }

    private static List<String> addresses(JsonNode object) {
        return Answer.links(object).stream()
                .map(link ->
                        link.path("rel").asString() + " " + link.path("href").asString())
                .toList();
    }

    private static List<JsonNode> positions(JsonNode coordinates) {
        if (coordinates.get(0).isNumber()) return List.of(coordinates);
        return StreamSupport.stream(coordinates.spliterator(), false)
                .flatMap(part -> positions(part).stream())
                .toList();
    }
}
