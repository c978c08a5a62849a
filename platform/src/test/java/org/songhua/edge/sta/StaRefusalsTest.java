package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.ApiClient;

/**
 * What the service of SensorThings refuses, with the status, the stable code and the place that programs go by. Whatever is refused leaves
 * everything as it was.
 */
class StaRefusalsTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;

    private static String thing(int gauge) {
        return "/Things(" + TOWN.things.get(gauge) + ")";
    }

    private static String readings(int gauge) {
        return "/Datastreams(" + TOWN.datastreams.get(gauge) + ")/Observations";
    }

    private static void assertRefused(ApiClient.Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var told = answer.json().path("faults");
        if (told.isEmpty()) {
            assertThat(answer.code()).as(answer.text()).isEqualTo(code);
            return;
        }
        assertThat(told.valueStream().map(fault -> fault.path("code").asString()))
                .as(answer.text())
                .containsOnly(code);
        if (field != null) assertThat(answer.fields()).as(answer.text()).contains(field);
        told.forEach(fault -> assertThat(fault.path("remedy").asString()).isNotBlank());
    }

    /** Questions, each wrong in one way. What could be evaluated elsewhere but not here is 501, all else 400. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /Things               | $filter       | nmae eq 'x'                       | 400 | STA-001 | nmae
            /Things               | $orderby      | nmae                              | 400 | STA-001 | nmae
            /Things               | $expand       | Datastream                        | 400 | STA-001 | Datastream
            /Things               | $expand       | Datastreams/Nothing               | 400 | STA-001 | Nothing
            /Things               | $select       | nmae                              | 400 | STA-001 | nmae
            /Observations         | $filter       | Thing/name eq 'x'                 | 400 | STA-001 | -
            /Things               | $orderby      | Datastreams/name                  | 501 | STA-002 | -
            /Things               | $skiptoken    | never                             | 400 | STA-003 | $skiptoken
            /Things               | $resultFormat | XML                               | 400 | STA-022 | $resultFormat
            /Things               | $resultFormat | dataArray                         | 400 | STA-022 | $resultFormat
            /Things               | $resultMetadata | much                            | 400 | STA-036 | $resultMetadata
            /Things               | $search       | x                                 | 501 | ODATA-005 | $search
            /Things               | search        | x                                 | 400 | ODATA-003 | search
            """)
    void a_question_that_makes_no_sense(
            String path, String option, String value, int status, String code, String field) {
        assertRefused(STA.get(path, option, value), status, code, field);
    }

    @Test
    void a_reading_of_which_address_and_document_name_two_datastreams() {
        String document = "{\"result\": 1, \"Datastream\": {\"@iot.id\": %d}}";
        assertRefused(
                STA.post(readings(0), document.formatted(TOWN.datastreams.get(1))), 400, "STA-017", "/Datastream");
        STA.post(readings(0), document.formatted(TOWN.datastreams.getFirst())).expect(201);
        assertRefused(STA.post(thing(0) + "/Datastreams", """
                        {"name": "n", "description": "d", "observationType": "t", "unitOfMeasurement": {}, "Thing": {"@iot.id": %d},
                         "Sensor": {"name": "s", "description": "d", "encodingType": "e", "metadata": "m"},
                         "ObservedProperty": {"name": "p", "definition": "x", "description": "d"}}""".formatted(TOWN.things.get(1))), 400, "STA-017", "/Thing");
        assertThat(STA.ids("/Datastreams", "Thing/id eq " + TOWN.things.getFirst()))
                .hasSize(1);
    }

    @Test
    void a_datastream_of_several_properties_that_is_to_be_given_one_more_from_the_other_side() {
        long multi = STA.create(thing(2) + "/MultiDatastreams", """
                {"name": "wind", "description": "d", "multiObservationDataTypes": ["t"], "unitOfMeasurements": [{"name": "m/s"}],
                 "Sensor": {"name": "s", "description": "d", "encodingType": "e", "metadata": "m"},
                 "ObservedProperties": [{"name": "speed", "definition": "x", "description": "d"}]}""");
        String links = "\"MultiDatastreams\": [{\"@iot.id\": " + multi + "}]}";
        long property =
                STA.create("/ObservedProperties", "{\"name\":\"p\",\"description\":\"d\",\"definition\":\"x\"}");
        assertRefused(
                STA.patch("/ObservedProperties(" + property + ")", "{" + links), 400, "STA-018", "/MultiDatastreams");
        assertRefused(
                STA.post("/ObservedProperties", "{\"name\":\"p\",\"description\":\"d\",\"definition\":\"x\"," + links),
                400,
                "STA-018",
                "/MultiDatastreams");
        assertThat(STA.json("/MultiDatastreams(" + multi + ")/ObservedProperties")
                        .path("value")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void an_option_that_comes_twice_means_two_things() {
        assertRefused(STA.get("/Things?$top=1&$top=2"), 400, "STA-024", "$top");
        assertRefused(STA.get("/Things?$top=1&%24top=1"), 400, "STA-024", "$top");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Things(abc)", "/Things(-)", "/Things(-1)", "/Things(1.5)", "/Things(一)", "/Things(0x1)"})
    void a_key_that_is_no_number(String path) {
        assertRefused(STA.get(path.replace("一", "%E4%B8%80")), 400, "STA-020", null);
    }

    /** A number that no entity has is not there, which is something else; quotes around one are overlooked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Things(9007199254740991)",
                "/Things(99999999999999999999)",
                "/Datastreams('99999999')",
                "/Nothing",
                "/Things(1)/Nothing"
            })
    void what_is_not_there_is_404(String path) {
        assertThat(STA.get(path).status()).isEqualTo(404);
    }

    /** What cannot be done at an address, whoever asks. */
    @Test
    void a_method_that_is_not_possible_there() {
        assertRefused(STA.post(thing(0), "{}"), 405, "STA-021", null);
        assertRefused(STA.patch("/Things", "{}"), 405, "STA-021", null);
        assertRefused(STA.put("/Things", "{}"), 405, "STA-021", null);
        assertRefused(STA.patch(thing(0) + "/name", "{}"), 405, "STA-021", null);
        assertRefused(STA.delete("/Things"), 405, "STA-021", null);
        assertRefused(STA.delete(thing(0) + "/name"), 405, "STA-021", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "{\"name\": }", "nul", "{} {}"})
    void a_body_that_is_no_json(String body) {
        assertRefused(STA.post("/Things", body), 400, "JSON-001", null);
        assertRefused(STA.patch(thing(0), body), 400, "JSON-001", null);
    }

    /** One object of the city is one thing; a second that claims to be it is in conflict with the first. */
    @Test
    void two_things_cannot_be_one_object() {
        String object = "\"cityObject\": \"0b5a9c5e-6f0a-4f1e-9d0e-%012d\"".formatted(TOWN.things.get(0));
        STA.patch(thing(0), "{" + object + "}").expect(200);
        assertRefused(STA.patch(thing(1), "{" + object + "}"), 409, "STA-023", null);
        assertRefused(
                STA.post("/Things", "{\"name\": \"n\", \"description\": \"d\", " + object + "}"), 409, "STA-023", null);
        assertThat(STA.json(thing(1)).path("cityObject").isNull()
                        || STA.json(thing(1)).path("cityObject").isMissingNode())
                .isTrue();
        STA.patch(thing(0), "{\"cityObject\": null}").expect(200);
        STA.patch(thing(1), "{" + object + "}").expect(200);
    }

    /** A text may hold everything but U+0000, which the database cannot keep; deeper in JSON it is found when it is written. */
    @Test
    void a_value_that_cannot_be_kept() {
        assertRefused(STA.patch(thing(2), "{\"name\": \"a\\u0000b\"}"), 400, "STA-011", "/name");
        assertRefused(STA.patch(thing(2), "{\"properties\": {\"k\": \"a\\u0000b\"}}"), 400, "STA-026", null);
        assertThat(STA.json(thing(2)).path("name").asString()).isEqualTo("Gauge 2");
        assertThat(STA.json(thing(2)).at("/properties/town").asString()).isEqualTo(TOWN.code);
    }

    @Test
    void an_entity_that_somebody_changed_meanwhile() {
        var client = StaClient.all();
        String seen = STA.get(thing(3)).expect(200).header("ETag");
        client.with("If-Match", seen)
                .patch(thing(3), "{\"description\": \"first\"}")
                .expect(200);
        assertRefused(client.patch(thing(3), "{\"description\": \"second\"}"), 412, "STA-027", null);
        assertRefused(client.put(thing(3), "{\"name\": \"n\", \"description\": \"second\"}"), 412, "STA-027", null);
        assertRefused(client.delete(thing(3)), 412, "STA-027", null);
        assertThat(STA.json(thing(3)).path("description").asString()).isEqualTo("first");
        client.with("If-Match", "*")
                .patch(thing(3), "{\"description\": \"third\"}")
                .expect(200);
    }

    /** Whoever wants something only if it is not there gets nothing of it, and changes nothing that is (RFC 9110, 13.1.2). */
    @Test
    void what_is_to_be_done_only_if_there_is_nothing() {
        var client = StaClient.all().with("If-None-Match", "*");
        for (String path : List.of(thing(3), thing(3) + "/name", thing(3) + "/$ref", "/Things?$top=1", ""))
            assertThat(client.get(path).status()).as(path).isEqualTo(304);
        assertThat(client.get(thing(3)).header("ETag"))
                .isEqualTo(STA.get(thing(3)).expect(200).header("ETag"));
        assertThat(client.get("/Things(0)").status()).isEqualTo(404);
        String before = STA.get(thing(3)).expect(200).text();
        assertRefused(client.patch(thing(3), "{\"description\": \"new\"}"), 412, "STA-035", null);
        assertRefused(client.put(thing(3), "{\"name\": \"n\", \"description\": \"new\"}"), 412, "STA-035", null);
        assertRefused(client.delete(thing(3)), 412, "STA-035", null);
        String tag = STA.get(thing(3)).header("ETag");
        client.with("If-None-Match", "\"zz\", W/" + tag);
        assertRefused(client.patch(thing(3), "{\"description\": \"new\"}"), 412, "STA-035", null);
        assertThat(STA.get(thing(3)).expect(200).text()).isEqualTo(before);
        client.with("If-None-Match", "\"zz\"").patch(thing(3), "{}").expect(200);
    }

    /** A reading of a datastream of two quantities is two values, in their order, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[1, 2, 3]", "7", "\"[1, 2]\"", "{\"a\": 1, \"b\": 2}", "null", "[]"})
    void as_many_values_as_quantities(String result) {
        assertRefused(STA.post(wind() + "/Observations", "{\"result\": " + result + "}"), 400, "STA-015", "/result");
        assertThat(STA.json(wind() + "/Observations", "$count", "true")
                        .path("@iot.count")
                        .asInt())
                .isZero();
    }

    private static String wind;

    private static String wind() {
        if (wind != null) return wind;
        long id = STA.create("/MultiDatastreams", """
                {"name": "Wind", "description": "d", "Thing": {"@iot.id": %d},
                 "multiObservationDataTypes": ["http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                   "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement"],
                 "unitOfMeasurements": [{"name": "m/s", "symbol": "m/s", "definition": "ucum:m/s"},
                   {"name": "degree", "symbol": "°", "definition": "ucum:deg"}],
                 "Sensor": {"name": "s", "description": "d", "encodingType": "text/html", "metadata": "m"},
                 "ObservedProperties": [{"name": "speed", "definition": "https://example.org/speed", "description": "d"},
                   {"name": "direction", "definition": "https://example.org/direction", "description": "d"}]}
                """.formatted(TOWN.things.get(0)));
        wind = "/MultiDatastreams(" + id + ")";
        return wind;
    }

    /** A reading, wrong in every way at once: each way is told at its place, and nothing is kept. */
    @Test
    void all_that_is_wrong_with_a_reading_is_told_at_once() {
        int before = STA.json(readings(1), "$count", "true").path("@iot.count").asInt();
        ApiClient.Answer answer = STA.post(readings(1), """
                {"phenomenonTime": "yesterday", "resultTime": "2026-01-01T00:00:00Z/2026-01-02T00:00:00Z", "validTime": 7,
                 "parameters": [], "strange": 1, "FeatureOfInterest": {"@iot.id": "x"}}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("code").asString() + " "
                                + fault.at("/place/field").asString())
                        .sorted())
                .containsExactly(
                        "STA-010 /result",
                        "STA-011 /FeatureOfInterest/@iot.id",
                        "STA-011 /parameters",
                        "STA-011 /phenomenonTime",
                        "STA-011 /resultTime",
                        "STA-011 /validTime",
                        "STA-012 /strange");
        assertThat(STA.json(readings(1), "$count", "true").path("@iot.count").asInt())
                .isEqualTo(before);
    }

    /** Two readings of one time cannot be: the later is a correction, and moving one onto the other is refused. */
    @Test
    void a_reading_cannot_be_moved_onto_another() {
        var two =
                STA.json(readings(2), "$orderby", "phenomenonTime", "$top", "2").path("value");
        String second = "/Observations(" + two.get(1).path("@iot.id").asLong() + ")";
        String taken = two.get(0).path("phenomenonTime").asString();
        assertRefused(STA.patch(second, "{\"phenomenonTime\": \"" + taken + "\"}"), 400, "OBS-001", "phenomenonTime");
        assertThat(STA.json(second).path("phenomenonTime").asString())
                .isEqualTo(two.get(1).path("phenomenonTime").asString());
    }

    @Test
    void a_batch_that_is_none() {
        assertRefused(STA.send("POST", "/$batch", "GET /Things", "text/plain"), 415, "STA-030", null);
        for (String json : List.of("{}", "{\"requests\": 5}", "{\"requests\": {}}"))
            assertRefused(STA.send("POST", "/$batch", json, "application/json"), 400, "STA-031", "/requests");
        assertRefused(STA.send("POST", "/$batch", "x", "multipart/mixed"), 400, "STA-032", null);
        assertRefused(
                STA.send(
                        "POST",
                        "/$batch",
                        "--b\r\nContent-Type: application/http\r\n\r\nnothing\r\n--b--",
                        "multipart/mixed;boundary=b"),
                400,
                "STA-032",
                null);
    }
}
