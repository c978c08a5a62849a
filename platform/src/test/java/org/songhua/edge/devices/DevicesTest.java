package org.songhua.edge.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.sensing.Devices;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import tools.jackson.databind.JsonNode;

/** Devices are made known by file, and shown with how they stand. */
class DevicesTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Devices DEVICES = PLATFORM.bean(Devices.class);
    private static final String HEAD = "protocol,code,name,network,lon,lat,password,observes\n";
    private final String code = TestPeople.newName("dev");

    private static Devices.Onboarding onboard(String csv) {
        return DEVICES.onboard(csv.getBytes(StandardCharsets.UTF_8), "test");
    }

    private static ApiClient client(Permission... permissions) {
        return new TestPeople(PLATFORM).withKey(permissions);
    }

    private String row(String observes) {
        return "mqtt,%s,压力计 %s,water,125.32,43.88,,%s\n".formatted(code, code, observes);
    }

    @Test
    void aDeviceIsMadeWithItsThingItsPlaceAndItsDatastreams() {
        Devices.Onboarding done = onboard(HEAD + row("water_pressure;flow=water_flow"));

        assertThat(done.faults()).isEmpty();
        assertThat(done.created()).isOne();
        var device = DEVICES.find("mqtt", code).orElseThrow();
        assertThat(DEVICES.channels(device)).containsOnlyKeys("flow", "water_pressure");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        onboard(HEAD + row("water_pressure"));

        assertThat(onboard(HEAD + row("water_pressure")).unchanged()).isOne();
        assertThat(onboard(HEAD + row("water_pressure;water_flow")).changed()).isOne();
    }

    @Test
    void everyMistakeIsToldByRowAndColumnAndTheOtherRowsAreTaken() {
        Devices.Onboarding done = onboard(HEAD
                + "pigeon,%s,x,,,,,\n".formatted(code)
                + "mqtt,,x,,,,,\n"
                + "mqtt,%sa,x,water,999,43,,\n".formatted(code)
                + "mqtt,%sb,x,water,125,,,\n".formatted(code)
                + "mqtt,%sc,x,water,125,43,,mood\n".formatted(code)
                + row("water_pressure")
                + row("water_pressure"));

        assertThat(done.created()).isOne();
        assertThat(done.faults())
                .extracting(fault -> fault.place().row() + " " + fault.place().field())
                .containsExactly("2 protocol", "3 code", "4 lon", "5 lon", "6 observes", "8 code");
    }

    @Test
    void aFileOfASpreadsheetInGbkIsRead() {
        byte[] csv = (HEAD + row("water_pressure")).getBytes(Charset.forName("GBK"));

        assertThat(DEVICES.onboard(csv, "test").created()).isOne();
        assertThat(DEVICES.find("mqtt", code).orElseThrow().name()).isEqualTo("压力计 " + code);
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() {
        assertThat(onboard("name\nx\n").faults()).hasSize(1);
    }

    @Test
    void thePasswordIsKeptAsADigestAndCompared() {
        onboard("protocol,code,name,password\nmqtt,%s,x,secret\n".formatted(code));
        var device = DEVICES.find("mqtt", code).orElseThrow();

        assertThat(DEVICES.accepts(device, "secret")).isTrue();
        assertThat(DEVICES.accepts(device, "Secret")).isFalse();
    }

    @Test
    void aFileIsTakenOverHttpByWhoMayEditOnly() {
        String boundary = "----songhua";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"d.csv\"\r\n\r\n"
                + HEAD + row("water_pressure") + "\r\n--" + boundary + "--\r\n";
        String type = "multipart/form-data; boundary=" + boundary;

        assertThat(client(Permission.SENSING_VIEW)
                        .send("POST", "/api/devices/onboard", BodyPublishers.ofString(body), type)
                        .status())
                .isEqualTo(403);
        JsonNode done = client(Permission.SENSING_EDIT)
                .send("POST", "/api/devices/onboard", BodyPublishers.ofString(body), type)
                .expect(200)
                .json();
        assertThat(done.path("created").asInt()).isOne();
        assertThat(client(Permission.SENSING_VIEW)
                        .get("/api/devices")
                        .expect(200)
                        .text())
                .contains(code);
    }

    @Test
    void howADatastreamStandsIsToldInOneCall() {
        onboard(HEAD + row("water_pressure"));
        ApiClient client = client(Permission.SENSING_VIEW);
        long datastream =
                DEVICES.channels(DEVICES.find("mqtt", code).orElseThrow()).get("water_pressure");
        PLATFORM.bean(Observations.class)
                .append(List.of(
                        new NewObservation(datastream, Instant.now(), null, null, new Result.Numeric(3), null, null)));

        // A list of datastreams is at most ten seconds old: ask by course, which is not.
        JsonNode course =
                client.get("/api/streams/" + datastream + "/course").expect(200).json();
        assertThat(course.path("intervals").size()).isOne();
        assertThat(course.at("/intervals/0/max").asDouble()).isEqualTo(3);
    }

    @Test
    void theCourseOfADayHasLeastGreatestAndMeanOfEachInterval() {
        onboard(HEAD + row("water_pressure"));
        long datastream =
                DEVICES.channels(DEVICES.find("mqtt", code).orElseThrow()).get("water_pressure");
        Instant start = Instant.parse("2026-11-01T00:00:00Z");
        var readings = new ArrayList<NewObservation>();
        // A reading a minute, 0 to 1439: an hour holds 60, the first from 0 to 59 with mean 29.5.
        for (int i = 0; i < 1440; i++)
            readings.add(new NewObservation(
                    datastream, start.plusSeconds(60L * i), null, null, new Result.Numeric(i), null, null));
        PLATFORM.bean(Observations.class).append(readings);

        JsonNode course = client(Permission.SENSING_VIEW)
                .get("/api/streams/" + datastream
                        + "/course?from=2026-11-01T00:00:00Z&until=2026-11-02T00:00:00Z&points=24")
                .expect(200)
                .json();

        assertThat(course.path("step_s").asDouble()).isEqualTo(3600);
        assertThat(course.path("intervals").size()).isEqualTo(24);
        JsonNode first = course.at("/intervals/0");
        assertThat(first.path("min").asDouble()).isZero();
        assertThat(first.path("max").asDouble()).isEqualTo(59);
        assertThat(first.path("mean").asDouble()).isEqualTo(29.5);
        assertThat(first.path("count").asInt()).isEqualTo(60);
    }

    @Test
    void aCourseOfNothingOrUpsideDownIsRefused() {
        ApiClient client = client(Permission.SENSING_VIEW);

        assertThat(client.get("/api/streams/999999999/course").status()).isEqualTo(404);
        onboard(HEAD + row("water_pressure"));
        long datastream =
                DEVICES.channels(DEVICES.find("mqtt", code).orElseThrow()).get("water_pressure");
        String course = "/api/streams/" + datastream + "/course";
        assertThat(client.get(course + "?from=yesterday").status()).isEqualTo(400);
        assertThat(client.get(course + "?points=0").status()).isEqualTo(400);
        assertThat(client.get(course).expect(200).json().path("intervals").size())
                .isZero();
    }
}
