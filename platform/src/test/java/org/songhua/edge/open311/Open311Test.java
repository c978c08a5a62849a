package org.songhua.edge.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.Reports;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** GeoReport v2 as clients use it; what the public validator of open311.org asserts is asserted here. */
class Open311Test {
    private static final String TIME = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ?$";
    private static final Set<String> DATATYPES =
            Set.of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient client = people.client();
    private final String key = people.key(Permission.CASE_REPORT);

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer post(String path, Map<String, String> values) {
        return client.send("POST", path, BodyPublishers.ofString(form(values)), "application/x-www-form-urlencoded");
    }

    private Map<String, String> report(String service) {
        var values = new LinkedHashMap<String, String>();
        values.put("api_key", key);
        values.put("service_code", service);
        values.put("lat", "43.88");
        values.put("long", "125.32");
        values.put("description", "井盖 <b>松动</b> & 有响声");
        values.put("first_name", "李");
        values.put("phone", "13900001111");
        return values;
    }

    private static Document xml(Answer answer) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(answer.text(), e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    private static String text(Element element, String name) {
        var nodes = element.getElementsByTagName(name);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
    }

    @ParameterizedTest
    @CsvSource({"/open311/discovery", "/open311/v2/discovery"})
    void discoveryIsThereInBothForms(String path) {
        Answer asJson = client.get(path + ".json").expect(200);
        assertThat(asJson.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        JsonNode endpoint = asJson.json().path("endpoints").path(0);
        assertThat(endpoint.path("specification").asString()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(endpoint.path("url").asString()).isEqualTo(platform.address() + "/open311/v2");
        assertThat(endpoint.path("formats").size()).isEqualTo(2);
        Answer asXml = client.get(path + ".xml").expect(200);
        assertThat(asXml.header("Content-Type")).isEqualTo("text/xml;charset=UTF-8");
        Document document = xml(asXml);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("discovery");
        assertThat(elements(document, "format")).hasSize(2);
    }

    @Test
    void theValidatorAcceptsTheServicesAndTheirForms() {
        List<Element> services =
                elements(xml(client.get("/open311/v2/services.xml").expect(200)), "service");
        assertThat(services).hasSizeGreaterThanOrEqualTo(250);
        for (Element service : services) {
            assertThat(text(service, "service_code")).isNotEmpty();
            assertThat(text(service, "metadata")).isIn("true", "false");
            assertThat(text(service, "type")).isIn("realtime", "batch", "blackbox");
            assertThat(text(service, "description")).isNotEmpty();
            if (text(service, "metadata").equals("true")) theFormIsValid(text(service, "service_code"));
        }
        assertThat(client.get("/open311/v2/services.json").expect(200).json().size())
                .isEqualTo(services.size());
    }

    private void theFormIsValid(String code) {
        Document document =
                xml(client.get("/open311/v2/services/" + code + ".xml").expect(200));
        assertThat(text(document.getDocumentElement(), "service_code")).isEqualTo(code);
        for (Element attribute : elements(document, "attribute")) {
            assertThat(text(attribute, "variable")).isIn("true", "false");
            assertThat(text(attribute, "code")).isNotEmpty();
            assertThat(DATATYPES).contains(text(attribute, "datatype"));
            assertThat(text(attribute, "required")).isIn("true", "false");
            assertThat(text(attribute, "order")).matches("[1-9]\\d*");
            assertThat(text(attribute, "datatype_description")).isNotEmpty();
            assertThat(text(attribute, "description")).isNotEmpty();
        }
    }

    @Test
    void theValidatorAcceptsTheRequests() {
        post("/open311/v2/requests.xml", report("01001")).expect(200);
        List<Element> requests = elements(
                xml(client.get("/open311/v2/requests.xml?service_code=01001").expect(200)), "request");
        assertThat(requests).isNotEmpty();
        for (Element request : requests) {
            assertThat(text(request, "service_request_id")).isNotEmpty();
            assertThat(text(request, "status")).isIn("open", "closed");
            assertThat(text(request, "service_name")).isNotEmpty();
            assertThat(text(request, "service_code")).isEqualTo("01001");
            assertThat(text(request, "requested_datetime")).matches(TIME);
            assertThat(text(request, "updated_datetime")).matches(TIME);
            if (!text(request, "expected_datetime").isEmpty())
                assertThat(text(request, "expected_datetime")).matches(TIME);
            assertThat(text(request, "address")).isNotEmpty();
            if (!text(request, "lat").isEmpty())
                assertThat(text(request, "lat")).matches("-?\\d+\\.\\d+");
            if (!text(request, "long").isEmpty())
                assertThat(text(request, "long")).matches("-?\\d+\\.\\d+");
        }
    }

    @Test
    void aReportComesBackTheSameInBothFormsAndNamesNobody() {
        Answer created = post("/open311/v2/requests.json", report("01002")).expect(200);
        String id = created.json().path(0).path("service_request_id").asString();
        assertThat(created.json().path(0).path("service_notice").asString()).contains("tracking code");
        JsonNode json = client.get("/open311/v2/requests/" + id + ".json")
                .expect(200)
                .json()
                .path(0);
        Answer asXml = client.get("/open311/v2/requests/" + id + ".xml").expect(200);
        Element element = elements(xml(asXml), "request").getFirst();
        for (String name : json.propertyNames())
            assertThat(text(element, name))
                    .as(name)
                    .isEqualTo(json.path(name).isNull() ? "" : json.path(name).asString());
        assertThat(json.path("description").asString()).isEqualTo("井盖 <b>松动</b> & 有响声");
        assertThat(json.path("status").asString()).isEqualTo("open");
        assertThat(json.path("lat").asDouble()).isEqualTo(43.88);
        for (Answer answer : List.of(asXml, client.get("/open311/v2/requests.json")))
            assertThat(answer.text()).doesNotContain("13900001111", "first_name", "李");
        assertThat(client.get("/open311/v2/tokens/" + id + ".json")
                        .expect(200)
                        .json()
                        .path(0)
                        .path("service_request_id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void aTextWithPersonalDataIsNotShownUntilSomebodyHasReadIt() {
        Map<String, String> values = report("01001");
        values.put("description", "请联系 13912345678 或 0431-88886666");
        String id = post("/open311/v2/requests.json", values)
                .expect(200)
                .json()
                .path(0)
                .path("service_request_id")
                .asString();
        String path = "/open311/v2/requests/" + id + ".json";
        assertThat(client.get(path).json().path(0).path("description").isNull()).isTrue();
        var report = test.reports.find(Long.parseLong(id)).orElseThrow();
        test.reports.release(report.id(), "请尽快处理", TestCases.DESK);
        assertThat(client.get(path).json().path(0).path("description").asString())
                .isEqualTo("请尽快处理");
    }

    @Test
    void keysAndFormsAreChecked() {
        for (String ending : List.of("xml", "json")) {
            String path = "/open311/v2/requests." + ending;
            Map<String, String> noKey = report("01001");
            noKey.remove("api_key");
            assertThat(post(path, noKey).status()).isEqualTo(403);
            Map<String, String> wrongKey = report("01001");
            wrongKey.put("api_key", "sgh_nonsense");
            assertThat(post(path, wrongKey).status()).isEqualTo(403);
            Map<String, String> weakKey = report("01001");
            weakKey.put("api_key", people.key(Permission.CASE_VIEW));
            assertThat(post(path, weakKey).status()).isEqualTo(403);
            assertThat(post(path, report("none")).status()).isEqualTo(404);
            Map<String, String> nowhere = report("01001");
            nowhere.remove("lat");
            assertThat(post(path, nowhere).status()).isEqualTo(400);
            Map<String, String> far = report("01001");
            far.put("lat", "943.88");
            assertThat(post(path, far).status()).isEqualTo(400);
            Map<String, String> longText = report("01001");
            longText.put("description", "字".repeat(4001));
            assertThat(post(path, longText).status()).isEqualTo(400);
        }
        Answer error = post("/open311/v2/requests.xml", Map.of("service_code", "01001", "address_string", "x"));
        assertThat(text(elements(xml(error), "error").getFirst(), "code")).isEqualTo("403");
        JsonNode json = post("/open311/v2/requests.json", Map.of("api_key", key))
                .expect(400)
                .json();
        assertThat(json.path(0).path("code").asInt()).isEqualTo(400);
        assertThat(json.path(0).path("description").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start_date=yesterday",
                "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z",
                "start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z",
                "status=sleeping",
                "page=0",
                "page_size=5000",
                "bbox=1,2,3",
                "bbox=a,b,c,d"
            })
    void questionsThatMakeNoSenseAreRefused(String query) {
        assertThat(client.get("/open311/v2/requests.json?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests/999999999", "requests/x%27or%271", "services/none", "tokens/999999999"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(client.get("/open311/v2/" + path + ".json").status()).isEqualTo(404);
        assertThat(client.get("/open311/v2/" + path + ".xml").status()).isEqualTo(404);
    }

    @Test
    void listsAreFilteredPagedAndTogether() {
        for (int i = 0; i < 3; i++)
            post("/open311/v2/requests.json", report("02012")).expect(200);
        JsonNode all = client.get("/open311/v2/requests.json?service_code=02012&status=open")
                .expect(200)
                .json();
        assertThat(all.size()).isGreaterThanOrEqualTo(3);
        JsonNode second = client.get("/open311/v2/requests.json?service_code=02012&page=2&page_size=1")
                .expect(200)
                .json();
        assertThat(second.size()).isOne();
        assertThat(second.path(0)).isEqualTo(all.path(1));
        String two = all.path(0).path("service_request_id").asString() + ","
                + all.path(1).path("service_request_id").asString();
        assertThat(client.get("/open311/v2/requests.json?service_request_id=" + two)
                        .json()
                        .size())
                .isEqualTo(2);
        assertThat(client.get("/open311/v2/requests.json?service_code=02012&status=closed")
                        .json()
                        .size())
                .isZero();
        assertThat(client.get("/open311/v2/requests.json?service_code=02012&bbox=125,43,126,44")
                        .json()
                        .size())
                .isEqualTo(all.size());
        assertThat(client.get("/open311/v2/requests.json?service_code=02012&bbox=0,0,1,1")
                        .json()
                        .size())
                .isZero();
        assertThat(client.get("/open311/v2/requests.json?service_code=02012&extensions=true")
                        .json()
                        .path(0)
                        .path("extended_attributes")
                        .path("extended_status")
                        .asString())
                .isEqualTo("FOR_TRIAGE");
    }

    @Test
    void anUpdateIsTakenOnceAndIsNoRequestOfItsOwn() {
        String id = post("/open311/v2/requests.json", report("02002"))
                .expect(200)
                .json()
                .path(0)
                .path("service_request_id")
                .asString();
        Map<String, String> update = Map.of(
                "api_key",
                key,
                "service_request_id",
                id,
                "update_id",
                TestPeople.newName("u"),
                "description",
                "仍未修好",
                "status",
                "OPEN",
                "updated_datetime",
                "2026-11-28T00:00:00Z");
        post("/open311/v2/servicerequestupdates.json", update).expect(200);
        post("/open311/v2/servicerequestupdates.json", update).expect(400);
        assertThat(client.get("/open311/v2/requests.json?service_code=02002")
                        .json()
                        .valueStream()
                        .filter(one -> one.path("service_request_id").asString().equals(id))
                        .count())
                .isOne();
        assertThat(platform.bean(Reports.class).find(Long.parseLong(id))).isPresent();
        assertThat(client.get("/open311/v2/servicerequestupdates.xml")
                        .expect(200)
                        .text())
                .contains("<update_id>" + id + "-2</update_id>");
    }
}
