package org.songhua.stream;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the time into every partition each second. Time then passes in the stream itself: a sensor is silent when others, or this clock, went on
 * without it, and never because the job or the broker stood still while readings waited.
 */
final class ClockTeller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockTeller.class);
    private static final long EVERY_S = 1;

    private final String kafka;
    private final String topic;
    private final InstantSource clock;

    ClockTeller(String kafka, String topic, InstantSource clock) {
        this.kafka = kafka;
        this.topic = topic;
        this.clock = clock;
    }

    /** Until the process ends, or the thread is interrupted. */
    @Override
    public void run() {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            while (!Thread.currentThread().isInterrupted()) {
                tell(producer);
                TimeUnit.SECONDS.sleep(EVERY_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(KafkaProducer<byte[], byte[]> producer) {
        try {
            tell(producer, topic, clock.millis() * 1000);
        } catch (KafkaException e) {
            LOG.warn("The clock could not be told to the topic {}: {}", topic, e.getMessage());
        }
    }

    static void tell(KafkaProducer<byte[], byte[]> producer, String topic, long now_us) {
        byte[] message = ReadingFormat.write(0, List.of(Reading.clock(now_us)));
        for (var partition : producer.partitionsFor(topic)) {
            // Another one follows in a second; what hinders it is told when partitions are asked for.
            var unused =
                    producer.send(new ProducerRecord<>(topic, partition.partition(), ReadingFormat.key(0), message));
        }
    }
}
