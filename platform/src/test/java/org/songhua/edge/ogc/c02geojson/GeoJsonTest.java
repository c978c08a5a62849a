package org.songhua.edge.ogc.c02geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.GEOJSON_CONTENT;
import static org.songhua.edge.ogc.Requirement.GEOJSON_DEFINITION;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Features as GeoJSON, everything else as JSON. */
class GeoJsonTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String ITEMS = "/collections/building/items";

    @Test
    @Verifies(GEOJSON_DEFINITION)
    void featuresAreGeoJsonAllElseIsJson() {
        for (String accept : List.of("application/geo+json", "application/json", "*/*", "application/*;q=0.5")) {
            assertThat(API.get(ITEMS, "Accept", accept).ok().contentType()).isEqualTo("application/geo+json");
        }
        for (String path : List.of("", "/conformance", "/collections", "/collections/building", "/tiles")) {
            assertThat(API.json(path).ok().contentType()).isEqualTo("application/json");
        }
    }

    @Test
    void aFormatThatNobodyOffersIsNotAcceptable() {
        Answer answer = API.get(ITEMS, "Accept", "application/gml+xml, image/png");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.faults()).containsExactly("OGC-009");
        assertThat(API.get(ITEMS, "Accept", "text/html;q=0, image/png").status())
                .isEqualTo(406);
    }

    @Test
    void thePreferredFormatWinsAndTheParameterBeatsTheHeader() {
        assertThat(API.get(ITEMS, "Accept", "text/html;q=0.4, application/geo+json;q=0.6")
                        .contentType())
                .isEqualTo("application/geo+json");
        assertThat(API.get(ITEMS + "?f=html", "Accept", "application/json").contentType())
                .startsWith("text/html");
    }

    @Test
    @Verifies(GEOJSON_CONTENT)
    void aPageIsAFeatureCollection() {
        JsonNode page = API.get(ITEMS + "?limit=100").json();
        assertThat(page.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(page.path("links").isArray()).isTrue();
        assertThat(page.path("features")).hasSize(SmallCity.BUILDINGS).allSatisfy(feature -> {
            assertThat(feature.path("type").asString()).isEqualTo("Feature");
            assertThat(feature.path("geometry").path("type").asString()).isEqualTo("Polygon");
            assertThat(feature.path("properties").isObject()).isTrue();
        });
    }

    @Test
    @Verifies(GEOJSON_CONTENT)
    void aFeatureHasTheIdOfItsAddressAndLinks() {
        JsonNode feature = API.get(ITEMS + "/" + SmallCity.HOSTILE).json();
        assertThat(feature.path("id").asString()).isEqualTo(SmallCity.HOSTILE.toString());
        assertThat(feature.path("links").size()).isEqualTo(4);
    }

    @Test
    void attributesAreFlatAndTheRestIsOneMember() {
        JsonNode properties =
                API.get(ITEMS + "?floors=3").json().path("features").get(0).path("properties");
        assertThat(properties.path("height").isNumber()).isTrue();
        assertThat(properties.path("heated").isBoolean()).isTrue();
        assertThat(properties.path("use").asString()).isEqualTo("office");
        assertThat(properties.path("tags").path("building").asString()).isEqualTo("yes");
        assertThat(properties.path("dataset").asString()).isEqualTo("survey");
        assertThat(properties.path("source_id").asString()).isEqualTo("b3");
        assertThat(properties.path("region").asString()).isEqualTo("220102001");
        assertThat(properties.path("valid_from").asString()).isEqualTo("2015-06-01T00:00:00Z");
        assertThat(properties.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void whatHasNoValueIsLeftOut() {
        JsonNode properties = API.get(ITEMS + "/" + SmallCity.FAR).json().path("properties");
        assertThat(properties.propertyNames())
                .containsExactlyInAnyOrder("source_id", "dataset", "synthetic", "revision", "updated");
        assertThat(properties.path("synthetic").asBoolean()).isTrue();
    }

    @Test
    void anAttributeNamedLikeOneOfOurPropertiesTakesItsPlace() {
        String text = API.get("/collections/street/items").text();
        assertThat(text.split("\"name\":", -1)).hasSize(2);
    }

    @Test
    void anyTextComesThroughAsItIs() {
        JsonNode properties = API.get(ITEMS + "/" + SmallCity.HOSTILE).json().path("properties");
        assertThat(properties.path("name").asString()).isEqualTo(SmallCity.MARKUP);
        assertThat(properties.path("tags").path("备注").asString()).isEqualTo("\"引号\"");
    }

    @Test
    void geometriesAreThoseOfTheDatabase() throws Exception {
        String json =
                API.get(ITEMS + "/" + SmallCity.ANGLED).json().path("geometry").toString();
        assertThat(json)
                .isEqualTo("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0.1,0],[0.1,0.02],[0.02,0.02],[0.02,0.1],"
                        + "[0,0.1],[0,0]]]}");
        Geometry stored = new org.locationtech.jts.io.WKTReader().read("POINT Z(125.3101 43.801 210.5)");
        var tree = API.get("/collections/tree/items?bbox=125.31,43.8,125.32,43.9")
                .json()
                .path("features")
                .get(0);
        assertThat(tree.path("geometry").path("coordinates").get(2).asDouble())
                .isEqualTo(stored.getCoordinate().getZ());
    }

    @Test
    void theSchemaDescribesTheFeatures() {
        Answer answer = API.get("/collections/building/schema").ok();
        assertThat(answer.contentType()).isEqualTo("application/schema+json");
        JsonNode schema = answer.json().path("properties").path("properties").path("properties");
        assertThat(schema.path("height").path("type").asString()).isEqualTo("number");
        assertThat(schema.path("floors").path("type").asString()).isEqualTo("integer");
        assertThat(schema.path("heated").path("type").asString()).isEqualTo("boolean");
        assertThat(schema.path("use").path("enum").toString()).isEqualTo("[\"residential\",\"office\"]");
        for (JsonNode feature :
                API.get("/collections/building/items?limit=100").json().path("features")) {
            assertThat(schema.propertyNames())
                    .containsAll(feature.path("properties").propertyNames());
        }
    }
}
