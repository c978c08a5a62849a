package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.node.ObjectNode;

/** The quick way of questions answers what the ordinary way answers, with the same headers. */
class QuickReadsTest {
    private static final Town TOWN = new Town();
    private static final ApiClient QUICK = reader(Permission.SENSING_VIEW);
    /** Whoever sends cookies may be a browser, and goes the ordinary way. */
    private static final ApiClient ORDINARY = reader(Permission.SENSING_VIEW).with("Cookie", "a=b");

    private static ApiClient reader(Permission... permissions) {
        return new TestPeople(TestPlatform.shared()).withKey(permissions);
    }

    private static String path(String pattern) {
        return pattern.replace("{d}", TOWN.datastreams.get(1).toString())
                .replace("{t}", TOWN.things.get(2).toString());
    }

    private static Map<String, List<String>> headers(ApiClient.Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "set-cookie", "connection", "keep-alive"));
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sta/v1.1/Datastreams({d})/Observations?$orderby=phenomenonTime%20desc&$top=1",
                "/sta/v1.1/Datastreams({d})/Observations?$top=2&$select=phenomenonTime,result&$count=true",
                "/sta/v1.1/Datastreams({d})/Observations?$select=result,phenomenonTime,id&$resultFormat=dataArray",
                "/sta/v1.1/Datastreams({d})/Observations/$ref",
                "/sta/v1.1/Datastreams({d})?$expand=Thing($select=name;$expand=Locations),Observations($orderby=phenomenonTime%20desc;$top=1)",
                "/sta/v1.1/Datastreams({d})/Thing?$select=name,id",
                "/sta/v1.1/Datastreams({d})/name/$value",
                "/sta/v1.1/Datastreams({d})/unitOfMeasurement/symbol",
                "/sta/v1.1/Datastreams({d})/resultTime",
                "/sta/v1.0/Things({t})?$expand=Datastreams($select=name,@iot.selfLink)",
                "/sta/v1.1/Things({t})/Locations?$resultFormat=GeoJSON",
                "/sta/v2.0/Things({t})",
                "/sta/v2.0/Datastreams({d})/Observations?$top=1",
                "/sta/v1.1",
                "/sta/v1.0/",
                "/sta/v2.0/$metadata"
            })
    void whatIsAskedEitherWayIsAnsweredTheSame(String pattern) {
        ApiClient.Answer quick = QUICK.get(path(pattern));
        ApiClient.Answer ordinary = ORDINARY.get(path(pattern));

        assertThat(quick.status()).as(quick.text()).isEqualTo(ordinary.status()).isBetween(200, 204);
        assertThat(quick.text()).isEqualTo(ordinary.text());
        assertThat(headers(quick)).isEqualTo(headers(ordinary));
    }

    @ParameterizedTest
    @CsvSource({
        "/sta/v1.1/Nothing, 404",
        "/sta/v1.1/Datastreams(999999999)/Observations, 404",
        "/sta/v1.1/Datastreams({d})/Observations?$top=x, 400",
        "/sta/v1.1/Things?$filter=nam%20eq%20%27a%27, 400",
        "/sta/v1.1/Things?$top=1&$top=2, 400",
        "/sta/v1.2/Things, 404",
        "/sta/v1.10/Things, 404"
    })
    void whatIsWrongIsRefusedTheSame(String pattern, int status) {
        ApiClient.Answer quick = QUICK.get(path(pattern));
        ApiClient.Answer ordinary = ORDINARY.get(path(pattern));

        assertThat(quick.status()).as(quick.text()).isEqualTo(status).isEqualTo(ordinary.status());
        assertThat(((ObjectNode) quick.json()).without("instance"))
                .isEqualTo(((ObjectNode) ordinary.json()).without("instance"));
    }

    @Test
    void nobodyReadsWithoutThePermissionOrWithoutBeingKnown() {
        String address = path("/sta/v1.1/Datastreams({d})/Observations?$top=1");

        assertThat(reader(Permission.SENSING_SEND).get(address).status()).isEqualTo(403);
        assertThat(new ApiClient(TestPlatform.shared().address()).get(address).status())
                .isEqualTo(401);
        ApiClient.Answer unknown = new ApiClient(TestPlatform.shared().address())
                .with("Authorization", "Bearer sgh_unknown")
                .get(address)
                .expect(401);
        assertThat(unknown.code()).isEqualTo("AUTH-005");
    }

    @Test
    void whoHasTheEntityAlreadyIsToldSo() {
        String address = path("/sta/v1.1/Things({t})");
        String tag = QUICK.get(address).expect(200).header("ETag");

        assertThat(reader(Permission.SENSING_VIEW)
                        .with("If-None-Match", tag)
                        .get(address)
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sta/v1.1//Things",
                "/sta/v1.1/../v1.1/Things",
                "/sta/v1.1/Things;a=b",
                "/sta/v1.1/Things%2f",
                "/sta/v1.11/Things",
                "/stb/v1.1/Things",
                "/sta/v1.1/Things(%271%27)",
                "/sta/v1.1/./Things",
                "/sta/v1.1",
                "/sta/v1.1/Things(1)/@iot.id"
            })
    void addressesThatAreNotPlainGoTheOrdinaryWay(String uri) {
        assertThat(QuickReads.version(uri)).isNull();
    }
}
