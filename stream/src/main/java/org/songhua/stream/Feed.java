package org.songhua.stream;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the readings that the platform stored into the topic, in their order. A portion is asked for when the one before is safe in Kafka, and the platform
 * remembers the place: after a death of any process the last portion may come twice, which changes no decision, and none is left out. The clock is told when no
 * reading is on its way any more, so that a sensor is never silent because platform, feed or broker stood still.
 */
public final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final String USAGE =
            "feed --kafka HOST:PORT --url ADDRESS OF THE PLATFORM [--topic TOPIC]; its API key in SONGHUA_KEY";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MS = 100;
    private static final long PAUSE_AFTER_FAILURE_MS = 1000;
    private static final long CLOCK_EVERY_US = 1_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI readings;
    private final String key;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private @Nullable String after;
    private long told_us = Long.MIN_VALUE;

    Feed(URI platform, String key, KafkaProducer<byte[], byte[]> producer, String topic) {
        this.readings = platform.resolve("/api/warning-rules/readings");
        this.key = key;
        this.producer = producer;
        this.topic = topic;
    }

    /** Runs until the process ends. */
    public static void main(String[] arguments) throws InterruptedException {
        var given = Options.of(arguments, System.getenv());
        if (given == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        try (var producer = producer(given.kafka())) {
            new Feed(given.platform(), given.key(), producer, given.topic()).run();
        }
    }

    /** What it is told when it is started. */
    record Options(String kafka, URI platform, String topic, String key) {
        /** {@return the options of a command line, else of the environment; null when one is wrong or missing} */
        static @Nullable Options of(String[] arguments, Map<String, String> environment) {
            String kafka = environment.get("SONGHUA_KAFKA");
            String platform = environment.get("SONGHUA_URL");
            String topic = environment.getOrDefault("SONGHUA_TOPIC", StreamOptions.TOPIC);
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) return null;
                switch (arguments[i]) {
                    case "--kafka" -> kafka = arguments[i + 1];
                    case "--url" -> platform = arguments[i + 1];
                    case "--topic" -> topic = arguments[i + 1];
                    default -> {
                        return null;
                    }
                }
            }
            if (kafka == null || platform == null) return null;
            return new Options(kafka, URI.create(platform), topic, environment.getOrDefault("SONGHUA_KEY", ""));
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String kafka) {
        var bytes = new ByteArraySerializer();
        // Idempotent, as producers are when nothing else is said: what is sent again within it comes once and in order.
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BATCH_SIZE_CONFIG, 262_144);
        return new KafkaProducer<>(settings, bytes, bytes);
    }

    private void run() throws InterruptedException {
        while (true) {
            try {
                if (!step()) TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            } catch (IOException | ExecutionException | KafkaException e) {
                LOG.warn("Readings could not be brought to the topic {}; the same are asked for again: {}", topic, e);
                TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE_MS);
            }
        }
    }

    /** {@return whether there may be more at once} */
    boolean step() throws IOException, ExecutionException, InterruptedException {
        HttpResponse<byte[]> answer = ask();
        var sent = new ArrayList<Future<RecordMetadata>>();
        int count = send(answer.body(), sent);
        boolean isMore = Boolean.parseBoolean(header(answer, "Songhua-More"));
        // After the readings: partitions keep the order.
        if (!isMore) tellClock(Long.parseLong(header(answer, "Songhua-Clock")));
        producer.flush();
        for (Future<RecordMetadata> one : sent) one.get();
        after = header(answer, "Songhua-Place");
        return isMore || count > 0;
    }

    private HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        URI uri = after == null ? readings : URI.create(readings + "?after=" + after);
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) return answer;
        throw new IOException(readings + " answered " + answer.statusCode() + " "
                + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String header(HttpResponse<?> answer, String name) throws IOException {
        return answer.headers().firstValue(name).orElseThrow(() -> new IOException("The answer has no " + name + "."));
    }

    private int send(byte[] body, List<Future<RecordMetadata>> sent) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(body));
        int count = 0;
        for (; in.available() > 0; count++) {
            byte[] message = in.readNBytes(in.readInt());
            sent.add(producer.send(new ProducerRecord<>(topic, ReadingFormat.keyOf(message), message)));
        }
        return count;
    }

    private void tellClock(long now_us) {
        if (told_us != Long.MIN_VALUE && now_us - told_us < CLOCK_EVERY_US) return;
        ClockTeller.tell(producer, topic, now_us);
        told_us = now_us;
    }
}
