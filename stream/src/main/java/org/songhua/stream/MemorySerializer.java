package org.songhua.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.songhua.engine.rule.StateFormat;

/** What is remembered, in checkpoints: states in the form in which the platform keeps them too. */
public final class MemorySerializer extends OwnSerializer<Memory> {
    private static final int VERSION = 1;

    @Override
    public void serialize(Memory memory, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(memory.timer_ms());
        out.writeInt(memory.entries().length);
        for (Memory.Entry entry : memory.entries()) write(entry, out);
    }

    private static void write(Memory.Entry entry, DataOutputView out) throws IOException {
        out.writeUTF(entry.rule());
        out.writeLong(entry.subject());
        out.writeLong(entry.digest());
        out.writeLong(entry.last_us());
        out.writeInt(entry.ordinal());
        byte[] state = StateFormat.write(entry.state());
        out.writeInt(state.length);
        out.write(state);
    }

    @Override
    public Memory deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) throw new IOException("What is remembered is of version " + version + ".");
        long timer_ms = in.readLong();
        var entries = new Memory.Entry[in.readInt()];
        for (int i = 0; i < entries.length; i++) entries[i] = entry(in);
        return new Memory(null, entries, timer_ms);
    }

    /** When it falls due is worked out again when it meets its rule. */
    private static Memory.Entry entry(DataInputView in) throws IOException {
        String rule = in.readUTF();
        long subject = in.readLong();
        long digest = in.readLong();
        long last_us = in.readLong();
        int ordinal = in.readInt();
        byte[] state = new byte[in.readInt()];
        in.readFully(state);
        return new Memory.Entry(rule, subject, digest, StateFormat.read(state), last_us, ordinal, Long.MAX_VALUE);
    }

    @Override
    public TypeSerializerSnapshot<Memory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Bytes written by this form are read by it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Memory> {
        /** Called by Flink when it restores. */
        public Snapshot() {
            super(MemorySerializer::new);
        }
    }
}
