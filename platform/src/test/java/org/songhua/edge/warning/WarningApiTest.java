package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyValue;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.warning.internal.live.WarningCity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;

/** Warnings over HTTP: what a duty desk asks and does, what others follow and read. */
class WarningApiTest {
    private static final String[] LIMITS = {
        "advice: {zh: 派人现场核实, en: Send somebody to look}",
        "levels:",
        "  yellow: {when: value > 50 %}",
        "  red: {when: value > 90 %}"
    };

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final WarningCity city = new WarningCity(platform);

    private ApiClient client() {
        return people.withKey(Permission.WARNING_VIEW, Permission.WARNING_HANDLE, Permission.WARNING_RULES);
    }

    private long raised(double... values) {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, values);
        return city.raised().getLast().id();
    }

    private static String action(String action) {
        return "{\"action\":\"" + action + "\"}";
    }

    @Test
    void the_queue_has_what_needs_somebody_with_counts() {
        long id = raised(60);
        var answer = client().get("/api/warnings?queue=true&rule=" + city.rule)
                .expect(200)
                .json();
        JsonNode item = answer.path("items").get(0);
        assertThat(item.path("id").asLong()).isEqualTo(id);
        assertThat(item.path("level").asString()).isEqualTo("yellow");
        assertThat(item.path("reasons").get(0).path("observed").asDouble()).isEqualTo(60);
        assertThat(item.path("actions").toString())
                .contains("JUDGE")
                .doesNotContain("CLEAR\"")
                .doesNotContain("ARRIVE");
        assertThat(answer.path("counts").path("yellow").asLong()).isPositive();
        assertThat(answer.path("lastEvent").asLong()).isPositive();
    }

    @Test
    void one_warning_tells_its_steps_and_its_readings_with_limits() {
        long id = raised(10, 60, 70);
        var detail = client().get("/api/warnings/" + id).expect(200).json();
        assertThat(detail.path("steps").get(0).path("kind").asString()).isEqualTo("RAISED");
        assertThat(detail.path("series").path("points").size()).isEqualTo(3);
        assertThat(detail.path("series").path("limits").get(0).path("value").asDouble())
                .isEqualTo(50);
        assertThat(detail.path("series").path("unit").asString()).isEqualTo("%");
    }

    /** 60 after 90 is a drop of 30, more than 20; but 20 is no limit of the level itself, and 60 lies above it. */
    @Test
    void a_limit_of_a_difference_is_a_reason_but_not_drawn_on_the_axis_of_the_value() {
        city.publish(
                "levels:", "  yellow: {when: \"max(" + city.property + ", 30 min) - " + city.property + " > 20 %\"}");
        city.send(city.sensor(0), 0, 90, 60);
        long id = city.raised().getLast().id();
        var detail = client().get("/api/warnings/" + id).expect(200).json();
        assertThat(detail.path("warning").path("reasons").get(0).path("limit").asDouble())
                .isEqualTo(20);
        assertThat(detail.path("series").path("points").size()).isEqualTo(2);
        assertThat(detail.path("series").path("limits").size()).isZero();
    }

    @Test
    void actions_move_it_on_and_mistakes_come_back_as_problems() {
        long id = raised(60);
        var client = client();
        client.post("/api/warnings/" + id + "/actions", action("JUDGE")).expect(200);
        var refused = client.post("/api/warnings/" + id + "/actions", action("ARRIVE"))
                .expect(422);
        assertThat(refused.text()).contains("WARN-002");
        var unknown = client.post(
                "/api/warnings/" + id + "/actions", "{\"action\":\"FLY\",\"level\":\"pink\",\"until\":\"soon\"}");
        assertThat(unknown.expect(422).fields()).containsExactlyInAnyOrder("/action", "/level", "/until");
        client.get("/api/warnings/999999999").expect(404);
    }

    @Test
    void who_may_only_look_cannot_act() {
        long id = raised(60);
        people.withKey(Permission.WARNING_VIEW)
                .post("/api/warnings/" + id + "/actions", action("JUDGE"))
                .expect(403);
        people.withKey(Permission.CIM_VIEW).get("/api/warnings").expect(403);
    }

    @Test
    @Timeout(60)
    void events_go_on_behind_the_last_one_that_was_had() throws IOException, InterruptedException {
        long before = city.warnings().lastEvent();
        raised(60, 95);
        var request = HttpRequest.newBuilder(URI.create(platform.address() + "/api/warnings/events"))
                .header("Authorization", "Bearer " + people.key(Permission.WARNING_VIEW))
                .header("Last-Event-ID", Long.toString(before))
                .build();
        try (var http = HttpClient.newHttpClient();
                var body = http.send(request, BodyHandlers.ofInputStream()).body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var ids = new ArrayList<Long>();
            for (String line = lines.readLine(); ids.size() < 2; line = lines.readLine()) {
                if (line.startsWith("id:"))
                    ids.add(Long.parseLong(line.substring(3).strip()));
            }
            assertThat(ids).containsExactly(before + 1, before + 2);
            // What happens while it listens comes too.
            city.send(city.sensor(50_000), 0, 60);
            String line = lines.readLine();
            while (!line.startsWith("data:") || !line.contains(city.rule) || !line.contains("RAISED")) {
                line = lines.readLine();
            }
            http.shutdownNow();
        }
    }

    @Test
    void rules_are_tried_published_and_backed_out() {
        raised(60, 10);
        var client = client();
        String source = city.source("levels:", "  yellow: {when: value > 5 %}");
        String body = tools.jackson.databind.json.JsonMapper.shared()
                .createObjectNode()
                .put("source", source)
                .toString();
        var trial = client.post("/api/warning-rules/dry-run", body).expect(200).json();
        assertThat(trial.path("episodes").size()).isEqualTo(1);
        assertThat(client.post("/api/warning-rules", body)
                        .expect(201)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.get("/api/warning-rules/" + city.rule + "/versions")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(2);
        client.post("/api/warning-rules/" + city.rule + "/back-out", "{}").expect(200);
        var listed = client.get("/api/warning-rules").expect(200).text();
        assertThat(listed).contains(city.rule).contains("value > 50 %");
        assertThat(client.post("/api/warning-rules/dry-run", "{\"source\":\"rules: 7\"}")
                        .expect(422)
                        .code())
                .isNotEmpty();
        assertThat(client.post("/api/warning-rules/dry-run", "{}").expect(422).fields())
                .containsExactly("/source");
    }

    @Test
    void works_are_planned_and_ended() {
        var client = client();
        String plan =
                "{\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"检修\",\"thing\":99999999}";
        long id = client.post("/api/warning-maintenance", plan)
                .expect(201)
                .json()
                .path("id")
                .asLong();
        assertThat(client.get("/api/warning-maintenance").expect(200).text()).contains("检修");
        client.delete("/api/warning-maintenance/" + id).expect(204);
        client.delete("/api/warning-maintenance/" + id).expect(404);
        assertThat(client.post("/api/warning-maintenance", "{\"from\":\"x\"}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/from", "/until", "/reason");
    }

    @Test
    void statistics_are_there_for_each_rule() {
        raised(60);
        assertThat(client().get("/api/warnings/statistics").expect(200).text()).contains(city.rule);
    }

    @Test
    void an_issued_warning_is_a_cap_alert_then_an_update_then_a_cancel() throws Exception {
        city.publish(LIMITS);
        long sensor = city.sensor(0);
        city.send(sensor, 0, 60);
        long id = city.raised().getFirst().id();
        var client = client();
        client.get("/cap/songhua-" + id + "-1").expect(404);
        client.post("/api/warnings/" + id + "/actions", action("ISSUE")).expect(200);
        city.send(sensor, 1, 95, 10);
        client.post("/api/warnings/" + id + "/actions", action("CLEAR")).expect(200);

        Document alert =
                parse(client.get("/cap/songhua-" + id + "-1").expect(200).text());
        checkCap(alert);
        assertThat(text(alert, "msgType")).isEqualTo("Alert");
        assertThat(text(alert, "severity")).isEqualTo("Moderate");
        assertThat(alert.getElementsByTagName("references").getLength()).isZero();
        Document update =
                parse(client.get("/cap/songhua-" + id + "-2").expect(200).text());
        checkCap(update);
        assertThat(text(update, "msgType")).isEqualTo("Update");
        assertThat(text(update, "severity")).isEqualTo("Extreme");
        Document cancel =
                parse(client.get("/cap/songhua-" + id + "-3").expect(200).text());
        checkCap(cancel);
        assertThat(text(cancel, "msgType")).isEqualTo("Cancel");
        assertThat(text(cancel, "references").split(" ")).hasSize(2).allMatch(r -> r.split(",").length == 3);

        assertSentInOrder(alert, update, cancel);
        var feed = parse(client.get("/cap").expect(200).text());
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(client.get("/cap").text()).contains("/cap/songhua-" + id + "-3");
        client.get("/cap/nothing").expect(404);
    }

    private static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }

    /** What the CAP 1.2 data dictionary (clause 3.2) demands: order, presence, words, times; and that the signature is whole. */
    private static void checkCap(Document document) throws Exception {
        CapSchemaTest.validate(document);
        Element alert = document.getDocumentElement();
        assertThat(alert.getNamespaceURI()).isEqualTo("urn:oasis:names:tc:emergency:cap:1.2");
        assertOrder(
                alert,
                List.of("identifier", "sender", "sent", "status", "msgType"),
                List.of(
                        "identifier",
                        "sender",
                        "sent",
                        "status",
                        "msgType",
                        "source",
                        "scope",
                        "restriction",
                        "addresses",
                        "code",
                        "note",
                        "references",
                        "incidents",
                        "info",
                        "Signature"));
        assertThat(text(document, "identifier")).doesNotContain(" ", ",", "<", "&");
        assertThat(text(document, "sent")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
        assertThat(text(document, "status")).isIn("Actual", "Exercise", "System", "Test", "Draft");
        assertThat(text(document, "scope")).isIn("Public", "Restricted", "Private");
        var infos = alert.getElementsByTagName("info");
        assertThat(infos.getLength()).isEqualTo(2);
        for (int i = 0; i < infos.getLength(); i++) checkInfo((Element) infos.item(i));
        var signature = (Element) alert.getLastChild();
        var factory = XMLSignatureFactory.getInstance("DOM");
        var context = new DOMValidateContext(keySelector(), signature);
        XMLSignature read = factory.unmarshalXMLSignature(context);
        assertThat(read.validate(context)).isTrue();
    }

    /** Messages that follow an alert bear a time not before it, though the rule's steps bear the times of readings hours ago. */
    private static void assertSentInOrder(Document... messages) {
        var times = java.util.Arrays.stream(messages)
                .map(message -> java.time.OffsetDateTime.parse(text(message, "sent")))
                .toList();
        assertThat(times).isSorted();
    }

    private static javax.xml.crypto.KeySelector keySelector() {
        return new javax.xml.crypto.KeySelector() {
            @Override
            public javax.xml.crypto.KeySelectorResult select(
                    javax.xml.crypto.dsig.keyinfo.KeyInfo info,
                    Purpose purpose,
                    javax.xml.crypto.AlgorithmMethod method,
                    javax.xml.crypto.XMLCryptoContext context) {
                return () -> {
                    try {
                        return ((KeyValue) info.getContent().getFirst()).getPublicKey();
                    } catch (java.security.KeyException e) {
                        throw new IllegalStateException(e);
                    }
                };
            }
        };
    }

    private static void checkInfo(Element info) {
        assertOrder(
                info,
                List.of("category", "event", "urgency", "severity", "certainty"),
                List.of(
                        "language",
                        "category",
                        "event",
                        "responseType",
                        "urgency",
                        "severity",
                        "certainty",
                        "audience",
                        "eventCode",
                        "effective",
                        "onset",
                        "expires",
                        "senderName",
                        "headline",
                        "description",
                        "instruction",
                        "web",
                        "contact",
                        "parameter",
                        "resource",
                        "area"));
        assertOrder(
                (Element) info.getElementsByTagName("area").item(0),
                List.of("areaDesc"),
                List.of("areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"));
        assertThat(info.getElementsByTagName("circle").item(0).getTextContent())
                .matches("-?\\d+(\\.\\d+)?,-?\\d+(\\.\\d+)? \\d+(\\.\\d+)?");
    }

    private static void assertOrder(Element parent, List<String> required, List<String> order) {
        var names = new ArrayList<String>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getLocalName());
        }
        assertThat(names).containsAll(required);
        assertThat(names.stream().map(order::indexOf).toList()).isSorted().doesNotContain(-1);
    }
}
