package org.songhua.edge.resolution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.resolution.ResolutionViews.GroupView;
import org.songhua.edge.resolution.ResolutionViews.PageView;
import org.songhua.edge.resolution.ResolutionViews.PairView;
import org.songhua.edge.resolution.ResolutionViews.RuleView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.resolution.Resolution;
import org.songhua.resolution.Verdict;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pairs of records that are likely the same. Each rule names the permissions to see and to decide its pairs; who lacks the first finds
 * none of it.
 */
@RestController
class ResolutionController {
    private final Resolution resolution;

    ResolutionController(Resolution resolution) {
        this.resolution = resolution;
    }

    /** The rules the caller may see, with counts. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/resolution/rules")
    List<RuleView> rules(Caller caller) {
        return resolution.list(caller).stream().map(RuleView::of).toList();
    }

    /** Looks at all records of a rule; what was decided stays. */
    @Allow(Permission.CIM_VIEW)
    @PostMapping("/api/resolution/rules/{rule}/run")
    Resolution.Run run(@PathVariable String rule, Caller caller) {
        return resolution.run(rule, caller);
    }

    /** Pairs, the heaviest first. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/resolution/rules/{rule}/pairs")
    PageView pairs(
            @PathVariable String rule,
            @RequestParam(defaultValue = "open") String verdict,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        return PageView.of(resolution.pairs(rule, verdict(verdict), after, limit, caller));
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/resolution/pairs/{id}")
    PairView pair(@PathVariable long id, Caller caller) {
        return PairView.of(resolution.pair(id, caller));
    }

    /**
     * What somebody says of a pair.
     *
     * @param verdict {@code same}, {@code different}, {@code undecided}, or {@code open} to take back what was said
     * @param reason why; may be left out for taking back
     * @param revision revision the caller saw; not looked at when left out
     */
    record DecisionBody(
            @Nullable String verdict,
            @Nullable String reason,
            @Nullable Long revision) {}

    @Allow(Permission.CIM_VIEW)
    @PostMapping("/api/resolution/pairs/{id}/decision")
    PairView decide(@PathVariable long id, @RequestBody DecisionBody body, Caller caller) {
        Verdict verdict = verdict(Objects.requireNonNullElse(body.verdict(), ""));
        String reason = Objects.requireNonNullElse(body.reason(), "");
        return PairView.of(resolution.decide(id, verdict, reason, body.revision(), caller));
    }

    /** What a record, a city object or a person is the same as. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/resolution/same-as/{record}")
    List<GroupView> sameAs(@PathVariable UUID record, Caller caller) {
        return resolution.sameAs(record, caller).stream().map(GroupView::of).toList();
    }

    /** Why a record leaves its group. */
    record ReleaseBody(@Nullable String rule, @Nullable String reason) {}

    /** How many links were taken back. */
    record ReleaseView(int takenBack) {}

    /** Takes a record out of its group in one step. */
    @Allow(Permission.CIM_VIEW)
    @PostMapping("/api/resolution/same-as/{record}/release")
    ReleaseView release(@PathVariable UUID record, @RequestBody ReleaseBody body, Caller caller) {
        String rule = Objects.requireNonNullElse(body.rule(), "");
        return new ReleaseView(resolution.release(rule, record, Objects.requireNonNullElse(body.reason(), ""), caller));
    }

    private static Verdict verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.refused(
                        "RESOL-006",
                        Place.atField("/verdict"),
                        "There is no such verdict.",
                        "Give one of open, same, different, undecided.")));
    }
}
