package org.songhua.edge.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseFile;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.casework.StaleCaseException;
import org.songhua.edge.casework.CaseViews.EventView;
import org.songhua.edge.casework.CaseViews.FileView;
import org.songhua.edge.casework.CaseViews.OfferView;
import org.songhua.edge.casework.CaseViews.SummaryView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.image.ImageKind;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases: lists and the counts that open them, one case, its log, and what can be done to it. */
@RestController
class CaseController {
    private static final int LARGEST_BATCH = 200;

    private final Cases cases;
    private final CaseViews views;

    CaseController(Cases cases, CaseViews views) {
        this.cases = cases;
        this.views = views;
    }

    /** A page; {@code next} is what to give as {@code after} for the next one, and the count is that of the whole list. */
    record PageView(
            List<SummaryView> items, long count, @Nullable UUID next) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases")
    PageView list(@RequestParam Map<String, String> parameters, Caller caller) {
        CaseQuery query = CaseQueries.read(parameters);
        List<CaseSummary> found = cases.list(query, caller.scope());
        UUID next = found.size() < query.limit() ? null : found.getLast().id();
        return new PageView(found.stream().map(views::summary).toList(), cases.count(query, caller.scope()), next);
    }

    /** Open cases that fell to the caller by the roster of their department. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/mine")
    List<SummaryView> mine(Caller caller) {
        return cases.mine(caller).stream().map(views::summary).toList();
    }

    /** Counts by a dimension; the list of the same question with that value holds as many cases. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/counts")
    Map<String, Long> counts(@RequestParam Map<String, String> parameters, Caller caller) {
        String by = parameters.getOrDefault("by", "state");
        CaseQuery query = CaseQueries.read(parameters);
        try {
            return cases.countBy(query, by, caller.scope());
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.refused(
                    "CASE-150",
                    Place.atField("by"),
                    "Cases cannot be counted by " + by + ".",
                    "Give kind, stage, state, class, department, region, severity, channel or warn."));
        }
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}")
    ResponseEntity<FileView> get(@PathVariable String id, Caller caller) {
        return answer(cases.find(parse(id), caller.scope()).orElseThrow(() -> new NotFoundException("case " + id)));
    }

    private ResponseEntity<FileView> answer(CaseFile file) {
        return ResponseEntity.ok()
                .eTag("\"" + file.summary().sequence() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(views.file(file));
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/log")
    List<EventView> log(@PathVariable String id, Caller caller) {
        CaseFile file = cases.find(parse(id), caller.scope()).orElseThrow(() -> new NotFoundException("case " + id));
        return cases.log(parse(id), caller.scope()).stream()
                .map(entry -> views.event(entry, file.summary().flow()))
                .toList();
    }

    /** Replays the log and recomputes its hashes. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/verification")
    Cases.Verification verification(@PathVariable String id, Caller caller) {
        return cases.verify(parse(id), caller.scope());
    }

    /** What leads on from here; an action that is not possible says why. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/actions")
    List<OfferView> actions(@PathVariable String id, Caller caller) {
        return cases.actions(parse(id), caller).stream().map(views::offer).toList();
    }

    /**
     * What to do.
     *
     * @param occurredAt by the clock of the device, when it was done earlier
     */
    record ActionBody(
            @Nullable String action,
            @Nullable String reason,
            @Nullable Map<String, String> fields,
            @Nullable Instant occurredAt) {
        CaseAction read() {
            if (action == null || action.isEmpty())
                throw new FaultException(Fault.refused(
                        "CASE-151",
                        Place.atField("/action"),
                        "The action is missing.",
                        "Give one of the case's actions."));
            return new CaseAction(action, reason, fields == null ? Map.of() : fields, occurredAt);
        }
    }

    /** Does something; the flow says which permission it needs. 412 when somebody was faster than If-Match tells. */
    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/cases/{id}/actions")
    ResponseEntity<FileView> act(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody ActionBody body,
            Caller caller) {
        return answer(cases.act(parse(id), match == null ? null : (Integer) revision(match), body.read(), caller));
    }

    /** The same for many cases; each stands for itself. */
    record BatchBody(
            @Nullable List<@Nullable String> ids, @Nullable ActionBody action) {}

    /** What came of one of many. */
    record BatchItemView(
            String id,
            boolean done,
            @Nullable String code,
            @Nullable String problem) {}

    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/cases/batch")
    List<BatchItemView> batch(@RequestBody BatchBody body, Caller caller) {
        List<@Nullable String> ids = body.ids() == null ? List.of() : body.ids();
        if (body.action() == null || ids.isEmpty() || ids.size() > LARGEST_BATCH)
            throw new FaultException(Fault.refused(
                    "CASE-152",
                    Place.atField("/ids"),
                    "There are " + ids.size() + " cases, or no action.",
                    "Give 1 to 200 cases and an action."));
        CaseAction action = body.action().read();
        var items = new ArrayList<BatchItemView>();
        for (String id : ids) items.add(one(id == null ? "" : id, action, caller));
        return items;
    }

    private BatchItemView one(String id, CaseAction action, Caller caller) {
        try {
            cases.act(parse(id), null, action, caller);
            return new BatchItemView(id, true, null, null);
        } catch (FaultException e) {
            Fault first = e.faults().getFirst();
            return new BatchItemView(id, false, first.code(), first.problem());
        } catch (NotFoundException e) {
            return new BatchItemView(id, false, "HTTP-404", e.getMessage());
        } catch (NotAllowedException e) {
            return new BatchItemView(id, false, "AUTH-010", e.getMessage());
        } catch (StaleCaseException e) {
            return new BatchItemView(id, false, "CASE-412", e.getMessage());
        }
    }

    /** Reports that get a case of their own. */
    record SplitBody(@Nullable List<UUID> reports) {}

    @Allow(Permission.CASE_DISPATCH)
    @PostMapping("/api/cases/{id}/split")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FileView> split(@PathVariable String id, @RequestBody SplitBody body, Caller caller) {
        List<UUID> chosen = body.reports() == null ? List.of() : body.reports();
        return answer(cases.split(parse(id), chosen, caller));
    }

    /**
     * A photo in the list of its case.
     *
     * @param redactionOf the photo of which it is a blackened copy
     * @param mayBeSeen whether the caller gets the picture itself
     */
    record PhotoView(
            UUID id,
            String role,
            String mediaType,
            long bytes,
            String sha256,
            boolean isPublic,
            String addedBy,
            Instant addedAt,
            @Nullable UUID redactionOf,
            boolean mayBeSeen) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/photos")
    List<PhotoView> photos(@PathVariable String id, Caller caller) {
        List<Cases.Attachment> all = cases.attachments(parse(id), caller.scope());
        return all.stream()
                .map(one -> photo(one, cases.maySee(one, all, caller)))
                .toList();
    }

    private static PhotoView photo(Cases.Attachment one, boolean mayBeSeen) {
        return new PhotoView(
                one.id(),
                one.role(),
                one.mediaType(),
                one.bytes(),
                one.sha256(),
                one.isPublic(),
                one.addedBy(),
                one.addedAt(),
                one.redactionOf(),
                mayBeSeen);
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/photos/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable String photo, Caller caller) {
        byte[] found =
                cases.photo(parse(id), parse(photo), caller).orElseThrow(() -> new NotFoundException("photo " + photo));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        ImageKind.find(found).orElse(ImageKind.JPEG).mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(found);
    }

    /** Parts to be blackened, in shares of the photo. */
    record RedactionBody(
            @Nullable List<Cases.Rectangle> parts, @Nullable Boolean isPublic) {}

    /** The blackened copy. */
    record RedactedView(UUID id) {}

    /** Adds a copy on which parts are blackened: the only kind of photo that may be shown to everybody. */
    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/cases/{id}/photos/{photo}/redactions")
    @ResponseStatus(HttpStatus.CREATED)
    RedactedView redact(
            @PathVariable String id, @PathVariable String photo, @RequestBody RedactionBody body, Caller caller) {
        List<Cases.Rectangle> parts = body.parts() == null ? List.of() : body.parts();
        boolean isPublic = Boolean.TRUE.equals(body.isPublic());
        return new RedactedView(cases.redact(parse(id), parse(photo), parts, isPublic, caller));
    }

    /** Takes a copy back from everybody. */
    @Allow(Permission.CASE_VIEW)
    @DeleteMapping("/api/cases/{id}/photos/{photo}/public")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @PathVariable String photo, Caller caller) {
        cases.withdraw(parse(id), parse(photo), caller);
    }

    /** Adds a photo, sent as it is; the flow's permissions decide who may. */
    @Allow(Permission.CASE_VIEW)
    @PostMapping(
            path = "/api/cases/{id}/photos",
            consumes = {"image/jpeg", "image/png", "image/webp"})
    ResponseEntity<FileView> attach(
            @PathVariable String id,
            @RequestParam(defaultValue = "scene") String role,
            @RequestBody byte[] image,
            Caller caller) {
        return answer(cases.attach(parse(id), role, image, caller));
    }

    static UUID parse(String id) {
        return Parsing.find(id, UUID::fromString)
                .filter(parsed -> parsed.toString().equals(id))
                .orElseThrow(() -> new NotFoundException("case " + (id.length() > 60 ? id.substring(0, 60) : id)));
    }

    private static int revision(String match) {
        String number = match.replaceFirst("^W/", "").replace("\"", "").strip();
        if (number.matches("\\d{1,9}")) return Integer.parseInt(number);
        throw new FaultException(Fault.refused(
                "CASE-153",
                Place.atField("If-Match"),
                "If-Match is no number of an event.",
                "Send the ETag of the case as you read it."));
    }
}
