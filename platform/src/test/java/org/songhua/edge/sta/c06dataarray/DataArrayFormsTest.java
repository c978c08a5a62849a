package org.songhua.edge.sta.c06dataarray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import tools.jackson.databind.JsonNode;

/** Data arrays of odd forms: whatever a row is, it is kept or told, and the rows beside it are kept. */
class DataArrayFormsTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;
    private static int hour;

    private static String array(String components, String rows) {
        return "[{\"Datastream\":{\"@iot.id\":%d},\"components\":%s,\"dataArray\":%s}]"
                .formatted(TOWN.datastreams.get(1), components, rows);
    }

    private static String time() {
        return "2027-01-%02dT%02d:00:00Z".formatted(1 + hour / 24, hour++ % 24);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    /** A row that is wrong is an error in its place of the answer; the one behind it is kept. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"a":"2027-01-01T00:00:00Z","b":1}
        "2027-01-01T00:00:00Z,1"
        null
        7
        []
        ["2027-01-01T00:00:00Z"]
        ["2027-01-01T00:00:00Z",1,2]
        ["yesterday",1]
        [5,1]
        [{"a":1},1]
        ["2027-01-01T00:00:00Z",1e400]
        ["+999999999-12-31T23:59:59Z",1]
        """)
    void aRowThatIsNoneIsToldAndTheNextOneIsKept(String row) {
        String good = "[\"%s\",42.5]".formatted(time());
        Answer answer =
                STA.post("/CreateObservations", array("[\"phenomenonTime\",\"result\"]", "[" + row + "," + good + "]"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        List<String> replies = texts(answer.json());
        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst()).isEqualTo("error");
        assertThat(replies.getLast()).contains("Observations(");
        JsonNode kept = STA.follow(replies.getLast()).expect(200).json();
        assertThat(kept.path("result").asDouble()).isEqualTo(42.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        ["phenomenonTime","result","colour"]  | ["2027-03-01T00:00:00Z",1,"red"]
        ["phenomenonTime"]                    | ["2027-03-01T00:00:00Z"]
        ["result","result"]                   | [1,2]
        ["phenomenonTime","phenomenonTime","result"] | ["2027-03-01T00:00:00Z","2027-03-02T00:00:00Z",1]
        ["result","FeatureOfInterest/id"]     | [1,999999999]
        ["result","FeatureOfInterest/id"]     | [1,"x"]
        ["result","resultTime"]               | [1,"2027-03-01T00:00:00Z/2027-03-02T00:00:00Z"]
        """)
    void aComponentThatIsNoneOrTwiceIsTold(String components, String row) {
        Answer answer = STA.post("/CreateObservations", array(components, "[" + row + "]"));
        boolean isTold = answer.status() == 400 || answer.text().contains("\"error\"");
        assertThat(isTold).as(answer.status() + " " + answer.text()).isTrue();
        assertThat(answer.status()).isIn(201, 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {}
        "x"
        [{}]
        [7]
        [null]
        [{"Datastream":{"@iot.id":1},"dataArray":[[1]]}]
        [{"Datastream":{"@iot.id":1},"components":["result"]}]
        [{"Datastream":{"@iot.id":1},"components":[],"dataArray":[[]]}]
        [{"Datastream":{"@iot.id":1},"components":["result"],"dataArray":{"a":1}}]
        """)
    void aBodyThatIsNoDataArrayIsRefused(String body) {
        Answer answer = STA.post("/CreateObservations", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("STA-029");
    }

    @Test
    void aDatastreamThatIsNotThereIsAnErrorForEachOfItsRowsAndTheOthersAreKept() {
        String body = "[{\"Datastream\":{\"@iot.id\":999999999},\"components\":[\"result\"],\"dataArray\":[[1],[2]]},"
                + array("[\"phenomenonTime\",\"result\"]", "[[\"%s\",7]]".formatted(time()))
                        .substring(1);
        List<String> replies =
                texts(STA.post("/CreateObservations", body).expect(201).json());
        assertThat(replies.subList(0, 2)).containsExactly("error", "error");
        assertThat(STA.follow(replies.get(2)).expect(200).json().path("result").asInt())
                .isEqualTo(7);
    }

    /** The order of the components is that of the values, whatever it is; a null is as good as nothing but for the result. */
    @Test
    void componentsComeInAnyOrder() {
        String at = time();
        String body = array(
                "[\"result\",\"parameters\",\"FeatureOfInterest/id\",\"phenomenonTime\",\"resultQuality\"]",
                "[[3.25,{\"h\":1},null,\"" + at + "\",null]]");
        JsonNode reading = STA.follow(
                        texts(STA.post("/CreateObservations", body).expect(201).json())
                                .getFirst())
                .expect(200)
                .json();
        assertThat(reading.path("result").asDouble()).isEqualTo(3.25);
        assertThat(reading.at("/parameters/h").asInt()).isOne();
        assertThat(reading.path("phenomenonTime").asString()).startsWith(at.substring(0, 16));
    }
}
