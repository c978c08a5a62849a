package org.songhua.edge.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.HandOffs;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.security.OpenLimits;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases handed to somebody outside by a link: given and withdrawn inside, seen and answered with the code alone. */
@RestController
class HandOffController {
    private static final int USUAL_DAYS = 14;

    private final HandOffs handOffs;
    private final CaseViews views;
    private final OpenLimits limits;

    HandOffController(HandOffs handOffs, CaseViews views, OpenLimits limits) {
        this.handOffs = handOffs;
        this.views = views;
        this.limits = limits;
    }

    /** To whom, for how long. */
    record GiveBody(@Nullable String party, @Nullable Integer days) {}

    @Allow(Permission.CASE_DISPATCH)
    @PostMapping("/api/cases/{id}/hand-offs")
    @ResponseStatus(HttpStatus.CREATED)
    HandOffs.Given give(@PathVariable String id, @RequestBody GiveBody body, Caller caller) {
        Integer days = body.days();
        return handOffs.give(
                CaseController.parse(id),
                body.party() == null ? "" : body.party(),
                days == null ? USUAL_DAYS : days,
                caller);
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/hand-offs")
    List<HandOffs.HandOff> list(@PathVariable String id, Caller caller) {
        return handOffs.of(CaseController.parse(id), caller.scope());
    }

    @Allow(Permission.CASE_DISPATCH)
    @DeleteMapping("/api/cases/{id}/hand-offs/{handOff}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @PathVariable String handOff, Caller caller) {
        handOffs.withdraw(CaseController.parse(id), CaseController.parse(handOff), caller);
    }

    /** What the work needs, and nothing of who reported. */
    record SightView(
            String number,
            NameView className,
            NameView stateName,
            String severity,
            String party,
            Instant until,
            @Nullable Instant dueAt,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable UUID object,
            List<String> texts,
            @Nullable String outcome) {}

    @Open("Whoever has the code, 100 bits of chance, may see what the work needs while the link holds; rate limited.")
    @GetMapping("/api/hand-offs/{code}")
    SightView open(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        HandOffs.Sight sight = handOffs.open(code);
        CaseSummary one = sight.summary();
        return new SightView(
                one.number(),
                views.className(one.classCode()),
                views.stateName(one),
                one.severity(),
                sight.handOff().party(),
                sight.handOff().until(),
                one.dueAt(),
                one.longitude(),
                one.latitude(),
                one.component(),
                sight.texts(),
                sight.handOff().outcome());
    }

    @Open("Whoever has the code may add photos of the work, ten at most; rate limited, freed of metadata, sealed.")
    @PostMapping(
            path = "/api/hand-offs/{code}/photos",
            consumes = {"image/jpeg", "image/png", "image/webp"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void photo(@PathVariable String code, @RequestBody byte[] image, HttpServletRequest request) {
        limits.take(request);
        handOffs.photo(code, image);
    }

    /** What came of it. */
    record AnswerBody(@Nullable String outcome, @Nullable String words) {}

    @Open("Whoever has the code may answer once; rate limited.")
    @PostMapping("/api/hand-offs/{code}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String code, @RequestBody AnswerBody body, HttpServletRequest request) {
        limits.take(request);
        handOffs.answer(code, body.outcome() == null ? "" : body.outcome(), body.words() == null ? "" : body.words());
    }
}
