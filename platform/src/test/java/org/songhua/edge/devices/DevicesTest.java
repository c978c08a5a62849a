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
import org.songhua.engine.odata.Query;
import org.songhua.engine.protocol.jt808.VehicleMessage;
import org.songhua.people.Permission;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
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
    void addressesOfProtocolsAreKeptInOneForm() {
        // A spreadsheet drops leading zeros; GB/T 26875.3 has twelve hexadecimal digits, JT/T 808 a phone.
        Devices.Onboarding done = onboard("protocol,code,name,password\n"
                + "gb26875,abc17,x,\njt808,000013911117777,x,\n"
                + "gb26875,00000ABC17,x,\njt808,12x,x,\ngb26875,1234567890ABC,x,\ngb26875,1,x,secret\n");

        assertThat(done.created()).isEqualTo(2);
        assertThat(DEVICES.find("gb26875", "0000000ABC17")).isPresent();
        assertThat(DEVICES.find("jt808", "13911117777")).isPresent();
        assertThat(done.faults())
                .extracting(fault -> fault.place().row() + " " + fault.place().field())
                .containsExactly("4 code", "5 code", "6 code", "7 password");
    }

    @Test
    void aDeviceThatIsSaidToStandElsewhereIsMoved() {
        onboard(HEAD + row("water_pressure"));
        String elsewhere = HEAD + row("water_pressure").replace("125.32,43.88", "125.4,43.81");

        assertThat(onboard(elsewhere).changed()).isOne();
        assertThat(onboard(elsewhere).unchanged()).isOne();
        var places = PLATFORM.bean(SensorThings.class)
                .list(
                        Target.of(
                                Relation.THING_LOCATIONS,
                                DEVICES.find("mqtt", code).orElseThrow().thing()),
                        Query.NONE);
        assertThat(places.nodes())
                .singleElement()
                .satisfies(one -> assertThat(one.entity().value("location").toString())
                        .contains("125.4")
                        .contains("43.81"));
    }

    @Test
    void aDeviceWithoutAPlaceGetsOneLater() {
        onboard("protocol,code,name\nmqtt,%s,x\n".formatted(code));

        assertThat(onboard(HEAD + row("")).changed()).isOne();
        assertThat(onboard(HEAD + row("")).unchanged()).isOne();
    }

    @Test
    void aDatastreamThatWasDeletedTakesNoMoreReadings() {
        onboard("protocol,code,name,observes\nhj212,%s,x,a34004=air_pm25;own=air_pm25\n".formatted(code));
        var device = DEVICES.find("hj212", code).orElseThrow();
        long before = DEVICES.channel(device, "a34004").orElseThrow();
        SensorThings things = PLATFORM.bean(SensorThings.class);
        things.delete(EntityType.DATASTREAM, before);
        things.delete(EntityType.DATASTREAM, DEVICES.channel(device, "own").orElseThrow());

        // A factor that a pack knows gets another one; what only the register knew has none any more.
        assertThat(DEVICES.channel(device, "a34004")).isPresent().get().isNotEqualTo(before);
        assertThat(DEVICES.channel(device, "own")).isEmpty();
    }

    @Test
    void aDeviceWhoseThingWasDeletedHasNoChannels() {
        onboard("protocol,code,name,observes\nhj212,%s,x,a34004=air_pm25\n".formatted(code));
        var device = DEVICES.find("hj212", code).orElseThrow();
        PLATFORM.bean(SensorThings.class).delete(EntityType.THING, device.thing());

        assertThat(DEVICES.channel(device, "a34004")).isEmpty();
        assertThat(DEVICES.find("hj212", code)).get().extracting(Device::thing).isNull();
    }

    @Test
    void whatIsHeldOfADeviceIsTakenInHoweverManyStrangersSpokeSince() {
        byte[] position =
                new VehicleMessage(VehicleMessage.REGISTER, null, "013900009999", 1, null, 0, new byte[0]).toBytes();
        DEVICES.quarantine(
                new Devices.Quarantined(0, "jt808", "13900009999", "10.0.0.1", "unknown", position, Instant.now()));
        for (int i = 0; i < 501; i++)
            DEVICES.quarantine(new Devices.Quarantined(
                    0, "mqtt", "stranger-" + code, "10.0.0.2", "unknown", new byte[] {1}, Instant.now()));
        String boundary = "----songhua";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"d.csv\"\r\n\r\n"
                + "protocol,code,name\njt808,13900009999,sweeper\n" + "\r\n--" + boundary + "--\r\n";

        JsonNode done = client(Permission.SENSING_EDIT)
                .send(
                        "POST",
                        "/api/devices/onboard",
                        BodyPublishers.ofString(body),
                        "multipart/form-data; boundary=" + boundary)
                .expect(200)
                .json();

        assertThat(done.path("released").asInt()).isPositive();
        assertThat(DEVICES.quarantineOf("jt808", "13900009999")).isEmpty();
        assertThat(DEVICES.release("mqtt", "stranger-" + code, "unknown")).isEqualTo(501);
    }

    @Test
    void messagesOfBinaryProtocolsAreShownInHexadecimalDigits() {
        DEVICES.quarantine(new Devices.Quarantined(
                0,
                "gb26875",
                "00000000F00D",
                "10.0.0.1",
                "unknown",
                new byte[] {0x40, 0x40, (byte) 0xFF},
                Instant.now()));
        try {
            assertThat(client(Permission.SENSING_VIEW)
                            .get("/api/devices/quarantine")
                            .expect(200)
                            .text())
                    .contains("\"40 40 FF\"");
        } finally {
            DEVICES.release("gb26875", "00000000F00D", "unknown");
        }
    }

    @Test
    void whereWhichProtocolIsSpokenIsTold() {
        JsonNode ports = client(Permission.SENSING_VIEW)
                .get("/api/devices")
                .expect(200)
                .json()
                .path("ports");

        assertThat(ports.propertyNames()).containsExactly("gb26875", "hj212", "jt808");
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
