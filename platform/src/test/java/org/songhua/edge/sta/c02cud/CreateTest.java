package org.songhua.edge.sta.c02cud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import org.songhua.people.Permission;

/** Making entities and what lies in them. */
class CreateTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;

    private static String readings(int gauge) {
        return "/Datastreams(" + TOWN.datastreams.get(gauge) + ")/Observations";
    }

    @Test
    @Verifies({Requirement.DEEP_INSERT, Requirement.DEEP_INSERT_STATUS, Requirement.HISTORY})
    void aThingIsMadeWithAllThatLiesInIt() {
        var thing = STA.json(
                "/Things(" + TOWN.things.get(1) + ")",
                "$expand",
                "Locations,HistoricalLocations($expand=Locations),Datastreams($expand=Sensor,ObservedProperty,Observations($expand=FeatureOfInterest))");
        assertThat(thing.at("/Locations/0/name").asString()).isEqualTo("Place 1");
        assertThat(thing.at("/HistoricalLocations/0/Locations/0/name").asString())
                .isEqualTo("Place 1");
        assertThat(thing.at("/Datastreams/0/Sensor/name").asString()).isEqualTo("Sensor 1");
        assertThat(thing.at("/Datastreams/0/Observations").size()).isEqualTo(3);
        assertThat(thing.at("/Datastreams/0/Observations/0/FeatureOfInterest/feature/coordinates/0")
                        .asDouble())
                .isEqualTo(125.1);
    }

    @Test
    @Verifies({Requirement.CREATE, Requirement.LINK})
    void whatIsThereAlreadyIsLinkedByItsNumber() {
        long sensor = STA.create(
                "/Sensors", "{\"name\":\"s\",\"description\":\"d\",\"encodingType\":\"e\",\"metadata\":{\"a\":1}}");
        long property =
                STA.create("/ObservedProperties", "{\"name\":\"p\",\"description\":\"d\",\"definition\":\"x\"}");
        long stream = STA.create("/Things(" + TOWN.things.get(0) + ")/Datastreams", """
                {"name": "n", "description": "d", "observationType": "t", "unitOfMeasurement": {},
                 "Sensor": {"@iot.id": %d}, "ObservedProperty": {"@iot.id": %d}}""".formatted(sensor, property));
        assertThat(STA.json("/Datastreams(" + stream + ")/Sensor")
                        .at("/metadata/a")
                        .asInt())
                .isEqualTo(1);
        assertThat(STA.json("/Datastreams(" + stream + ")/Thing")
                        .path("@iot.id")
                        .asLong())
                .isEqualTo(TOWN.things.get(0));
    }

    @Test
    void whoWantsNoControlInformationOfWhatIsCreatedGetsNone() {
        String thing = "{\"name\": \"n\", \"description\": \"d\"}";
        var off = STA.post("/Things?$resultMetadata=off", thing).expect(201);
        assertThat(off.text()).isEmpty();
        assertThat(off.header("Location")).isNull();
        var none = STA.post("/Things?$resultMetadata=none", thing).expect(201);
        assertThat(none.header("Location")).contains("/Things(");
        assertThat(none.json().propertyNames()).containsExactlyInAnyOrder("@iot.id", "name", "description");
        assertThat(STA.post("/Things?$resultMetadata=much", thing).status()).isEqualTo(400);
    }

    @Test
    void allMistakesOfADocumentAreToldAtOnceAndNothingIsKept() {
        long before = STA.json("/Things", "$count", "true", "$top", "0")
                .path("@iot.count")
                .asLong();
        var answer = STA.post("/Things", """
                {"name": 5, "colour": "red", "Locations": [{"name": "L", "location": {}}], "Datastreams": [{"Sensor": {}}]}""").expect(400);
        assertThat(answer.fields())
                .contains(
                        "/name",
                        "/description",
                        "/colour",
                        "/Locations/0/description",
                        "/Locations/0/encodingType",
                        "/Datastreams/0/name",
                        "/Datastreams/0/Sensor/metadata",
                        "/Datastreams/0/ObservedProperty");
        assertThat(STA.json("/Things", "$count", "true", "$top", "0")
                        .path("@iot.count")
                        .asLong())
                .isEqualTo(before);
    }

    @Test
    void aLinkToNothingUndoesTheWholeDocument() {
        STA.post("/Things", "{\"name\":\"undone\",\"description\":\"d\",\"Locations\":[{\"@iot.id\":999999999}]}")
                .expect(400);
        assertThat(STA.ids("/Things", "name eq 'undone'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"name\":\"a\",\"description\":\"b\"} x",
                "{\"name\":\"\\u0000\",\"description\":\"b\"}"
            })
    void whatIsNoDocumentIs400(String body) {
        assertThat(STA.post("/Things", body).status()).isEqualTo(400);
    }

    @Test
    void deepJsonIsRefusedBeforeItCosts() {
        assertThat(STA.post("/Things", "[".repeat(50_000)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6",
                "6.5",
                "-0.25",
                "\"wet\"",
                "true",
                "{\"a\":[1,2]}",
                "[1,2]",
                "null",
                "123456789012345678.25",
                "0.1",
                "1e300"
            })
    void aResultComesBackAsTheKindItWas(String result) {
        long id = STA.create(readings(0), "{\"phenomenonTime\":\"2026-06-01T00:00:00Z\",\"result\":" + result + "}");
        String back = STA.get("/Observations(" + id + ")/result/$value").text();
        String json = STA.get("/Observations(" + id + ")").text();
        if (result.startsWith("\"")) assertThat(back).isEqualTo("wet");
        else if (result.startsWith("1e")) assertThat(Double.parseDouble(back)).isEqualTo(1e300);
        else if (!result.equals("null")) assertThat(json).contains("\"result\":" + result);
        STA.delete("/Observations(" + id + ")").expect(200);
    }

    @Test
    void aReadingWithoutATimeIsOfNowAndOneWithoutAPlaceOfItsThing() {
        long id = STA.create(readings(3), "{\"result\":1}");
        var reading = STA.json("/Observations(" + id + ")", "$expand", "FeatureOfInterest");
        assertThat(reading.path("phenomenonTime").asString()).startsWith("20");
        assertThat(reading.has("resultTime")).isTrue();
        assertThat(reading.at("/FeatureOfInterest/feature/coordinates/0").asDouble())
                .isEqualTo(125.3);
        STA.delete("/Observations(" + id + ")").expect(200);
    }

    @Test
    void theSameReadingTwiceIsOne() {
        String reading = "{\"phenomenonTime\":\"2026-07-01T00:00:00Z\",\"result\":5}";
        long first = STA.create(readings(3), reading);
        assertThat(STA.create(readings(3), reading)).isEqualTo(first);
        STA.delete("/Observations(" + first + ")").expect(200);
    }

    @Test
    void aReadingOfAThingWithoutAPlaceNeedsAFeature() {
        long thing = STA.create("/Things", "{\"name\":\"n\",\"description\":\"d\"}");
        long stream = STA.create("/Things(" + thing + ")/Datastreams", """
                {"name": "n", "description": "d", "observationType": "t", "unitOfMeasurement": {}, "Sensor": {"name": "s", "description": "d",
                 "encodingType": "e", "metadata": "m"}, "ObservedProperty": {"name": "p", "description": "d", "definition": "x"}}""");
        assertThat(STA.post("/Datastreams(" + stream + ")/Observations", "{\"result\":1}")
                        .expect(400)
                        .code())
                .isEqualTo("STA-014");
        STA.create("/Datastreams(" + stream + ")/Observations", """
                {"result": 1, "FeatureOfInterest": {"name": "f", "description": "d", "encodingType": "application/geo+json",
                 "feature": {"type": "Point", "coordinates": [125, 43]}}}""");
    }

    @Test
    void aDeviceMaySendReadingsAndNothingElse() {
        StaClient device = StaClient.with("v1.1", Permission.SENSING_SEND);
        long id = device.create(readings(2), "{\"phenomenonTime\":\"2026-08-01T00:00:00Z\",\"result\":5}");
        assertThat(device.post("/Things", "{\"name\":\"n\",\"description\":\"d\"}")
                        .status())
                .isEqualTo(403);
        assertThat(device.get("/Things").status()).isEqualTo(403);
        assertThat(device.delete("/Observations(" + id + ")").status()).isEqualTo(403);
        STA.delete("/Observations(" + id + ")").expect(200);
    }
}
