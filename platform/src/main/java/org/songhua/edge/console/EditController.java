package org.songhua.edge.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Edit;
import org.songhua.cim.EditForm;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectId;
import org.songhua.edge.console.HistoryController.EditView;
import org.songhua.edge.problem.FaultView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes to city objects, one or many, and taking them back. */
@RestController
class EditController {
    private final CityObjects objects;
    private final Editing editing;
    private final ObjectViews views;
    private final Conflicts conflicts;

    EditController(CityObjects objects, Editing editing, ObjectViews views, Conflicts conflicts) {
        this.objects = objects;
        this.editing = editing;
        this.views = views;
        this.conflicts = conflicts;
    }

    /** Changes one object as it was read: 428 without If-Match, 412 with both versions when somebody was faster. */
    @Allow(Permission.CIM_EDIT)
    @PatchMapping(
            path = "/api/objects/{id}",
            consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<?> edit(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody JsonNode patch,
            Caller caller) {
        if (match == null)
            return ResponseEntity.status(HttpStatus.PRECONDITION_REQUIRED).build();
        ObjectId object = ObjectController.parse(id);
        if (objects.versions(object, caller.scope()).isEmpty()) throw new NotFoundException("object " + id);
        EditRequest request = EditForm.readPatch(patch, object, revision(match));
        Editing.Outcome outcome =
                conflicts.telling(() -> editing.applySingle(request, caller.scope(), caller.name()), patch, caller);
        CityObject edited = outcome.objects().getFirst();
        return ResponseEntity.ok().eTag("\"" + edited.revision() + "\"").body(views.of(edited));
    }

    /** Carries out many changes at once, or none of them. */
    @Allow(Permission.CIM_EDIT)
    @PostMapping("/api/edits")
    OutcomeView edit(@RequestBody JsonNode body, Caller caller) {
        EditRequest request = EditForm.read(body);
        return OutcomeView.of(
                conflicts.telling(() -> editing.apply(request, caller.scope(), caller.name()), body, caller));
    }

    /** Tells what is remarkable about an edit without doing it. */
    @Allow(Permission.CIM_PROPOSE)
    @PostMapping("/api/edits/check")
    RemarksView check(@RequestBody JsonNode body, Caller caller) {
        EditRequest request = EditForm.read(body);
        List<Fault> remarks = conflicts.telling(() -> editing.check(request, caller.scope()), body, caller);
        return new RemarksView(remarks.stream().map(FaultView::of).toList());
    }

    /** Takes an edit back by new versions. */
    @Allow(Permission.CIM_EDIT)
    @PostMapping("/api/edits/{number}/undo")
    OutcomeView undo(@PathVariable long number, @RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        return OutcomeView.of(editing.undo(number, reason(body), caller.scope(), caller.name()));
    }

    /** Takes an import back by new versions; what others have edited since stays. */
    @Allow(Permission.CIM_IMPORT)
    @PostMapping("/api/imports/{id}/undo")
    OutcomeView undoImport(
            @PathVariable long id, @RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        Edit edit = editing.findImport(id).orElseThrow(() -> new NotFoundException("import " + id + " to take back"));
        return OutcomeView.of(editing.undo(edit.number(), reason(body), caller.scope(), caller.name()));
    }

    static @Nullable String reason(@Nullable JsonNode body) {
        String reason = body == null ? "" : body.path("reason").asString("").strip();
        if (reason.length() > EditRequest.LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw new FaultException(Fault.refused(
                    "CIM-031",
                    Place.atField("/reason"),
                    "The reason has %d characters or a NUL among them.".formatted(reason.length()),
                    "Give at most %d.".formatted(EditRequest.LONGEST_REASON)));
        }
        return reason.isEmpty() ? null : reason;
    }

    private static int revision(String match) {
        String number = match.replaceFirst("^W/", "").replace("\"", "").strip();
        if (number.matches("\\d{1,9}")) return Integer.parseInt(number);
        throw new FaultException(Fault.refused(
                "CIM-005",
                Place.atField("If-Match"),
                "If-Match is no revision: " + match,
                "Send the ETag of the object as you read it."));
    }

    /**
     * What came of an edit.
     *
     * @param objects those made or changed, with their new revisions
     * @param touched how many were touched, those that are gone included
     */
    record OutcomeView(EditView edit, List<MadeView> objects, long touched, List<FaultView> remarks) {
        static OutcomeView of(Editing.Outcome outcome) {
            return new OutcomeView(
                    EditView.of(outcome.edit()),
                    outcome.objects().stream().map(MadeView::of).toList(),
                    outcome.touched(),
                    outcome.remarks().stream().map(FaultView::of).toList());
        }
    }

    /** An object that an edit left. */
    record MadeView(
            String id,
            int revision,
            String classCode,
            @Nullable String name) {
        static MadeView of(CityObject object) {
            return new MadeView(object.id().toString(), object.revision(), object.classCode(), object.name());
        }
    }

    /** What is remarkable. */
    record RemarksView(List<FaultView> remarks) {}
}
