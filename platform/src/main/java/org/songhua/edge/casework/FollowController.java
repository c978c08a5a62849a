package org.songhua.edge.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.casework.Followers;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.security.OpenLimits;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** "Me too": following a case that others have reported, without an account and without a name. */
@RestController
class FollowController {
    private final Followers followers;
    private final Cases cases;
    private final CaseViews views;
    private final OpenLimits limits;

    FollowController(Followers followers, Cases cases, CaseViews views, OpenLimits limits) {
        this.followers = followers;
        this.cases = cases;
        this.views = views;
        this.limits = limits;
    }

    /** The code to follow by, and how many do now. */
    record FollowedView(String code, long followers) {}

    @Open("Anybody may follow an open case of a public class; rate limited, nothing of them is kept.")
    @PostMapping("/api/reports/nearby/{id}/follow")
    @ResponseStatus(HttpStatus.CREATED)
    FollowedView follow(@PathVariable String id, HttpServletRequest request) {
        limits.take(request);
        String code = followers.follow(CaseController.parse(id));
        return new FollowedView(code, followers.count(CaseController.parse(id)));
    }

    /** How a case that is followed stands. */
    record StandingView(
            NameView className,
            NameView stateName,
            String kind,
            int stage,
            Instant since,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt,
            long followers) {}

    @Open("Whoever has the code, 100 bits of chance, may see how that case stands; rate limited.")
    @GetMapping("/api/follow/{code}")
    StandingView standing(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        CaseSummary one = followers.byCode(code).orElseThrow(FollowController::unknown);
        return new StandingView(
                views.className(one.classCode()),
                views.stateName(one),
                one.kind(),
                one.stage(),
                one.createdAt(),
                one.closedAt(),
                one.dueAt(),
                followers.count(one.id()));
    }

    @Open("Whoever has the code may follow no more; rate limited.")
    @DeleteMapping("/api/follow/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        if (!followers.leave(code)) throw unknown();
    }

    private static NotFoundException unknown() {
        return new NotFoundException("case followed by this code");
    }

    /** How many follow. */
    record CountView(long followers) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/followers")
    CountView count(@PathVariable String id, Caller caller) {
        var file = cases.find(CaseController.parse(id), caller.scope())
                .orElseThrow(() -> new NotFoundException("case " + id));
        return new CountView(followers.count(file.summary().id()));
    }
}
