package org.songhua.edge.sta.c06dataarray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import org.songhua.people.Permission;

/** Many readings in one document. */
class DataArrayTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;

    private static String array(long stream, String components, String rows) {
        return "{\"Datastream\":{\"@iot.id\":%d},\"components\":%s,\"dataArray\":[%s]}"
                .formatted(stream, components, rows);
    }

    @Test
    @Verifies(Requirement.DATA_ARRAY)
    void everyRowIsAReadingAndIsAnsweredInOrder() {
        String body = "["
                + array(
                        TOWN.datastreams.get(0),
                        "[\"phenomenonTime\",\"result\",\"resultTime\",\"parameters\"]",
                        "[\"2026-02-01T00:00:00Z\",1.5,\"2026-02-01T00:00:01Z\",{\"a\":1}],[\"2026-02-01T01:00:00Z/2026-02-01T02:00:00Z\",2.5,null,null]")
                + ","
                + array(
                        TOWN.datastreams.get(1),
                        "[\"result\",\"phenomenonTime\"]",
                        "[\"wet\",\"2026-02-01T00:00:00Z\"]")
                + "]";
        var links = STA.post("/CreateObservations", body).expect(201).json();
        assertThat(links.size()).isEqualTo(3);
        var first = STA.follow(links.get(0).asString()).expect(200).json();
        assertThat(first.path("result").asDouble()).isEqualTo(1.5);
        assertThat(first.at("/parameters/a").asInt()).isEqualTo(1);
        assertThat(STA.follow(links.get(1).asString())
                        .json()
                        .path("phenomenonTime")
                        .asString())
                .isEqualTo("2026-02-01T01:00:00Z/2026-02-01T02:00:00Z");
        assertThat(STA.follow(links.get(2).asString()).json().path("result").asString())
                .isEqualTo("wet");
    }

    @Test
    @Verifies(Requirement.DATA_ARRAY)
    void aWrongRowIsAnsweredByErrorAndTheOthersAreKept() {
        String rows =
                "[\"2026-03-01T00:00:00Z\",1],[\"yesterday\",2],[\"2026-03-01T02:00:00Z\"],[\"2026-03-01T03:00:00Z\",4]";
        String unknown = array(999999999, "[\"result\"]", "[1]");
        var links = STA.post(
                        "/CreateObservations",
                        "[" + array(TOWN.datastreams.get(2), "[\"phenomenonTime\",\"result\"]", rows) + "," + unknown
                                + "]")
                .expect(201)
                .json();
        assertThat(links.valueStream().map(l -> l.asString().equals("error")))
                .containsExactly(false, true, true, false, true);
    }

    @Test
    void whoWantsNoControlInformationIsToldOnlyWhatWentWrong() {
        String rows = "[\"2026-03-02T00:00:00Z\",1],[\"yesterday\",2]";
        String body = "[" + array(TOWN.datastreams.get(3), "[\"phenomenonTime\",\"result\"]", rows) + "]";
        assertThat(STA.post("/CreateObservations?$resultMetadata=off", body)
                        .expect(201)
                        .text())
                .isEqualTo("[\"\",\"error\"]");
        assertThat(STA.post("/CreateObservations?$resultMetadata=none", body)
                        .expect(201)
                        .text())
                .contains("/Observations(");
    }

    @Test
    void whatHoldsNoReadingIsRefused() {
        for (String body : new String[] {
            "{}",
            "[{}]",
            "[" + array(999999999, "[\"result\"]", "[1]") + "]",
            "[" + array(TOWN.datastreams.get(0), "[\"nothing\"]", "[1]") + "]",
            "[" + array(TOWN.datastreams.get(0), "[\"result\"]", "[1e999]") + "]"
        }) assertThat(STA.post("/CreateObservations", body).status()).as(body).isEqualTo(400);
    }

    @Test
    void aDeviceMaySendThemAndAThousandAreSoonThere() {
        String rows = IntStream.range(0, 1000)
                .mapToObj(i -> "[\"2026-04-01T%02d:%02d:00Z\",%d]".formatted(i / 60, i % 60, i))
                .collect(Collectors.joining(","));
        StaClient device = StaClient.with("v1.1", Permission.SENSING_SEND);
        String body = "[" + array(TOWN.datastreams.get(3), "[\"phenomenonTime\",\"result\"]", rows) + "]";
        assertThat(device.post("/CreateObservations", body).expect(201).json().size())
                .isEqualTo(1000);
        assertThat(device.post("/CreateObservations", body).expect(201).json().size())
                .isEqualTo(1000);
        String readings = "/Datastreams(" + TOWN.datastreams.get(3) + ")/Observations";
        assertThat(STA.json(
                                readings,
                                "$count",
                                "true",
                                "$top",
                                "0",
                                "$filter",
                                "year(phenomenonTime) eq 2026 and month(phenomenonTime) eq 4")
                        .path("@iot.count")
                        .asInt())
                .isEqualTo(1000);
    }
}
