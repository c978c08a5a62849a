package org.songhua.edge.ogc.t04datasettilesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.DATASET_TILESETS_LANDINGPAGE;
import static org.songhua.edge.ogc.Requirement.DATASET_TILESETS_OPERATION;

import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;

/** Tiles of everything. */
class DatasetTilesetsTest {
    private static final OgcClient API = OgcServer.shared().client();

    @Test
    @Verifies({DATASET_TILESETS_LANDINGPAGE, DATASET_TILESETS_OPERATION})
    void theLandingPageLinksToTheTileSetsOfTheCity() {
        String href = API.json("")
                .href("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", "application/json")
                .orElseThrow();
        assertThat(href).isEqualTo(API.root() + "/tiles?f=json");
        assertThat(API.get(href).ok().json().path("tilesets").isEmpty()).isFalse();
    }
}
