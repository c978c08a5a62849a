package org.songhua.sensing.internal.devices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices.Quarantined;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Repository;

/** The statements of the register. */
@Repository
class JdbcDevices {
    private static final String DEVICES = """
            select id, protocol, code, name, network, thing, enabled, maker, firmware, battery::text as battery, last_seen, skew_ms,
              messages, refused, coalesce(secret, ''::bytea) as secret
            from sensing.device""";
    private static final String LIST = DEVICES + " order by network, name, id";
    private static final String HELD =
            DEVICES + " where (protocol, code) in (select protocol, code from sensing.quarantine) order by id";
    private static final String FIND = DEVICES + " where protocol = ? and code = ?";
    private static final String CHANNELS =
            "select channel, datastream from sensing.device_channel where device = ? order by channel";
    private static final String INSERT = """
            insert into sensing.device (protocol, code, name, network, secret, thing, maker, firmware)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update sensing.device set name = ?, network = ?, secret = coalesce(?, secret), maker = ?, firmware = ? where id = ?""";
    private static final String LINK = """
            insert into sensing.device_channel (device, channel, datastream) values (?, ?, ?)
            on conflict (device, channel) do update set datastream = excluded.datastream""";
    private static final String SEEN = """
            update sensing.device set messages = messages + ?, refused = refused + ?,
              last_seen = greatest(coalesce(?::timestamptz, last_seen), last_seen), skew_ms = coalesce(?, skew_ms), battery = coalesce(?, battery)
            where id = ?""";
    private static final String QUARANTINE = """
            insert into sensing.quarantine (protocol, code, address, reason, message, received_at)
            values (?, ?, ?, ?, ?, ?::timestamptz)""";
    private static final String QUARANTINED =
            "select id, protocol, code, address, reason, message, received_at from sensing.quarantine ";
    private static final String NEWEST = QUARANTINED + "order by id desc limit ?";
    private static final String OF_DEVICE = QUARANTINED + "where protocol = ? and code = ? order by id limit 10000";
    private static final String COUNT_QUARANTINE = "select count(*) as n from sensing.quarantine";
    private static final String RELEASE = "delete from sensing.quarantine where id = any(?)";

    private static final String RELEASE_REASON =
            "delete from sensing.quarantine where protocol = ? and code = ? and reason = ?";
    private static final String ALONE = "select count(*) = 1 as alone from sensing.device where thing = ?";
    private static final String THING = "select id from sensing.thing where city_object = ?::uuid";
    private static final String PROPERTY =
            "select id from sensing.observed_property where definition = ? order by id limit 1";
    private static final String SENSOR = "select id from sensing.sensor where name = ? order by id limit 1";

    private final Database database;

    JdbcDevices(Database database) {
        this.database = database;
    }

    /**
     * A device with what only the register knows.
     *
     * @param secret see {@link Secret}; null when it needs none
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside
    record Kept(Device device, byte @Nullable [] secret) {}

    void inTransaction(Runnable work) {
        database.run(work);
    }

    List<Kept> list() {
        return database.list(LIST, JdbcDevices::kept);
    }

    /** {@return the devices of which messages are in quarantine} */
    List<Kept> listHeld() {
        return database.list(HELD, JdbcDevices::kept);
    }

    Optional<Kept> find(String protocol, String code) {
        return database.find(FIND, JdbcDevices::kept, protocol, code);
    }

    private static Kept kept(Row row) {
        String battery = row.findText("battery");
        byte[] secret = row.bytes("secret");
        var device = new Device(
                row.whole("id"),
                row.text("protocol"),
                row.text("code"),
                row.text("name"),
                row.text("network"),
                row.findWhole("thing"),
                row.flag("enabled"),
                row.text("maker"),
                row.text("firmware"),
                battery == null ? null : Double.valueOf(battery),
                row.findInstant("last_seen"),
                row.findWhole("skew_ms"),
                row.whole("messages"),
                row.whole("refused"));
        return new Kept(device, secret.length == 0 ? null : secret);
    }

    Map<String, Long> channels(long device) {
        var channels = new LinkedHashMap<String, Long>();
        database.each(CHANNELS, row -> channels.put(row.text("channel"), row.whole("datastream")), device);
        return channels;
    }

    void insert(DeviceRow row, long thing) {
        database.update(
                INSERT,
                row.protocol(),
                row.code(),
                row.name(),
                row.network(),
                row.password().isEmpty() ? null : Secret.of(row.password()),
                thing,
                row.maker(),
                row.firmware());
    }

    void update(long id, DeviceRow row) {
        byte[] secret = row.password().isEmpty() ? null : Secret.of(row.password());
        database.update(UPDATE, row.name(), row.network(), secret, row.maker(), row.firmware(), id);
    }

    void link(long device, String channel, long datastream) {
        database.update(LINK, device, channel, datastream);
    }

    void saveSeen(Collection<SeenLately> seen) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (SeenLately one : seen)
            rows.add(new @Nullable Object[] {
                one.messages(),
                one.refused(),
                one.last() == null ? null : one.last().toString(),
                one.skew_ms(),
                one.battery(),
                one.device()
            });
        database.batch(SEEN, rows);
    }

    void quarantine(Collection<Quarantined> messages) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Quarantined one : messages)
            rows.add(new @Nullable Object[] {
                one.protocol(),
                one.code(),
                one.address(),
                one.reason(),
                one.message(),
                one.received().toString()
            });
        database.batch(QUARANTINE, rows);
    }

    List<Quarantined> newest(int limit) {
        return database.list(NEWEST, JdbcDevices::quarantined, limit);
    }

    List<Quarantined> of(String protocol, String code) {
        return database.list(OF_DEVICE, JdbcDevices::quarantined, protocol, code);
    }

    private static Quarantined quarantined(Row row) {
        return new Quarantined(
                row.whole("id"),
                row.text("protocol"),
                row.text("code"),
                row.text("address"),
                row.text("reason"),
                row.bytes("message"),
                row.instant("received_at"));
    }

    long countQuarantine() {
        return database.get(COUNT_QUARANTINE, row -> row.whole("n"));
    }

    int release(String protocol, String code, String reason) {
        return database.update(RELEASE_REASON, protocol, code, reason);
    }

    /** {@return whether a thing has one device only} */
    boolean isAlone(long thing) {
        return database.get(ALONE, row -> row.flag("alone"), thing);
    }

    /** {@return the thing that a city object is} */
    Optional<Long> findThing(String cityObject) {
        return database.find(THING, row -> row.whole("id"), cityObject);
    }

    Optional<Long> findProperty(String definition) {
        return database.find(PROPERTY, row -> row.whole("id"), definition);
    }

    Optional<Long> findSensor(String name) {
        return database.find(SENSOR, row -> row.whole("id"), name);
    }

    int release(List<Long> ids) {
        return database.update(RELEASE, (Object) ids.toArray(Long[]::new));
    }
}
