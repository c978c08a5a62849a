package org.songhua.cim.internal.edit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.ObjectsEdited;
import org.songhua.cim.StaleRevisionException;
import org.songhua.cim.StaleRevisionException.Conflict;
import org.songhua.cim.internal.objects.JdbcEdits;
import org.songhua.cim.internal.objects.JdbcObjectReader;
import org.songhua.cim.internal.objects.JdbcVersions;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.Packs;
import org.songhua.people.Audit;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Edits over the database. */
@Service
class DefaultEditing implements Editing {
    private final Database database;
    private final JdbcObjectReader reader;
    private final JdbcObjectWriter writer;
    private final JdbcSummary summary;
    private final JdbcEdits edits;
    private final JdbcVersions versions;
    private final JdbcUndo undo;
    private final JdbcManual manual;
    private final Neighbourhood neighbourhood;
    private final Packs packs;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DefaultEditing(Database database, Packs packs, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.reader = new JdbcObjectReader(database);
        this.writer = new JdbcObjectWriter(database);
        this.summary = new JdbcSummary(database);
        this.edits = new JdbcEdits(database);
        this.versions = new JdbcVersions(database);
        this.undo = new JdbcUndo(database, summary);
        this.manual = new JdbcManual(database);
        this.neighbourhood = new Neighbourhood(database);
        this.packs = packs;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Outcome apply(EditRequest request, @Nullable Origin origin, Scope scope, String editor) {
        throwIfAny(EditPlan.form(request, clock.instant()));
        return database.inTransaction(() -> {
            edits.queue();
            var known = known(request, scope);
            Edit edit = edits.open(wanted(request, origin, editor));
            var planned = EditPlan.of(request, known, edit.number());
            planned.steps().forEach(step -> allow(step, scope));
            return carryOut(planned, edit, scope);
        });
    }

    @Override
    public List<Fault> check(EditRequest request, Scope scope) {
        throwIfAny(EditPlan.form(request, clock.instant()));
        return EditPlan.of(request, known(request, scope), 0).remarks();
    }

    @Override
    public Outcome undo(long number, @Nullable String reason, Scope scope, String editor) {
        return database.inTransaction(() -> {
            edits.queue();
            Edit undone = edits.find(number).orElseThrow(() -> new FaultException(EditFaults.notKnown(number)));
            if (undone.undoneBy() != null || undone.kind() == Edit.Kind.UNDO) {
                throw new FaultException(EditFaults.undone(number));
            }
            if (!scope.isAll() && !undo.isWithin(number, scope)) {
                throw new FaultException(EditFaults.outOfReach(number));
            }
            boolean all = undone.kind() != Edit.Kind.IMPORT;
            List<String> builtOn = undo.builtOn(number);
            if (all && !builtOn.isEmpty()) throw new FaultException(EditFaults.builtOn(number, builtOn));
            Edit edit = edits.open(
                    new Edit(0, clock.instant(), editor, Edit.Kind.UNDO, null, reason, null, null, null, number, null));
            JdbcUndo.Result result = undo.undo(undone, edit);
            finish(edit, "edit.undone", new Track(result));
            return new Outcome(edit, List.of(), result.touched(), List.of());
        });
    }

    @Override
    public Optional<Edit> find(long number) {
        return edits.find(number);
    }

    @Override
    public List<Edit> list(@Nullable Long before, int limit) {
        return edits.list(before, limit);
    }

    @Override
    public Optional<Edit> findImport(long importNumber) {
        return edits.findImport(importNumber);
    }

    private Edit wanted(EditRequest request, @Nullable Origin origin, String editor) {
        return new Edit(
                0,
                clock.instant(),
                editor,
                request.kind(),
                request.since(),
                request.reason(),
                null,
                origin == null ? null : origin.proposal(),
                origin == null ? null : origin.by(),
                null,
                null);
    }

    /** Reads what a plan needs; whatever is not as the editor saw it is told at once. */
    private EditPlan.Known known(EditRequest request, Scope scope) {
        var objects = new LinkedHashMap<ObjectId, CityObject>();
        var departments = new LinkedHashMap<ObjectId, Optional<String>>();
        var conflicts = new ArrayList<Conflict>();
        EditPlan.seen(request).forEach((id, revision) -> {
            Optional<CityObject> found = reader.find(id, Moment.NOW, scope);
            if (found.isEmpty() && !versions.existed(id, scope)) throw new NotFoundException("object " + id);
            int current = found.map(CityObject::revision).orElse(0);
            if (current != revision) conflicts.add(new Conflict(id, revision, current));
            found.ifPresent(object -> objects.put(id, object));
            departments.put(id, Optional.ofNullable(writer.department(id)));
        });
        if (!conflicts.isEmpty()) throw new StaleRevisionException(conflicts);
        String owner = scope.departments().stream().sorted().findFirst().orElse(null);
        return new EditPlan.Known(packs, neighbourhood, objects, departments, numbers(), owner);
    }

    private Map<String, Integer> numbers() {
        var numbers = new LinkedHashMap<String, Integer>();
        for (Dataset dataset : reader.datasets()) numbers.put(dataset.code(), dataset.number());
        return numbers;
    }

    private Outcome carryOut(EditPlan.Planned planned, Edit edit, Scope scope) {
        var track = new Track();
        var ids = new ArrayList<ObjectId>();
        for (Step step : planned.steps()) {
            switch (step) {
                case Step.Put put -> put(put, edit, track, ids);
                case Step.Add add -> add(add.draft(), edit, track, ids);
                case Step.End end -> end(end.before(), edit, track);
                case Step.Link link -> writer.link(link.predecessor(), link.successor(), edit);
            }
        }
        List<CityObject> objects = ids.stream()
                .flatMap(id -> reader.find(id, Moment.NOW, Scope.ALL).stream())
                .toList();
        events.publishEvent(new ObjectsEdited(objects, scope, edit.by()));
        finish(edit, "object.edited", track);
        return new Outcome(edit, objects, track.touched, planned.remarks());
    }

    private void put(Step.Put put, Edit edit, Track track, List<ObjectId> ids) {
        CityObject before = lock(put.before());
        Draft after = put.after();
        writer.replace(after, edit);
        Extent box = extent(before);
        if (!box.equals(after.box())) {
            summary.removed(before.dataset(), before.classCode(), box);
            summary.recount(before.dataset(), before.classCode());
        }
        track.see(before.id(), before.classCode(), box.union(after.box()));
        ids.add(before.id());
    }

    private void add(Draft draft, Edit edit, Track track, List<ObjectId> ids) {
        int dataset = draft.id().dataset();
        if (dataset == EditPlan.MANUAL_NUMBER) manual.make(edit.at());
        writer.insert(draft, edit);
        summary.added(dataset, draft.definition().code(), draft.box());
        track.see(draft.id(), draft.definition().code(), draft.box());
        ids.add(draft.id());
    }

    private void end(CityObject seen, Edit edit, Track track) {
        CityObject before = lock(seen);
        writer.remove(before.id(), edit);
        summary.removed(before.dataset(), before.classCode(), extent(before));
        track.see(before.id(), before.classCode(), extent(before));
    }

    /** An import may have passed between reading and now; edits cannot. */
    private CityObject lock(CityObject seen) {
        CityObject now = writer.lock(seen.id()).orElse(null);
        if (now != null && now.revision() == seen.revision()) return now;
        throw new StaleRevisionException(seen.id(), seen.revision(), now == null ? 0 : now.revision());
    }

    private void finish(Edit edit, String action, Track track) {
        Extent extent = track.extent;
        if (extent == null) return;
        track.datasets.forEach(dataset -> writer.touch(dataset, edit.at()));
        writer.bumpDataVersion();
        String subject = track.only == null ? "edit:" + edit.number() : track.only.toString();
        audit.record(edit.by(), action, subject, detail(edit, track.touched));
        events.publishEvent(new ObjectsChanged(track.classCodes, extent));
    }

    /** Numbers and kinds only: names and reasons may be personal. */
    private static String detail(Edit edit, long touched) {
        String more = edit.undoes() == null ? "" : ",\"undoes\":" + edit.undoes();
        if (edit.proposal() != null) more += ",\"proposal\":" + edit.proposal();
        return "{\"edit\":%d,\"kind\":\"%s\",\"objects\":%d%s}".formatted(edit.number(), edit.kind(), touched, more);
    }

    /** What an edit leaves must lie where its editor may change things, else they could push work onto others. */
    private static void allow(Step step, Scope scope) {
        Draft draft = switch (step) {
            case Step.Put put -> put.after();
            case Step.Add add -> add.draft();
            case Step.End end -> null;
            case Step.Link link -> null;
        };
        if (draft == null || scope.isAll()) return;
        String region = draft.region();
        boolean placed = scope.regions().isEmpty()
                || (region != null && scope.regions().stream().anyMatch(region::startsWith));
        if (!placed || !scope.allowsClass(draft.definition().code())) {
            throw new NotAllowedException("The object would lie outside the area that you look after.");
        }
    }

    private static Extent extent(CityObject object) {
        double[] box = Wkb.envelope(object.wkb());
        return new Extent(box[0], box[1], box[2], box[3]);
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    /** What an edit has touched so far. */
    private static final class Track {
        private final Set<Integer> datasets = new TreeSet<>();
        private final Set<String> classCodes = new HashSet<>();
        private @Nullable Extent extent;
        private long touched;
        /** The object, as long as it is one alone. */
        private @Nullable ObjectId only;

        Track() {}

        Track(JdbcUndo.Result result) {
            datasets.addAll(result.datasets());
            classCodes.addAll(result.classCodes());
            extent = result.extent();
            touched = result.touched();
        }

        void see(ObjectId id, String classCode, Extent box) {
            only = touched == 0 ? id : null;
            datasets.add(id.dataset());
            classCodes.add(classCode);
            extent = extent == null ? box : extent.union(box);
            touched++;
        }
    }
}
