package org.songhua.edge.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.FieldWork;
import org.songhua.casework.FieldWork.Change;
import org.songhua.casework.FieldWork.Kind;
import org.songhua.casework.FieldWork.Note;
import org.songhua.casework.FieldWork.Outcome;
import org.songhua.edge.casework.CaseController.ActionBody;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.casework.CaseViews.SummaryView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the field page needs: tasks with all that is needed offline, and changes sent later, each for itself. */
@RestController
class FieldController {
    private static final int MOST_CHANGES = 50;
    private static final Set<String> OUTDOORS = Set.of(Permission.CASE_WORK.code(), Permission.CASE_CHECK.code());

    private final FieldWork field;
    private final CaseViews views;
    private final CaseCatalogue catalogue;

    FieldController(FieldWork field, CaseCatalogue catalogue, CaseViews views) {
        this.field = field;
        this.catalogue = catalogue;
        this.views = views;
    }

    /** A thing to be looked at. */
    record ItemView(String code, NameView name) {}

    /** A task with its flow, its checklist, and the kinds of evidence that it holds already. */
    record TaskView(SummaryView summary, String flow, List<ItemView> checklist, Set<String> evidence) {}

    /** Something that can be done in a flow; what a device needs to know without a connection. */
    record StepView(
            String action,
            NameView name,
            List<String> from,
            String to,
            String permission,
            List<String> reasons,
            List<NameView> reasonNames,
            List<String> fields,
            List<String> evidence) {}

    /** Tasks, and of the flows they follow what is done in the field. */
    record TasksView(List<TaskView> tasks, Map<String, List<StepView>> flows) {}

    /** All that is needed to work without a connection. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/field/tasks")
    TasksView tasks(Caller caller) {
        List<CaseSummary> tasks = field.tasks(caller);
        var flows = new LinkedHashMap<String, List<StepView>>();
        tasks.forEach(task -> flows.computeIfAbsent(task.flow(), this::steps));
        return new TasksView(
                tasks.stream()
                        .map(one -> new TaskView(
                                views.summary(one), one.flow(), items(one.classCode()), field.evidence(one.id())))
                        .toList(),
                flows);
    }

    private List<StepView> steps(String flow) {
        return catalogue.flow(flow).actions().stream()
                .filter(action ->
                        OUTDOORS.contains(action.permission()) && !action.to().equals(FlowAction.BACK))
                .map(action -> new StepView(
                        action.code(),
                        new NameView(action.zh(), action.en()),
                        action.from(),
                        action.to(),
                        action.permission(),
                        action.reasons(),
                        action.reasons().stream().map(views::word).toList(),
                        action.fields(),
                        action.evidence()))
                .toList();
    }

    private List<ItemView> items(String classCode) {
        return field.checklist(classCode)
                .map(list -> list.items().entrySet().stream()
                        .map(item -> new ItemView(item.getKey(), NameView.of(item.getValue())))
                        .toList())
                .orElse(List.of());
    }

    /**
     * A change made on a device.
     *
     * @param kind action, photo, note or checklist
     * @param text of a note, or role of a photo
     * @param image Base64
     */
    record ChangeBody(
            @Nullable UUID key,
            @Nullable UUID caseId,
            @Nullable String kind,
            @Nullable ActionBody action,
            @Nullable String text,
            @Nullable Map<String, String> answers,
            @Nullable String image) {
        Change read(int index) {
            if (key == null || caseId == null) throw wrong(index, "The key or the case is missing.");
            return new Change(
                    key,
                    caseId,
                    Arrays.stream(Kind.values())
                            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(kind))
                            .findFirst()
                            .orElseThrow(() -> wrong(index, "The kind is none.")),
                    action == null ? null : done(action),
                    text == null ? "" : text,
                    answers == null ? Map.of() : new LinkedHashMap<>(answers),
                    image == null ? new byte[0] : decoded(index));
        }

        private static CaseAction done(ActionBody action) {
            return action.read();
        }

        private byte[] decoded(int index) {
            return Parsing.find(image, Base64.getDecoder()::decode)
                    .orElseThrow(() -> wrong(index, "The image is no Base64."));
        }

        private static FaultException wrong(int index, String problem) {
            return new FaultException(Fault.refused(
                    "CASE-194",
                    Place.atField("/changes/" + index),
                    problem,
                    "Give key, caseId, and action, photo, note or checklist."));
        }
    }

    /** Changes in the order they were made. */
    record SyncBody(@Nullable List<@Nullable ChangeBody> changes) {}

    /** What came of a change; {@code result} is applied, conflict or rejected. */
    record OutcomeView(
            UUID key,
            String result,
            @Nullable String code,
            @Nullable String problem,
            boolean repeated) {
        static OutcomeView of(Outcome one) {
            return new OutcomeView(
                    one.key(), one.result().name().toLowerCase(Locale.ROOT), one.code(), one.problem(), one.repeated());
        }
    }

    /** Each change stands for itself: one that is refused does not hold up the others. */
    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/field/changes")
    List<OutcomeView> sync(@RequestBody SyncBody body, Caller caller) {
        List<@Nullable ChangeBody> sent = body.changes() == null ? List.of() : body.changes();
        if (sent.size() > MOST_CHANGES) throw ChangeBody.wrong(MOST_CHANGES, "There are more than fifty changes.");
        var changes = new ArrayList<Change>();
        for (ChangeBody one : sent) {
            if (one == null) throw ChangeBody.wrong(changes.size(), "There is nothing.");
            changes.add(one.read(changes.size()));
        }
        return changes.stream()
                .map(one -> OutcomeView.of(field.apply(one, caller)))
                .toList();
    }

    /** A note. */
    record NoteView(UUID id, String text, String by, Instant at) {
        static NoteView of(Note one) {
            return new NoteView(one.id(), one.text(), one.by(), one.at());
        }
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/notes")
    List<NoteView> notes(@PathVariable String id, Caller caller) {
        return field.notes(CaseController.parse(id), caller.scope()).stream()
                .map(NoteView::of)
                .toList();
    }
}
