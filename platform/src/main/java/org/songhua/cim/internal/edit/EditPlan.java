package org.songhua.cim.internal.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;

/**
 * Turns a request into steps and collects everything that is wrong with it. Reads the surroundings of new geometries, changes
 * nothing.
 */
final class EditPlan {
    /** Data set of objects that nobody imported. */
    static final String MANUAL = "manual";

    static final int MANUAL_NUMBER = 0;
    private static final int MOST_PARTS = 100;

    private final EditRequest request;
    private final Known known;
    private final long number;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Shapes shapes;
    private int made;

    /**
     * What a plan needs to know.
     *
     * @param objects those to be changed, as they are
     * @param departments their owners
     * @param datasets code to number
     * @param owner of new objects
     */
    record Known(
            Packs packs,
            Neighbourhood neighbourhood,
            Map<ObjectId, CityObject> objects,
            Map<ObjectId, Optional<String>> departments,
            Map<String, Integer> datasets,
            @Nullable String owner) {}

    private EditPlan(EditRequest request, Known known, long number) {
        this.request = request;
        this.known = known;
        this.number = number;
        this.shapes = new Shapes(known.neighbourhood(), request.snap_m(), faults);
    }

    /** What came of planning. */
    record Planned(List<Step> steps, List<Fault> remarks) {}

    /**
     * {@return the steps}
     *
     * @param number of the edit, from which new objects get their identity
     * @throws FaultException with all faults
     */
    static Planned of(EditRequest request, Known known, long number) {
        var plan = new EditPlan(request, known, number);
        for (int i = 0; i < request.changes().size(); i++) {
            plan.plan(request.changes().get(i), "/changes/" + i);
        }
        if (!plan.faults.isEmpty()) throw new FaultException(plan.faults);
        return new Planned(plan.steps, plan.shapes.remarks());
    }

    /** {@return what is wrong with a request, whatever objects it is about} */
    static List<Fault> form(EditRequest request, Instant now) {
        var faults = new ArrayList<Fault>();
        int changes = request.changes().size();
        if (changes < 1 || changes > EditRequest.MOST_CHANGES) faults.add(EditFaults.howMany(changes));
        String reason = request.reason();
        if (reason != null && (reason.length() > EditRequest.LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            faults.add(EditFaults.longReason(reason.length()));
        }
        Instant since = request.since();
        if (request.kind() == Edit.Kind.CHANGE && since == null) faults.add(EditFaults.noSince());
        if (since != null && since.isAfter(now)) faults.add(EditFaults.future(since.toString()));
        if (!(request.snap_m() >= 0 && request.snap_m() <= EditRequest.FARTHEST_SNAP_M))
            faults.add(EditFaults.farSnap());
        var seen = new LinkedHashSet<ObjectId>();
        for (int i = 0; i < changes; i++) {
            for (var one : request.changes().get(i).all()) {
                if (!seen.add(one.id())) faults.add(EditFaults.twice("/changes/" + i));
            }
        }
        return faults;
    }

    private void plan(ObjectChange change, String at) {
        switch (change) {
            case ObjectChange.Create create -> create(create, at);
            case ObjectChange.Update update -> update(object(update.seen()), update.edit(), at);
            case ObjectChange.Retire retire -> retire(object(retire.seen()), at);
            case ObjectChange.Delete delete -> delete(object(delete.seen()), at);
            case ObjectChange.Split split -> split(object(split.seen()), split.parts(), at);
            case ObjectChange.Merge merge -> merge(merge, at);
        }
    }

    private void create(ObjectChange.Create create, String at) {
        var definition = known.packs().findClass(create.classCode());
        String code = create.dataset() == null ? MANUAL : create.dataset();
        Integer dataset =
                code.equals(MANUAL) ? (Integer) MANUAL_NUMBER : known.datasets().get(code);
        if (definition.isEmpty()) faults.add(EditFaults.noSuchClass(at, create.classCode()));
        if (dataset == null) faults.add(EditFaults.noSuchDataset(at, code));
        if (create.object().wkb() == null) faults.add(EditFaults.noGeometry(at));
        if (definition.isEmpty() || dataset == null) return;
        CityObject nothing = nothing(definition.get().code(), dataset);
        add(nothing, create.object(), known.owner(), request.since(), Set.of(), at);
    }

    /** An object without content, for new ones to start from. */
    private static CityObject nothing(String classCode, int dataset) {
        return new CityObject(
                ObjectId.of(dataset, ""),
                classCode,
                dataset,
                "",
                null,
                new byte[0],
                "{}",
                null,
                null,
                Instant.EPOCH,
                0);
    }

    private void update(CityObject object, ObjectEdit edit, String at) {
        ClassDefinition definition = definition(object);
        var content = content(object, edit, definition, at);
        Geometry given = geometry(edit.wkb());
        Geometry laid = given == null ? null : shapes.judge(given, definition, Set.of(object.id()), at);
        checkSince(object, at);
        if (content == null) return;
        var draft = new Draft(
                object.id(),
                definition,
                object.sourceId(),
                content.name(),
                content.attributes(),
                laid == null ? object.wkb() : Wkb.of(laid),
                laid == null || laid.isEmpty() || !faults.isEmpty()
                        ? object.region()
                        : known.neighbourhood().region(laid),
                department(object),
                request.kind() == Edit.Kind.CHANGE ? request.since() : object.validFrom());
        steps.add(new Step.Put(object, draft));
    }

    private void retire(CityObject object, String at) {
        if (request.kind() != Edit.Kind.CHANGE)
            faults.add(EditFaults.wrongKind(at, "The end of an object", "correction"));
        checkSince(object, at);
        steps.add(new Step.End(object));
    }

    private void delete(CityObject object, String at) {
        if (request.kind() != Edit.Kind.CORRECTION) {
            faults.add(EditFaults.wrongKind(at, "Taking an object out of the record", "change of the world"));
        }
        steps.add(new Step.End(object));
    }

    private void split(CityObject object, List<ObjectChange.NewObject> parts, String at) {
        if (parts.size() < 2 || parts.size() > MOST_PARTS)
            faults.add(EditFaults.fewParts(at + "/parts", 2, MOST_PARTS));
        checkSince(object, at);
        steps.add(new Step.End(object));
        var geometries = new ArrayList<Geometry>();
        for (int i = 0; i < parts.size(); i++) {
            String part = at + "/parts/" + i;
            if (parts.get(i).wkb() == null) faults.add(EditFaults.noGeometry(part));
            Draft draft = add(object, parts.get(i), department(object), begin(object), Set.of(object.id()), part);
            if (draft == null) continue;
            steps.add(new Step.Link(object.id(), draft.id()));
            geometries.add(Wkb.read(draft.wkb()));
        }
        if (geometries.size() == parts.size()) shapes.compare(Wkb.read(object.wkb()), geometries, at);
    }

    private void merge(ObjectChange.Merge merge, String at) {
        List<CityObject> objects = merge.seen().stream().map(this::object).toList();
        if (objects.size() < 2 || objects.size() > MOST_PARTS) {
            faults.add(EditFaults.fewParts(at + "/objects", 2, MOST_PARTS));
            return;
        }
        if (objects.stream().map(CityObject::classCode).distinct().count() > 1) {
            faults.add(EditFaults.mixedClasses(at + "/objects"));
            return;
        }
        objects.forEach(object -> checkSince(object, at));
        CityObject first = objects.getFirst();
        var into = merge.into();
        byte[] wkb = into.wkb() == null ? union(objects) : into.wkb();
        Set<ObjectId> ids = objects.stream().map(CityObject::id).collect(Collectors.toSet());
        var whole = new ObjectChange.NewObject(into.name(), into.attributes(), wkb);
        objects.forEach(object -> steps.add(new Step.End(object)));
        Draft draft = add(first, whole, department(first), begin(first), ids, at + "/into");
        if (draft != null) ids.forEach(id -> steps.add(new Step.Link(id, draft.id())));
    }

    private static byte[] union(List<CityObject> objects) {
        return Wkb.of(UnaryUnionOp.union(
                objects.stream().map(object -> Wkb.read(object.wkb())).toList()));
    }

    /** Plans a new object that takes over what {@code from} is where nothing else is said. */
    private @Nullable Draft add(
            CityObject from,
            ObjectChange.NewObject object,
            @Nullable String department,
            @Nullable Instant validFrom,
            Set<ObjectId> without,
            String at) {
        ClassDefinition definition = definition(from);
        var edit = new ObjectEdit(object.name(), object.name() != null, object.attributes());
        var content = content(from, edit, definition, at);
        Geometry given = geometry(object.wkb());
        Geometry laid = given == null ? null : shapes.judge(given, definition, without, at);
        if (content == null || laid == null || !faults.isEmpty()) return null;
        String sourceId = "edit:" + number + ":" + ++made;
        var draft = new Draft(
                ObjectId.of(from.dataset(), sourceId),
                definition,
                sourceId,
                content.name(),
                content.attributes(),
                Wkb.of(laid),
                known.neighbourhood().region(laid),
                department,
                validFrom);
        steps.add(new Step.Add(draft));
        return draft;
    }

    private ObjectEditor.@Nullable Content content(
            CityObject object, ObjectEdit edit, ClassDefinition definition, String at) {
        try {
            return object.revision() == 0
                    ? ObjectEditor.create(object, edit, definition)
                    : ObjectEditor.apply(object, edit, definition);
        } catch (FaultException e) {
            e.faults()
                    .forEach(fault -> faults.add(fault.at(fault.place()
                            .withField(at
                                    + Objects.requireNonNullElse(fault.place().field(), "")))));
            return null;
        }
    }

    /** A change must come after the state that it ends began. */
    private void checkSince(CityObject object, String at) {
        Instant since = request.since();
        Instant begin = object.validFrom();
        if (request.kind() == Edit.Kind.CHANGE && since != null && begin != null && !since.isAfter(begin)) {
            faults.add(EditFaults.before(at, since.toString(), begin.toString()));
        }
    }

    /** Since when what takes the place of an object is so: a change says it, a correction takes it over. */
    private @Nullable Instant begin(CityObject object) {
        return request.kind() == Edit.Kind.CHANGE ? request.since() : object.validFrom();
    }

    private CityObject object(ObjectChange.Seen seen) {
        return Objects.requireNonNull(known.objects().get(seen.id()));
    }

    private @Nullable String department(CityObject object) {
        return known.departments().getOrDefault(object.id(), Optional.empty()).orElse(null);
    }

    private ClassDefinition definition(CityObject object) {
        return known.packs()
                .findClass(object.classCode())
                .orElseThrow(() -> new IllegalStateException("No pack declares class " + object.classCode()));
    }

    private static @Nullable Geometry geometry(byte @Nullable [] wkb) {
        return wkb == null ? null : Wkb.read(wkb);
    }

    /** {@return the objects of a request in its order} */
    static Map<ObjectId, Integer> seen(EditRequest request) {
        var seen = new LinkedHashMap<ObjectId, Integer>();
        request.changes().forEach(change -> change.all().forEach(one -> seen.put(one.id(), one.revision())));
        return seen;
    }
}
