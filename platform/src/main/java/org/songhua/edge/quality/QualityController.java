package org.songhua.edge.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Quality;
import org.songhua.cim.QualityFinding;
import org.songhua.edge.quality.QualityViews.Board;
import org.songhua.edge.quality.QualityViews.Check;
import org.songhua.edge.quality.QualityViews.Finding;
import org.songhua.edge.quality.QualityViews.Findings;
import org.songhua.edge.quality.QualityViews.FoundPage;
import org.songhua.edge.quality.QualityViews.Point;
import org.songhua.edge.quality.QualityViews.Run;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks of data quality: what the newest run found, the findings one by one, and a run on demand. */
@RestController
class QualityController {
    private static final int RUNS_TOLD = 60;
    private static final int MOST_FINDINGS = 1_000;

    private final Quality quality;

    QualityController(Quality quality) {
        this.quality = quality;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/quality")
    Board board(Caller caller) {
        return new Board(
                quality.isRunning(),
                quality.runs(1).stream().findFirst().map(Run::of).orElse(null),
                quality.checks().stream().map(Check::of).toList(),
                quality.results(caller.scope()),
                quality.history(RUNS_TOLD, caller.scope()).stream()
                        .map(Point::of)
                        .toList());
    }

    /** Starts a run; when one is under way, that one is told. It looks at the whole city, whoever asks. */
    @Allow(Permission.CIM_IMPORT)
    @PostMapping("/api/quality/runs")
    ResponseEntity<Run> start(Caller caller) {
        return ResponseEntity.accepted().body(Run.of(quality.start(caller.name())));
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/quality/checks/{check}/findings")
    Findings findings(
            @PathVariable String check,
            @RequestParam String dataset,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        if (quality.checks().stream().noneMatch(one -> one.code().equals(check)))
            throw new NotFoundException("check " + check);
        int most = Math.clamp(limit, 1, MOST_FINDINGS);
        List<QualityFinding> found = quality.findings(check, dataset, after, most, caller.scope());
        return new Findings(
                found.stream().map(Finding::of).toList(),
                found.size() < most ? null : (Long) found.getLast().number());
    }

    /**
     * Findings of many checks and data sets one after the other: what the sums of the board are made of.
     *
     * @param severity error, warning or notice; of any when not given
     * @param after what the page before called next
     */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/quality/findings")
    FoundPage all(
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return new FindingsWalk(quality, caller.scope())
                .page(severity, check, dataset, after, Math.clamp(limit, 1, MOST_FINDINGS));
    }
}
