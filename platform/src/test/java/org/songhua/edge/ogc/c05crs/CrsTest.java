package org.songhua.edge.ogc.c05crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.edge.ogc.Requirement.CRS_BBOX_CRS_EXCEPTION;
import static org.songhua.edge.ogc.Requirement.CRS_CRS_EXCEPTION;
import static org.songhua.edge.ogc.Requirement.CRS_FC_BBOX_CRS_ACTION;
import static org.songhua.edge.ogc.Requirement.CRS_FC_BBOX_CRS_DEFAULT_VALUE;
import static org.songhua.edge.ogc.Requirement.CRS_FC_BBOX_CRS_DEFINITION;
import static org.songhua.edge.ogc.Requirement.CRS_FC_BBOX_CRS_VALID_VALUE;
import static org.songhua.edge.ogc.Requirement.CRS_FC_CRS_ACTION;
import static org.songhua.edge.ogc.Requirement.CRS_FC_CRS_DEFAULT_VALUE;
import static org.songhua.edge.ogc.Requirement.CRS_FC_CRS_DEFINITION;
import static org.songhua.edge.ogc.Requirement.CRS_FC_CRS_VALID_VALUE;
import static org.songhua.edge.ogc.Requirement.CRS_FC_MD_CRS_LIST;
import static org.songhua.edge.ogc.Requirement.CRS_FC_MD_CRS_LIST_GLOBAL;
import static org.songhua.edge.ogc.Requirement.CRS_FC_MD_STORAGECRS;
import static org.songhua.edge.ogc.Requirement.CRS_FC_MD_STORAGECRS_VALID_VALUE;
import static org.songhua.edge.ogc.Requirement.CRS_GEOJSON;
import static org.songhua.edge.ogc.Requirement.CRS_OGC_CRS_HEADER;
import static org.songhua.edge.ogc.Requirement.CRS_OGC_CRS_HEADER_VALUE;
import static org.songhua.edge.ogc.Requirement.CRS_URI;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Coordinate reference systems by reference (Part 2). The westernmost building of the row has its corner at 125.3 E 43.8 N. */
class CrsTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    /** The corner by PROJ 9.1: echo "43.8 125.3" | cs2cs EPSG:4490 EPSG:4551. */
    private static final double NORTH = 4851838.4957;

    private static final double EAST = 443667.3495;
    private static final String ITEMS = "/collections/building/items";

    private static JsonNode corner(Answer page) {
        return page.ok().json().path("features").get(0).at("/geometry/coordinates/0/0");
    }

    private static Answer first(String query) {
        return API.get(ITEMS + "?filter=source_id=%27b0%27" + query);
    }

    @Test
    @Verifies({CRS_URI, CRS_FC_MD_CRS_LIST, CRS_FC_MD_CRS_LIST_GLOBAL})
    void everyCollectionListsTheSystemsByUri() {
        JsonNode collections = API.json("/collections").ok().json();
        List<String> all =
                collections.path("crs").valueStream().map(JsonNode::asString).toList();
        assertThat(all)
                .contains(CRS84, EPSG + 4326, EPSG + 4490, EPSG + 4551, EPSG + 3857)
                .doesNotHaveDuplicates();
        collections
                .path("collections")
                .forEach(c -> assertThat(c.path("crs").get(0).asString()).isEqualTo("#/crs"));
        assertThat(API.json("/collections/building")
                        .json()
                        .path("crs")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(all);
    }

    @Test
    @Verifies({CRS_FC_MD_STORAGECRS, CRS_FC_MD_STORAGECRS_VALID_VALUE})
    void theSystemOfTheStoreIsOneOfTheList() {
        JsonNode collection = API.json("/collections/building").ok().json();
        assertThat(collection.path("storageCrs").asString()).isEqualTo(CRS84);
    }

    @Test
    @Verifies({CRS_FC_CRS_DEFINITION, CRS_FC_BBOX_CRS_DEFINITION})
    void theParametersAreThoseOfTheStandard() {
        JsonNode parameters = API.get("/api").json().path("components").path("parameters");
        for (String name : List.of("crs", "bbox-crs")) {
            JsonNode parameter = parameters.path(name);
            assertThat(parameter.path("in").asString()).isEqualTo("query");
            assertThat(parameter.path("required").asBoolean(true)).isFalse();
            assertThat(parameter.path("schema").path("format").asString()).isEqualTo("uri");
            assertThat(parameter.path("explode").asBoolean(true)).isFalse();
        }
    }

    @Test
    @Verifies({CRS_FC_CRS_DEFAULT_VALUE, CRS_OGC_CRS_HEADER, CRS_OGC_CRS_HEADER_VALUE})
    void withoutTheParameterCoordinatesAreLongitudeAndLatitude() {
        Answer page = first("");
        assertThat(corner(page).get(0).asDouble()).isEqualTo(125.3);
        assertThat(page.header("Content-Crs")).isEqualTo("<" + CRS84 + ">");
    }

    @Test
    @Verifies({CRS_FC_CRS_ACTION, CRS_FC_CRS_VALID_VALUE, CRS_OGC_CRS_HEADER, CRS_OGC_CRS_HEADER_VALUE})
    void geographicSystemsOfEpsgHaveLatitudeFirst() {
        for (int code : List.of(4326, 4490)) {
            Answer page = first("&crs=" + EPSG + code);
            assertThat(corner(page).get(0).asDouble()).isEqualTo(43.8);
            assertThat(corner(page).get(1).asDouble()).isEqualTo(125.3);
            assertThat(page.header("Content-Crs")).isEqualTo("<" + EPSG + code + ">");
        }
    }

    @Test
    @Verifies({CRS_FC_CRS_ACTION, CRS_GEOJSON})
    void theZonesOfChinaHaveNorthingFirst() {
        JsonNode corner = corner(first("&crs=" + EPSG + 4551));
        assertThat(corner.get(0).asDouble()).isCloseTo(NORTH, within(0.01));
        assertThat(corner.get(1).asDouble()).isCloseTo(EAST, within(0.01));
    }

    @Test
    @Verifies({CRS_FC_CRS_ACTION, CRS_OGC_CRS_HEADER})
    void aSingleFeatureComesInAnySystemToo() {
        String address = ITEMS + "/" + API.get(ITEMS + "?limit=1").ids().getFirst() + "?crs=" + EPSG + 3857;
        Answer feature = API.get(address).ok();
        assertThat(feature.header("Content-Crs")).isEqualTo("<" + EPSG + "3857>");
        assertThat(Math.abs(
                        feature.json().at("/geometry/coordinates/0/0").get(1).asDouble()))
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    @Verifies({CRS_FC_BBOX_CRS_ACTION, CRS_FC_BBOX_CRS_VALID_VALUE, CRS_FC_BBOX_CRS_DEFAULT_VALUE})
    void aBoxMayBeGivenInAnySystem() {
        assertThat(count("bbox=125.2995,43.79,125.3031,43.81")).isEqualTo(4);
        assertThat(count("bbox=43.79,125.2995,43.81,125.3031&bbox-crs=" + EPSG + 4490))
                .isEqualTo(4);
        assertThat(count("bbox=43.79,125.2995,-9,43.81,125.3031,9&bbox-crs=" + EPSG + 4326))
                .isEqualTo(4);
        // The corner of the first building and the width of its row: buildings are 32.2 m wide and 80.5 m apart.
        String box = "bbox=%s,%s,%s,%s&bbox-crs=".formatted(NORTH - 1000, EAST - 40, NORTH + 1000, EAST + 250);
        assertThat(count(box + EPSG + 4551)).isEqualTo(4);
        assertThat(count("bbox=13948331,5430000,13948700,5440000&bbox-crs=" + EPSG + 3857))
                .isEqualTo(4);
    }

    /** Latitude 125 and a northing of 42,000 km do not exist; what can be read in the order of the authority is read so. */
    @Test
    @Verifies(CRS_FC_BBOX_CRS_ACTION)
    void aBoxWithEastFirstIsUnderstoodWhereItCannotBeMeantOtherwise() {
        assertThat(count("bbox=125.2995,43.79,125.3031,43.81&bbox-crs=" + EPSG + 4490))
                .isEqualTo(4);
        String zoned =
                "bbox=%s,%s,%s,%s&bbox-crs=".formatted(42e6 + EAST - 40, NORTH - 1000, 42e6 + EAST + 250, NORTH + 1000);
        assertThat(count(zoned + EPSG + 4530)).isEqualTo(4);
        assertThat(count("bbox=43.8,-9,44,9&bbox-crs=" + EPSG + 4326)).isZero();
    }

    @Test
    void aBoxInMetresIsTestedAgainstTheGeometryNotItsBox() {
        // The angle of the angled building, in Web Mercator: 0.05 degrees are 5566 m.
        assertThat(count("bbox=5566,5566,10018,10018&bbox-crs=" + EPSG + 3857)).isZero();
        assertThat(count("bbox=5566,1113,10018,10018&bbox-crs=" + EPSG + 3857)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG/0/5186", "EPSG/0/2430", "EPSG/0/999999", "nothing"})
    @Verifies({CRS_CRS_EXCEPTION, CRS_BBOX_CRS_EXCEPTION})
    void aSystemThatIsNotListedIsRefusedWithARemedy(String name) {
        String uri = "http://www.opengis.net/def/crs/" + name;
        for (String query : List.of("?crs=" + uri, "?bbox=1,2,3,4&bbox-crs=" + uri, "?filter-crs=" + uri)) {
            Answer answer = API.get(ITEMS + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.faults()).containsExactly("OGC-003");
            assertThat(answer.text()).contains("/ogcapi/collections");
        }
    }

    @Test
    @Verifies(CRS_BBOX_CRS_EXCEPTION)
    void aBoxOutsideTheEarthIsRefused() {
        assertThat(API.get(ITEMS + "?bbox=125,-95,126,44&bbox-crs=" + EPSG + 4326)
                        .status())
                .isEqualTo(400);
        // A south above the north is a mistake, not another order.
        assertThat(API.get(ITEMS + "?bbox=10,5,9,6&bbox-crs=" + EPSG + 4326).status())
                .isEqualTo(400);
        assertThat(API.get(ITEMS + "?bbox=9,1,1,9&bbox-crs=" + EPSG + 4551).status())
                .isEqualTo(400);
        assertThat(API.get(ITEMS + "?bbox=-9e9,-9e9,9e9,9e9&bbox-crs=" + EPSG + 4551)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aFeatureThatHasNoImageInASystemEndsTheRequestWithItsName() {
        Answer answer = API.get(ITEMS + "/" + SmallCity.ANGLED + "?crs=" + EPSG + 4539);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("OGC-010");
        assertThat(answer.header("Content-Crs")).isEmpty();
    }

    @Test
    void linksKeepTheSystem() {
        String next = API.get(ITEMS + "?limit=2&crs=" + EPSG + 4490)
                .href("next", "application/geo+json")
                .orElseThrow();
        assertThat(corner(API.get(next)).get(0).asDouble()).isLessThan(90);
        assertThat(API.get(next).header("Content-Crs")).contains("4490");
    }

    private static int count(String query) {
        return API.get(ITEMS + "?limit=100&" + query)
                .ok()
                .json()
                .path("numberMatched")
                .asInt();
    }
}
