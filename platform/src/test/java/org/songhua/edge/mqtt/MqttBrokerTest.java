package org.songhua.edge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import org.songhua.engine.protocol.mqtt.MqttEncoder;
import org.songhua.people.Permission;
import org.songhua.sensing.Devices;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker as Eclipse Paho's clients of both versions see it. */
class MqttBrokerTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Town TOWN = new Town();
    private static final int PATIENCE_S = 20;
    private static final Permission[] ALL = {Permission.SENSING_SEND, Permission.SENSING_VIEW};

    private static String address() {
        return "tcp://127.0.0.1:" + port();
    }

    private static int port() {
        return PLATFORM.bean(MqttBroker.class).port().orElseThrow();
    }

    private static MqttClient client(String user, String password) throws MqttException {
        var client = new MqttClient(address(), TestPeople.newName("client"), new MemoryPersistence());
        client.setTimeToWait(TimeUnit.SECONDS.toMillis(PATIENCE_S));
        var options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        if (user != null) options.setUserName(user);
        if (password != null) options.setPassword(password.toCharArray());
        client.connect(options);
        return client;
    }

    private static MqttClient client(Permission... permissions) throws MqttException {
        return client("any", new TestPeople(PLATFORM).key(permissions));
    }

    private static long count(long datastream) {
        return PLATFORM.bean(Observations.class).count(ObservationQuery.ALL.withDatastreams(datastream));
    }

    private static byte[] reading(String time, String result) {
        return "{\"phenomenonTime\":\"%s\",\"result\":%s}"
                .formatted(time, result)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String readings(int gauge) {
        return "v1.1/Datastreams(" + TOWN.datastreams.get(gauge) + ")/Observations";
    }

    @Test
    @Verifies(Requirement.CREATE_BY_MESSAGE)
    void aReadingIsThereWhenItIsAcknowledged() throws MqttException {
        long before = count(TOWN.datastreams.get(0));
        try (MqttClient client = client(Permission.SENSING_SEND)) {
            // Publishing with QoS 1 or 2 returns when it is acknowledged.
            client.publish(readings(0), reading("2026-10-01T00:00:00Z", "1"), 1, false);
            assertThat(count(TOWN.datastreams.get(0))).isEqualTo(before + 1);
            client.publish(readings(0), reading("2026-10-01T00:01:00Z", "2"), 2, false);
            assertThat(count(TOWN.datastreams.get(0))).isEqualTo(before + 2);
            client.publish(readings(0), reading("2026-10-01T00:01:00Z", "2"), 1, false);
            assertThat(count(TOWN.datastreams.get(0))).isEqualTo(before + 2);
            client.disconnect();
        }
    }

    @Test
    void aReadingThatNamesItsDatastreamIsTakenAtTheCollection() throws MqttException {
        long before = count(TOWN.datastreams.get(1));
        String document =
                "{\"Datastream\":{\"@iot.id\":%d},\"phenomenonTime\":\"2026-10-01T00:00:00Z\",\"result\":\"wet\"}"
                        .formatted(TOWN.datastreams.get(1));
        try (MqttClient client = client(Permission.SENSING_SEND)) {
            client.publish("v1.1/Observations", document.getBytes(StandardCharsets.UTF_8), 1, false);
            client.disconnect();
        }
        assertThat(count(TOWN.datastreams.get(1))).isEqualTo(before + 1);
    }

    @Test
    void manyInFlightAreAllKept() throws Exception {
        long before = count(TOWN.datastreams.get(2));
        var client = new MqttAsyncClient(address(), TestPeople.newName("many"), new MemoryPersistence());
        var options = new MqttConnectOptions();
        options.setMaxInflight(500);
        options.setUserName("any");
        options.setPassword(
                new TestPeople(PLATFORM).key(Permission.SENSING_SEND).toCharArray());
        client.connect(options).waitForCompletion();
        var tokens = new ArrayList<org.eclipse.paho.client.mqttv3.IMqttDeliveryToken>();
        for (int i = 0; i < 400; i++)
            tokens.add(client.publish(
                    readings(2),
                    reading("2026-10-02T0%d:%02d:%02dZ".formatted(i / 3600, i / 60, i % 60), "" + i),
                    1,
                    false));
        for (var token : tokens) token.waitForCompletion();
        assertThat(count(TOWN.datastreams.get(2))).isEqualTo(before + 400);
        client.disconnect().waitForCompletion();
        client.close();
    }

    private static BlockingQueue<JsonNode> listen(MqttClient client, String topic) throws MqttException {
        var heard = new LinkedBlockingQueue<JsonNode>();
        client.subscribe(topic, 1, (t, message) -> heard.add(JsonMapper.shared().readTree(message.getPayload())));
        return heard;
    }

    @Test
    void whoListensToADatastreamHearsItsReadingsAsAskedFor() throws Exception {
        try (MqttClient client = client(ALL)) {
            var heard = listen(client, readings(3) + "?$select=result,phenomenonTime");
            var elsewhere = listen(client, readings(0));
            TOWN.sta
                    .post("/" + readings(3).substring(5), "{\"phenomenonTime\":\"2026-10-03T00:00:00Z\",\"result\":7}")
                    .expect(201);

            JsonNode document = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
            assertThat(document.path("result").asInt()).isEqualTo(7);
            assertThat(document.propertyNames()).containsExactlyInAnyOrder("phenomenonTime", "result");
            assertThat(elsewhere).isEmpty();
            client.disconnect();
        }
    }

    @Test
    void aFilterLetsThroughWhatItHoldsFor() throws Exception {
        try (MqttClient client = client(ALL)) {
            var heard = listen(client, readings(3) + "?$filter=result gt 100");
            for (int result : new int[] {5, 105, 6})
                client.publish(
                        readings(3), reading("2026-10-04T00:00:%02dZ".formatted(result % 60), "" + result), 1, false);

            assertThat(heard.poll(PATIENCE_S, TimeUnit.SECONDS).path("result").asInt())
                    .isEqualTo(105);
            assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
            client.disconnect();
        }
    }

    @Test
    @Verifies(Requirement.TOLD_BY_MESSAGE)
    void whoListensToAnEntitySetAnEntityOrAPropertyHearsOfItsChanges() throws Exception {
        long thing = TOWN.things.get(0);
        try (MqttClient client = client(ALL)) {
            var set = listen(client, "v1.1/Things");
            var one = listen(client, "v1.1/Things(" + thing + ")");
            var property = listen(client, "v1.1/Things(" + thing + ")/description");
            TOWN.sta
                    .patch("/Things(" + thing + ")", "{\"description\":\"dredged\"}")
                    .expect(200);

            assertThat(property.poll(PATIENCE_S, TimeUnit.SECONDS)).hasToString("{\"description\":\"dredged\"}");
            assertThat(one.poll(PATIENCE_S, TimeUnit.SECONDS).path("@iot.id").asLong())
                    .isEqualTo(thing);
            assertThat(set.poll(PATIENCE_S, TimeUnit.SECONDS)).isNotNull();
            client.disconnect();
        }
    }

    @Test
    void whatIsMadeAlongWithAThingIsHeardAtItsOwnEntitySet() throws Exception {
        try (MqttClient client = client(ALL)) {
            String name = TestPeople.newName("deep");
            String mine = "?$filter=name eq '" + name + "'";
            var sensors = listen(client, "v1.1/Sensors" + mine);
            var properties = listen(client, "v1.1/ObservedProperties" + mine);
            var streams = listen(client, "v1.1/Datastreams" + mine + "&$select=name,unitOfMeasurement,Thing");
            var places = listen(client, "v1.1/Locations" + mine);
            var moves = listen(client, "v1.1/HistoricalLocations?$expand=Thing&$filter=Thing/name eq '" + name + "'");
            long thing = TOWN.sta.create("/Things", """
                    {"name": "%1$s", "description": "d", "Locations": [{"name": "%1$s", "description": "d", "encodingType": "text/plain", "location": "here"}],
                     "Datastreams": [{"name": "%1$s", "description": "d", "observationType": "t", "unitOfMeasurement": {"symbol": "m"},
                        "Sensor": {"name": "%1$s", "description": "d", "encodingType": "e", "metadata": "m"},
                        "ObservedProperty": {"name": "%1$s", "description": "d", "definition": "x"}}]}""".formatted(name));
            for (var heard : List.of(sensors, properties, streams, places, moves))
                assertThat(heard.poll(PATIENCE_S, TimeUnit.SECONDS)).isNotNull();
            TOWN.sta
                    .patch("/Things(" + thing + ")", "{\"Locations\": [{\"@iot.id\": " + TOWN.locations.get(1) + "}]}")
                    .expect(200);
            JsonNode move = moves.poll(PATIENCE_S, TimeUnit.SECONDS);
            assertThat(move).isNotNull();
            assertThat(move.at("/Thing/@iot.id").asLong()).isEqualTo(thing);
            client.disconnect();
        }
    }

    /** The feature that readings get from the place of their thing is made with the first of them. */
    @Test
    @Verifies(Requirement.TOLD_BY_MESSAGE)
    void aFeatureThatIsMadeForAReadingIsHeardOnce() throws Exception {
        String name = TestPeople.newName("feature");
        long thing = TOWN.sta.create("/Things", """
                {"name": "%1$s", "description": "d", "Locations": [{"name": "%1$s", "description": "d", "encodingType": "application/geo+json",
                    "location": {"type": "Point", "coordinates": [125.5, 43.9]}}],
                 "Datastreams": [{"name": "%1$s", "description": "d", "observationType": "t", "unitOfMeasurement": {},
                    "Sensor": {"@iot.id": %2$d}, "ObservedProperty": {"name": "%1$s", "description": "d", "definition": "x"}}]}""".formatted(name, sensor()));
        long stream = TOWN.sta.ids("/Datastreams", "Thing/id eq " + thing).getFirst();
        try (MqttClient client = client(ALL)) {
            var features = listen(client, "v1.1/FeaturesOfInterest?$filter=name eq '" + name + "'");
            for (int i = 0; i < 2; i++) TOWN.sta.create("/Datastreams(" + stream + ")/Observations", "{\"result\": 1}");
            assertThat(features.poll(PATIENCE_S, TimeUnit.SECONDS)
                            .at("/feature/coordinates/1")
                            .asDouble())
                    .isEqualTo(43.9);
            assertThat(features.poll(200, TimeUnit.MILLISECONDS)).isNull();
            client.disconnect();
        }
    }

    private static long sensor() {
        return TOWN.sta
                .json("/Datastreams(" + TOWN.datastreams.getFirst() + ")/Sensor")
                .path("@iot.id")
                .asLong();
    }

    /** Told any sooner it would not be found yet. */
    @Test
    void whatAChangeSetMadeIsHeardWhenItStands() throws Exception {
        String name = TestPeople.newName("set");
        String thing = """
                {"id": "%1$d", "atomicityGroup": "g", "method": "post", "url": "Things", "body": {"name": "%2$s", "description": "%1$d"}}""";
        List<String> numbers = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        String things = numbers.stream()
                .map(i -> thing.formatted(Integer.valueOf(i), name))
                .collect(Collectors.joining(","));
        try (MqttClient client = client(ALL)) {
            var heard = listen(client, "v1.1/Things?$filter=name eq '" + name + "'");
            TOWN.sta.post("/$batch", "{\"requests\":[" + things + "]}").expect(200);
            for (String number : numbers)
                assertThat(heard.poll(PATIENCE_S, TimeUnit.SECONDS)
                                .path("description")
                                .asString())
                        .isEqualTo(number);
            client.disconnect();
        }
    }

    private record Heard(String topic, JsonNode document) {}

    private static BlockingQueue<Heard> listenWildly(MqttClient client, String filter) throws MqttException {
        var heard = new LinkedBlockingQueue<Heard>();
        client.subscribe(
                filter,
                1,
                (topic, message) ->
                        heard.add(new Heard(topic, JsonMapper.shared().readTree(message.getPayload()))));
        return heard;
    }

    /** {@return the next message of a topic, others passed over: the shared platform has other tests' news too} */
    private static Heard next(BlockingQueue<Heard> heard, String topic) throws InterruptedException {
        Heard one = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
        while (one != null && !one.topic().equals(topic)) one = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
        return one;
    }

    @Test
    void oneLevelWildcardsHearTheReadingsOfEveryDatastreamAtItsOwnTopic() throws Exception {
        try (MqttClient client = client(ALL)) {
            var heard = listenWildly(client, "v1.1/+/Observations");
            client.publish(readings(0), reading("2026-10-07T00:00:00Z", "41"), 1, false);
            client.publish(readings(1), reading("2026-10-07T00:00:00Z", "42"), 1, false);

            assertThat(next(heard, readings(0)).document().path("result").asInt())
                    .isEqualTo(41);
            assertThat(next(heard, readings(1)).document().path("result").asInt())
                    .isEqualTo(42);
            client.disconnect();
        }
    }

    @Test
    void aReadingIsHeardOnceHoweverManyTopicsMatch() throws Exception {
        try (MqttClient client = client(ALL)) {
            var heard = listenWildly(client, "v1.1/#");
            client.publish(readings(2), reading("2026-10-07T00:00:00Z", "51"), 1, false);
            client.publish(readings(2), reading("2026-10-07T00:00:01Z", "52"), 1, false);

            assertThat(next(heard, readings(2)).document().path("result").asInt())
                    .isEqualTo(51);
            assertThat(next(heard, readings(2)).document().path("result").asInt())
                    .isEqualTo(52);
            client.disconnect();
        }
    }

    @Test
    void entitiesAreHeardByWildcardsToo() throws Exception {
        long thing = TOWN.things.get(1);
        String topic = "v1.1/Things(" + thing + ")";
        try (MqttClient client = client(ALL)) {
            var one = listenWildly(client, topic + "/#");
            var any = listenWildly(client, "+/+");
            TOWN.sta
                    .patch("/Things(" + thing + ")", "{\"description\":\"mown\"}")
                    .expect(200);

            assertThat(next(one, topic).document().path("description").asString())
                    .isEqualTo("mown");
            assertThat(next(any, topic).document().path("@iot.id").asLong()).isEqualTo(thing);
            client.disconnect();
        }
    }

    @Test
    void afterUnsubscribingAWildcardNothingIsHeard() throws Exception {
        try (MqttClient client = client(ALL)) {
            var wild = listenWildly(client, "v1.1/Datastreams(" + TOWN.datastreams.get(3) + ")/#");
            client.unsubscribe("v1.1/Datastreams(" + TOWN.datastreams.get(3) + ")/#");
            var plain = listen(client, readings(3));
            client.publish(readings(3), reading("2026-10-07T00:00:00Z", "61"), 1, false);

            // The broker tells both in one go: what is heard here would have been heard there.
            assertThat(plain.poll(PATIENCE_S, TimeUnit.SECONDS)).isNotNull();
            assertThat(wild).isEmpty();
            client.disconnect();
        }
    }

    @Test
    void filtersThatAreNoneAreRefused() throws Exception {
        try (MqttClient client = client(ALL)) {
            for (String filter : List.of("v1.1/Things#", "v1.1/#/Observations", "v1.1/a+"))
                assertThat(granted(client, filter)).as(filter).isEqualTo(0x80);
            assertThat(granted(client, "v1.1/+")).isEqualTo(1);
            client.disconnect();
        }
    }

    /** Paho looks at filters itself and refuses to send wrong ones, so packets are made by hand. */
    private static int granted(MqttClient client, String filter) throws IOException {
        assertThat(client.isConnected()).isTrue();
        var encoder = new MqttEncoder(4);
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_S));
            socket.getOutputStream()
                    .write(encoder.connect(TestPeople.newName("raw"), 0, "any", new TestPeople(PLATFORM).key(ALL)));
            assertThat(socket.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
            socket.getOutputStream().write(encoder.subscribe(7, filter, 1));
            return Byte.toUnsignedInt(socket.getInputStream().readNBytes(5)[4]);
        }
    }

    @Test
    void askingForTheSameTopicAgainAndAgainIsOneSubscription() throws Exception {
        try (MqttClient client = client(ALL)) {
            var heard = new LinkedBlockingQueue<JsonNode>();
            // More often than the number of subscriptions that a connection may have.
            for (int i = 0; i < 1001; i++) client.subscribe(readings(3), 0);
            client.subscribe(
                    readings(3),
                    1,
                    (topic, message) -> heard.add(JsonMapper.shared().readTree(message.getPayload())));
            client.publish(readings(3), reading("2026-10-08T00:00:00Z", "71"), 1, false);

            assertThat(heard.poll(PATIENCE_S, TimeUnit.SECONDS).path("result").asInt())
                    .isEqualTo(71);
            client.disconnect();
        }
    }

    @Test
    void nobodyInParticularIsNotConnected() {
        assertThatThrownBy(() -> client(null, null)).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> client("any", "sgh_wrong")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> client("admin", "wrong")).isInstanceOf(MqttException.class);
    }

    @Test
    void aUserComesInByNameAndPassword() throws MqttException {
        String name = new TestPeople(PLATFORM).user("administrator");
        try (MqttClient client = client(name, TestPeople.PASSWORD)) {
            assertThat(client.isConnected()).isTrue();
            client.disconnect();
        }
    }

    @Test
    void aDeviceOfTheRegisterComesInByItsCodeAndPassword() throws MqttException {
        String code = TestPeople.newName("gauge");
        Devices devices = PLATFORM.bean(Devices.class);
        devices.onboard(
                "protocol,code,name,lon,lat,password,observes\nmqtt,%s,表,125.3,43.9,s3cret,water_pressure\n"
                        .formatted(code)
                        .getBytes(StandardCharsets.UTF_8),
                "test");
        long datastream =
                devices.channels(devices.find("mqtt", code).orElseThrow()).get("water_pressure");
        try (MqttClient client = client(code, "s3cret")) {
            client.publish(
                    "v1.1/Datastreams(" + datastream + ")/Observations",
                    reading("2026-10-01T00:00:00Z", "9"),
                    1,
                    false);
            client.disconnect();
        }
        assertThat(count(datastream)).isOne();
        // 9 MPa is more than the pack says an instrument can tell.
        assertThat(PLATFORM.bean(Observations.class)
                        .latest(datastream)
                        .orElseThrow()
                        .quality())
                .isNotZero();
    }

    @Test
    void whoMayOnlyLookSendsNothing() throws MqttException {
        long before = count(TOWN.datastreams.get(1));
        try (MqttClient client = client(Permission.SENSING_VIEW)) {
            assertThatThrownBy(() -> client.publish(readings(1), reading("2026-10-09T00:00:00Z", "1"), 1, false))
                    .isInstanceOf(MqttException.class);
        }
        assertThat(count(TOWN.datastreams.get(1))).isEqualTo(before);
    }

    @Test
    void whoMayOnlySendHearsNothing() throws MqttException {
        try (MqttClient client = client(Permission.SENSING_SEND)) {
            assertThatThrownBy(() -> client.subscribe("v1.1/Observations", 0)).isInstanceOf(MqttException.class);
            client.disconnect();
        }
    }

    @Test
    void aTopicThatLeadsNowhereCannotBeListenedTo() throws MqttException {
        try (MqttClient client = client(ALL)) {
            for (String topic :
                    List.of("v1.1/Nothing", "v1.1/Things(999999999)/Datastreams", "news", "v1.1/Things?$filter=("))
                assertThatThrownBy(() -> client.subscribe(topic, 0)).as(topic).isInstanceOf(MqttException.class);
            client.disconnect();
        }
    }

    @Test
    void whatVersion311CannotRefuseIsKeptInQuarantine() throws MqttException {
        try (MqttClient client = client(Permission.SENSING_SEND)) {
            client.publish(readings(0), "{\"result\":".getBytes(StandardCharsets.UTF_8), 1, false);
            client.disconnect();
        }
        assertThat(PLATFORM.bean(Devices.class).listQuarantine(20))
                .anyMatch(one -> one.protocol().equals("mqtt") && one.reason().equals("form"));
    }

    @Test
    void aClientOfVersion5SendsAsOneOf311Does() throws Exception {
        var client = new org.eclipse.paho.mqttv5.client.MqttClient(
                address(), TestPeople.newName("five"), new org.eclipse.paho.mqttv5.client.persist.MemoryPersistence());
        var options = new org.eclipse.paho.mqttv5.client.MqttConnectionOptions();
        options.setUserName("any");
        options.setPassword(new TestPeople(PLATFORM).key(ALL).getBytes(StandardCharsets.UTF_8));
        client.connect(options);
        long before = count(TOWN.datastreams.get(1));

        client.publish(readings(1), reading("2026-10-05T00:00:00Z", "1"), 1, false);

        assertThat(count(TOWN.datastreams.get(1))).isEqualTo(before + 1);
        client.disconnect();
        client.close();
    }

    @Test
    void aClientOfVersion5IsToldWhyItsReadingIsRefused() throws IOException {
        var encoder = new MqttEncoder(5);
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(PATIENCE_S * 1000);
            socket.getOutputStream().write(encoder.connect("raw", 0, "any", new TestPeople(PLATFORM).key(ALL)));
            assertThat(socket.getInputStream().readNBytes(11)).startsWith(0x20, 9, 0, 0);
            socket.getOutputStream().write(encoder.publish(readings(1), 1, 7, "{".getBytes(StandardCharsets.UTF_8)));
            // PUBACK of packet 7 with "payload format invalid".
            assertThat(socket.getInputStream().readNBytes(5)).containsExactly(0x40, 3, 0, 7, 0x99);
        }
    }

    @Test
    void whatIsNoMqttEndsTheConnectionAndHurtsNobody() throws IOException, MqttException {
        for (String text : List.of("GET / HTTP/1.1\r\n\r\n", "\0\0\0\0", "\u0010\u00ff\u00ff\u00ff\u00ff\u00ff")) {
            try (var socket = new Socket("127.0.0.1", port())) {
                socket.setSoTimeout(PATIENCE_S * 1000);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
        try (MqttClient client = client(ALL)) {
            assertThat(client.isConnected()).isTrue();
            client.disconnect();
        }
    }
}
