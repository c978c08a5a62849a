package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.node.ObjectNode;

/** Questions put together at random, good ones and bad ones: the quick way and the ordinary one answer with the same status, headers and bytes. */
class QuickReadsSeededTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final int QUESTIONS = 300;
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Town TOWN = new Town();
    private static final String KEY = new TestPeople(PLATFORM).key(Permission.SENSING_VIEW);

    private static final List<String> ROOTS = List.of("/sta/v1.1", "/sta/v1.1", "/sta/v1.0", "/sta/v2.0");
    private static final List<String> PATHS = List.of(
            "/Datastreams({d})",
            "/Datastreams({d})/Observations",
            "/Datastreams({d})/Observations",
            "/Datastreams({d})/Observations/$ref",
            "/Datastreams({d})/Thing",
            "/Datastreams({d})/Thing/Locations",
            "/Datastreams({d})/Sensor/metadata/$value",
            "/Datastreams({d})/ObservedProperty/name",
            "/Datastreams({d})/phenomenonTime",
            "/Datastreams({d})/nothing",
            "/Things({t})",
            "/Things({t})/Datastreams",
            "/Things({t})/Locations",
            "/Things({t})/properties/town",
            "/Things({t})/name/$value",
            "/Things(0)",
            "/Things(-1)",
            "/Things(99999999999999999999)",
            "/Things({t}",
            "/Things({t})/Thing",
            "/Datastreams({d})/Observations(0)",
            "/datastreams({d})",
            "/Nothing");
    private static final List<String> OPTIONS = List.of(
            "$top=1",
            "$top=2",
            "$top=0",
            "$top=-1",
            "$top=99999999999",
            "$skip=1",
            "$skip=%31",
            "%24top=1",
            "$count=true",
            "$count=TRUE",
            "$count=maybe",
            "$orderby=phenomenonTime%20desc",
            "$orderby=phenomenonTime+desc",
            "$orderby=id%20asc,name",
            "$orderby=nobody",
            "$select=name",
            "$select=id,name",
            "$select=%6Eame",
            "$select=result,phenomenonTime",
            "$select=,",
            "$expand=Datastreams",
            "$expand=Observations($top=1;$select=result)",
            "$expand=Thing($expand=Locations($select=name))",
            "$expand=Thing(",
            "$filter=result%20gt%2010",
            "$filter=result+gt+10+and+result+lt+30",
            "$filter=name%20eq%20%27%E6%B1%9F%27",
            "$filter=name%20eq%20%27it%27%27s%27",
            "$filter=startswith(name,%27Gauge%27)",
            "$filter=result%20gt",
            "$filter=unknown(name)",
            "$filter=phenomenonTime%20ge%202026-05-01T01:00:00%2B00:00",
            "$filter=phenomenonTime%20ge%202026-05-01T01:00:00Z",
            "$filter=",
            "$resultFormat=dataArray",
            "$resultFormat=GeoJSON",
            "$resultFormat=none",
            "$nothing=1",
            "other=1",
            "a=%E6%B1%9F%20&b",
            "&&",
            "=");

    private static ApiClient client() {
        return new ApiClient(PLATFORM.address());
    }

    private static ApiClient quick() {
        return client().with("Authorization", "Bearer " + KEY);
    }

    /** Whoever sends cookies may be a browser, and goes the ordinary way. */
    private static ApiClient ordinary() {
        return quick().with("Cookie", "a=b");
    }

    private static Set<String> questions() {
        var random = new Random(SEED);
        var all = new LinkedHashSet<String>();
        while (all.size() < QUESTIONS) {
            var options = new ArrayList<String>();
            for (int i = random.nextInt(4); i > 0; i--) options.add(OPTIONS.get(random.nextInt(OPTIONS.size())));
            String path = PATHS.get(random.nextInt(PATHS.size()))
                    .replace("{d}", TOWN.datastreams.get(random.nextInt(4)).toString())
                    .replace("{t}", TOWN.things.get(random.nextInt(4)).toString());
            String query = options.isEmpty() ? "" : "?" + String.join("&", options);
            all.add(ROOTS.get(random.nextInt(ROOTS.size())) + path + query);
        }
        return all;
    }

    private static Map<String, List<String>> headers(ApiClient.Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "set-cookie", "connection", "keep-alive"));
        // The number of a refusal is in its body, which is compared without it.
        if (answer.status() >= 400) headers.remove("content-length");
        return headers;
    }

    private static String body(ApiClient.Answer answer) {
        if (answer.status() < 400 || !answer.text().startsWith("{")) return answer.text();
        return ((ObjectNode) answer.json()).without("instance").toString();
    }

    private static void assertSame(String question, ApiClient.Answer one, ApiClient.Answer other) {
        assertThat(one.status()).as(question + " " + one.text()).isEqualTo(other.status());
        assertThat(body(one)).as(question).isEqualTo(body(other));
        assertThat(headers(one)).as(question).isEqualTo(headers(other));
    }

    @Test
    void whatIsAskedAtRandomIsAnsweredTheSame() {
        var quick = quick();
        var ordinary = ordinary();
        var statuses = new TreeMap<Integer, Integer>();
        for (String question : questions()) {
            ApiClient.Answer one = quick.get(question);
            assertSame(question, one, ordinary.get(question));
            assertThat(one.status()).as(question + " " + one.text()).isIn(200, 204, 400, 404, 501);
            statuses.merge(one.status(), 1, Integer::sum);
        }
        assertThat(statuses.keySet()).contains(200, 400, 404);
        assertThat(statuses.get(200)).isGreaterThan(QUESTIONS / 10);
    }

    /** What follows a HEAD is nothing, and the rest is as of the GET. */
    @Test
    void aHeadIsAnsweredAsTheGetWithoutItsBody() {
        String address = "/sta/v1.1/Things(" + TOWN.things.getFirst() + ")";
        ApiClient.Answer get = quick().get(address).expect(200);
        ApiClient.Answer head = quick().send("HEAD", address, null).expect(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(quick().send("HEAD", "/sta/v1.1/Things(0)", null).status()).isEqualTo(404);
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgainAndWhatIsNotIs() {
        String address = "/sta/v1.1/Things(" + TOWN.things.get(1) + ")";
        ApiClient.Answer get = quick().get(address).expect(200);
        for (String tag : List.of(get.header("ETag"), "\"x\", " + get.header("ETag"))) {
            ApiClient.Answer known = quick().with("If-None-Match", tag).get(address);
            assertSame(tag, known, ordinary().with("If-None-Match", tag).get(address));
            assertThat(known.status()).as(tag).isEqualTo(304);
            assertThat(known.text()).isEmpty();
        }
        ApiClient.Answer other = quick().with("If-None-Match", "\"x\"").get(address);
        assertThat(other.expect(200).text()).isEqualTo(get.text());
    }

    /** Odd keys: none of them lets anybody in, and each is refused either way with the same words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer sgh_wrong",
                "Bearer ",
                "Bearer",
                "bearer sgh_wrong",
                "Basic YTpi",
                "Bearer sgh_a sgh_b",
                "sgh_wrong"
            })
    void aWrongKeyIsRefusedTheSame(String authorization) {
        String address = "/sta/v1.1/Datastreams(" + TOWN.datastreams.getFirst() + ")";
        ApiClient.Answer one = client().with("Authorization", authorization).get(address);
        ApiClient.Answer other = client().with("Authorization", authorization)
                .with("Cookie", "a=b")
                .get(address);
        assertThat(one.status()).isEqualTo(401);
        assertSame(authorization, one, other);
    }

    @Test
    void withoutAKeyOrWithoutThePermissionNothingIsSaidOfWhatThereIs() {
        var sender = new TestPeople(PLATFORM).key(Permission.SENSING_SEND, Permission.CIM_VIEW);
        for (String path :
                List.of("/Things(" + TOWN.things.getFirst() + ")", "/Things(0)", "/Nothing", "", "/Things?$top=x"))
            for (String root : List.of("/sta/v1.0", "/sta/v1.1", "/sta/v2.0")) {
                ApiClient.Answer unknown = client().get(root + path).expect(401);
                assertSame(path, unknown, client().with("Cookie", "a=b").get(root + path));
                var client = client().with("Authorization", "Bearer " + sender);
                ApiClient.Answer refused = client.get(root + path);
                assertSame(path, refused, client.with("Cookie", "a=b").get(root + path));
                assertThat(refused.text()).doesNotContain(TOWN.code);
                assertThat(refused.status()).isBetween(400, 404);
            }
    }

    /** Whose scope is not all goes the ordinary way, which sees to it; a cookie changes nothing there either. */
    @Test
    void aNarrowScopeSeesTheSameEitherWay() {
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("narrow"),
                        EnumSet.of(Permission.SENSING_VIEW),
                        new Scope(Set.of(), Set.of("220102"), Set.of()),
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        for (String path : List.of(
                "/sta/v1.1/Things(" + TOWN.things.getFirst() + ")",
                "/sta/v1.0/Datastreams(" + TOWN.datastreams.getFirst() + ")/Observations?$count=true",
                "/sta/v2.0/Things?$top=1")) {
            ApiClient.Answer one =
                    client().with("Authorization", "Bearer " + token).get(path);
            ApiClient.Answer other = client().with("Authorization", "Bearer " + token)
                    .with("Cookie", "a=b")
                    .get(path);
            assertSame(path, one, other);
            assertThat(one.text()).doesNotContain(TOWN.code).doesNotContain("\"result\"");
        }
    }

    /** A page that may not read is told so by nothing: it gets no leave, whatever it asks. */
    @Test
    void whereNoPagesAreLetInAnOriginIsGivenNoLeave() {
        String address = "/sta/v1.1/Things(" + TOWN.things.getFirst() + ")";
        ApiClient.Answer one =
                quick().with("Origin", "https://elsewhere.example.org").get(address);
        assertThat(one.header("Access-Control-Allow-Origin")).isNull();
        assertSame(
                address,
                one,
                ordinary().with("Origin", "https://elsewhere.example.org").get(address));
    }

    /** Each answer has one of each header: two ways that both wrote would show here. */
    @Test
    void noHeaderComesTwice() {
        for (String path :
                List.of("/sta/v1.1", "/sta/v1.0/Things(" + TOWN.things.getFirst() + ")", "/sta/v2.0/Things(0)"))
            quick().get(path).headers().map().forEach((name, values) -> {
                if (!name.equals("vary"))
                    assertThat(values).as(path + " " + name).hasSize(1);
            });
    }

    @Test
    void versionsAreToldByTheirPathAlone() {
        assertThat(QuickReads.version("/sta/v1.0/Things")).isEqualTo(StaVersion.V1_0);
        assertThat(QuickReads.version("/sta/v1.1/Things(1)/Locations")).isEqualTo(StaVersion.V1_1);
        assertThat(QuickReads.version("/sta/v2.0/")).isEqualTo(StaVersion.V2_0);
        for (String uri :
                List.of("", "/", "/sta", "/sta/", "/sta/v1", "/sta/v3.0/Things", "/STA/v1.1/Things", "/sta/v1.1/A%20B"))
            assertThat(QuickReads.version(uri)).as(uri).isNull();
    }
}
