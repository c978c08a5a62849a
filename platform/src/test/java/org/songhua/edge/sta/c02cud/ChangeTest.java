package org.songhua.edge.sta.c02cud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import org.songhua.people.Audit;

/** Changing and deleting entities. */
class ChangeTest {
    private final Town town = new Town();
    private final StaClient sta = town.sta;

    private String thing(int i) {
        return "/Things(" + town.things.get(i) + ")";
    }

    @Test
    @Verifies(Requirement.UPDATE)
    void aPatchChangesWhatItNamesAndLeavesTheRest() {
        var changed = sta.patch(thing(0), "{\"name\":\"other\"}").expect(200).json();
        assertThat(changed.path("name").asString()).isEqualTo("other");
        assertThat(changed.path("description").asString()).isEqualTo("in a row");
        assertThat(sta.patch(thing(0), "{\"name\":null}").status()).isEqualTo(400);
        assertThat(sta.patch("/Things(0)", "{\"name\":\"x\"}").status()).isEqualTo(404);
        assertThat(sta.patch(thing(0), "{\"Locations\":[{\"name\":\"in place\"}]}")
                        .expect(400)
                        .code())
                .isEqualTo("STA-016");
    }

    @Test
    @Verifies(Requirement.PUT)
    void aPutReplacesAllPropertiesAndLeavesRelations() {
        sta.put(thing(0), "{\"name\":\"a\",\"description\":\"b\"}").expect(200);
        var now = sta.json(thing(0), "$expand", "Locations");
        assertThat(now.has("properties")).isFalse();
        assertThat(now.path("Locations").size()).isEqualTo(1);
        assertThat(sta.put(thing(0), "{\"name\":\"a\"}").status()).isEqualTo(400);
    }

    @Test
    @Verifies(Requirement.JSON_PATCH)
    void aJsonPatchIsAppliedAsAWhole() {
        String type = "application/json-patch+json";
        sta.send("PATCH", thing(1), """
                [{"op": "test", "path": "/properties/n", "value": 1}, {"op": "add", "path": "/properties/new", "value": [1]},
                 {"op": "add", "path": "/properties/new/0", "value": 0}, {"op": "copy", "from": "/properties/new/1", "path": "/properties/copy"},
                 {"op": "move", "from": "/properties/copy", "path": "/properties/moved"}, {"op": "remove", "path": "/properties/odd"},
                 {"op": "replace", "path": "/name", "value": "patched"}]""", type).expect(200);
        var now = sta.json(thing(1));
        assertThat(now.path("name").asString()).isEqualTo("patched");
        assertThat(now.at("/properties/new").toString()).isEqualTo("[0,1]");
        assertThat(now.at("/properties/moved").asInt()).isEqualTo(1);
        assertThat(now.at("/properties").has("odd")).isFalse();
        assertThat(sta.send("PATCH", thing(1), """
                [{"op": "replace", "path": "/name", "value": "gone"}, {"op": "test", "path": "/name", "value": "no"}]""", type).status()).isEqualTo(400);
        assertThat(sta.json(thing(1)).path("name").asString()).isEqualTo("patched");
    }

    @Test
    void aReadingKeepsItsNumberThroughACorrection() {
        long id = sta.json("/Datastreams(" + town.datastreams.get(0) + ")/Observations", "$top", "1")
                .at("/value/0/@iot.id")
                .asLong();
        sta.patch("/Observations(" + id + ")", "{\"result\":99,\"resultQuality\":\"checked\"}")
                .expect(200);
        var now = sta.json("/Observations(" + id + ")");
        assertThat(now.path("result").asInt()).isEqualTo(99);
        assertThat(now.path("resultQuality").asString()).isEqualTo("checked");
        assertThat(now.path("phenomenonTime").asString()).isEqualTo("2026-05-01T00:00:00Z");
    }

    @Test
    @Verifies(Requirement.HISTORY)
    void aThingThatMovesRemembersWhereItWas() {
        sta.patch(thing(2), "{\"Locations\":[{\"@iot.id\":%d}]}".formatted(town.locations.get(3)))
                .expect(200);
        assertThat(sta.json(thing(2) + "/Locations").at("/value/0/@iot.id").asLong())
                .isEqualTo(town.locations.get(3));
        assertThat(sta.json(thing(2) + "/HistoricalLocations").path("value").size())
                .isEqualTo(2);
        sta.create(thing(2) + "/Locations", """
                {"name": "L", "description": "d", "encodingType": "application/geo+json", "location": {"type": "Point", "coordinates": [1, 2]}}""");
        assertThat(sta.json(thing(2) + "/HistoricalLocations").path("value").size())
                .isEqualTo(3);
        assertThat(sta.json(thing(2) + "/Locations").path("value").size()).isEqualTo(1);
    }

    @Test
    @Verifies(Requirement.DELETE)
    void whatCannotBeWithoutADeletedEntityGoesWithIt() {
        long stream = town.datastreams.get(3);
        long reading = sta.json("/Datastreams(" + stream + ")/Observations")
                .at("/value/0/@iot.id")
                .asLong();
        long sensor =
                sta.json("/Datastreams(" + stream + ")/Sensor").path("@iot.id").asLong();
        sta.delete(thing(3)).expect(200);
        assertThat(sta.get("/Datastreams(" + stream + ")").status()).isEqualTo(404);
        assertThat(sta.get("/Observations(" + reading + ")").status()).isEqualTo(404);
        assertThat(sta.get("/Sensors(" + sensor + ")").status()).isEqualTo(200);
        assertThat(sta.get("/Locations(" + town.locations.get(3) + ")").status())
                .isEqualTo(200);
        assertThat(sta.delete(thing(3)).status()).isEqualTo(404);
    }

    @Test
    @Verifies(Requirement.DELETE)
    void aFeatureTakesItsReadingsAlongAndAnObservedPropertyItsDatastreams() {
        String readings = "/Datastreams(" + town.datastreams.get(0) + ")/Observations";
        long feature = sta.json(readings, "$expand", "FeatureOfInterest")
                .at("/value/0/FeatureOfInterest/@iot.id")
                .asLong();
        sta.delete("/FeaturesOfInterest(" + feature + ")").expect(200);
        assertThat(sta.json(readings).path("value").size()).isZero();
        long property = sta.json("/Datastreams(" + town.datastreams.get(1) + ")/ObservedProperty")
                .path("@iot.id")
                .asLong();
        sta.delete("/ObservedProperties(" + property + ")").expect(200);
        assertThat(sta.get("/Datastreams(" + town.datastreams.get(1) + ")").status())
                .isEqualTo(404);
        sta.create(readings, "{\"result\":1}");
    }

    @Test
    void aCollectionIsDeletedByFilterOnly() {
        assertThat(sta.delete("/Things").status()).isEqualTo(405);
        sta.delete("/Things", "$filter", town.mine("properties/n gt 1")).expect(200);
        assertThat(town.gauges("true")).containsExactly(0, 1);
    }

    @Test
    void aLinkBetweenThingAndPlaceCanBeTakenAway() {
        sta.delete("%s/Locations(%d)/$ref".formatted(thing(0), town.locations.get(0)))
                .expect(204);
        assertThat(sta.json(thing(0) + "/Locations").path("value").size()).isZero();
        assertThat(sta.get("/Locations(" + town.locations.get(0) + ")").status())
                .isEqualTo(200);
    }

    @Test
    void everyChangeOfAnEntityStandsInTheAuditLog() {
        sta.patch(thing(0), "{\"name\":\"noted\"}").expect(200);
        sta.delete(thing(0)).expect(200);
        var noted = TestPlatform.shared().bean(Audit.class).list(null, 500).stream()
                .filter(entry -> entry.subject().equals("thing:" + town.things.get(0)))
                .map(Audit.Entry::action);
        assertThat(noted).containsExactly("thing.deleted", "thing.changed", "thing.created");
    }

    private String area(int gauge) {
        return sta.json("/Datastreams(" + town.datastreams.get(gauge) + ")")
                .path("observedArea")
                .toString();
    }

    private void readAt(int gauge, String time, String coordinates) {
        sta.create("/Datastreams(" + town.datastreams.get(gauge) + ")/Observations", """
                {"phenomenonTime": "%s", "result": 1, "FeatureOfInterest": {"name": "f", "description": "d",
                 "encodingType": "application/geo+json", "feature": {"type": "Point", "coordinates": [%s]}}}""".formatted(time, coordinates));
    }

    @Test
    @Verifies(Requirement.DATAMODEL)
    void theObservedAreaIsTheBoxAroundTheFeaturesOfTheReadingsUnlessSomebodyWroteAnother() {
        assertThat(area(2)).isEqualTo("{\"type\":\"Point\",\"coordinates\":[125.2,43.8]}");
        readAt(2, "2026-05-02T00:00:00Z", "125.2,43.9");
        readAt(2, "2026-05-02T01:00:00Z", "125.4,43.8");
        assertThat(area(2)).contains("Polygon").contains("[125.2,43.8]").contains("[125.4,43.9]");
        assertThat(town.streams("st_intersects(observedArea,geography'POINT(125.35 43.85)')"))
                .containsExactly(2);

        String path = "/Datastreams(" + town.datastreams.get(2) + ")";
        sta.put(path, sta.json(path).toString()).expect(200);
        readAt(2, "2026-05-02T02:00:00Z", "125.5,43.8");
        assertThat(area(2)).as("sent back as it was, it is still found out").contains("[125.5,43.9]");
        sta.patch(path, "{\"observedArea\": {\"type\": \"Point\", \"coordinates\": [1, 2]}}")
                .expect(200);
        readAt(2, "2026-05-02T03:00:00Z", "125.6,43.8");
        assertThat(area(2)).contains("[1,2]");
    }
}
