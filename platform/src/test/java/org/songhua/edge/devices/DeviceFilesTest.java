package org.songhua.edge.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.odata.Query;
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

/** Files of devices as offices send them, and courses over odd spans. */
class DeviceFilesTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Devices DEVICES = PLATFORM.bean(Devices.class);
    private static final SensorThings THINGS = PLATFORM.bean(SensorThings.class);
    private static final String HEAD = "protocol,code,name,network,lon,lat,password,observes,cityObject\n";
    private final String code = TestPeople.newName("file");

    private static Devices.Onboarding onboard(String csv) {
        return DEVICES.onboard(csv.getBytes(StandardCharsets.UTF_8), "test");
    }

    private Devices.Onboarding row(String rest) {
        return onboard(HEAD + "mqtt," + code + "," + rest + "\n");
    }

    private Device device() {
        return DEVICES.find("mqtt", code).orElseThrow();
    }

    private static List<String> told(Devices.Onboarding done) {
        assertThat(done.faults())
                .extracting(Fault::remedy)
                .allSatisfy(r -> assertThat(r).isNotBlank());
        return done.faults().stream()
                .map(fault -> fault.code() + " " + fault.place().row() + " "
                        + fault.place().field())
                .toList();
    }

    /** What Java takes for a number and no office means: types, hexadecimal fractions, what is no number at all. */
    @ParameterizedTest
    @CsvSource({
        "181,43,lon",
        "-180.5,43,lon",
        "125,90.1,lat",
        "125,-91,lat",
        "abc,43,lon",
        "125d,43,lon",
        "0x7p4,43,lon",
        "NaN,43,lon",
        "125,NaN,lat",
        "Infinity,43,lon",
        "125f,43,lon",
        "1e3,43,lon",
        "125°,43,lon"
    })
    void aPlaceThatIsNoneIsToldAtItsColumn(String lon, String lat, String column) {
        Devices.Onboarding done = row("压力计,water,%s,%s,,,".formatted(lon, lat));
        assertThat(told(done)).containsExactly("DEV-001 2 " + column);
        assertThat(DEVICES.find("mqtt", code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-180,-90", "180,90", "0,0", "125.3245001,43.8868002", "+125.3,43.8", " 125.3 , 43.8 "})
    void aPlaceOnEarthIsTaken(String lon, String lat) {
        assertThat(told(row("压力计,water,%s,%s,,,".formatted(lon, lat)))).isEmpty();
        assertThat(device().thing()).isNotNull();
    }

    /** One word of a device cannot mean two things: the last one would win in silence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow=water_flow;flow=water_pressure",
                "water_pressure;water_pressure=water_flow",
                "=water_flow",
                "flow=;a=water_flow",
                "flow=mood",
                "flow=water_flow=water_pressure"
            })
    void aWordThatMeansTwoThingsOrNothingIsTold(String observes) {
        assertThat(told(row("压力计,water,,,," + observes + ","))).containsExactly("DEV-001 2 observes");
    }

    @Test
    void blanksAndEmptyPartsBetweenWordsDoNotMatter() {
        assertThat(told(row("压力计,water,,,, flow = water_flow ;; water_pressure ;,")))
                .isEmpty();
        assertThat(DEVICES.channels(device())).containsOnlyKeys("flow", "water_pressure");
    }

    @Test
    void theObjectThatADeviceBelongsToMayBeToldLater() {
        String object = UUID.randomUUID().toString();
        assertThat(row("压力计,water,,,,,").created()).isOne();
        assertThat(row("压力计,water,,,,," + object).changed()).isOne();
        assertThat(row("压力计,water,,,,," + object).unchanged()).isOne();
        long thing = device().thing();
        assertThat(THINGS.find(EntityType.THING, thing, Query.NONE)
                        .orElseThrow()
                        .entity()
                        .value("cityObject"))
                .isEqualTo(object);
        // An empty cell says nothing, and takes nothing away.
        assertThat(row("压力计,water,,,,,").unchanged()).isOne();
        String other = UUID.randomUUID().toString();
        assertThat(row("压力计,water,,,,," + other).changed()).isOne();
        assertThat(THINGS.find(EntityType.THING, thing, Query.NONE)
                        .orElseThrow()
                        .entity()
                        .value("cityObject"))
                .isEqualTo(other);
    }

    /** A pumping station with a pressure gauge and a flow meter: two devices, one object, one thing. */
    @Test
    void devicesOfOneObjectShareItsThing() {
        String object = UUID.randomUUID().toString();
        String first = "mqtt," + code + ",甲,water,125.32,43.88,,water_pressure," + object + "\n";
        String second = "mqtt," + code + "b,乙,water,125.9,43.1,,water_flow," + object + "\n";
        Devices.Onboarding done = onboard(HEAD + first + second);
        assertThat(told(done)).isEmpty();
        assertThat(done.created()).isEqualTo(2);
        var other = DEVICES.find("mqtt", code + "b").orElseThrow();
        assertThat(other.thing()).isEqualTo(device().thing());
        assertThat(THINGS.list(Target.of(Relation.THING_DATASTREAMS, device().thing()), Query.NONE)
                        .nodes())
                .hasSize(2);
        // The same file again changes nothing: where the object lies was said by the first of them.
        assertThat(onboard(HEAD + first + second).unchanged()).isEqualTo(2);
        assertThat(THINGS.list(Target.of(Relation.THING_LOCATIONS, device().thing()), Query.NONE)
                        .nodes())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.entity().value("location").toString()).contains("125.32"));
    }

    @Test
    void aDeviceThatHasAThingOfItsOwnCannotBecomeThatOfAnObjectThatHasOne() {
        String object = UUID.randomUUID().toString();
        assertThat(row("压力计,water,,,,water_pressure,").created()).isOne();
        long own = device().thing();
        String second = "mqtt," + code + "b,乙,water,,,,," + object + "\n";
        Devices.Onboarding done = onboard(HEAD + second + "mqtt," + code + ",甲,water,,,,water_flow," + object + "\n"
                + "mqtt," + code + "c,丙,water,,,,,\n");
        assertThat(told(done)).containsExactly("DEV-002 3 cityObject");
        // The rows beside it are taken, and of the refused one nothing is.
        assertThat(done.created()).isEqualTo(2);
        assertThat(device().thing()).isEqualTo(own);
        assertThat(device().name()).isEqualTo("压力计");
        assertThat(DEVICES.channels(device())).containsOnlyKeys("water_pressure");
    }

    @Test
    void aThingOfTwoDevicesIsNotGivenToAnotherObjectByOneOfThem() {
        String object = UUID.randomUUID().toString();
        String second = "mqtt," + code + "b,乙,water,,,,,";
        row("压力计,water,,,,," + object);
        assertThat(onboard(HEAD + second + object + "\n").created()).isOne();
        assertThat(told(onboard(HEAD + second + UUID.randomUUID() + "\n"))).containsExactly("DEV-002 2 cityObject");
        assertThat(THINGS.find(EntityType.THING, device().thing(), Query.NONE)
                        .orElseThrow()
                        .entity()
                        .value("cityObject"))
                .isEqualTo(object);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "00000000-0000-0000-0000-00000000000g", "'"})
    void whatIsNoIdOfAnObjectIsTold(String object) {
        assertThat(told(row("压力计,water,,,,," + object))).containsExactly("DEV-001 2 cityObject");
    }

    @Test
    void aNameLongerThanADeviceCanHaveIsTold() {
        assertThat(told(row("长".repeat(300) + ",water,,,,,"))).containsExactly("DEV-001 2 name");
        assertThat(told(onboard(HEAD + "mqtt,%s,a\0b,water,,,,,\n".formatted(code))))
                .contains("DEV-001 2 name");
    }

    @Test
    void columnsMayComeInAnyOrderAndOthersAreLeftAlone() {
        assertThat(told(onboard("备注,name,code,protocol\n旧,压力计," + code + ",MQTT\n")))
                .isEmpty();
        assertThat(device().name()).isEqualTo("压力计");
    }

    @Test
    void aFileOfASpreadsheetHasItsMarkItsQuotesAndItsLineEnds() {
        String csv = "\uFEFFprotocol,code,name\r\nmqtt," + code + ",\"压力计, \"\"甲\"\"\"\r\n";
        assertThat(told(onboard(csv))).isEmpty();
        assertThat(device().name()).isEqualTo("压力计, \"甲\"");
        byte[] gbk = ("protocol,code,name\nmqtt," + code + ",新名\n").getBytes(Charset.forName("GBK"));
        assertThat(DEVICES.onboard(gbk, "test").changed()).isOne();
        assertThat(device().name()).isEqualTo("新名");
    }

    @Test
    void aPasswordMayChangeAndAnEmptyOneLeavesItAsItWas() {
        row("压力计,water,,,secret,,");
        assertThat(row("压力计,water,,,,,").unchanged()).isOne();
        assertThat(DEVICES.accepts(device(), "secret")).isTrue();
        assertThat(row("压力计,water,,,other,,").changed()).isOne();
        assertThat(DEVICES.accepts(device(), "secret")).isFalse();
        assertThat(DEVICES.accepts(device(), "other")).isTrue();
        assertThat(DEVICES.needsPassword(device())).isTrue();
    }

    private static ApiClient viewer() {
        return new TestPeople(PLATFORM).withKey(Permission.SENSING_VIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B999999999-12-31T00:00:00Z",
                "until=-1000000000-01-01T00:00:00Z",
                "from=-300000-01-01T00:00:00Z&until=-299999-01-01T00:00:00Z",
                "from=%2B300000-01-01T00:00:00Z&until=%2B300001-01-01T00:00:00Z",
                "from=-1000000000-01-01T00:00:00Z&until=%2B999999999-12-31T00:00:00Z",
                "from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z",
                "from=2026-01-01",
                "from=now",
                "points=-1",
                "points=5001",
                "from=1700-01-01T00:00:00Z&until=2026-01-01T00:00:00Z"
            })
    void aSpanThatIsNoneIsRefusedWhetherThereAreReadingsOrNot(String span) {
        row("压力计,water,,,,water_pressure,");
        long datastream = DEVICES.channels(device()).get("water_pressure");
        String path = "/api/streams/" + datastream + "/course?" + span;
        assertThat(viewer().get(path).status()).as("nothing was read yet").isEqualTo(400);
        PLATFORM.bean(Observations.class)
                .append(List.of(new NewObservation(
                        datastream,
                        Instant.parse("2026-11-01T00:00:00Z"),
                        null,
                        null,
                        new Result.Numeric(3),
                        null,
                        null)));
        assertThat(viewer().get(path).status()).as("one was read").isEqualTo(400);
    }

    /** Every interval of a course holds the readings from its begin up to the next, and together they hold all, once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 24, 100, 800, 5000})
    void everyReadingIsInOneIntervalHoweverManyThereAre(int points) {
        row("压力计,water,,,,water_pressure,");
        long datastream = DEVICES.channels(device()).get("water_pressure");
        Instant start = Instant.parse("2026-11-01T00:00:00Z");
        var readings = new java.util.ArrayList<NewObservation>();
        var random = new java.util.Random(points);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            double value = random.nextInt(1000) / 8.0;
            sum += value;
            readings.add(new NewObservation(
                    datastream, start.plusSeconds(i * 397L), null, null, new Result.Numeric(value), null, null));
        }
        PLATFORM.bean(Observations.class).append(readings);
        JsonNode course = viewer().get("/api/streams/" + datastream + "/course?points=" + points)
                .expect(200)
                .json();
        long count = 0;
        double total = 0;
        Instant last = Instant.MIN;
        for (JsonNode interval : course.path("intervals")) {
            count += interval.path("count").asLong();
            total += interval.path("mean").asDouble() * interval.path("count").asLong();
            assertThat(interval.path("min").asDouble())
                    .isLessThanOrEqualTo(interval.path("mean").asDouble() + 1e-9);
            assertThat(interval.path("max").asDouble())
                    .isGreaterThanOrEqualTo(interval.path("mean").asDouble() - 1e-9);
            Instant begin = Instant.parse(
                    interval.path("from").asString(interval.path("start").asString()));
            assertThat(begin).isAfter(last);
            last = begin;
        }
        assertThat(count).isEqualTo(200);
        assertThat(total).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(course.path("intervals").size()).isLessThanOrEqualTo(points + 1);
    }

    @Test
    void thereAreNoChannelsOfADeviceThatNobodyKnows() {
        assertThat(viewer().get("/api/devices/mqtt/nobody/channels").expect(404).code())
                .isNotEmpty();
        row("压力计,water,,,,water_pressure,");
        Map<String, Long> channels = DEVICES.channels(device());
        JsonNode told = viewer().get("/api/devices/mqtt/" + code + "/channels")
                .expect(200)
                .json();
        assertThat(told.path("water_pressure").asLong()).isEqualTo(channels.get("water_pressure"));
    }
}
