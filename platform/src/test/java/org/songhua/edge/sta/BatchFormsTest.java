package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.QueryParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Batches as they are written down, and query options as text. */
class BatchFormsTest {
    private static final String MULTIPART = """
            --batch_1
            Content-Type: application/http
            Content-ID: first

            GET /v1.1/Things(1)?$select=name HTTP/1.1
            Accept: application/json

            --batch_1
            Content-Type: multipart/mixed;boundary=set_9

            --set_9
            Content-Type: application/http
            Content-ID: 1

            POST http://city/sta/v1.1/Things HTTP/1.1
            Content-Type: application/json
            Prefer: return=minimal

            {"name":"桥"}
            --set_9
            Content-Type: application/http

            DELETE Things(3) HTTP/1.1

            --set_9--
            --batch_1--
            after the end
            --batch_1
            """;

    private static List<BatchItem> read(String text, String contentType) {
        return BatchForm.of(contentType).read(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void partsAreRequestsAndChangeSetsAreGroups(String newLine) {
        List<BatchItem> items = read(MULTIPART.replace("\n", newLine), "multipart/mixed;boundary=batch_1");
        assertThat(items).extracting(BatchItem::id).containsExactly("first", "1", "part2");
        assertThat(items).extracting(BatchItem::method).containsExactly("GET", "POST", "DELETE");
        assertThat(items)
                .extracting(BatchItem::path)
                .containsExactly("/Things(1)?$select=name", "/Things", "Things(3)");
        assertThat(items.get(0).group()).isNull();
        assertThat(items.get(1).group()).isNotNull().isEqualTo(items.get(2).group());
        assertThat(items.get(1).contentType()).isEqualTo("application/json");
        assertThat(items.get(1).prefer()).isEqualTo("return=minimal");
        assertThat(new String(items.get(1).body(), StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"桥\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed", "multipart/mixed;boundary=other", "multipart/mixed;boundary"})
    void aBatchWithoutItsBoundaryIsRefused(String contentType) {
        assertThatThrownBy(() -> read(MULTIPART, contentType)).isInstanceOf(FaultException.class);
    }

    @Test
    void aPartWithoutARequestLineIsRefused() {
        assertThatThrownBy(
                        () -> read("--b\nContent-Type: application/http\n\nGET\n--b--\n", "multipart/mixed;boundary=b"))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void anotherFormIsNoBatch() {
        assertThatThrownBy(() -> BatchForm.of("text/plain")).isInstanceOf(ProblemException.class);
        assertThat(BatchForm.of("Application/JSON; charset=utf-8")).isInstanceOf(JsonBatch.class);
        assertThat(BatchForm.of("MULTIPART/mixed; boundary=x")).isInstanceOf(MultipartBatch.class);
    }

    @Test
    void requestsInJsonHaveTheirGroupsAndHeaders() {
        List<BatchItem> items = read(
                "{\"requests\":[{\"id\":\"a\",\"method\":\"get\",\"url\":\"v1.1/Things\"},{\"id\":\"b\",\"atomicityGroup\":\"g\",\"method\":\"patch\",\"url\":\"/Things(1)\","
                        + "\"headers\":{\"Prefer\":\"x\"},\"body\":[{\"op\":\"remove\",\"path\":\"/name\"}]},{\"id\":\"c\",\"method\":\"post\",\"url\":\"/Things\",\"headers\":{\"content-type\":\"text/csv\"},\"body\":{}}]}",
                "application/json");
        assertThat(items).extracting(BatchItem::method).containsExactly("GET", "PATCH", "POST");
        assertThat(items).extracting(BatchItem::group).containsExactly(null, "g", null);
        assertThat(items)
                .extracting(BatchItem::contentType)
                .containsExactly("application/json", "application/json-patch+json", "text/csv");
        assertThat(items.get(0).body()).isEmpty();
        assertThat(items.get(1).prefer()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"requests\":{}}", "{\"requests\":7}", "[]"})
    void requestsThatAreNoArrayAreRefused(String json) {
        assertThatThrownBy(() -> read(json, "application/json")).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://city:8080/sta/v1.1/Things(1), /Things(1)",
        "/v1.0/Things, /Things",
        "v1.1/Things, /Things",
        "Things, Things",
        "/sta/v1.1, ''",
        "/Things('v1.1/x'), /Things('v1.1/x')",
        "/v1.10/Things, /v1.10/Things"
    })
    void anAddressMayNameTheServerTheRootOrNeither(String address, String below) {
        assertThat(BatchForm.below(address)).isEqualTo(below);
    }

    private static final List<BatchReply> REPLIES = List.of(
            new BatchReply("a", null, 200, null, "application/json", "{\"x\":1}".getBytes(StandardCharsets.UTF_8)),
            new BatchReply("b", "g", 201, "http://city/sta/v1.1/Things(7)", null, new byte[0]),
            new BatchReply("c", "g", 200, null, "text/csv", "a,b\n".getBytes(StandardCharsets.UTF_8)));

    @Test
    void answersInJsonNameTheirRequests() {
        JsonNode answer =
                JsonMapper.shared().readTree(new JsonBatch().write(REPLIES).getBody());
        assertThat(answer.at("/responses/0/body/x").asInt()).isEqualTo(1);
        assertThat(answer.at("/responses/0").has("headers")).isFalse();
        assertThat(answer.at("/responses/1/location").asString()).endsWith("Things(7)");
        assertThat(answer.at("/responses/1/headers/location").asString()).endsWith("Things(7)");
        assertThat(answer.at("/responses/2/headers/content-type").asString()).isEqualTo("text/csv");
        assertThat(answer.at("/responses/1/atomicityGroup").asString()).isEqualTo("g");
        assertThat(answer.at("/responses/1").has("body")).isFalse();
        assertThat(answer.at("/responses/2/body").asString()).isEqualTo("a,b\n");
    }

    @Test
    void answersInPartsCanBeReadAgainAsParts() {
        var response = new MultipartBatch().write(REPLIES);
        String text = new String(response.getBody(), StandardCharsets.UTF_8);
        String boundary = response.getHeaders().getContentType().getParameter("boundary");
        assertThat(text).startsWith("--" + boundary + "\r\n").endsWith("--" + boundary + "--\r\n");
        assertThat(text)
                .contains(
                        "HTTP/1.1 201 Created\r\nLocation: http://city/sta/v1.1/Things(7)",
                        "Content-ID: a",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\na,b");
        assertThat(text.split("multipart/mixed;boundary=changeset_", -1)).hasSize(2);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$top=5&$skip=2|{$top=5, $skip=2}",
                "a=1&&b=|{a=1, b=}",
                "a|{a=}",
                "$filter=name%20eq%20'a%26b'|{$filter=name eq 'a&b'}",
                "a=b=c|{a=b=c}",
                "''|{}",
                "a=%E6%A1%A5+x|{a=桥 x}"
            })
    void optionsAreDecodedInTheirOrder(String query, String options) {
        assertThat(Options.read(query).toString()).isEqualTo(options);
        assertThat(Options.read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=%", "a=%zz", "%=1"})
    void optionsGivenTwiceOrWronglyEncodedAreRefused(String query) {
        assertThatThrownBy(() -> Options.read(query)).isInstanceOf(FaultException.class);
    }

    @Test
    void aPlusInAPathIsAPlus() {
        assertThat(Options.decodedPath("/Things('a+b%20c')")).isEqualTo("/Things('a+b c')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$top=5&$skip=2&$count=true",
                "$orderby=name desc,id",
                "$select=name,id",
                "$expand=Datastreams($top=2;$select=name)",
                "$filter=name eq 'x' and result gt 5",
                "$expand=Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc)),Locations"
            })
    void aQueryWrittenAsTextIsTheSameQuery(String query) {
        var parsed = QueryParser.parse(Options.read(query));
        Map<String, String> text = Options.text(parsed);
        assertThat(Options.text(QueryParser.parse(text))).isEqualTo(text).isNotEmpty();
    }
}
