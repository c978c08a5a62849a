package org.songhua.casework.internal.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.songhua.casework.CaseCatalogue;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.pack.PacksTaken;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Flows as they were published. A version in use never changes: a pack that says something else under the same number is
 * refused.
 */
public final class StoredFlows {
    private static final String FIND = "select definition, digest from casework.flow where key = ? and version = ?";
    private static final String PUBLISH = """
            insert into casework.flow (key, version, digest, definition) values (?, ?, ?, ?) on conflict do nothing""";

    private final Database database;
    private final CaseCatalogue catalogue;
    private final Map<String, FlowMachine> machines = new ConcurrentHashMap<>();

    public StoredFlows(Database database, CaseCatalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
        var faults = new ArrayList<Fault>();
        check(catalogue.flows(), faults::add);
        if (!faults.isEmpty()) throw new FaultException(faults);
        publish();
    }

    /** Tells of flows that were published under their number with another content. */
    public void check(List<Flow> flows, Consumer<Fault> faults) {
        for (Flow flow : flows) {
            Optional<byte[]> stored = database.find(FIND, row -> row.bytes("digest"), flow.key(), flow.version());
            if (stored.isEmpty() || Arrays.equals(stored.get(), Sha256.of(text(flow)))) continue;
            faults.accept(Fault.refused(
                    "CASE-020",
                    Place.atField(flow.key()),
                    "Flow %s version %d was published with another content.".formatted(flow.key(), flow.version()),
                    "Raise its version; cases keep the one they began with."));
        }
    }

    private static String text(Flow flow) {
        return JsonMapper.shared().writeValueAsString(flow);
    }

    private void publish() {
        catalogue.flows().forEach(this::publish);
    }

    private void publish(Flow flow) {
        String text = text(flow);
        database.update(PUBLISH, flow.key(), flow.version(), Sha256.of(text), new Json(text));
        machines.put(key(flow.key(), flow.version()), new FlowMachine(flow));
    }

    @EventListener
    void on(PacksTaken taken) {
        publish();
    }

    /** {@return the machine for new cases} */
    FlowMachine current(String key) {
        return machine(key, catalogue.flow(key).version());
    }

    /** {@return the machine of the version a case began with} */
    FlowMachine machine(String key, int version) {
        return machines.computeIfAbsent(key(key, version), k -> new FlowMachine(load(key, version)));
    }

    private Flow load(String key, int version) {
        return database.get(
                FIND, row -> JsonMapper.shared().readValue(row.text("definition"), Flow.class), key, version);
    }

    private static String key(String key, int version) {
        return key + ":" + version;
    }
}
