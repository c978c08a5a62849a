package org.songhua.edge.sta.c07edition2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.TestPeople;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Verifies;
import tools.jackson.databind.JsonNode;

/** What is made by SensorThings 2.0 is there for both editions. */
class Edition2ChangeTest {
    private static final StaClient STA = StaClient.of("v2.0");
    private static final StaClient OLD = StaClient.all();
    private static final String QUANTITY = """
            {"type": "Quantity", "label": "Temperature", "definition": "ObservedProperties(%d)", "uom": {"code": "Cel", "label": "degree Celsius", "symbol": "°C"}}""";

    private static long property(String name) {
        return STA.create(
                "/ObservedProperties",
                "{\"name\": \"%s\", \"definition\": \"https://example.org/%s\"}".formatted(name, name));
    }

    private static String oven(String name, String resultType) {
        return """
                {"name": "%s", "definition": "https://example.org/oven", "properties": {"color": "black"},
                 "Locations": [{"name": "kitchen", "encodingType": "application/geo+json", "location": {"type": "Point", "coordinates": [125.3, 43.8]}}],
                 "Datastreams": [{"name": "inside", "resultType": %s, "resultEncoding": {"type": "JSONEncoding", "recordsAsArrays": true},
                    "Sensor": {"name": "probe"}}]}""".formatted(name, resultType);
    }

    private static long stream(long thing) {
        return STA.json("/Things(" + thing + ")/Datastreams").at("/value/0/id").asLong();
    }

    @Test
    @Verifies({
        Requirement.EDITION_2_CREATE,
        Requirement.EDITION_2_DEEP_INSERT,
        Requirement.EDITION_2_THING,
        Requirement.EDITION_2_RETURN_VALUE
    })
    void aThingComesWithItsPlaceAndDatastream() {
        var answer = STA.post("/Things", oven("oven", QUANTITY.formatted(property("heat"))))
                .expect(201);
        assertThat(answer.text()).isEmpty();
        long thing = Long.parseLong(answer.header("Location").replaceAll(".*\\((\\d+)\\)", "$1"));
        JsonNode made = STA.json("/Things(" + thing + ")");
        assertThat(made.path("definition").asString()).isEqualTo("https://example.org/oven");
        assertThat(made.path("properties").toString()).isEqualTo("{\"color\":\"black\"}");
        assertThat(made.has("description")).isFalse();
        JsonNode old = OLD.json("/Things(" + thing + ")/Datastreams", "$expand", "ObservedProperty,Sensor")
                .at("/value/0");
        assertThat(old.at("/unitOfMeasurement/definition").asString()).isEqualTo("ucum:Cel");
        assertThat(old.path("observationType").asString()).endsWith("OM_Measurement");
        assertThat(old.at("/ObservedProperty/name").asString()).isEqualTo("heat");
        assertThat(STA.json("/Datastreams(" + stream(thing) + ")")
                        .at("/resultType/uom/code")
                        .asString())
                .isEqualTo("Cel");
        assertThat(STA.json("/Things", "$filter", "definition eq 'https://example.org/oven' and id eq " + thing)
                        .path("value")
                        .size())
                .isEqualTo(1);
    }

    @Test
    @Verifies({
        Requirement.EDITION_2_CREATE,
        Requirement.EDITION_2_RETURN_VALUE,
        Requirement.EDITION_2_HTTP_REQUEST_RESPONSE
    })
    void aReadingIsTakenAndShownWhenAskedFor() {
        long stream = stream(STA.create("/Things", oven("oven", QUANTITY.formatted(property("heat")))));
        var answer = StaClient.of("v2.0")
                .with("Prefer", "return=representation")
                .post("/Datastreams(" + stream + ")/Observations", """
                        {"phenomenonTime": {"start": "2026-05-01T00:00:00Z", "end": "2026-05-01T01:00:00Z"}, "result": 25.1,
                         "validTime": {"start": "2026-05-01T00:00:00Z", "end": "2026-05-02T00:00:00Z"}, "properties": {"door": "shut"}}""")
                .expect(201)
                .json();
        assertThat(answer.path("result").asDouble()).isEqualTo(25.1);
        assertThat(answer.at("/phenomenonTime/end").asString()).isEqualTo("2026-05-01T01:00:00Z");
        assertThat(answer.at("/validTime/end").asString()).isEqualTo("2026-05-02T00:00:00Z");
        assertThat(answer.at("/properties/door").asString()).isEqualTo("shut");
        long second = STA.create(
                "/Observations", "{\"result\": 26, \"Datastream\": {\"@id\": \"Datastreams(%d)\"}}".formatted(stream));
        assertThat(OLD.json("/Observations(" + second + ")")
                        .path("phenomenonTime")
                        .asString())
                .endsWith("Z");
    }

    @Test
    @Verifies(Requirement.EDITION_2_CREATE)
    void aRecordOfSeveralValuesIsAMultiDatastreamOf11() {
        String record = """
                {"type": "DataRecord", "fields": [{"name": "t", "type": "Quantity", "label": "t", "definition": "ObservedProperties(%d)", "uom": {"code": "Cel"}},
                 {"name": "n", "type": "Count", "label": "n", "definition": "ObservedProperties(%d)"}]}""".formatted(property("heat"), property("guests"));
        long thing = STA.create("/Things", oven("oven", record));
        long stream = stream(thing);
        JsonNode type = STA.json("/Datastreams(" + stream + ")");
        assertThat(type.at("/resultType/fields/0/uom/code").asString()).isEqualTo("Cel");
        assertThat(type.at("/resultType/fields/1/type").asString()).isEqualTo("Count");
        assertThat(type.at("/resultType/fields/1/name").asString()).isEqualTo("guests");
        assertThat(type.at("/resultEncoding/recordsAsArrays").asBoolean()).isTrue();
        assertThat(STA.json("/Datastreams(" + stream + ")/ObservedProperties")
                        .path("value")
                        .size())
                .isEqualTo(2);
        STA.create("/Datastreams(" + stream + ")/Observations", "{\"result\": [180, 4]}");
        assertThat(OLD.json("/MultiDatastreams(" + stream + ")/Observations")
                        .at("/value/0/result")
                        .toString())
                .isEqualTo("[180,4]");
        assertThat(STA.json("/Datastreams", "$filter", "Thing/id eq " + thing + " and resultType/type eq 'DataRecord'")
                        .path("value")
                        .size())
                .isEqualTo(1);
        STA.delete("/Datastreams(" + stream + ")").expect(204);
        assertThat(OLD.get("/MultiDatastreams(" + stream + ")").status()).isEqualTo(404);
    }

    @Test
    @Verifies({Requirement.EDITION_2_UPDATE, Requirement.EDITION_2_REPLACE, Requirement.EDITION_2_HISTORICAL_LOCATION})
    void changesAndReplacementsKeepToWhatTheyName() {
        long thing = STA.create("/Things", oven("oven", QUANTITY.formatted(property("heat"))));
        String path = "/Things(" + thing + ")";
        long cellar = STA.create(
                "/Locations", "{\"name\": \"cellar\", \"encodingType\": \"text/plain\", \"location\": \"below\"}");
        STA.patch(path, "{\"name\": \"stove\", \"Locations\": [{\"@id\": \"Locations(%d)\"}]}".formatted(cellar))
                .expect(204);
        JsonNode changed = STA.json(path, "$expand", "Locations,HistoricalLocations");
        assertThat(changed.path("name").asString()).isEqualTo("stove");
        assertThat(changed.path("definition").asString()).isEqualTo("https://example.org/oven");
        assertThat(changed.at("/Locations/0/name").asString()).isEqualTo("cellar");
        assertThat(changed.path("HistoricalLocations").size()).isEqualTo(2);
        STA.put(path, "{\"name\": \"bare\"}").expect(204);
        JsonNode replaced = STA.json(path);
        assertThat(replaced.has("definition")).isFalse();
        assertThat(replaced.has("properties")).isFalse();
        assertThat(replaced.path("name").asString()).isEqualTo("bare");
    }

    @Test
    @Verifies({Requirement.EDITION_2_DELETE, Requirement.EDITION_2_FILTERED_DELETE})
    void entitiesAreDeletedOneByOneOrByFilter() {
        String name = TestPeople.newName("oven");
        long first = STA.create("/Things", oven(name, QUANTITY.formatted(property("heat"))));
        long second = STA.create("/Things", oven(name, QUANTITY.formatted(property("heat"))));
        long stream = stream(second);
        STA.delete("/Things(" + first + ")").expect(204);
        STA.delete("/Datastreams", "$filter", "Thing/name eq '" + name + "'").expect(204);
        assertThat(STA.get("/Datastreams(" + stream + ")").status()).isEqualTo(404);
        STA.delete("/Things", "$filter", "name eq '" + name + "'").expect(204);
        assertThat(STA.get("/Things(" + second + ")").status()).isEqualTo(404);
        assertThat(STA.delete("/Things").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"type\": \"Quantity\", \"definition\": \"ObservedProperties(1)\"}",
                "{\"type\": \"Quantity\", \"uom\": {\"code\": \"m\"}}",
                "{\"type\": \"Vector\", \"definition\": \"ObservedProperties(1)\"}",
                "{\"type\": \"DataRecord\"}",
                "{\"type\": \"DataRecord\", \"fields\": [{\"type\": \"DataRecord\", \"fields\": [1]}]}",
                "{\"type\": \"Count\", \"definition\": \"ObservedProperties(999999999)\"}",
                "5"
            })
    @Verifies(Requirement.EDITION_2_CREATE)
    void aResultTypeThatSaysTooLittleIsRefused(String resultType) {
        var answer = STA.post("/Things", oven("oven", resultType));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }
}
