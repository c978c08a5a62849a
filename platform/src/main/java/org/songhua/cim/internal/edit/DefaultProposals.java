package org.songhua.cim.internal.edit;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.EditForm;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Proposals;
import org.songhua.cim.internal.edit.JdbcProposals.Site;
import org.songhua.cim.internal.objects.JdbcObjectReader;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Audit;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Proposals over the database; what they say is kept as it came, and read again when it is carried out. */
@Service
class DefaultProposals implements Proposals {
    private final Database database;
    private final JdbcProposals proposals;
    private final JdbcObjectReader reader;
    private final JdbcObjectWriter writer;
    private final Neighbourhood neighbourhood;
    private final Editing editing;
    private final Audit audit;
    private final Clock clock;

    DefaultProposals(Database database, Editing editing, Audit audit, Clock clock) {
        this.database = database;
        this.proposals = new JdbcProposals(database);
        this.reader = new JdbcObjectReader(database);
        this.writer = new JdbcObjectWriter(database);
        this.neighbourhood = new Neighbourhood(database);
        this.editing = editing;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Proposal create(String body, Scope scope, String by) {
        EditRequest request = read(body);
        editing.check(request, scope);
        return database.inTransaction(() -> {
            Site site = site(request);
            requireWithin(site, scope);
            List<UUID> objects = EditPlan.seen(request).keySet().stream()
                    .map(ObjectId::value)
                    .toList();
            long number = proposals.insert(clock.instant(), by, request.reason(), body, objects, site);
            audit.record(by, "proposal.created", "proposal:" + number, "{\"objects\":%d}".formatted(objects.size()));
            return proposals.find(number, Scope.ALL).orElseThrow();
        });
    }

    @Override
    public Optional<Proposal> find(long number, Scope scope) {
        return proposals.find(number, scope);
    }

    @Override
    public List<Proposal> list(@Nullable State state, @Nullable String by, int limit, Scope scope) {
        return proposals.list(state, by, limit, scope);
    }

    @Override
    public long countOpen(Scope scope) {
        return proposals.countOpen(scope);
    }

    @Override
    public Editing.Outcome accept(long number, @Nullable String note, Scope scope, String reviewer) {
        return database.inTransaction(() -> {
            Proposal proposal = get(number, scope);
            requireOther(proposal, reviewer);
            var origin = new Editing.Origin(number, proposal.by());
            Editing.Outcome outcome = editing.apply(read(proposal.body()), origin, scope, reviewer);
            decide(proposal, State.ACCEPTED, reviewer, note, outcome.edit().number());
            return outcome;
        });
    }

    @Override
    public Proposal reject(long number, @Nullable String note, Scope scope, String reviewer) {
        return database.inTransaction(() -> decide(get(number, scope), State.REJECTED, reviewer, note, null));
    }

    @Override
    public Proposal withdraw(long number, String by) {
        return database.inTransaction(() -> {
            Proposal proposal = get(number, Scope.ALL);
            if (!proposal.by().equals(by)) throw new NotFoundException("proposal " + number);
            return decide(proposal, State.WITHDRAWN, by, null, null);
        });
    }

    private Proposal get(long number, Scope scope) {
        return proposals.find(number, scope).orElseThrow(() -> new NotFoundException("proposal " + number));
    }

    /** Four eyes, else a proposal would be an edit that looks reviewed. */
    private static void requireOther(Proposal proposal, String reviewer) {
        if (proposal.by().equals(reviewer)) {
            throw new NotAllowedException("Somebody else must accept what you proposed.");
        }
    }

    private Proposal decide(Proposal proposal, State state, String by, @Nullable String note, @Nullable Long edit) {
        if (note != null && (note.length() > EditRequest.LONGEST_REASON || note.indexOf('\0') >= 0)) {
            throw new FaultException(EditFaults.longReason(note.length()));
        }
        if (!proposals.decide(proposal.number(), state, by, clock.instant(), note, edit)) {
            throw new FaultException(EditFaults.decided(proposal.number()));
        }
        String action = "proposal." + state.name().toLowerCase(Locale.ROOT);
        audit.record(by, action, "proposal:" + proposal.number(), "{\"by\":\"%s\"}".formatted(escaped(proposal.by())));
        return proposals.find(proposal.number(), Scope.ALL).orElseThrow();
    }

    private static String escaped(String name) {
        String quoted = JsonMapper.shared().writeValueAsString(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static EditRequest read(String body) {
        return EditForm.read(JsonMapper.shared().readTree(body));
    }

    /** Class, place and owner of the first object of the proposal. */
    private Site site(EditRequest request) {
        ObjectChange first = request.changes().getFirst();
        if (first instanceof ObjectChange.Create create) {
            Geometry geometry = Wkb.read(Objects.requireNonNull(create.object().wkb()));
            double[] at = Wkb.representativePoint(geometry);
            return new Site(create.classCode(), neighbourhood.region(geometry), null, at[0], at[1]);
        }
        ObjectId id = first.all().getFirst().id();
        CityObject object = reader.find(id, Moment.NOW, Scope.ALL).orElseThrow();
        double[] at = Wkb.representativePoint(Wkb.read(object.wkb()));
        return new Site(object.classCode(), object.region(), writer.department(id), at[0], at[1]);
    }

    private static void requireWithin(Site site, Scope scope) {
        String region = site.region();
        boolean placed = scope.regions().isEmpty()
                || (region != null && scope.regions().stream().anyMatch(region::startsWith));
        if (!placed || !scope.allowsClass(site.classCode())) {
            throw new NotAllowedException("The object would lie outside the area that you look after.");
        }
    }
}
