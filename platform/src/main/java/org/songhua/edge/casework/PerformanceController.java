package org.songhua.edge.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Performance;
import org.songhua.casework.Performance.Board;
import org.songhua.casework.Performance.By;
import org.songhua.casework.Performance.Frozen;
import org.songhua.casework.Performance.Indicator;
import org.songhua.casework.Performance.Line;
import org.songhua.casework.Performance.Part;
import org.songhua.casework.Performance.Question;
import org.songhua.casework.Performance.TallyEvent;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How well the loop was gone round: the board of a period, the cases behind each number, frozen periods. */
@RestController
class PerformanceController {
    private final Performance performance;
    private final CaseViews views;

    PerformanceController(Performance performance, CaseViews views) {
        this.performance = performance;
        this.views = views;
    }

    /** An indicator, and what it counts. */
    record IndicatorView(
            String code, NameView title, Map<String, Double> numerator, String denominator, Map<String, Double> of) {
        static IndicatorView of(Indicator one) {
            return new IndicatorView(
                    one.code(), NameView.of(one.title()), one.numerator(), one.denominator(), one.of());
        }
    }

    /** A board with all the words it needs. */
    record BoardView(
            String period,
            @Nullable Frozen frozen,
            List<IndicatorView> indicators,
            Map<String, NameView> facts,
            Map<String, NameView> exclusions,
            Line whole,
            List<Line> lines) {}

    /**
     * The board of a period.
     *
     * @param period a year, a quarter or a month: 2026, 2026-Q4, 2026-11
     * @param by department or area
     */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/performance")
    BoardView board(@RequestParam String period, @RequestParam(defaultValue = "department") String by, Caller caller) {
        Board board = performance.board(period, one(By.class, "by", by), caller.scope());
        Performance.Declared declared = performance.declared();
        return new BoardView(
                board.period().code(),
                board.frozen(),
                declared.indicators().stream().map(IndicatorView::of).toList(),
                names(declared.facts()),
                names(declared.exclusions()),
                board.whole(),
                board.lines());
    }

    private static Map<String, NameView> names(Map<String, Text> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> NameView.of(entry.getValue())));
    }

    /** A case behind a number. */
    record CountedView(
            UUID id,
            String number,
            NameView className,
            @Nullable String department,
            @Nullable String region,
            @Nullable String excludedBy) {}

    /**
     * The cases behind a number; at most 1,000.
     *
     * @param part numerator, denominator or excluded
     * @param line code of a department or area; the whole when not given
     */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/performance/cases")
    List<CountedView> cases(
            @RequestParam String period,
            @RequestParam String indicator,
            @RequestParam(defaultValue = "denominator") String part,
            @RequestParam(defaultValue = "department") String by,
            @RequestParam(required = false) @Nullable String line,
            Caller caller) {
        var question = new Question(period, indicator, one(Part.class, "part", part), one(By.class, "by", by), line);
        return performance.cases(question, caller.scope()).stream()
                .map(one -> new CountedView(
                        one.id(),
                        one.number(),
                        views.className(one.classCode()),
                        one.department(),
                        one.region(),
                        one.excludedBy()))
                .toList();
    }

    /** How often something happened while a department led, with every event. */
    record TallyView(String tally, NameView title, String department, int count, List<TallyEvent> events) {}

    /** How often cases were handed back and the like, by the department that did. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/performance/tallies")
    List<TallyView> tallies(@RequestParam String period, Caller caller) {
        return performance.tallies(period, caller.scope()).stream()
                .map(line -> new TallyView(
                        line.tally(),
                        NameView.of(line.title()),
                        line.department(),
                        line.events().size(),
                        line.events()))
                .toList();
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/performance/periods")
    List<Frozen> periods() {
        return performance.frozen();
    }

    /** A period to be frozen. */
    record FreezeBody(@Nullable String period) {}

    /** Keeps a period that has ended as it is now, for ever. */
    @Allow(Permission.CASE_SUPERVISE)
    @PostMapping("/api/cases/performance/periods")
    @ResponseStatus(HttpStatus.CREATED)
    Frozen freeze(@RequestBody FreezeBody body, Caller caller) {
        return performance.freeze(body.period() == null ? "" : body.period(), caller);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String field, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.refused(
                        "CASE-174",
                        Place.atField(field),
                        "This is none of what can be asked for.",
                        "Give one of: "
                                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT) + ".")));
    }
}
