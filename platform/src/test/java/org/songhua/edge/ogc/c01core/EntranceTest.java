package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.API_DEFINITION_OP;
import static org.songhua.edge.ogc.Requirement.API_DEFINITION_SUCCESS;
import static org.songhua.edge.ogc.Requirement.CONFORMANCE_OP;
import static org.songhua.edge.ogc.Requirement.CONFORMANCE_SUCCESS;
import static org.songhua.edge.ogc.Requirement.HTTP;
import static org.songhua.edge.ogc.Requirement.ROOT_OP;
import static org.songhua.edge.ogc.Requirement.ROOT_SUCCESS;

import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Requirement;
import org.songhua.edge.ogc.Verifies;

/** Landing page, API definition, conformance declaration. */
class EntranceTest {
    private static final OgcClient API = OgcServer.shared().client();

    @Test
    @Verifies(HTTP)
    void theServerSpeaksHttp11() {
        Answer answer = API.json("").ok();
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(API.ask("POST", "/collections").status()).isEqualTo(405);
        assertThat(API.ask("HEAD", "/collections").status()).isEqualTo(200);
        assertThat(API.ask("HEAD", "/collections").bytes()).isEmpty();
    }

    @Test
    @Verifies({ROOT_OP, ROOT_SUCCESS})
    void theLandingPageLeadsToEverything() {
        for (String path : List.of("", "/")) {
            Answer landing = API.json(path).ok();
            assertThat(landing.href("service-desc", "application/vnd.oai.openapi+json;version=3.0"))
                    .isPresent();
            assertThat(landing.href("conformance", "application/json")).contains(API.root() + "/conformance?f=json");
            assertThat(landing.href("data", "application/json")).contains(API.root() + "/collections?f=json");
            assertThat(landing.json().path("title").asString()).isNotBlank();
        }
    }

    /** The catalogue of data sets is no part of this slice; the whole platform's test follows the link to it. */
    @Test
    void everyLinkOfTheLandingPageLeadsSomewhere() {
        for (var link : API.json("").links()) {
            if (link.path("rel").asString().endsWith("ogc-catalog")) continue;
            Answer target = API.get(link.path("href").asString()).ok();
            assertThat(target.contentType())
                    .startsWith(link.path("type").asString().split(";")[0]);
        }
    }

    @Test
    @Verifies({API_DEFINITION_OP, API_DEFINITION_SUCCESS})
    void theDefinitionOfTheApiHasTheTypesThatItsLinksTell() {
        for (var link : API.json("").links()) {
            if (!link.path("rel").asString().startsWith("service-")) continue;
            String type = link.path("type").asString();
            String address = link.path("href").asString().split("\\?")[0];
            assertThat(API.get(address, "Accept", type).ok().contentType().replace(" ", ""))
                    .startsWith(type);
        }
    }

    @Test
    @Verifies({CONFORMANCE_OP, CONFORMANCE_SUCCESS})
    void theConformanceClassesAreDeclared() {
        var declared = API.json("/conformance").ok().json().path("conformsTo");
        assertThat(declared.isArray()).isTrue();
        assertThat(declared.valueStream().map(uri -> uri.asString()))
                .contains(Requirement.CRS84.conformanceClass())
                .allMatch(uri -> uri.startsWith("http://www.opengis.net/spec/"));
    }
}
