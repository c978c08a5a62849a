package org.songhua.edge.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Edit;
import org.songhua.cim.Editing;
import org.songhua.cim.History;
import org.songhua.cim.History.Axis;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectVersion;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was and how it became what is, for the console. */
@RestController
class HistoryController {
    private static final int LARGEST_PAGE = 1000;

    private final CityObjects objects;
    private final History history;
    private final Editing editing;
    private final Clock clock;

    HistoryController(CityObjects objects, History history, Editing editing, Clock clock) {
        this.objects = objects;
        this.history = history;
        this.editing = editing;
        this.clock = clock;
    }

    /** The timeline of an object, newest first; also of one that is no more. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects/{id}/versions")
    List<VersionView> versions(@PathVariable String id, Caller caller) {
        List<ObjectVersion> versions = objects.versions(ObjectController.parse(id), caller.scope());
        if (versions.isEmpty()) throw new NotFoundException("object " + id);
        var views = new ArrayList<VersionView>();
        for (ObjectVersion version : versions) views.add(VersionView.of(version, by(version, versions)));
        return views;
    }

    /** Before edits were counted, who made a version was told by the one before it. */
    private static @Nullable String by(ObjectVersion version, List<ObjectVersion> all) {
        Edit edit = version.edit();
        if (edit != null) return edit.by();
        return all.stream()
                .filter(other -> other.part() == 0
                        && other.object().revision() < version.object().revision())
                .max(Comparator.comparingInt(other -> other.object().revision()))
                .map(ObjectVersion::endedBy)
                .orElse(null);
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects/{id}/lineage")
    LineageView lineage(@PathVariable String id, Caller caller) {
        ObjectId object = ObjectController.parse(id);
        if (objects.versions(object, caller.scope()).isEmpty()) throw new NotFoundException("object " + id);
        History.Lineage lineage = history.lineage(object, caller.scope());
        return new LineageView(
                lineage.predecessors().stream().map(KinView::of).toList(),
                lineage.successors().stream().map(KinView::of).toList());
    }

    /** What differs between two times; without {@code to}, until now. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/changes")
    ChangesView changes(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String axis,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String classCode,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        Instant begin = Moments.end("from", from);
        Instant end = to == null ? clock.instant() : Moments.end("to", to);
        if (begin.isAfter(end)) throw new FaultException(reversed());
        var query = new History.ChangesQuery(
                "world".equals(axis) ? Axis.WORLD : Axis.RECORDED,
                begin,
                end,
                bbox == null ? null : Extents.parse(bbox),
                classCode,
                after == null ? null : ObjectController.parse(after),
                Math.clamp(limit, 1, LARGEST_PAGE));
        return ChangesView.of(history.between(query, caller.scope()), begin, end);
    }

    private static Fault reversed() {
        return Fault.refused(
                "CIM-010",
                Place.atField("from"),
                "The earlier time lies after the later one.",
                "Give the earlier time as from.");
    }

    /** Edits, newest first. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/edits")
    List<EditView> edits(
            @RequestParam(required = false) @Nullable Long before, @RequestParam(defaultValue = "50") int limit) {
        return editing.list(before, Math.clamp(limit, 1, LARGEST_PAGE)).stream()
                .map(EditView::of)
                .toList();
    }

    /**
     * A version in the timeline of an object.
     *
     * @param ending retired or deleted, when the object went with it
     */
    record VersionView(
            int revision,
            int part,
            boolean current,
            String recordedFrom,
            @Nullable String recordedTo,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String recordedBy,
            @Nullable String endedBy,
            @Nullable String ending,
            @Nullable EditView edit,
            @Nullable String name,
            Map<String, @Nullable Object> attributes,
            @JsonRawValue String geometry) {
        static VersionView of(ObjectVersion version, @Nullable String by) {
            CityObject object = version.object();
            Edit edit = version.edit();
            return new VersionView(
                    object.revision(),
                    version.part(),
                    version.isCurrent(),
                    object.recordedFrom().toString(),
                    text(version.recordedTo()),
                    text(object.validFrom()),
                    text(object.validTo()),
                    by,
                    version.endedBy(),
                    version.ending() == null ? null : version.ending().name(),
                    edit == null ? null : EditView.of(edit),
                    object.name(),
                    ObjectView.attributes(object),
                    ObjectView.geometry(object.wkb()));
        }
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** An edit: who, when, what kind, why. */
    record EditView(
            long number,
            String at,
            String by,
            Edit.Kind kind,
            @Nullable String since,
            @Nullable String reason,
            @Nullable Long importNumber,
            @Nullable Long proposal,
            @Nullable String proposedBy,
            @Nullable Long undoes,
            @Nullable Long undoneBy) {
        static EditView of(Edit edit) {
            return new EditView(
                    edit.number(),
                    edit.at().toString(),
                    edit.by(),
                    edit.kind(),
                    text(edit.since()),
                    edit.reason(),
                    edit.importNumber(),
                    edit.proposal(),
                    edit.proposedBy(),
                    edit.undoes(),
                    edit.undoneBy());
        }
    }

    /** An object that another came from or became. */
    record KinView(String id, @Nullable String name, boolean present, EditView edit) {
        static KinView of(History.Kin kin) {
            return new KinView(kin.id().toString(), kin.name(), kin.present(), EditView.of(kin.edit()));
        }
    }

    /** Where an object came from and what came of it. */
    record LineageView(List<KinView> predecessors, List<KinView> successors) {}

    /** What differs between two times: a page, and how many there are in all. */
    record ChangesView(
            String from,
            String to,
            long added,
            long changed,
            long ended,
            List<ChangeView> items,
            @Nullable String next) {
        static ChangesView of(History.Differences differences, Instant from, Instant to) {
            return new ChangesView(
                    from.toString(),
                    to.toString(),
                    differences.added(),
                    differences.changed(),
                    differences.ended(),
                    differences.items().stream().map(ChangeView::of).toList(),
                    Objects.toString(differences.next(), null));
        }
    }

    /**
     * An object that differs.
     *
     * @param geometry where it is, or was when it has ended
     * @param fields what differs: name, geometry, or an attribute
     */
    record ChangeView(
            String id,
            String classCode,
            @Nullable String name,
            History.Difference difference,
            List<String> fields,
            @Nullable EditView edit,
            @JsonRawValue String geometry) {
        static ChangeView of(History.Changed changed) {
            CityObject object = changed.object();
            Edit edit = changed.edit();
            CityObject before = changed.before();
            boolean compare = changed.difference() == History.Difference.CHANGED;
            return new ChangeView(
                    object.id().toString(),
                    object.classCode(),
                    object.name(),
                    changed.difference(),
                    before == null || !compare ? List.of() : Fields.differing(before, object),
                    edit == null ? null : EditView.of(edit),
                    ObjectView.geometry(object.wkb()));
        }
    }
}
