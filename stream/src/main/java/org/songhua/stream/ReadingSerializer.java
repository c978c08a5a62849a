package org.songhua.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Readings between tasks: 41 bytes. */
public final class ReadingSerializer extends OwnSerializer<Reading> {

    @Override
    public int getLength() {
        return 5 * Long.BYTES + 1;
    }

    @Override
    public void serialize(Reading reading, DataOutputView out) throws IOException {
        out.writeLong(reading.thing());
        out.writeLong(reading.datastream());
        out.writeLong(reading.time_us());
        out.writeDouble(reading.value());
        out.writeByte(reading.quality());
        out.writeLong(reading.received_us());
    }

    @Override
    public Reading deserialize(DataInputView in) throws IOException {
        return new Reading(
                in.readLong(), in.readLong(), in.readLong(), in.readDouble(), in.readUnsignedByte(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Reading> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Bytes written by this form are read by it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Reading> {
        /** Called by Flink when it restores. */
        public Snapshot() {
            super(ReadingSerializer::new);
        }
    }
}
