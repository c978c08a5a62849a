package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationJournal;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** Reads the journal from the table it is kept in. */
@Service
class StoredJournal implements ObservationJournal {
    private static final String REGISTER = """
            insert into sensing.journal_reader (name, read_seq)
            values (?, greatest(coalesce((select max(seq) from sensing.journal), 0),
              coalesce((select max(read_seq) from sensing.journal_reader), 0)))
            on conflict (name) do nothing""";
    private static final String POSITION = "select read_seq from sensing.journal_reader where name = ?";
    private static final String FOLLOW = """
            insert into sensing.journal_reader (name, read_seq)
            select ?, read_seq from sensing.journal_reader where name = ? on conflict (name) do nothing""";
    private static final String LEAVE = "delete from sensing.journal_reader where name = ?";
    private static final String ADVANCE =
            "update sensing.journal_reader set read_seq = greatest(read_seq, ?) where name = ?";
    private static final String READ = "select seq, body from sensing.journal where seq > ? order by seq limit ?";

    private final Database database;

    StoredJournal(Database database) {
        this.database = database;
    }

    @Override
    public long position(String reader) {
        database.update(REGISTER, reader);
        return database.get(POSITION, row -> row.whole("read_seq"), reader);
    }

    @Override
    public long position(String reader, String other) {
        database.update(FOLLOW, reader, other);
        return position(reader);
    }

    @Override
    public void leave(String reader) {
        database.update(LEAVE, reader);
    }

    @Override
    public void advance(String reader, long seq) {
        database.update(ADVANCE, seq, reader);
    }

    @Override
    public void read(long afterSeq, int commitsMax, Sink sink) {
        database.each(
                READ, row -> sink.accept(row.whole("seq"), observations(row.bytes("body"))), afterSeq, commitsMax);
    }

    private static List<Observation> observations(byte[] body) {
        var found = new ArrayList<Observation>();
        JournalFormat.read(body, new JournalFormat.Sink() {
            @Override
            public void put(Reading reading) {
                found.add(ReadingFormat.toObservation(reading));
            }

            @Override
            public void pack(Reading reading) {
                put(reading);
            }

            @Override
            public void remove(Reading reading) {
                // Gone is not added.
            }

            @Override
            public void clear(long datastream) {
                // Gone is not added.
            }
        });
        return found;
    }
}
