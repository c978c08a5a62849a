package org.songhua.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Decisions between tasks and in checkpoints. */
public final class DecidedSerializer extends OwnSerializer<Decided> {

    @Override
    public void serialize(Decided decided, DataOutputView out) throws IOException {
        write(decided, out);
    }

    static void write(Decided decided, DataOutput out) throws IOException {
        out.writeUTF(decided.rule());
        out.writeLong(decided.subject());
        out.writeLong(decided.digest());
        out.writeLong(decided.time_us());
        out.writeInt(decided.ordinal());
        out.writeUTF(decided.kind());
        out.writeByte(decided.fromRank());
        out.writeByte(decided.rank());
        // May be longer than the 64 KiB of writeUTF.
        byte[] reasons = decided.reasons().getBytes(StandardCharsets.UTF_8);
        out.writeInt(reasons.length);
        out.write(reasons);
    }

    @Override
    public Decided deserialize(DataInputView in) throws IOException {
        return read(in);
    }

    static Decided read(DataInput in) throws IOException {
        return new Decided(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readUTF(),
                in.readByte(),
                in.readByte(),
                text(in));
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public TypeSerializerSnapshot<Decided> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Bytes written by this form are read by it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Decided> {
        /** Called by Flink when it restores. */
        public Snapshot() {
            super(DecidedSerializer::new);
        }
    }
}
