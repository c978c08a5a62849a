package org.songhua.register.internal.records;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.EventChain;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.register.RegisterRecord;
import org.songhua.register.TimelineEntry;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;

/** The histories of records: events of the engine with their hashes; the note is the reason of an event. */
final class JdbcHistory {
    private static final String APPEND = """
        insert into register.record_event (number, key, register, id, sequence, at, actor, action, state_from, state_to,
          note, fields, evidence, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private static final String SAYS =
            "select 1 as one from register.record_event where number = ? and key = ? and action = ? and note = ?";

    /** A record that nobody changed holds its only event in its row; the database writes it out at the first change. */
    private static final String ALL = """
        select sequence, at, actor, action, state_from, state_to, note, fields, evidence, hash
        from register.record_event where number = ? and key = ?
        union all
        select revision, created_at, entered_by, 'create', '', state, null, fields, '{}', entered_hash
        from register.record where number = ? and key = ? and entered_hash is not null
        order by sequence\
        """;

    private final Database database;

    JdbcHistory(Database database) {
        this.database = database;
    }

    /** A whole history. */
    record History(List<FlowEvent> events, List<byte[]> hashes) {

        byte[] lastHash(UUID id) {
            return hashes.isEmpty() ? EventChain.genesis(id.toString()) : hashes.getLast();
        }

        /** {@return number of the first event that does not fit, or 0} */
        long firstBroken(UUID id) {
            return EventChain.firstBroken(id.toString(), events, hashes);
        }
    }

    History read(RegisterRecord record) {
        var history = new History(new ArrayList<>(), new ArrayList<>());
        database.each(
                ALL,
                row -> {
                    history.events().add(event(row));
                    history.hashes().add(row.bytes("hash"));
                },
                RegisterNumber.of(record.register()),
                record.key(),
                RegisterNumber.of(record.register()),
                record.key());
        return history;
    }

    void append(RegisterRecord record, FlowEvent event, byte[] hash) {
        database.update(
                APPEND,
                RegisterNumber.of(record.register()),
                record.key(),
                record.register(),
                record.id(),
                event.sequence(),
                event.at(),
                event.actor(),
                event.action(),
                event.from(),
                event.to(),
                event.reason(),
                new Json(FieldJson.write(event.fields())),
                event.evidence().toArray(String[]::new),
                hash);
    }

    private static FlowEvent event(Row row) {
        return new FlowEvent(
                row.whole("sequence"),
                row.instant("at"),
                null,
                row.text("actor"),
                row.text("action"),
                row.text("state_from"),
                row.text("state_to"),
                row.findText("note"),
                new TreeMap<>(FieldJson.texts(row.text("fields"))),
                new TreeSet<>(List.of(row.texts("evidence"))),
                new TreeMap<>());
    }

    /** {@return whether an action was done with this very note} */
    boolean says(RegisterRecord record, String action, String note) {
        return database.find(SAYS, row -> true, RegisterNumber.of(record.register()), record.key(), action, note)
                .isPresent();
    }

    List<TimelineEntry> timeline(RegisterRecord record) {
        History history = read(record);
        var entries = new ArrayList<TimelineEntry>();
        for (int i = 0; i < history.events().size(); i++)
            entries.add(entry(history.events().get(i), history.hashes().get(i)));
        return entries;
    }

    private static TimelineEntry entry(FlowEvent event, byte[] hash) {
        @Nullable String note = event.reason();
        return new TimelineEntry(
                event.sequence(),
                event.at(),
                event.actor(),
                event.action(),
                event.from(),
                event.to(),
                note,
                event.fields(),
                HexFormat.of().formatHex(hash));
    }
}
