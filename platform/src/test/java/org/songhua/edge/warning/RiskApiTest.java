package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.internal.desk.DutyPlatform;
import tools.jackson.databind.JsonNode;

/** The four-colour risk of objects over HTTP. LS multiplies two ranks of 1 to 5; LEC three. */
class RiskApiTest {
    private static final UUID OBJECT = object();

    private final TestPlatform platform = DutyPlatform.shared();
    private final TestPeople people = new TestPeople(platform);

    private static UUID object() {
        var city = CityFixture.create(DutyPlatform.shared(), "risk-api");
        UUID id = city.add("building", "油库", Map.of(), CityFixture.square(35.005, 35.005, 0.0002))
                .value();
        city.done();
        return id;
    }

    private ApiClient client() {
        return people.withKey(Permission.WARNING_VIEW, Permission.WARNING_HANDLE);
    }

    private ApiClient.Answer rate(String method, String ranks) {
        return client().post(
                        "/api/risks/" + OBJECT,
                        "{\"method\":\"" + method + "\",\"ranks\":" + ranks + ",\"note\":\"年度评估\"}");
    }

    /** LS: blue below 9, yellow from 9, orange from 15, red from 20. LEC: yellow from 70, orange from 160, red from 320. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LS; {\"L\":2,\"S\":4}; 8; blue",
                "LS; {\"L\":3,\"S\":3}; 9; yellow",
                "LS; {\"L\":3,\"S\":5}; 15; orange",
                "LS; {\"L\":4,\"S\":5}; 20; red",
                "LEC; {\"L\":3,\"E\":3,\"C\":7}; 63; blue",
                "LEC; {\"L\":6,\"E\":6,\"C\":3}; 108; yellow",
                "LEC; {\"L\":6,\"E\":10,\"C\":3}; 180; orange",
                "LEC; {\"L\":10,\"E\":6,\"C\":7}; 420; red"
            })
    void aRatingHasTheScoreAndTheColourOfItsMethod(String method, String ranks, double score, String colour) {
        JsonNode rating = rate(method, ranks).expect(201).json();
        assertThat(rating.path("score").asDouble()).isEqualTo(score);
        assertThat(rating.path("colour").asString()).isEqualTo(colour);
        assertThat(rating.path("name").asString()).isEqualTo("油库");
        assertThat(rating.path("current").asBoolean()).isTrue();
    }

    @Test
    void aNewRatingTakesThePlaceOfTheOldWhichStaysInTheHistory() {
        rate("LS", "{\"L\":5,\"S\":5}").expect(201);
        rate("LS", "{\"L\":1,\"S\":5}").expect(201);
        rate("LEC", "{\"L\":1,\"E\":1,\"C\":1}").expect(201);
        JsonNode history = client().get("/api/risks/" + OBJECT).expect(200).json();
        assertThat(history.valueStream()
                        .map(one -> one.path("method").asString() + " "
                                + one.path("current").asBoolean()))
                .containsExactly("LEC true", "LS true", "LS false");
        assertThat(history.get(2).path("ranks").path("L").asInt()).isEqualTo(5);
        assertThat(history.get(2).path("note").asString()).isEqualTo("年度评估");
        assertThat(platform.bean(Audit.class).list(null, 20))
                .anyMatch(entry -> entry.action().equals("risk.rated"));
    }

    @Test
    void theMapIsGeoJsonTheGravestFirstWithCounts() {
        rate("LS", "{\"L\":5,\"S\":5}").expect(201);
        JsonNode map = client().get("/api/risks").expect(200).json();
        assertThat(map.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(map.path("features").get(0).path("properties").path("colour").asString())
                .isEqualTo("red");
        JsonNode mine = map.path("features")
                .valueStream()
                .filter(one -> one.path("properties").path("object").asString().equals(OBJECT.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("geometry").path("coordinates").get(0).asDouble()).isBetween(35.0, 35.01);
        long red = map.path("counts").path("red").asLong();
        assertThat(client().get("/api/risks?colour=red").json().path("features").size())
                .isEqualTo((int) red);
        client().get("/api/risks?colour=pink").expect(404);
    }

    @Test
    void everyMistakeIsTold() {
        assertThat(rate("LEC", "{\"L\":2,\"X\":1}").expect(422).fields()).containsExactlyInAnyOrder("L", "E", "C", "X");
        rate("GUESS", "{}").expect(404);
        assertThat(client().post("/api/risks/" + OBJECT, "{\"ranks\":{\"L\":\"much\"}}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/method", "/ranks/L");
        assertThat(client().post("/api/risks/" + OBJECT, "{\"method\":\"LS\"}")
                        .expect(422)
                        .fields())
                .containsExactly("/ranks");
        client().post("/api/risks/" + UUID.randomUUID(), "{\"method\":\"LS\",\"ranks\":{\"L\":1,\"S\":1}}")
                .expect(404);
    }

    @Test
    void theMethodsTellTheirRanksAndBands() {
        JsonNode methods = client().get("/api/risk-methods").expect(200).json();
        assertThat(methods.valueStream().map(one -> one.path("code").asString()))
                .containsExactly("LS", "LEC");
        assertThat(methods.get(0).path("factors").get(0).path("ranks").size()).isEqualTo(5);
        assertThat(methods.get(1).path("bands").get(3).path("colour").asString())
                .isEqualTo("RED");
    }

    @Test
    void whoMayOnlyLookRatesNothingAndOthersSeeNothing() {
        rate("LS", "{\"L\":5,\"S\":5}").expect(201);
        people.withKey(Permission.WARNING_VIEW)
                .post("/api/risks/" + OBJECT, "{\"method\":\"LS\",\"ranks\":{\"L\":1,\"S\":1}}")
                .expect(403);
        people.withKey(Permission.CIM_VIEW).get("/api/risks").expect(403);
        var manholes = new Scope(Set.of(), Set.of(), Set.of("manhole"));
        String token = platform.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("scoped"),
                        EnumSet.copyOf(List.of(Permission.WARNING_VIEW, Permission.WARNING_HANDLE)),
                        manholes,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        var elsewhere = people.client().with("Authorization", "Bearer " + token);
        assertThat(elsewhere.get("/api/risks/" + OBJECT).expect(200).json()).isEmpty();
        assertThat(elsewhere.get("/api/risks").json().path("features")).isEmpty();
        assertThat(elsewhere.get("/api/risks").json().path("counts").path("red").asLong())
                .isZero();
        elsewhere
                .post("/api/risks/" + OBJECT, "{\"method\":\"LS\",\"ranks\":{\"L\":1,\"S\":1}}")
                .expect(404);
    }
}
