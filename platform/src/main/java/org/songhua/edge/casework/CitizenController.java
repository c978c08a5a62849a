package org.songhua.edge.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.casework.Report;
import org.songhua.casework.Reports;
import org.songhua.casework.TakenReport;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.casework.ReportController.ReportBody;
import org.songhua.edge.security.OpenLimits;
import org.songhua.people.NotFoundException;
import org.songhua.people.Open;
import org.songhua.people.Scope;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What citizens need without an account: to report, to see what is known nearby, to follow and to answer. */
@RestController
class CitizenController {
    private static final double NEAR_METERS = 100;
    private static final int MOST_NEAR = 10;
    /** Steps that a citizen sees; what goes on inside the house is not shown. */
    private static final Set<String> OUTER =
            Set.of("create", "accept", "decline", "register", "dispatch", "dispose", "pass", "fail", "reopen", "merge");

    private final Reports reports;
    private final Cases cases;
    private final CaseCatalogue catalogue;
    private final CaseViews views;
    private final OpenLimits limits;

    CitizenController(Reports reports, Cases cases, CaseCatalogue catalogue, CaseViews views, OpenLimits limits) {
        this.reports = reports;
        this.cases = cases;
        this.catalogue = catalogue;
        this.views = views;
        this.limits = limits;
    }

    /** A question of the form of a class. */
    record QuestionView(
            String code,
            NameView title,
            String type,
            boolean required,
            List<ChoiceView> values,
            CaseClass.@Nullable Condition when) {}

    /** An answer to choose. */
    record ChoiceView(String key, NameView name) {}

    /** A class that can be reported. */
    record ClassView(
            String code,
            NameView title,
            String group,
            NameView groupName,
            boolean isPublic,
            List<QuestionView> questions) {
        static ClassView of(CaseClass one) {
            return new ClassView(
                    one.code(),
                    NameView.of(one.title()),
                    one.groupCode(),
                    NameView.of(one.group()),
                    one.isPublic(),
                    one.questions().stream().map(ClassView::question).toList());
        }

        private static QuestionView question(CaseClass.Question question) {
            return new QuestionView(
                    question.code(),
                    NameView.of(question.title()),
                    question.type(),
                    question.required(),
                    question.values().entrySet().stream()
                            .map(entry -> new ChoiceView(entry.getKey(), NameView.of(entry.getValue())))
                            .toList(),
                    question.when());
        }
    }

    @Open("The list of what can be reported holds no data of anybody.")
    @GetMapping("/api/reports/classes")
    List<ClassView> classes() {
        return catalogue.classes().stream().map(ClassView::of).toList();
    }

    /** A public case nearby; only what a passer-by could see. */
    record NearView(
            UUID id,
            NameView className,
            NameView stateName,
            Instant since,
            double longitude,
            double latitude,
            long meters) {}

    @Open("Shows class, state and place of open cases of public classes.")
    @GetMapping("/api/reports/nearby")
    List<NearView> nearby(
            @RequestParam double longitude,
            @RequestParam double latitude,
            @RequestParam(name = "class", required = false) @Nullable String classCode,
            HttpServletRequest request) {
        limits.take(request);
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return List.of();
        return cases.near(longitude, latitude, NEAR_METERS, classCode, true, Scope.ALL).stream()
                .limit(MOST_NEAR)
                .map(this::near)
                .toList();
    }

    private NearView near(Cases.Near near) {
        CaseSummary one = near.summary();
        CaseClass.ShownPlace place =
                catalogue.findClass(one.classCode()).map(CaseClass::shownPlace).orElse(CaseClass.ShownPlace.ABOUT);
        Double x = one.longitude();
        Double y = one.latitude();
        return new NearView(
                one.id(),
                views.className(one.classCode()),
                views.stateName(one),
                one.createdAt(),
                x == null ? 0 : place.shown(x),
                y == null ? 0 : place.shown(y),
                place == CaseClass.ShownPlace.EXACT ? Math.round(near.meters()) : (long) NEAR_METERS);
    }

    /** What a citizen gets. */
    record ReceiptView(long number, String trackingCode) {}

    @Open("Anybody may report; rate limited by address, kept sealed.")
    @PostMapping("/api/reports")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptView report(@RequestBody ReportBody body, HttpServletRequest request) {
        limits.take(request);
        TakenReport taken = reports.take(body.read("web", false), "citizen");
        return new ReceiptView(taken.number(), taken.trackingCode());
    }

    /** How a report stands. */
    record TrackView(
            long number,
            NameView className,
            NameView stateName,
            String kind,
            int stage,
            Instant receivedAt,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt,
            boolean canAnswer,
            @Nullable Boolean solved,
            @Nullable Integer satisfied,
            List<StepView> steps,
            List<UUID> photos) {}

    /** A step on the way, without who did it. */
    record StepView(Instant at, NameView name) {}

    @Open("Whoever has the code, 100 bits of chance, may see how that report stands; rate limited against guessing.")
    @GetMapping("/api/track/{code}")
    TrackView track(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        Report report = find(code);
        var file = cases.find(report.caseId(), Scope.ALL).orElseThrow(CitizenController::unknown);
        CaseSummary one = file.summary();
        List<StepView> steps = cases.log(one.id(), Scope.ALL).stream()
                .filter(entry -> OUTER.contains(entry.event().action()))
                .map(entry -> new StepView(
                        entry.event().at(), views.event(entry, one.flow()).actionName()))
                .toList();
        return new TrackView(
                report.number(),
                views.className(one.classCode()),
                views.stateName(one),
                one.kind(),
                one.stage(),
                report.receivedAt(),
                one.closedAt(),
                one.dueAt(),
                // Who said no is asked again when the case is closed again.
                one.kind().equals("CLOSED") && !Boolean.TRUE.equals(report.solved()),
                report.solved(),
                report.satisfied(),
                steps,
                shown(one.id()));
    }

    private List<UUID> shown(UUID caseId) {
        return cases.attachments(caseId, Scope.ALL).stream()
                .filter(Cases.Attachment::isPublic)
                .map(Cases.Attachment::id)
                .toList();
    }

    @Open(
            "Whoever has the code sees the copies that were made for everybody, never a photo as it was taken; rate limited.")
    @GetMapping("/api/track/{code}/photos/{photo}")
    ResponseEntity<byte[]> publicPhoto(
            @PathVariable String code, @PathVariable String photo, HttpServletRequest request) {
        limits.take(request);
        UUID caseId = find(code).caseId();
        UUID id = CaseController.parse(photo);
        if (!shown(caseId).contains(id)) throw new NotFoundException("photo " + photo);
        byte[] found = cases.photo(caseId, id, Scope.ALL).orElseThrow(() -> new NotFoundException("photo " + photo));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(found);
    }

    private Report find(String code) {
        return reports.track(code).orElseThrow(CitizenController::unknown);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("report with this code");
    }

    /** Two questions, apart from each other: solved, and satisfied from 1 to 5. */
    record AnswerBody(@Nullable Boolean solved, @Nullable Integer satisfied) {}

    @Open("Whoever has the code may say whether it is solved; rate limited.")
    @PostMapping("/api/track/{code}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String code, @RequestBody AnswerBody body, HttpServletRequest request) {
        limits.take(request);
        reports.answer(code, Boolean.TRUE.equals(body.solved()), body.satisfied() == null ? 0 : body.satisfied());
    }

    @Open("Whoever has the code may add photos, five at most; rate limited, freed of metadata, sealed.")
    @PostMapping(
            path = "/api/track/{code}/photos",
            consumes = {"image/jpeg", "image/png", "image/webp"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void photo(@PathVariable String code, @RequestBody byte[] image, HttpServletRequest request) {
        limits.take(request);
        reports.addPhoto(code, image);
    }
}
