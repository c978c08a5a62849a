package org.songhua.stream;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes messages apart. What is none is counted as {@code refusedMessages} and left out: one broken sender must not stop a city. */
final class ReadingMessages implements KafkaRecordDeserializationSchema<Reading> {
    private transient @Nullable Counter refused;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        refused = context.getMetricGroup().counter("refusedMessages");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Reading> out) {
        byte[] value = message.value();
        boolean isOne = value != null && ReadingFormat.read(value, out::collect);
        if (!isOne && refused != null) refused.inc();
    }

    @Override
    public TypeInformation<Reading> getProducedType() {
        return Types.READING;
    }
}
