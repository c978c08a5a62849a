package org.songhua.warning.internal.duty;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.songhua.engine.duty.Chain.Step;
import org.songhua.engine.duty.Roster;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Pack;
import org.songhua.pack.part.PackContent;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Scope;
import org.songhua.people.Users;
import org.songhua.store.Database;
import org.songhua.warning.Duty;
import org.songhua.warning.DutyCall;
import org.songhua.warning.Stage;
import org.songhua.warning.StageTime;
import org.songhua.warning.StepLimit;
import org.songhua.warning.Warning;
import org.songhua.warning.Warnings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The roster and the times of steps, as people see and change them. */
@Service
class DefaultDuty implements Duty {
    private static final int FAULTS_KEPT = 100;
    private static final int MOST_MINUTES = 43_200;
    /** Field of rules that a city made itself. */
    private static final String LOCAL = "local";

    private final Database database;
    private final JdbcDuty rows;
    private final RosterBook book;
    private final Warnings warnings;
    private final Organisations organisations;
    private final Users users;
    private final PackContent packs;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DefaultDuty(
            Database database,
            JdbcDuty rows,
            RosterBook book,
            Warnings warnings,
            Organisations organisations,
            Users users,
            PackContent packs,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.book = book;
        this.warnings = warnings;
        this.organisations = organisations;
        this.users = users;
        this.packs = packs;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Roster roster() {
        return book.roster();
    }

    @Override
    public String csv() {
        return DutyFile.write(book.roster().watches());
    }

    @Override
    public int replace(byte[] csv, Caller caller) {
        var faults = new FaultLog(FAULTS_KEPT);
        List<Watch> watches = DutyFile.read(csv, known(), faults);
        faults.throwIfAny();
        change(() -> {
            rows.replace(watches);
            audit.record(caller.name(), "duty.roster", "roster", "{\"watches\": " + watches.size() + "}");
        });
        return watches.size();
    }

    @Override
    public String revision() {
        return revision(book.roster().watches());
    }

    private static String revision(List<Watch> watches) {
        var checksum = new CRC32C();
        checksum.update(DutyFile.write(watches).getBytes(StandardCharsets.UTF_8));
        return watches.size() + "-" + Long.toHexString(checksum.getValue());
    }

    @Override
    public void put(int position, Map<String, String> columns, String revision, Caller caller) {
        var faults = new FaultLog(FAULTS_KEPT);
        List<Watch> read = DutyFile.read(DutyFile.row(columns), known(), faults);
        faults.throwIfAny();
        replaceOne(position, read, revision, caller);
    }

    @Override
    public void remove(int position, String revision, Caller caller) {
        replaceOne(position, List.of(), revision, caller);
    }

    private void replaceOne(int position, List<Watch> by, String revision, Caller caller) {
        change(() -> {
            var watches = new ArrayList<>(rows.watchesToChange());
            boolean isThere = position >= 0 && position < watches.size();
            boolean isPossible = isThere || (position == watches.size() && !by.isEmpty());
            if (!isPossible || !revision.equals(revision(watches))) throw new FaultException(changed());
            if (isThere) watches.remove(position);
            watches.addAll(position, by);
            rows.replace(watches);
            String detail = "{\"watches\": " + watches.size() + ", \"position\": " + position + "}";
            audit.record(caller.name(), "duty.watch", "roster", detail);
        });
    }

    private static Fault changed() {
        return Fault.refused(
                "DUTY-004",
                Place.atField("revision"),
                "The roster was changed by somebody else meanwhile.",
                "Load it again and repeat the change.");
    }

    private DutyFile.Known known() {
        Set<String> bodies =
                organisations.list().stream().map(Organisation::code).collect(Collectors.toSet());
        Set<String> fields = packs.list().stream().map(Pack::code).collect(Collectors.toSet());
        fields.add(LOCAL);
        return new DutyFile.Known(bodies::contains, user -> users.find(user).isPresent(), fields::contains);
    }

    /** What is kept in memory is forgotten after the commit, and after a change that failed. */
    private void change(Runnable work) {
        try {
            database.run(work);
        } finally {
            book.forget();
        }
    }

    @Override
    public List<StepLimit> limits() {
        Set<Step> own = rows.limits().keySet();
        var limits = new ArrayList<StepLimit>();
        for (Stage stage : DefaultLimits.STAGES) {
            for (Level level : Level.values()) limits.add(limit(level, stage, own));
        }
        return limits;
    }

    private StepLimit limit(Level level, Stage stage, Set<Step> own) {
        List<Integer> minutes = book.chain().times(level, stage.name()).stream()
                .map(time -> (int) time.toMinutes())
                .toList();
        return new StepLimit(level, stage, minutes, !own.contains(new Step(level, stage.name())));
    }

    @Override
    public void limit(StepLimit limit, Caller caller) {
        check(limit);
        change(() -> {
            rows.setLimit(limit.level(), limit.stage(), limit.minutes());
            book.forget();
            events.publishEvent(new LimitsChanged());
            String step = limit.level().code() + "/" + limit.stage();
            audit.record(caller.name(), "duty.limit", "step:" + step, "{\"minutes\": " + limit.minutes() + "}");
        });
    }

    private static void check(StepLimit limit) {
        var faults = new ArrayList<Fault>();
        if (!DefaultLimits.STAGES.contains(limit.stage()))
            faults.add(wrong(
                    "/stage",
                    "No time runs at stage " + limit.stage() + ".",
                    "Give one of " + DefaultLimits.STAGES + "."));
        List<Integer> minutes = limit.minutes();
        boolean isRising = true;
        for (int i = 0; i < minutes.size(); i++) isRising &= minutes.get(i) > (i == 0 ? 0 : minutes.get(i - 1));
        if (!isRising || minutes.size() > Watch.MOST_TIERS || minutes.stream().anyMatch(m -> m > MOST_MINUTES))
            faults.add(wrong(
                    "/minutes",
                    minutes + " are no times of tiers.",
                    "Give up to " + Watch.MOST_TIERS + " whole numbers of minutes that rise, " + MOST_MINUTES
                            + " at most."));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Fault wrong(String field, String problem, String remedy) {
        return Fault.refused("DUTY-003", Place.atField(field), problem, remedy);
    }

    @Override
    public List<DutyCall> calls(long warning, Scope scope) {
        return rows.calls(get(warning, scope).id());
    }

    @Override
    public List<StageTime> times(long warning, Scope scope) {
        Warning one = get(warning, scope);
        return StageTimes.of(one.recordedAt(), warnings.steps(warning, scope), book.chain(), clock.instant());
    }

    private Warning get(long warning, Scope scope) {
        return warnings.find(warning, scope).orElseThrow(() -> new NotFoundException("warning " + warning));
    }
}
