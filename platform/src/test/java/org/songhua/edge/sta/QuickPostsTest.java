package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The quick way of readings answers what the ordinary way answers. */
class QuickPostsTest {
    private static final Town TOWN = new Town();
    /** A type that only the ordinary way takes. */
    private static final String ORDINARY = "text/json";

    private static final String QUICK = "application/json";

    private static String readings(int gauge) {
        return "/Datastreams(" + TOWN.datastreams.get(gauge) + ")/Observations";
    }

    private static JsonNode told(ApiClient.Answer answer) {
        if (answer.status() != 201) return answer.json();
        String location = answer.header("Location");
        ObjectNode said = (ObjectNode) answer.json();
        ObjectNode kept = (ObjectNode) TOWN.sta.follow(location).expect(200).json();
        assertThat(said).isEqualTo(kept);
        assertThat(said.path("@iot.selfLink").asString()).isEqualTo(location);
        return kept.remove(java.util.List.of(
                "@iot.id", "@iot.selfLink", "Datastream@iot.navigationLink", "FeatureOfInterest@iot.navigationLink"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phenomenonTime\":\"2026-07-01T00:00:00Z\",\"result\":1.5}",
                "{\"result\":-0.0,\"phenomenonTime\":\"2026-07-02T00:00:00.123456Z\"}",
                "{\"phenomenonTime\":\"2026-07-03T08:00:00+08:00\",\"result\":17}",
                "{\"phenomenonTime\":\"2026-07-04T00:00:00Z/2026-07-04T01:00:00Z\",\"resultTime\":\"2026-07-04T01:00:01Z\",\"result\":1e3}",
                "{\"phenomenonTime\":\"2026-07-05T00:00:00Z\",\"result\":0.12345678901234567890123}",
                "{\"phenomenonTime\":\"2026-07-06T00:00:00Z\",\"result\":\"dry\"}",
                "{\"phenomenonTime\":\"2026-07-07T00:00:00Z\",\"result\":true}",
                "{\"phenomenonTime\":\"2026-07-08T00:00:00Z\",\"result\":null}",
                "{\"phenomenonTime\":\"2026-07-09T00:00:00Z\",\"result\":1,\"parameters\":{\"a\":1},\"resultQuality\":\"good\"}",
                "{\"phenomenonTime\":\"2026-07-10T00:00:00Z\",\"result\":9007199254740993}"
            })
    void whatIsSentEitherWayIsKeptTheSame(String document) {
        ApiClient.Answer quick =
                TOWN.sta.send("POST", readings(0), document, QUICK).expect(201);
        ApiClient.Answer ordinary =
                TOWN.sta.send("POST", readings(1), document, ORDINARY).expect(201);

        assertThat(told(quick)).as(document).isEqualTo(told(ordinary));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"phenomenonTime\":\"2026-07-01\",\"result\":1}",
                "{\"phenomenonTime\":\"2026-02-30T00:00:00Z\",\"result\":1}",
                "{\"phenomenonTime\":\"0000-07-01T00:00:00Z\",\"result\":1}",
                "{\"phenomenonTime\":\"2026-07-01T00:00:00Z\"}",
                "{\"phenomenonTime\":\"2026-07-01T00:00:00Z\",\"result\":1}{}",
                "{\"phenomenonTime\":\"2026-07-01T00:00:00Z\",\"result\":1,\"resullt\":2}",
                "{\"phenomenonTime\":17,\"result\":1}",
                "{\"result\":NaN}"
            })
    void whatIsWrongIsRefusedTheSame(String document) {
        ApiClient.Answer quick = TOWN.sta.send("POST", readings(0), document, QUICK);
        ApiClient.Answer ordinary = TOWN.sta.send("POST", readings(0), document, ORDINARY);

        assertThat(quick.status()).as(document).isEqualTo(400).isEqualTo(ordinary.status());
        assertThat(((ObjectNode) quick.json()).without("instance"))
                .isEqualTo(((ObjectNode) ordinary.json()).without("instance"));
    }

    @Test
    void aDocumentThatNamesItsDatastreamIsTakenAtTheCollection() {
        String document = "{\"Datastream\":{\"@iot.id\":%d},\"phenomenonTime\":\"2026-08-01T00:00:00Z\",\"result\":4}"
                .formatted(TOWN.datastreams.get(2));

        var answer = TOWN.sta.send("POST", "/Observations", document, QUICK).expect(201);

        assertThat(TOWN.sta
                        .follow(answer.header("Location") + "/Datastream")
                        .json()
                        .path("@iot.id")
                        .asLong())
                .isEqualTo(TOWN.datastreams.get(2));
    }

    @Test
    void readingsOfNoDatastreamAreRefused() {
        String reading = "{\"phenomenonTime\":\"2026-08-01T00:00:00Z\",\"result\":4}";

        assertThat(TOWN.sta.send("POST", "/Observations", reading, QUICK).status())
                .isEqualTo(400);
        assertThat(TOWN.sta
                        .send("POST", "/Datastreams(999999999)/Observations", reading, QUICK)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSameReadingTwiceIsOneReading() {
        String reading = "{\"phenomenonTime\":\"2026-08-02T00:00:00Z\",\"result\":4}";

        String first = TOWN.sta.post(readings(3), reading).expect(201).header("Location");
        String second = TOWN.sta.post(readings(3), reading).expect(201).header("Location");

        assertThat(first).isEqualTo(second);
    }

    @Test
    void dataArraysOfTheUsualFormAreAnsweredInOrder() {
        String body = """
                [{"Datastream":{"@iot.id":%d},"components":["phenomenonTime","result"],"dataArray@iot.count":2,
                  "dataArray":[["2026-09-01T00:00:00Z",1],["2026-09-01T01:00:00Z",2.25]]},
                 {"Datastream":{"@iot.id":%d},"components":["result","resultTime","phenomenonTime"],
                  "dataArray":[[3,"2026-09-01T00:00:01Z","2026-09-01T00:00:00Z"]]}]""".formatted(TOWN.datastreams.get(0), TOWN.datastreams.get(1));

        JsonNode links = TOWN.sta.post("/CreateObservations", body).expect(201).json();

        assertThat(links.valueStream()
                        .map(link -> TOWN.sta
                                .follow(link.asString())
                                .json()
                                .path("result")
                                .asDouble()))
                .containsExactly(1.0, 2.25, 3.0);
        assertThat(TOWN.sta
                        .follow(links.get(2).asString())
                        .json()
                        .path("resultTime")
                        .asString())
                .isEqualTo("2026-09-01T00:00:01Z");
    }

    @Test
    void whoMayOnlyLookSendsNothingEitherWay() {
        StaClient viewer = StaClient.with("v1.1", Permission.SENSING_VIEW);
        String reading = "{\"phenomenonTime\":\"2026-08-03T00:00:00Z\",\"result\":4}";

        assertThat(viewer.send("POST", readings(0), reading, QUICK).status()).isEqualTo(403);
        assertThat(viewer.send("POST", readings(0), reading, ORDINARY).status()).isEqualTo(403);
    }

    @Test
    void nobodyInParticularSendsNothing() {
        var nobody = new TestPeople(TestPlatform.shared()).client();
        String reading = "{\"phenomenonTime\":\"2026-08-03T00:00:00Z\",\"result\":4}";

        assertThat(nobody.post("/sta/v1.1" + readings(0), reading).status()).isIn(401, 403);
    }

    @Test
    void aKeyThatIsNoGoodIsTold() {
        var stranger = new TestPeople(TestPlatform.shared()).client().with("Authorization", "Bearer sgh_wrong");
        String reading = "{\"phenomenonTime\":\"2026-08-03T00:00:00Z\",\"result\":4}";

        assertThat(stranger.post("/sta/v1.1" + readings(0), reading).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/sta/v1.1/Observations, 0",
        "/sta/v1.0/Observations, 0",
        "/sta/v1.1/CreateObservations, -2",
        "/sta/v1.1/Datastreams(17)/Observations, 17",
        "/sta/v1.1/Datastreams()/Observations, -1",
        "/sta/v1.1/Datastreams(0)/Observations, -1",
        "/sta/v1.1/Datastreams('17')/Observations, -1",
        "/sta/v1.1/Datastreams(17)/Observations/, -1",
        "/sta/v1.1/Datastreams(99999999999999999999)/Observations, -1",
        "/sta/v1.1/Things, -1",
        "/sta/v1.2/Observations, -1",
        "/sta/, -1",
        "/xsta/v1.1/Observations, -1"
    })
    void onlyPlainAddressesOfReadingsAreTakenTheQuickWay(String uri, long way) {
        assertThat(QuickPosts.way(uri)).isEqualTo(way);
    }
}
