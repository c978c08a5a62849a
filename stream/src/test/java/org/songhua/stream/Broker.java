package org.songhua.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real Kafka broker of one node, in a process of its own. */
final class Broker implements AutoCloseable {
    private final Process process;
    private final int port;

    private Broker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Runs in the process of the broker. Argument: its settings. */
    public static void main(String[] arguments) throws Exception {
        int code = kafka.tools.StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", arguments[0]}, System.out);
        if (code != 0) System.exit(code);
        kafka.Kafka.main(arguments);
    }

    static Broker start(Path folder) throws Exception {
        int port = freePort();
        int controller = freePort();
        Path settings = folder.resolve("kafka.properties");
        Files.writeString(settings, """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                num.network.threads=2
                num.io.threads=2
                """.formatted(
                        port, controller, folder.resolve("kafka").toString()));
        var broker = new Broker(Java.run(folder.resolve("kafka.log"), "512m", Broker.class, settings.toString()), port);
        broker.awaitReady();
        return broker;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Map<String, Object> reach() {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address());
    }

    private void awaitReady() throws Exception {
        try (Admin admin = Admin.create(reach())) {
            admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void createTopic(String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(reach())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    /** Reads from the beginning of what is assigned to it. */
    KafkaConsumer<byte[], byte[]> consumer() {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        address(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                bytes,
                bytes);
    }

    KafkaProducer<byte[], byte[]> producer() {
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address(),
                        ProducerConfig.LINGER_MS_CONFIG, 20,
                        ProducerConfig.BATCH_SIZE_CONFIG, 262_144),
                bytes,
                bytes);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Java processes with the class path of this one. */
    static final class Java {
        private Java() {}

        static Process run(Path log, String heap, Class<?> main, String... arguments) throws IOException {
            return run(log, heap, main.getName(), List.of(arguments), Map.of());
        }

        static Process run(Path log, String heap, String main, List<String> arguments, Map<String, String> environment)
                throws IOException {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
            command.add("-Xmx" + heap);
            command.add("-XX:+UseSerialGC");
            command.add("@" + options());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        }

        /** As the launcher starts them; tests run in the folder of the module, the benchmark in the root. */
        private static Path options() {
            Path here = Path.of("java-options");
            return Files.exists(here) ? here : Path.of("stream/java-options");
        }
    }
}
