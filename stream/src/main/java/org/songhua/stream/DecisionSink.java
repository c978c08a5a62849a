package org.songhua.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Stores decisions when the checkpoint that holds them is complete, so that nothing is stored of a run that is taken back. After a failure
 * the checkpoint gives them again, and the table takes each once.
 */
final class DecisionSink implements Sink<Decided>, SupportsCommitter<List<Decided>> {
    private static final long serialVersionUID = 1;

    private final DecisionTable table;

    DecisionSink(DecisionTable table) {
        this.table = table;
    }

    @Override
    public SinkWriter<Decided> createWriter(WriterInitContext context) {
        return new Gathering();
    }

    @Override
    public Committer<List<Decided>> createCommitter(CommitterInitContext context) {
        return new Storing(table);
    }

    @Override
    public SimpleVersionedSerializer<List<Decided>> getCommittableSerializer() {
        return new Bytes();
    }

    /** Gathers the decisions between two checkpoints. */
    private static final class Gathering implements CommittingSinkWriter<Decided, List<Decided>> {
        private List<Decided> gathered = new ArrayList<>();

        @Override
        public void write(Decided decided, Context context) {
            gathered.add(decided);
        }

        /** They leave with the checkpoint, not before. */
        @Override
        public void flush(boolean isEndOfInput) {}

        @Override
        public Collection<List<Decided>> prepareCommit() {
            if (gathered.isEmpty()) return List.of();
            List<Decided> ready = gathered;
            gathered = new ArrayList<>();
            return List.of(ready);
        }

        @Override
        public void close() {}
    }

    /** Stores what a complete checkpoint holds. A failure restarts the job, which stores it then. */
    private static final class Storing implements Committer<List<Decided>> {
        private final DecisionTable table;

        Storing(DecisionTable table) {
            this.table = table;
        }

        @Override
        public void commit(Collection<CommitRequest<List<Decided>>> requests) throws IOException {
            List<Decided> all = requests.stream()
                    .flatMap(request -> request.getCommittable().stream())
                    .toList();
            if (all.isEmpty()) return;
            try (Connection connection = table.open()) {
                DecisionTable.store(connection, all);
            } catch (SQLException e) {
                throw new IOException("Decisions could not be stored: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {}
    }

    /** Decisions in a checkpoint. */
    private static final class Bytes implements SimpleVersionedSerializer<List<Decided>> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(List<Decided> all) throws IOException {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeInt(all.size());
            for (Decided one : all) DecidedSerializer.write(one, out);
            return bytes.toByteArray();
        }

        @Override
        public List<Decided> deserialize(int version, byte[] bytes) throws IOException {
            if (version != VERSION) throw new IOException("Decisions of version " + version + ".");
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            var all = new ArrayList<Decided>();
            for (int left = in.readInt(); left > 0; left--) all.add(DecidedSerializer.read(in));
            return all;
        }
    }
}
