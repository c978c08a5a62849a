package org.songhua.sensing.internal.devices;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Audit;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.ObservedKinds;
import org.songhua.sensing.internal.devices.JdbcDevices.Kept;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The register in memory. Devices change seldom and are read with every message: a copy is held, and made anew after each
 * change. What messages tell of their devices is written every few seconds, in one statement.
 */
@Service
class RegisteredDevices implements Devices, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RegisteredDevices.class);
    private static final long WRITE_EVERY_MS = 5000;
    /** Strangers must not fill the disk. */
    private static final long QUARANTINE_MAX = 100_000;
    /** A fire alarm transmitter speaks for the detectors of a building. */
    private static final int CHANNELS_MAX = 10_000;

    private final JdbcDevices store;
    private final Onboarder onboarder;
    private final ObservedKinds kinds;
    private final Audit audit;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<Long, SeenLately> seen = new ConcurrentHashMap<>();
    private final AtomicLong quarantined = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("devices-seen").factory());

    /** A device with its channels. */
    private record Known(Kept kept, Map<String, Long> channels) {}

    RegisteredDevices(JdbcDevices store, Onboarder onboarder, ObservedKinds kinds, Audit audit) {
        this.store = store;
        this.onboarder = onboarder;
        this.kinds = kinds;
        this.audit = audit;
        quarantined.set(store.countQuarantine());
        var _ = clock.scheduleWithFixedDelay(this::writeSeen, WRITE_EVERY_MS, WRITE_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private static String key(String protocol, String code) {
        return protocol + " " + code;
    }

    private @Nullable Known known(String protocol, String code) {
        Known there = known.get(key(protocol, code));
        if (there != null) return there;
        Optional<Known> found = store.find(protocol, code)
                .map(kept -> new Known(
                        kept,
                        new ConcurrentHashMap<>(store.channels(kept.device().id()))));
        found.ifPresent(one -> known.put(key(protocol, code), one));
        return found.orElse(null);
    }

    @Override
    public List<Device> list() {
        flush();
        return store.list().stream().map(Kept::device).toList();
    }

    @Override
    public Optional<Device> find(String protocol, String code) {
        return Optional.ofNullable(known(protocol, code)).map(one -> one.kept().device());
    }

    @Override
    public boolean needsPassword(Device device) {
        Known one = known(device.protocol(), device.code());
        return one != null && one.kept().secret() != null;
    }

    @Override
    public boolean accepts(Device device, String password) {
        Known one = known(device.protocol(), device.code());
        byte[] secret = one == null ? null : one.kept().secret();
        return secret == null || Secret.fits(secret, password);
    }

    @Override
    public Optional<Long> channel(Device device, String channel) {
        Known one = known(device.protocol(), device.code());
        if (one == null) return Optional.empty();
        Long datastream = one.channels().get(channel);
        if (datastream == null) return linked(one, channel);
        return onboarder.isThere(datastream) ? Optional.of(datastream) : linkedAnew(device, channel);
    }

    /** The datastream was deleted meanwhile, perhaps with its thing: readings of it would be seen by nobody. */
    private Optional<Long> linkedAnew(Device device, String channel) {
        known.remove(key(device.protocol(), device.code()));
        Known one = known(device.protocol(), device.code());
        return one == null ? Optional.empty() : linked(one, channel);
    }

    /** One after the other: two connections of a device must not make two datastreams. */
    private synchronized Optional<Long> linked(Known one, String channel) {
        Long there = one.channels().get(channel);
        if (there != null) return Optional.of(there);
        // Whoever can speak for a device could else make datastreams without end.
        if (one.channels().size() >= CHANNELS_MAX) return Optional.empty();
        String word = channel.substring(channel.lastIndexOf('/') + 1);
        boolean isPlain = one.kept().device().protocol().equals("hj212");
        Optional<Long> made = kinds.of(one.kept().device().protocol(), isPlain ? channel : word)
                .map(kind -> onboarder.link(one.kept(), channel, kind));
        made.ifPresent(datastream -> one.channels().put(channel, datastream));
        return made;
    }

    @Override
    public Map<String, Long> channels(Device device) {
        return store.channels(device.id());
    }

    @Override
    public void moveTo(Device device, double lon, double lat) {
        Long thing = device.thing();
        if (thing != null) onboarder.place(thing, device.name(), lon, lat);
    }

    @Override
    public void noteSeen(Device device, Sign sign) {
        seen.compute(device.id(), (id, before) -> (before == null ? SeenLately.nothing(id) : before).with(sign));
    }

    private void writeSeen() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warn("When devices were seen could not be written, and is tried again: {}", e.getMessage());
        }
    }

    private synchronized void flush() {
        var taken = new ArrayList<SeenLately>();
        for (Long id : List.copyOf(seen.keySet())) {
            SeenLately one = seen.remove(id);
            if (one != null) taken.add(one);
        }
        if (!taken.isEmpty()) store.saveSeen(taken);
    }

    @Override
    public boolean quarantine(Quarantined message) {
        if (quarantined.get() >= QUARANTINE_MAX) return false;
        store.quarantine(List.of(message));
        quarantined.incrementAndGet();
        find(message.protocol(), message.code())
                .ifPresent(device -> seen.compute(
                        device.id(), (id, before) -> (before == null ? SeenLately.nothing(id) : before).withRefused()));
        return true;
    }

    @Override
    public List<Quarantined> listQuarantine(int limit) {
        return store.newest(limit);
    }

    @Override
    public long countQuarantine() {
        return store.countQuarantine();
    }

    @Override
    public List<Device> listHeld() {
        return store.listHeld().stream().map(Kept::device).toList();
    }

    @Override
    public List<Quarantined> quarantineOf(String protocol, String code) {
        return store.of(protocol, code);
    }

    @Override
    public int release(List<Long> ids) {
        int gone = store.release(ids);
        quarantined.addAndGet(-gone);
        return gone;
    }

    @Override
    public int release(String protocol, String code, String reason) {
        int gone = store.release(protocol, code, reason);
        quarantined.addAndGet(-gone);
        return gone;
    }

    @Override
    public Onboarding onboard(byte[] csv, String by) {
        var faults = new ArrayList<Fault>();
        List<DeviceRow> rows = DeviceFile.read(csv, kinds, faults::add);
        var counts = new EnumMap<Onboarder.Outcome, Integer>(Onboarder.Outcome.class);
        for (DeviceRow row : rows) {
            try {
                counts.merge(onboard(row), 1, Integer::sum);
            } catch (FaultException e) {
                faults.addAll(e.faults());
            } catch (DuplicateKeyException e) {
                // Somebody else gave the object a thing at the same moment.
                faults.add(DeviceFile.objectTaken(row));
            }
            known.remove(key(row.protocol(), row.code()));
        }
        int created = counts.getOrDefault(Onboarder.Outcome.CREATED, 0);
        int changed = counts.getOrDefault(Onboarder.Outcome.CHANGED, 0);
        if (created + changed > 0) {
            var detail = JsonMapper.shared()
                    .createObjectNode()
                    .put("created", created)
                    .put("changed", changed);
            audit.record(by, "devices.onboarded", "devices", detail.toString());
        }
        return new Onboarding(
                created, changed, counts.getOrDefault(Onboarder.Outcome.UNCHANGED, 0), List.copyOf(faults));
    }

    /** One after the other: the same file sent twice at once must not make a device twice. */
    private Onboarder.Outcome onboard(DeviceRow row) {
        synchronized (onboarder) {
            return onboarder.onboard(row);
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.debug("When devices were seen last is not written: {}", e.getMessage());
        }
    }
}
