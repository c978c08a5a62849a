package org.songhua.edge.sta.c05multidatastream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;

/** Datastreams with several observed properties. */
class MultiDatastreamTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;

    private static String wind(String types) {
        return """
                {"name": "wind", "description": "d", "multiObservationDataTypes": %s,
                 "unitOfMeasurements": [{"name": "m/s"}, {"name": "deg"}], "Sensor": {"name": "s", "description": "d", "encodingType": "e", "metadata": "m"},
                 "ObservedProperties": [{"name": "speed", "definition": "x", "description": "d"}, {"name": "direction", "definition": "y", "description": "d"}]}""".formatted(types);
    }

    private static long create() {
        return STA.create("/Things(" + TOWN.things.get(0) + ")/MultiDatastreams", wind("[\"t\",\"t\"]"));
    }

    @Test
    @Verifies(Requirement.MULTI_DATASTREAM)
    void itHasItsPropertiesInOrderAndTakesArraysOfThatLength() {
        long id = create();
        String path = "/MultiDatastreams(" + id + ")";
        var names = STA.json(path + "/ObservedProperties")
                .path("value")
                .valueStream()
                .map(p -> p.path("name").asString());
        assertThat(names).containsExactly("speed", "direction");
        long reading = STA.create(
                path + "/Observations", "{\"phenomenonTime\":\"2026-01-01T00:00:00Z\",\"result\":[3.5,270]}");
        var back = STA.json("/Observations(" + reading + ")");
        assertThat(back.path("result").toString()).isEqualTo("[3.5,270]");
        assertThat(back.has("MultiDatastream@iot.navigationLink")).isTrue();
        assertThat(back.has("Datastream@iot.navigationLink")).isFalse();
        assertThat(STA.json("/Observations(" + reading + ")/MultiDatastream")
                        .path("@iot.id")
                        .asLong())
                .isEqualTo(id);
        assertThat(STA.ids("/Observations", "MultiDatastream/id eq " + id + " and result[1] gt 200"))
                .containsExactly(reading);
        assertThat(STA.get("/Datastreams(" + id + ")").status()).isEqualTo(404);
    }

    @Test
    @Verifies(Requirement.MULTI_CONSTRAINTS)
    void whatIsNotEquallyManyIsRefused() {
        STA.post("/Things(" + TOWN.things.get(0) + ")/MultiDatastreams", wind("[\"t\"]"))
                .expect(400);
        String readings = "/MultiDatastreams(" + create() + ")/Observations";
        for (String result : new String[] {"[1]", "[1,2,3]", "5", "\"x\""})
            assertThat(STA.post(readings, "{\"result\":" + result + "}").status())
                    .as(result)
                    .isEqualTo(400);
    }

    @Test
    void itIsFoundFromThingSensorAndEachProperty() {
        long id = create();
        assertThat(STA.ids(
                        "/MultiDatastreams",
                        "Thing/id eq " + TOWN.things.get(0) + " and ObservedProperties/name eq 'direction'"))
                .contains(id);
        long property = STA.json("/MultiDatastreams(" + id + ")/ObservedProperties")
                .at("/value/1/@iot.id")
                .asLong();
        assertThat(STA.json("/ObservedProperties(" + property + ")/MultiDatastreams")
                        .at("/value/0/@iot.id")
                        .asLong())
                .isEqualTo(id);
        STA.delete("/ObservedProperties(" + property + ")").expect(200);
        assertThat(STA.get("/MultiDatastreams(" + id + ")").status()).isEqualTo(404);
    }

    private static long property(long stream, int place) {
        return STA.json("/MultiDatastreams(" + stream + ")/ObservedProperties")
                .at("/value/" + place + "/@iot.id")
                .asLong();
    }

    @Test
    @Verifies(Requirement.MULTI_CONSTRAINTS)
    void aPropertyIsTakenOutWithItsTypeAndUnitAsLongAsThereIsNoReading() {
        long id = create();
        String path = "/MultiDatastreams(" + id + ")";
        STA.delete(path + "/ObservedProperties/$ref", "$id", "../../Observations(" + property(id, 0) + ")")
                .expect(400);
        STA.delete(path + "/ObservedProperties/$ref", "$id", "../../ObservedProperties(-1)")
                .expect(404);
        STA.delete(path + "/ObservedProperties/$ref", "$id", "../../ObservedProperties(" + property(id, 0) + ")")
                .expect(204);
        var stream = STA.json(path, "$expand", "ObservedProperties");
        assertThat(stream.at("/ObservedProperties/0/name").asString()).isEqualTo("direction");
        assertThat(stream.path("unitOfMeasurements").toString()).isEqualTo("[{\"name\":\"deg\"}]");
        assertThat(stream.path("multiObservationDataTypes").size()).isEqualTo(1);
        STA.delete(path + "/ObservedProperties(" + property(id, 0) + ")/$ref").expect(501);
        STA.create(path + "/Observations", "{\"result\":[270]}");

        long used = create();
        STA.create("/MultiDatastreams(" + used + ")/Observations", "{\"result\":[3,270]}");
        var refused = STA.delete("/MultiDatastreams(" + used + ")/ObservedProperties(" + property(used, 0) + ")/$ref");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("STA-019");
    }
}
