package org.songhua.casework.internal.files;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Report;
import org.songhua.casework.RoutingTrace;
import org.songhua.casework.internal.files.CaseWriter.Written;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.casework.internal.takeover.LimitsOfThatTime;
import org.songhua.casework.internal.takeover.PastCase;
import org.songhua.casework.internal.takeover.PastCase.PastStep;
import org.songhua.casework.internal.takeover.Replay;
import org.songhua.casework.internal.takeover.TakeoverMapping;
import org.songhua.casework.internal.vault.Tracking;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.casework.internal.vault.Vault.Untold;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.FlowState;
import org.songhua.engine.flow.Outcome;
import org.songhua.store.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes past cases: the flow decides each of their steps, and what it decided becomes log, projection, clocks and report. Nobody
 * is told of what happened long ago; of what moves on, as of any other change.
 */
final class PastCases {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String KNOWN = """
            select external_no, case_id from casework.report where channel = ? and external_no = any(?)""";

    private final Parts parts;
    private final Database database;
    private final JdbcCases cases;
    private final JdbcReports reports;
    private final CaseWriter writer;
    private final StoredFlows flows;
    private final DefaultCases publisher;
    private final PlaceFinder places;
    private final Vault vault;
    private final Tracking tracking = new Tracking();

    PastCases(
            Parts parts,
            StoredFlows flows,
            CaseWriter writer,
            DefaultCases publisher,
            PlaceFinder places,
            Vault vault) {
        this.parts = parts;
        this.database = parts.database();
        this.cases = new JdbcCases(database);
        this.reports = new JdbcReports(database);
        this.writer = writer;
        this.flows = flows;
        this.publisher = publisher;
        this.places = places;
        this.vault = vault;
    }

    /** What has come of the rows so far, and the areas that they lie in. */
    static final class Counts {
        private final Map<String, Long> counts = new HashMap<>();
        private final Set<String> numbers = new HashSet<>();
        private final PlaceFinder.Many places;

        Counts(PlaceFinder.Many places) {
            this.places = places;
        }

        private void add(String what) {
            counts.merge(what, 1L, Long::sum);
        }

        private long of(String what) {
            return counts.getOrDefault(what, 0L);
        }

        void refuse() {
            add("refused");
        }

        void take(PastCase past) {
            numbers.add(past.number());
            add("taken");
            if (past.place() == null) add("unplaced");
        }

        /** {@return whether the number stood in an earlier row} */
        boolean isSecond(PastCase past) {
            return numbers.contains(past.number());
        }

        long taken() {
            return of("taken");
        }

        long advanced() {
            return of("advanced");
        }

        long unchanged() {
            return of("unchanged");
        }

        long refused() {
            return of("refused");
        }

        long unplaced() {
            return of("unplaced");
        }
    }

    /** A case that is to be written, with what was found out about it. */
    private record Fresh(
            UUID id, PastCase past, CaseClass of, PlaceFinder.Found found, RoutingTrace routing, Replay replay) {}

    /** {@return counts of a run that begins} */
    Counts counts() {
        return new Counts(places.many());
    }

    /** Takes a portion of rows, all or none of it. */
    void take(
            List<PastCase> portion,
            TakeoverMapping mapping,
            String table,
            boolean dryRun,
            Counts counts,
            Consumer<Fault> faults) {
        if (portion.isEmpty()) return;
        var news = new ArrayList<Written>();
        database.run(() -> {
            Map<String, UUID> known = known(portion, mapping);
            var fresh = new LinkedHashMap<String, Fresh>();
            for (PastCase past : portion) {
                Fresh twin = fresh.get(past.number());
                if (twin != null && !dryRun) {
                    write(fresh.values(), mapping);
                    fresh.clear();
                    known.put(past.number(), twin.id());
                }
                UUID earlier = known.get(past.number());
                if (earlier != null) advance(past, earlier, mapping, dryRun, counts, news);
                else if (counts.isSecond(past)) counts.add("unchanged");
                else begin(past, mapping, table, counts, faults).ifPresent(one -> fresh.put(past.number(), one));
            }
            if (!dryRun) write(fresh.values(), mapping);
        });
        publisher.publish(news);
    }

    private Map<String, UUID> known(List<PastCase> portion, TakeoverMapping mapping) {
        String[] numbers = portion.stream().map(PastCase::number).toArray(String[]::new);
        var known = new HashMap<String, UUID>();
        database.each(KNOWN, row -> known.put(row.text("external_no"), row.uuid("case_id")), mapping.source(), numbers);
        return known;
    }

    private Optional<Fresh> begin(
            PastCase past, TakeoverMapping mapping, String table, Counts counts, Consumer<Fault> faults) {
        CaseClass of = parts.catalogue().findClass(past.classCode()).orElseThrow();
        PlaceFinder.Found found = found(past, of, counts);
        RoutingTrace routing = routing(past, mapping, of, found);
        Map<String, String> fields = fields(past, mapping, of, found, routing);
        Replay replay = Replay.of(past, mapping, fields, flows.current(mapping.flow()), table);
        replay.refused().forEach(faults);
        if (!replay.refused().isEmpty()) {
            counts.refuse();
            return Optional.empty();
        }
        counts.take(past);
        return Optional.of(new Fresh(UUID.randomUUID(), past, of, found, routing, replay));
    }

    private static PlaceFinder.Found found(PastCase past, CaseClass of, Counts counts) {
        Report.Place place = past.place();
        return place == null
                ? PlaceFinder.Found.NOTHING
                : counts.places.find(place.longitude(), place.latitude(), of.componentType());
    }

    /** What the table says of who had it goes before the rules of today. */
    private RoutingTrace routing(PastCase past, TakeoverMapping mapping, CaseClass of, PlaceFinder.Found found) {
        if (past.department().isEmpty()) return publisher.route(of.code(), text(found.region()), text(found.owner()));
        return new RoutingTrace(past.department(), mapping.source(), List.of());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Map<String, String> fields(
            PastCase past, TakeoverMapping mapping, CaseClass of, PlaceFinder.Found found, RoutingTrace routing) {
        var fields = new HashMap<String, String>();
        fields.put("class", past.classCode());
        fields.put("severity", of.severity().code());
        fields.put("channel", mapping.source());
        fields.put("region", text(found.region()));
        fields.put("grid", text(found.grid()));
        fields.put("department", text(routing.department()));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private void write(Collection<Fresh> fresh, TakeoverMapping mapping) {
        if (fresh.isEmpty()) return;
        Iterator<Long> numbers = cases.nextNumbers(fresh.size()).iterator();
        var events = new ArrayList<@Nullable Object[]>();
        var files = new ArrayList<JdbcCases.NewCase>();
        for (Fresh one : fresh) {
            List<byte[]> hashes = one.replay().hashes(one.id());
            events.addAll(JdbcCases.eventRows(one.id(), one.replay().events(), hashes));
            CaseRecord subject = record(one, mapping, numbers.next(), hashes.getLast());
            FlowState state =
                    one.replay().machine().state(one.replay().standing().state());
            files.add(new JdbcCases.NewCase(subject, state, one.of().isPublic()));
        }
        cases.insert(files);
        cases.append(events);
        report(List.copyOf(fresh), mapping);
    }

    private static CaseRecord record(Fresh one, TakeoverMapping mapping, long number, byte[] hash) {
        Report.Place place = one.past().place();
        Instant opened = one.past().openedAt();
        return new CaseRecord(
                one.id(),
                JdbcCases.number(one.found().region(), DAY.format(opened), number),
                one.replay().machine().flow().key(),
                one.replay().machine().flow().version(),
                mapping.source(),
                one.found().component(),
                place == null ? null : (Double) place.longitude(),
                place == null ? null : (Double) place.latitude(),
                JsonMapper.shared().writeValueAsString(one.routing()),
                one.routing().department() != null,
                null,
                opened,
                one.replay().standing(),
                hash);
    }

    /** What was reported is sealed as any other report, and shown to nobody outside before a person releases it. */
    private void report(List<Fresh> fresh, TakeoverMapping mapping) {
        List<Untold> people = fresh.stream().map(PastCases::untold).toList();
        Iterator<Map<String, UUID>> sealed = vault.addAll(people).iterator();
        Iterator<Untold> who = people.iterator();
        reports.insert(fresh.stream()
                .map(one -> report(
                        one, mapping, who.next().reporter(), sealed.next().get("text")))
                .toList());
    }

    private static Untold untold(Fresh one) {
        var texts = new HashMap<>(
                Map.of("text", one.past().text(), "address", one.past().address()));
        texts.values().removeIf(String::isEmpty);
        return new Untold(UUID.randomUUID(), texts, one.past().openedAt());
    }

    private JdbcReports.New report(Fresh one, TakeoverMapping mapping, UUID reporter, @Nullable UUID text) {
        PastCase past = one.past();
        return new JdbcReports.New(
                UUID.randomUUID(),
                one.id(),
                mapping.source(),
                past.classCode(),
                reporter,
                text,
                null,
                List.copyOf(PersonalData.kinds(past.text())),
                past.number(),
                past.openedAt(),
                Tracking.mark(tracking.next()),
                past.place());
    }

    /** A row that came before: steps it has gone through since are taken too, unless people have gone on with the case here. */
    private void advance(
            PastCase past, UUID id, TakeoverMapping mapping, boolean dryRun, Counts counts, List<Written> news) {
        List<PastStep> further = further(past, id, mapping);
        if (further.isEmpty()) counts.add("unchanged");
        else if (dryRun || isAdvanced(past, id, further, mapping, news)) counts.add("advanced");
        else counts.add("unchanged");
    }

    private List<PastStep> further(PastCase past, UUID id, TakeoverMapping mapping) {
        Set<String> theirs =
                mapping.steps().stream().map(TakeoverMapping.Step::by).collect(Collectors.toSet());
        Set<String> actions = flows.current(mapping.flow()).flow().actions().stream()
                .map(FlowAction::code)
                .collect(Collectors.toSet());
        List<FlowEvent> done = cases.log(id).stream()
                .skip(1)
                .map(entry -> entry.event())
                .filter(event -> actions.contains(event.action()))
                .toList();
        boolean goneOnHere = done.stream().anyMatch(event -> !theirs.contains(event.actor()));
        if (goneOnHere || done.size() >= past.steps().size()) return List.of();
        return past.steps().subList(done.size(), past.steps().size());
    }

    private boolean isAdvanced(
            PastCase past, UUID id, List<PastStep> further, TakeoverMapping mapping, List<Written> news) {
        CaseRecord subject = cases.lock(id).orElseThrow();
        var limits = new LimitsOfThatTime(mapping, past.due());
        int before = news.size();
        for (PastStep step : further) {
            FlowMachine machine = writer.machineOf(subject);
            Attempt attempt = Replay.attempt(step, machine, CaseWriter.notBefore(subject, step.at()));
            if (!(machine.apply(subject.standing(), attempt, Map.of(), limits) instanceof Outcome.Done done)) break;
            Written written = writer.write(subject, done, machine);
            news.add(written);
            subject = written.subject();
        }
        return news.size() > before;
    }
}
