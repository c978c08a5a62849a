package org.songhua.edge.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Duplicates;
import org.songhua.casework.Duplicates.Candidate;
import org.songhua.casework.Duplicates.Draft;
import org.songhua.casework.Duplicates.HotSpot;
import org.songhua.casework.Duplicates.Reason;
import org.songhua.casework.Duplicates.Repeat;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.casework.CaseViews.SummaryView;
import org.songhua.edge.security.OpenLimits;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a case or a report may be about already, and where the same trouble comes up again. */
@RestController
class DuplicateController {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_PUBLIC = 5;

    private final Duplicates duplicates;
    private final CaseViews views;
    private final OpenLimits limits;

    DuplicateController(Duplicates duplicates, CaseViews views, OpenLimits limits) {
        this.duplicates = duplicates;
        this.views = views;
        this.limits = limits;
    }

    /** A candidate with its reasons. */
    record CandidateView(
            SummaryView summary, double score, @Nullable Long meters, long hours, List<Reason> reasons) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/duplicates")
    List<CandidateView> duplicates(@PathVariable String id, Caller caller) {
        return duplicates.ofCase(CaseController.parse(id), caller.scope()).stream()
                .map(this::view)
                .toList();
    }

    private CandidateView view(Candidate one) {
        Double meters = one.meters();
        return new CandidateView(
                views.summary(one.summary()),
                one.score(),
                meters == null ? null : (Long) Math.round(meters),
                Math.round(one.hours()),
                one.reasons());
    }

    /** Two open cases that may be one: the later, and what it may be about. */
    record PairView(SummaryView later, CandidateView earlier) {}

    /** The queue: pairs over all open cases of the caller's scope, the likeliest first. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/duplicates")
    List<PairView> queue(
            @RequestParam(defaultValue = "30") int days, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        return duplicates.queue(days, limit, caller.scope()).stream()
                .map(pair -> new PairView(views.summary(pair.later()), view(pair.earlier())))
                .toList();
    }

    /** Remembers that the two are not the same. */
    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/cases/{id}/duplicates/{other}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable String id, @PathVariable String other, Caller caller) {
        duplicates.refuse(CaseController.parse(id), CaseController.parse(other), caller);
    }

    /** A place with more of one trouble than is usual. */
    record HotSpotView(
            String classCode,
            NameView className,
            double longitude,
            double latitude,
            List<UUID> cases,
            double usual,
            double chance,
            List<String> words) {}

    /** @param days how long the last days are, 1 to 60 */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/hotspots")
    List<HotSpotView> hotSpots(@RequestParam(defaultValue = "7") int days, Caller caller) {
        return duplicates.hotSpots(days, caller.scope()).stream()
                .map(this::view)
                .toList();
    }

    private HotSpotView view(HotSpot one) {
        return new HotSpotView(
                one.classCode(),
                views.className(one.classCode()),
                one.longitude(),
                one.latitude(),
                one.cases(),
                one.usual(),
                one.chance(),
                one.words());
    }

    /** A place that was told of again, with the indicators that it speaks of. */
    record RepeatView(
            String classCode,
            NameView className,
            double longitude,
            double latitude,
            List<UUID> cases,
            List<String> indicators) {}

    /** An indicator with the places that were told of again. */
    record RepeatedIndicator(String indicator, int places, int cases) {}

    /** Places that were told of again, and what they come to by indicator. */
    record RepeatsView(List<RepeatView> places, List<RepeatedIndicator> indicators) {}

    /**
     * Where one class was told of again and again.
     *
     * @param days how far back, 1 to 366
     * @param meters up to which two cases are of one place, 1 to 1,000
     */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/repeats")
    RepeatsView repeats(
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "100") double meters,
            Caller caller) {
        List<Repeat> repeats = duplicates.repeats(days, meters, caller.scope());
        List<RepeatedIndicator> indicators = repeats.stream()
                .flatMap(one -> one.indicators().stream())
                .distinct()
                .sorted()
                .map(indicator -> repeated(indicator, repeats))
                .toList();
        return new RepeatsView(repeats.stream().map(this::view).toList(), indicators);
    }

    private static RepeatedIndicator repeated(String indicator, List<Repeat> repeats) {
        List<Repeat> of = repeats.stream()
                .filter(one -> one.indicators().contains(indicator))
                .toList();
        return new RepeatedIndicator(
                indicator,
                of.size(),
                of.stream().mapToInt(one -> one.cases().size()).sum());
    }

    private RepeatView view(Repeat one) {
        return new RepeatView(
                one.classCode(),
                views.className(one.classCode()),
                one.longitude(),
                one.latitude(),
                one.cases(),
                one.indicators());
    }

    /** What somebody is about to report. */
    record DraftBody(
            @Nullable String classCode,
            @Nullable String text,
            @Nullable Double longitude,
            @Nullable Double latitude) {}

    /** A public case that it may be about; only what a passer-by could see. */
    record SimilarView(
            UUID id,
            NameView className,
            NameView stateName,
            java.time.Instant since,
            long meters,
            List<String> reasons) {}

    @Open("Shows class, state and distance of open cases of public classes; compares with public texts only; rate"
            + " limited.")
    @PostMapping("/api/reports/similar")
    List<SimilarView> similar(@RequestBody DraftBody body, HttpServletRequest request) {
        limits.take(request);
        Double x = body.longitude();
        Double y = body.latitude();
        if (x == null || y == null || !(Math.abs(x) <= 180 && Math.abs(y) <= 90)) return List.of();
        String text = body.text() == null ? "" : body.text();
        var draft = new Draft(
                body.classCode() == null ? "" : body.classCode(),
                text.substring(0, Math.min(LONGEST_TEXT, text.length())),
                x,
                y);
        return duplicates.ofDraft(draft).stream()
                .limit(MOST_PUBLIC)
                .map(this::similar)
                .toList();
    }

    private SimilarView similar(Candidate one) {
        Double meters = one.meters();
        return new SimilarView(
                one.summary().id(),
                views.className(one.summary().classCode()),
                views.stateName(one.summary()),
                one.summary().createdAt(),
                meters == null ? 0 : Math.round(meters),
                one.reasons().stream().map(Reason::kind).toList());
    }
}
