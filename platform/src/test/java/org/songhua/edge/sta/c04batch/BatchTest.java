package org.songhua.edge.sta.c04batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.edge.security.TestPeople;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import org.songhua.people.Permission;

/** Several requests in one, in both forms. */
class BatchTest {
    private final StaClient sta = StaClient.all();
    private final String name = TestPeople.newName("batch");

    private static String thing(String id, String group, String name) {
        return """
                {"id": "%s", "atomicityGroup": "%s", "method": "post", "url": "Things", "body": {"name": "%s", "description": "d"}}""".formatted(id, group, name);
    }

    private String json(String requests) {
        return sta.post("/$batch", "{\"requests\":[" + requests + "]}")
                .expect(200)
                .text();
    }

    @Test
    @Verifies(Requirement.BATCH)
    void aRequestCallsWhatAnEarlierOneMadeByItsId() {
        String answer = json(thing("1", "g", name) + """
                , {"id": "2", "atomicityGroup": "g", "method": "post", "url": "$1/Locations", "body": {"name": "L", "description": "d",
                   "encodingType": "application/geo+json", "location": {"type": "Point", "coordinates": [1, 2]}}},
                  {"id": "3", "method": "get", "url": "$1/Locations?$select=name"}""");
        assertThat(answer).contains("\"status\":201").contains("{\"value\":[{\"name\":\"L\"}]}");
    }

    @Test
    @Verifies(Requirement.BATCH)
    void aGroupStaysAsAWholeOrNotAtAll() {
        String answer = json(
                thing("1", "g", name) + "," + thing("2", "g", "x\",\"no\":\"") + "," + thing("3", "h", name + "b"));
        assertThat(answer).contains("\"status\":424").contains("\"status\":400").contains("\"status\":201");
        assertThat(sta.ids("/Things", "startswith(name,'" + name + "')")).hasSize(1);
    }

    @Test
    @Verifies(Requirement.BATCH)
    void partsAreAnsweredByPartsAndChangeSetsByChangeSets() {
        String body = """
                --b
                Content-Type: application/http

                GET /v1.1/Things?$top=1&$select=id HTTP/1.1
                Host: localhost


                --b
                Content-Type: multipart/mixed;boundary=c

                --c
                Content-Type: application/http
                Content-ID: 1

                POST /v1.1/Things HTTP/1.1
                Content-Type: application/json

                {"name": "%s", "description": "d"}
                --c
                Content-Type: application/http
                Content-ID: 2

                PATCH /$1 HTTP/1.1
                Content-Type: application/json

                {"description": "changed"}
                --c--
                --b
                Content-Type: application/http

                GET /v1.1/Nothing HTTP/1.1

                --b--
                """.formatted(name);
        var answer = sta.send("POST", "/$batch", body.replace("\n", "\r\n"), "multipart/mixed;boundary=b")
                .expect(200);
        assertThat(answer.header("Content-Type")).startsWith("multipart/mixed");
        assertThat(answer.text())
                .contains("HTTP/1.1 200 OK", "HTTP/1.1 201 Created", "Content-ID: 2", "HTTP/1.1 404 Not Found");
        assertThat(sta.ids("/Things", "name eq '" + name + "' and description eq 'changed'"))
                .hasSize(1);
    }

    /** OData 4.0 part 1, 11.7.4. */
    @Test
    @Verifies(Requirement.BATCH)
    void ofAChangeSetThatFailsOneAnswerTellsWhy() {
        String body = """
                --b
                Content-Type: multipart/mixed;boundary=c

                --c
                Content-Type: application/http
                Content-ID: 1

                POST Things HTTP/1.1
                Content-Type: application/json

                {"name": "%1$s", "description": "d"}
                --c
                Content-Type: application/http
                Content-ID: 2

                POST Things HTTP/1.1
                Content-Type: application/json

                {"name": 7}
                --c--
                --b
                Content-Type: application/http

                GET Things?$filter=name%%20eq%%20'%1$s'&$count=true&$top=0&$nothing=1 HTTP/1.1

                --b--
                """.formatted(name);
        String answer = sta.send("POST", "/$batch", body, "multipart/mixed;boundary=b")
                .expect(200)
                .text();
        assertThat(answer.lines().filter(line -> line.startsWith("HTTP/1.1")))
                .containsExactly("HTTP/1.1 400 Bad Request", "HTTP/1.1 501 Not Implemented");
        assertThat(answer).contains("Content-ID: 2").doesNotContain("multipart/mixed");
        assertThat(sta.ids("/Things", "name eq '" + name + "'")).isEmpty();
    }

    /** A group that fails takes its readings back, which it finds by the address that an answer has. */
    @Test
    void inABatchWhatIsCreatedAlwaysTellsItsAddress() {
        long stream = new Town().datastreams.getFirst();
        String reading = "{\"result\": 9, \"phenomenonTime\": \"2026-06-01T00:00:00Z\"}";
        String off = "Datastreams(" + stream + ")/Observations?$resultMetadata=off";
        String answer = json("""
                {"id": "1", "atomicityGroup": "g", "method": "post", "url": "%s", "body": %s},
                {"id": "2", "atomicityGroup": "g", "method": "post", "url": "Things", "body": {}}""".formatted(off, reading));
        assertThat(answer).contains("\"status\":424").contains("\"status\":400");
        assertThat(sta.json("/Datastreams(" + stream + ")/Observations", "$filter", "result eq 9")
                        .path("value"))
                .isEmpty();
    }

    @Test
    void whatIsNoBatchIsRefused() {
        assertThat(sta.post("/$batch", "{}").status()).isEqualTo(400);
        assertThat(sta.send("POST", "/$batch", "x", "text/plain").status()).isEqualTo(415);
        assertThat(sta.send("POST", "/$batch", "x", "multipart/mixed").status()).isEqualTo(400);
        assertThat(sta.send("POST", "/$batch", "x", "multipart/mixed;boundary=b")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBatchAllowsNobodyMore() {
        StaClient device = StaClient.with("v1.1", Permission.SENSING_SEND);
        String answer = device.post(
                        "/$batch",
                        "{\"requests\":[" + thing("1", "g", name)
                                + ",{\"id\":\"2\",\"method\":\"get\",\"url\":\"Things\"},"
                                + "{\"id\":\"3\",\"method\":\"delete\",\"url\":\"Things(1)\"}]}")
                .expect(200)
                .text();
        assertThat(answer).doesNotContain("\"status\":20").contains("\"status\":403");
    }
}
