package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.F_LINKS;
import static org.songhua.edge.ogc.Requirement.F_OP;
import static org.songhua.edge.ogc.Requirement.F_SUCCESS;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** A single feature. */
class FeatureTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String ITEMS = "/collections/building/items";

    @Test
    @Verifies({F_OP, F_SUCCESS})
    void everyFeatureOfAPageHasAnAddress() {
        for (String id : API.get(ITEMS + "?limit=100").ids()) {
            JsonNode feature = API.get(ITEMS + "/" + id).ok().json();
            assertThat(feature.path("id").asString()).isEqualTo(id);
            assertThat(feature.path("type").asString()).isEqualTo("Feature");
        }
    }

    @Test
    @Verifies(F_LINKS)
    void aFeatureLinksToItselfAndToItsCollection() {
        String address = ITEMS + "/" + SmallCity.ANGLED;
        Answer feature = API.get(address).ok();
        assertThat(feature.href("self", "application/geo+json")).contains(API.root() + address + "?f=json");
        assertThat(feature.href("alternate", "text/html")).contains(API.root() + address + "?f=html");
        assertThat(feature.href("collection", "application/json"))
                .contains(API.root() + "/collections/building?f=json");
        assertThat(feature.headers().allValues("Link")).hasSize(4);
    }

    @Test
    void whatIsNotInTheCollectionIsNotFound() {
        String angled = SmallCity.ANGLED.toString();
        for (String path : new String[] {
            "/collections/street/items/" + angled,
            ITEMS + "/00000001-0000-8000-8000-000000000000",
            ITEMS + "/" + angled.toUpperCase(Locale.ROOT),
            ITEMS + "/1",
            ITEMS + "/not-an-id"
        }) {
            Answer answer = API.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.faults()).containsExactly("OGC-006");
        }
    }

    @Test
    void aFeatureOutsideTheScopeIsNotFound() {
        String angled = ITEMS + "/" + SmallCity.ANGLED;
        assertThat(API.get(angled, OgcServer.REGIONS_HEADER, "220102").status()).isEqualTo(404);
    }
}
