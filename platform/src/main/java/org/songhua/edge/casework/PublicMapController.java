package org.songhua.edge.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Followers;
import org.songhua.casework.Reports;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.security.OpenLimits;
import org.songhua.engine.image.ImageKind;
import org.songhua.people.NotFoundException;
import org.songhua.people.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The map of cases for everybody: public classes only, as exactly as each class allows, with photos that were cleared for it. */
@RestController
class PublicMapController {
    private static final Duration CLOSED_SHOWN = Duration.ofDays(30);
    private static final int MOST = 1_000;
    /** The world; a smaller box only spares the visitor what lies elsewhere. */
    private static final double WIDEST_DEGREES = 360;

    private final Reports reports;
    private final Followers followers;
    private final CaseViews views;
    private final OpenLimits limits;
    private final Clock clock;

    PublicMapController(Reports reports, Followers followers, CaseViews views, OpenLimits limits, Clock clock) {
        this.reports = reports;
        this.followers = followers;
        this.views = views;
        this.limits = limits;
        this.clock = clock;
    }

    /** A case as everybody may see it. */
    record PublicCaseView(
            UUID id,
            String classCode,
            NameView className,
            NameView stateName,
            String kind,
            Instant since,
            @Nullable Instant closedAt,
            double longitude,
            double latitude,
            boolean isExact,
            List<UUID> photos,
            long followers) {}

    @Open(
            "Shows class, state and place of cases of public classes, the place as exactly as the class allows; rate limited.")
    @GetMapping("/api/public/cases")
    List<PublicCaseView> cases(
            @RequestParam double west,
            @RequestParam double south,
            @RequestParam double east,
            @RequestParam double north,
            HttpServletRequest request) {
        limits.take(request);
        OpenBox.of(west, south, east, north, WIDEST_DEGREES);
        Instant since = clock.instant().minus(CLOSED_SHOWN);
        List<Reports.PublicCase> found = reports.publicCases(new double[] {west, south, east, north}, since, MOST);
        Map<UUID, Long> counts =
                followers.counts(found.stream().map(one -> one.summary().id()).toList());
        return found.stream()
                .map(one -> view(one, counts.getOrDefault(one.summary().id(), 0L)))
                .toList();
    }

    private PublicCaseView view(Reports.PublicCase found, long follow) {
        CaseSummary one = found.summary();
        return new PublicCaseView(
                one.id(),
                one.classCode(),
                views.className(one.classCode()),
                views.stateName(one),
                one.kind(),
                one.createdAt(),
                one.closedAt(),
                found.longitude(),
                found.latitude(),
                found.isExact(),
                found.photos(),
                follow);
    }

    @Open("Photos that somebody has blackened and cleared for everybody, of cases of public classes; rate limited.")
    @GetMapping("/api/public/cases/{id}/photos/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable String photo, HttpServletRequest request) {
        limits.take(request);
        byte[] found = reports.publicPhoto(CaseController.parse(id), CaseController.parse(photo))
                .orElseThrow(() -> new NotFoundException("photo " + photo));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        ImageKind.find(found).orElse(ImageKind.JPEG).mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(found);
    }
}
