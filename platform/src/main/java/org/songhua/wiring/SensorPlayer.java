package org.songhua.wiring;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.songhua.demo.DemoSensor;
import org.songhua.demo.DemoSignal;
import org.songhua.demo.DemoWater;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.hj212.Hj212Framer;
import org.songhua.engine.protocol.hj212.Hj212Message;
import org.songhua.engine.protocol.mqtt.MqttDecoder;
import org.songhua.engine.protocol.mqtt.MqttEncoder;
import org.songhua.engine.protocol.mqtt.MqttPacket;
import org.songhua.store.StoreException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends readings of the platform's own datastreams as their devices would, and counts what is acknowledged. */
final class SensorPlayer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ARRAYS_A_REQUEST = 500;
    private static final int IN_FLIGHT = 500;
    private static final int PATIENCE_MS = 60_000;
    private static final int ANSWER_WANTED_2017 = 5;
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.ofHours(8));

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final @Nullable String key;
    private final List<Played> byHttp = new ArrayList<>();
    private final List<Played> byMqtt = new ArrayList<>();
    private final Map<String, List<Played>> byHj212 = new LinkedHashMap<>();
    private final @Nullable Socket mqtt;
    private final @Nullable Socket hj212;
    private final MqttDecoder mqttAnswers = new MqttDecoder(1 << 20);
    private long refused = 0;

    /**
     * A datastream that is played.
     *
     * @param channel what its device calls it; empty when it has no device
     */
    private record Played(long datastream, String kind, String channel, double lon, double lat) {}

    SensorPlayer(URI address, @Nullable String key, @Nullable Integer mqttPort, @Nullable Integer hj212Port)
            throws IOException, InterruptedException {
        this.address = address;
        this.key = key;
        sort(get("/api/devices").path("devices"), mqttPort != null, hj212Port != null);
        this.mqtt = mqttPort == null ? null : connectMqtt(mqttPort);
        this.hj212 = hj212Port == null ? null : connect(hj212Port);
    }

    long streams() throws IOException, InterruptedException {
        return streamsByNumber().size();
    }

    /** {@return time of the newest reading of any of them} */
    Optional<Instant> newest() throws IOException, InterruptedException {
        return streamsByNumber().values().stream()
                .map(one -> one.path("time").asString(""))
                .filter(time -> !time.isEmpty())
                .map(Instant::parse)
                .max(Instant::compareTo);
    }

    long refused() {
        return refused;
    }

    /** {@return the first network that the platform watches, whose model tells its sensors what to read} */
    DemoWater water(long seed, DemoWater.@Nullable Burst burst) throws IOException, InterruptedException {
        for (JsonNode one : networks()) {
            if (!one.path("live").isObject()) continue;
            var day = new ArrayList<Double>();
            one.at("/live/day").forEach(hour -> day.add(hour.doubleValue()));
            String whatIf = "/api/lifelines/" + one.path("code").asString() + "/whatif?factor=";
            return new DemoWater(seed, day, burst, (factor, isBurst) -> {
                String lost = isBurst && burst != null ? "&pipe=" + burst.pipe() + "&drawn=" + burst.drawn() : "";
                return whatIf(whatIf + factor + lost);
            });
        }
        return DemoWater.NONE;
    }

    /** A key that sees readings only sees no network; its sensors keep courses of their own then. */
    private JsonNode networks() throws IOException, InterruptedException {
        try {
            return get("/api/lifelines");
        } catch (StoreException e) {
            return JSON.createArrayNode();
        }
    }

    private Map<Long, Double> whatIf(String path) {
        var values = new LinkedHashMap<Long, Double>();
        try {
            get(path)
                    .properties()
                    .forEach(one -> values.put(
                            Long.valueOf(one.getKey()), one.getValue().doubleValue()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while the platform was asked.");
        }
        return values;
    }

    private Map<Long, JsonNode> streamsByNumber() throws IOException, InterruptedException {
        var found = new LinkedHashMap<Long, JsonNode>();
        for (JsonNode one : get("/api/streams"))
            found.put(one.path("datastream").asLong(), one);
        return found;
    }

    private void sort(JsonNode devices, boolean withMqtt, boolean withHj212) throws IOException, InterruptedException {
        Map<Long, JsonNode> left = streamsByNumber();
        for (JsonNode device : devices) {
            String protocol = device.path("protocol").asString();
            String code = device.path("code").asString();
            JsonNode channels = get("/api/devices/" + protocol + "/" + code + "/channels");
            for (var channel : channels.properties()) {
                JsonNode stream = left.remove(channel.getValue().asLong());
                if (stream == null) continue;
                Played played = played(stream, channel.getKey());
                if (protocol.equals("hj212") && withHj212)
                    byHj212.computeIfAbsent(code, mn -> new ArrayList<>()).add(played);
                else if (protocol.equals("mqtt") && withMqtt) byMqtt.add(played);
                else byHttp.add(played);
            }
        }
        left.values().forEach(stream -> byHttp.add(played(stream, "")));
    }

    private static Played played(JsonNode stream, String channel) {
        return new Played(
                stream.path("datastream").asLong(),
                stream.path("kind").asString(channel),
                channel,
                stream.path("lon").asDouble(0),
                stream.path("lat").asDouble(0));
    }

    /** Sends what every sensor reads at a time, and says how many readings that were. */
    long play(DemoSignal signal, Instant time) throws IOException, InterruptedException {
        long sent = 0;
        for (int from = 0; from < byHttp.size(); from += ARRAYS_A_REQUEST)
            sent += postArrays(byHttp.subList(from, Math.min(byHttp.size(), from + ARRAYS_A_REQUEST)), signal, time);
        for (int from = 0; from < byMqtt.size(); from += IN_FLIGHT)
            sent += publish(byMqtt.subList(from, Math.min(byMqtt.size(), from + IN_FLIGHT)), signal, time);
        for (var device : byHj212.entrySet()) sent += upload(device.getKey(), device.getValue(), signal, time);
        return sent;
    }

    private static OptionalDouble value(Played one, DemoSignal signal, Instant time) {
        return signal.value(one.kind, one.datastream, one.lon, one.lat, time);
    }

    private long postArrays(List<Played> streams, DemoSignal signal, Instant time)
            throws IOException, InterruptedException {
        var body = new StringBuilder("[");
        long count = 0;
        for (Played one : streams) {
            OptionalDouble value = value(one, signal, time);
            if (value.isEmpty()) continue;
            body.append(count++ == 0 ? "" : ",")
                    .append("{\"Datastream\":{\"@iot.id\":")
                    .append(one.datastream)
                    .append("},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[[\"")
                    .append(time)
                    .append("\",")
                    .append(value.getAsDouble())
                    .append("]]}");
        }
        if (count == 0) return 0;
        var request = to("/sta/v1.1/CreateObservations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.append(']').toString()));
        for (JsonNode link : JSON.readTree(send(request))) if (link.asString().equals("error")) refused++;
        return count;
    }

    private long publish(List<Played> streams, DemoSignal signal, Instant time) throws IOException {
        Socket socket = mqtt;
        if (socket == null) return 0;
        var encoder = new MqttEncoder(5);
        var bytes = new java.io.ByteArrayOutputStream();
        int count = 0;
        for (Played one : streams) {
            OptionalDouble value = value(one, signal, time);
            if (value.isEmpty()) continue;
            byte[] payload = "{\"phenomenonTime\":\"%s\",\"result\":%s}"
                    .formatted(time, value.getAsDouble())
                    .getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(encoder.publish(
                    "v1.1/Datastreams(%d)/Observations".formatted(one.datastream), 1, ++count, payload));
        }
        socket.getOutputStream().write(bytes.toByteArray());
        awaitAcknowledgements(socket, count);
        return count;
    }

    private void awaitAcknowledgements(Socket socket, int count) throws IOException {
        byte[] portion = new byte[4096];
        for (int left = count; left > 0; ) {
            int got = socket.getInputStream().read(portion);
            if (got < 0)
                throw new IOException(
                        "The platform ended the MQTT connection; " + left + " readings are not acknowledged.");
            for (MqttPacket packet : mqttAnswers.feed(ByteBuffer.wrap(portion, 0, got)))
                if (packet instanceof MqttPacket.PubAck) left--;
        }
    }

    private long upload(String mn, List<Played> channels, DemoSignal signal, Instant time) throws IOException {
        Socket socket = hj212;
        if (socket == null) return 0;
        var groups = new ArrayList<Map<String, String>>();
        groups.add(Map.of("DataTime", CHINESE.format(time)));
        for (Played one : channels) {
            OptionalDouble value = value(one, signal, time);
            if (value.isEmpty() || one.channel.contains("/")) continue;
            var fields = new LinkedHashMap<String, String>();
            fields.put(one.channel + "-Rtd", String.valueOf(value.getAsDouble()));
            fields.put(one.channel + "-Flag", "N");
            groups.add(fields);
        }
        if (groups.size() == 1) return 0;
        String qn = CHINESE.format(time) + "000";
        var message =
                new Hj212Message(qn, "22", "2011", DemoSensor.PASSWORD, mn, ANSWER_WANTED_2017, null, null, groups);
        socket.getOutputStream().write(message.toBytes());
        awaitAnswer(socket);
        return groups.size() - 1L;
    }

    private static void awaitAnswer(Socket socket) throws IOException {
        var framer = new Hj212Framer();
        boolean[] isAnswered = {false};
        byte[] portion = new byte[2048];
        while (!isAnswered[0]) {
            int got = socket.getInputStream().read(portion);
            if (got < 0) throw new IOException("The platform ended the HJ 212 connection.");
            framer.feed(ByteBuffer.wrap(portion, 0, got), new FrameSink<>() {
                @Override
                public void frame(byte[] frame) {
                    isAnswered[0] = true;
                }

                @Override
                public void fault(Fault fault) {
                    // Line ends between answers.
                }
            });
        }
    }

    private Socket connect(int port) throws IOException {
        var socket = new Socket(address.getHost(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private Socket connectMqtt(int port) throws IOException {
        Socket socket = connect(port);
        socket.getOutputStream()
                .write(new MqttEncoder(5).connect("songhua-simulate", 0, key == null ? null : "simulate", key));
        mqttAnswers.setLevel(5);
        byte[] portion = new byte[256];
        int got = socket.getInputStream().read(portion);
        boolean isWelcome = got > 0
                && mqttAnswers.feed(ByteBuffer.wrap(portion, 0, got)).stream()
                        .anyMatch(packet -> packet instanceof MqttPacket.Answer(int kind, int id, int reason)
                                && kind == 2
                                && reason == 0);
        if (!isWelcome) throw new StoreException("The platform did not let the player in by MQTT; give --key.");
        return socket;
    }

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json");
        if (key != null) request.header("Authorization", "Bearer " + key);
        return request;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(to(path)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() < 300) return response.body();
        throw new StoreException("The platform answered %d: %s".formatted(response.statusCode(), response.body()));
    }

    @Override
    public void close() throws IOException {
        if (mqtt != null) mqtt.close();
        if (hj212 != null) hj212.close();
        http.close();
    }
}
