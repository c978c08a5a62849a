package org.songhua.register.internal.records;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.internal.records.RecordMaker.Made;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;

/** The rows of records. */
final class JdbcRecords {
    private static final String COLUMNS = """
        register, id, key, title, state, object, department, region, longitude, latitude, next_due, synthetic, revision,
        fields, created_at, changed_at\
        """;

    private static final String INSERT = """
        insert into register.record (register, id, key, title, state, object, department, region, longitude, latitude,
          cell, next_due, synthetic, revision, fields, created_at, changed_at, s1, s2, s3, n1, n2, d1, d2,
          sole, number, entered_by, entered_hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """;

    private static final String UPDATE = """
        update register.record set title = ?, state = ?, next_due = ?, revision = ?, fields = ?, changed_at = ?,
          s1 = ?, s2 = ?, s3 = ?, n1 = ?, n2 = ?, d1 = ?, d2 = ?, sole = ?
        where number = ? and id = ?\
        """;

    private static final String COUNT =
            "select count(*) as number from (select 1 from register.record where %s limit ?) as counted";

    /** Keys first, which stand in the indexes of places, days and numbers: of thousands that are meant only the rows shown are fetched. */
    private static final String KEYS_FIRST = "select " + COLUMNS + """
         from register.record
        where key = any(array(select key from register.record where %s order by key limit ?)) and number = ? order by key\
        """;

    private static final String BETWEEN =
            "select 1 as one from register.record where number = ? and key >= ? and key <= ? limit 1";

    /** As the database orders keys; characters beyond the first 65,536 stand elsewhere in the order of Java. */
    private static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private static final int PORTION = 2_000;

    private final Database database;

    JdbcRecords(Database database) {
        this.database = database;
    }

    /** Writes a new record with its first event. {@return false when somebody else took the key meanwhile; nothing was written then} */
    boolean insert(Register register, Made made) {
        RegisterRecord one = made.record();
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                one.register(),
                one.id(),
                one.key(),
                one.title(),
                one.state(),
                one.object(),
                one.department(),
                one.region(),
                one.longitude(),
                one.latitude(),
                cell(one),
                one.nextDue(),
                one.synthetic(),
                one.revision(),
                new Json(FieldJson.write(one.fields())),
                one.createdAt(),
                one.changedAt()));
        values.addAll(Arrays.asList(Slots.values(register, one.fields())));
        values.add(Sole.of(register, one));
        values.add(RegisterNumber.of(one.register()));
        values.add(made.event().actor());
        values.add(made.hash());
        return database.update(INSERT, values.toArray()) == 1;
    }

    static @Nullable Integer cell(RegisterRecord one) {
        Double longitude = one.longitude();
        Double latitude = one.latitude();
        return longitude == null || latitude == null ? null : (Integer) Cell.of(longitude, latitude);
    }

    void update(Register register, RegisterRecord one) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                one.title(),
                one.state(),
                one.nextDue(),
                one.revision(),
                new Json(FieldJson.write(one.fields())),
                one.changedAt()));
        values.addAll(Arrays.asList(Slots.values(register, one.fields())));
        values.add(Sole.of(register, one));
        values.add(RegisterNumber.of(one.register()));
        values.add(one.id());
        database.update(UPDATE, values.toArray());
    }

    /** {@return the record; its row stays locked until the transaction ends} */
    Optional<RegisterRecord> lock(Register register, UUID id, Condition within) {
        return database.find(
                select(within.and("id = ?", id)) + " for update", row -> record(register, row), within.parameters());
    }

    Optional<RegisterRecord> find(Register register, UUID id, Condition within) {
        return database.find(select(within.and("id = ?", id)), row -> record(register, row), within.parameters());
    }

    /** {@return the records of these keys by their key; their rows stay locked} */
    Map<String, RegisterRecord> byKeys(Register register, List<String> keys) {
        var found = new LinkedHashMap<String, RegisterRecord>();
        if (!standsBetween(register, keys)) return found;
        database.each(
                "select " + COLUMNS + " from register.record where number = ? and key = any(?) order by key for update",
                row -> found.put(row.text("key"), record(register, row)),
                RegisterNumber.of(register.code()),
                keys.toArray(String[]::new));
        return found;
    }

    /** What is new mostly lies behind or between what stands: one look tells it instead of one for each key. */
    private boolean standsBetween(Register register, List<String> keys) {
        return !keys.isEmpty()
                && database.find(
                                BETWEEN,
                                row -> true,
                                RegisterNumber.of(register.code()),
                                Collections.min(keys, BY_BYTES),
                                Collections.max(keys, BY_BYTES))
                        .isPresent();
    }

    /** {@return the open record of each of these that only one may have} */
    Map<String, RegisterRecord> bySoles(Register register, List<String> soles) {
        var found = new LinkedHashMap<String, RegisterRecord>();
        if (!soles.isEmpty())
            database.each(
                    "select sole, " + COLUMNS + " from register.record where number = ? and sole = any(?)",
                    row -> found.put(row.text("sole"), record(register, row)),
                    RegisterNumber.of(register.code()),
                    soles.toArray(String[]::new));
        return found;
    }

    /** Keeps imports of a register in line until the transaction ends. */
    void lockRegister(String register) {
        database.find("select pg_advisory_xact_lock(hashtextextended(?, 10))", row -> true, register);
    }

    List<RegisterRecord> list(Register register, Condition condition, RecordQuery query) {
        boolean due = query.sort() == RecordQuery.Sort.DUE;
        if (due) condition.and("next_due is not null");
        if (query.after() != null) after(condition, query.after(), due);
        String order = due ? " order by next_due, key" : " order by key";
        if (!due && isSpan(query))
            return search(
                    register,
                    KEYS_FIRST.formatted(condition.sql()),
                    condition.parameters(query.limit(), RegisterNumber.of(register.code())));
        return search(register, select(condition) + order + " limit ?", condition.parameters(query.limit()));
    }

    private static boolean isSpan(RecordQuery query) {
        return !query.box().isEmpty()
                || !query.least().isEmpty()
                || !query.most().isEmpty();
    }

    /** Planned for these values: whether the order or a filter is the shorter way depends on how many they are. */
    private List<RegisterRecord> search(Register register, String sql, @Nullable Object[] parameters) {
        var found = new ArrayList<RegisterRecord>();
        database.searchWhile(sql, 0, row -> found.add(record(register, row)), parameters);
        return found;
    }

    /** The cursor of an order by day is the day, a blank, and the key. */
    private static void after(Condition condition, String after, boolean due) {
        if (!due) {
            condition.and("key > ?", after);
            return;
        }
        int blank = after.indexOf(' ');
        condition.and(
                "(next_due, key) > (?, ?)", LocalDate.parse(after.substring(0, blank)), after.substring(blank + 1));
    }

    void stream(Register register, Condition condition, Consumer<RegisterRecord> sink) {
        database.stream(
                select(condition) + " order by key",
                PORTION,
                row -> sink.accept(record(register, row)),
                condition.parameters());
    }

    long count(Condition condition, int most) {
        var counted = new ArrayList<Long>();
        database.searchWhile(
                COUNT.formatted(condition.sql()),
                0,
                row -> counted.add(row.whole("number")),
                condition.parameters(most));
        return counted.getFirst();
    }

    private static String select(Condition condition) {
        return "select " + COLUMNS + " from register.record where " + condition.sql();
    }

    private static RegisterRecord record(Register register, Row row) {
        double longitude = row.number("longitude");
        return new RegisterRecord(
                row.text("register"),
                row.uuid("id"),
                row.text("key"),
                row.text("title"),
                row.text("state"),
                uuid(row.findText("object")),
                row.findText("department"),
                row.findText("region"),
                Double.isNaN(longitude) ? null : (Double) longitude,
                Double.isNaN(longitude) ? null : (Double) row.number("latitude"),
                FieldJson.read(register, row.text("fields")),
                day(row.findText("next_due")),
                row.flag("synthetic"),
                row.whole("revision"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /** {@return codes of the registers that hold records about a city object} */
    List<String> registersOf(UUID object) {
        return database.list(
                "select distinct register from register.record where object = ? order by register",
                row -> row.text("register"),
                object);
    }
}
