package org.songhua.edge.ogc.t07oas30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.TILES_OAS30_COMPLETENESS;
import static org.songhua.edge.ogc.Requirement.TILES_OAS30_OPERATION_ID;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Tiles in the description of the API. */
class TilesOpenApiTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final JsonNode PATHS = API.get("/api").ok().json().path("paths");

    @Test
    @Verifies(TILES_OAS30_COMPLETENESS)
    void everyTileResourceHasAPathWithItsParameters() {
        for (String base : List.of("/tiles", "/collections/{collectionId}/tiles")) {
            String selector = base.equals("/tiles") ? "collections" : "collectionId";
            assertThat(parameters(base)).contains(selector);
            assertThat(parameters(base + "/{tileMatrixSetId}")).contains(selector, "tileMatrixSetId");
            assertThat(parameters(base + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}"))
                    .contains(selector, "tileMatrixSetId", "tileMatrix", "tileRow", "tileCol");
        }
    }

    @Test
    @Verifies(TILES_OAS30_OPERATION_ID)
    void operationIdsEndAsTheStandardSays() {
        String tile = "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}";
        assertThat(operation("/tiles")).endsWith(".dataset.vector.getTileSetsList");
        assertThat(operation("/tiles/{tileMatrixSetId}")).endsWith(".dataset.vector.getTileSet");
        assertThat(operation("/tiles" + tile)).endsWith(".dataset.vector.getTile");
        String one = "/collections/{collectionId}/tiles";
        assertThat(operation(one)).endsWith(".collection.vector.getTileSetsList");
        assertThat(operation(one + "/{tileMatrixSetId}")).endsWith(".collection.vector.getTileSet");
        assertThat(operation(one + tile)).endsWith(".collection.vector.getTile");
    }

    private static String operation(String path) {
        return PATHS.path(path).path("get").path("operationId").asString();
    }

    private static List<String> parameters(String path) {
        return PATHS.path(path)
                .path("get")
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("$ref").asString(""))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }
}
