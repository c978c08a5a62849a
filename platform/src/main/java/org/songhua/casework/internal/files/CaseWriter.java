package org.songhua.casework.internal.files;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseChanged;
import org.songhua.casework.CaseClass;
import org.songhua.casework.RoutingTrace;
import org.songhua.casework.internal.webhooks.Outbox;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.DueDates;
import org.songhua.engine.flow.EventChain;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** Writes an event with all that follows from it: log, projection, clocks. Always within a transaction of the caller. */
final class CaseWriter {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Shanghai"));

    private final JdbcCases cases;
    private final StoredFlows flows;
    private final CaseCatalogue catalogue;
    private final DueDates dueDates;
    private final Outbox outbox;

    CaseWriter(JdbcCases cases, StoredFlows flows, CaseCatalogue catalogue, DueDates dueDates, Outbox outbox) {
        this.outbox = outbox;
        this.cases = cases;
        this.flows = flows;
        this.catalogue = catalogue;
        this.dueDates = dueDates;
    }

    /**
     * What a new case begins with.
     *
     * @param fields class, severity, region and what else is known
     */
    record Beginning(
            CaseClass of,
            String channel,
            String actor,
            Map<String, String> fields,
            @Nullable UUID component,
            @Nullable Double longitude,
            @Nullable Double latitude,
            RoutingTrace routing,
            @Nullable UUID parent,
            Instant at) {}

    /** A case after an event. */
    record Written(CaseRecord subject, CaseChanged news) {}

    Written begin(Beginning beginning) {
        FlowMachine machine = flows.current(beginning.of().flow());
        var attempt = new Attempt(
                FlowMachine.CREATE,
                beginning.actor(),
                Set.of(),
                beginning.at(),
                null,
                null,
                beginning.fields(),
                Set.of());
        Outcome.Done done = machine.begin(attempt, dueDates);
        UUID id = UUID.randomUUID();
        byte[] hash = EventChain.hash(EventChain.genesis(id.toString()), done.event());
        var subject = new CaseRecord(
                id,
                cases.nextNumber(beginning.fields().get("region"), DAY.format(beginning.at())),
                machine.flow().key(),
                machine.flow().version(),
                beginning.channel(),
                beginning.component(),
                beginning.longitude(),
                beginning.latitude(),
                JsonMapper.shared().writeValueAsString(beginning.routing()),
                beginning.routing().department() != null,
                beginning.parent(),
                beginning.at(),
                done.after(),
                hash);
        cases.insert(
                subject, machine.state(done.after().state()), beginning.of().isPublic());
        cases.append(id, done.event(), hash);
        return told(written(subject, done, machine));
    }

    /** Writes down what the machine decided. */
    Written write(CaseRecord before, Outcome.Done done, FlowMachine machine) {
        byte[] hash = EventChain.hash(before.hash(), done.event());
        CaseRecord subject = before.with(done.after(), hash);
        boolean isPublic = catalogue
                .findClass(subject.field("class"))
                .map(CaseClass::isPublic)
                .orElse(false);
        cases.update(subject, machine.state(done.after().state()), isPublic, before.standing());
        cases.append(subject.id(), done.event(), hash);
        return told(written(subject, done, machine));
    }

    /** In the same transaction, so that no news is lost and none is told of what did not happen. */
    private Written told(Written written) {
        outbox.put(written.news());
        return written;
    }

    /** Writes down a remark: something that changes no state. */
    Written remark(
            CaseRecord before,
            String action,
            String actor,
            Instant at,
            Map<String, String> fields,
            Set<String> evidence) {
        FlowMachine machine = machineOf(before);
        var attempt = new Attempt(action, actor, Set.of(), notBefore(before, at), null, null, fields, evidence);
        return write(before, machine.remark(before.standing(), attempt), machine);
    }

    FlowMachine machineOf(CaseRecord subject) {
        return flows.machine(subject.flow(), subject.flowVersion());
    }

    DueDates dueDates() {
        return dueDates;
    }

    /** {@return the moment, but never before the last event: a clock that was set back does not turn the log around} */
    static Instant notBefore(CaseRecord subject, Instant at) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        Instant last = subject.standing().at();
        return last != null && last.isAfter(micros) ? last : micros;
    }

    private static Written written(CaseRecord subject, Outcome.Done done, FlowMachine machine) {
        FlowCase after = done.after();
        return new Written(
                subject,
                new CaseChanged(
                        subject.id(),
                        subject.number(),
                        subject.field("class"),
                        done.event().action(),
                        done.event().from(),
                        done.event().to(),
                        machine.state(after.state()).kind().name(),
                        subject.findField("department"),
                        subject.findField("region"),
                        done.event().at(),
                        (int) after.sequence()));
    }

    /** {@return news of all that was written} */
    static List<CaseChanged> news(List<Written> written) {
        return written.stream().map(Written::news).toList();
    }
}
