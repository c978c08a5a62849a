package org.songhua.edge.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.project.ProjectViews.CardView;
import org.songhua.edge.project.ProjectViews.ClosureView;
import org.songhua.edge.project.ProjectViews.LibraryView;
import org.songhua.edge.project.ProjectViews.RowView;
import org.songhua.edge.project.ProjectViews.SheetView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.ProjectSheet.Source;
import org.songhua.project.Projects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Project libraries, boards and sheets. Codes {@code PROJ-020} for a year, {@code PROJ-021} for a day that is none. */
@RestController
class ProjectController {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Projects projects;
    private final Clock clock;

    ProjectController(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/projects")
    List<LibraryView> list(Caller caller) {
        return projects.list(caller).stream().map(ProjectViews::library).toList();
    }

    /**
     * A board.
     *
     * @param on day by which milestones are judged
     * @param sources money by kind of source over all projects of the board
     */
    record BoardView(LibraryView library, LocalDate on, List<CardView> projects, List<SumView> sources) {}

    /** Money of one kind over many projects. */
    record SumView(String source, String amount, String paid) {}

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/projects/{library}/board")
    BoardView board(
            @PathVariable String library,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String on,
            Caller caller) {
        Library one = projects.get(library, caller);
        LocalDate day = day(on);
        List<ProjectSheet> sheets = projects.board(library, year == null ? null : year(year), day, caller);
        return new BoardView(
                ProjectViews.library(one),
                day,
                sheets.stream().map(sheet -> ProjectViews.card(one, sheet)).toList(),
                sums(sheets));
    }

    private static List<SumView> sums(List<ProjectSheet> sheets) {
        return sheets.stream()
                .flatMap(one -> one.sources().stream())
                .collect(Collectors.groupingBy(Source::source))
                .entrySet()
                .stream()
                .map(one -> new SumView(
                        one.getKey(),
                        sum(one.getValue().stream().map(Source::amount)),
                        sum(one.getValue().stream().map(Source::paid))))
                .sorted(Comparator.comparing(SumView::source))
                .toList();
    }

    private static String sum(Stream<BigDecimal> amounts) {
        return ProjectViews.yuan(amounts.reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/projects/{library}/closure")
    ClosureView closure(@PathVariable String library, @RequestParam String year, Caller caller) {
        Library.Problems problems = projects.get(library, caller).problems();
        return ProjectViews.closure(
                problems == null ? "" : problems.register(), projects.closure(library, year(year), caller));
    }

    /** What is said to enter a share closed. */
    record ProposalBody(@Nullable String year, @Nullable String geography) {}

    /** A share that was entered and waits for approval. */
    record EnteredView(long id, String quote, double numerator, double denominator, double value, String state) {}

    /** Enters the share closed as a value of an indicator; somebody else approves it. */
    @Allow(Permission.EVALUATION_EDIT)
    @PostMapping("/api/projects/{library}/closure/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    EnteredView proposeClosure(@PathVariable String library, @RequestBody ProposalBody body, Caller caller) {
        if (!caller.may(Permission.REGISTER_VIEW))
            throw new NotAllowedException("The permission register.view is missing.");
        String geography = body.geography() == null ? "*" : body.geography();
        IndicatorValue one =
                projects.proposeClosure(library, year(body.year() == null ? "" : body.year()), geography, caller);
        return new EnteredView(
                one.id(),
                one.quote(),
                one.measured().numerator(),
                one.measured().denominator(),
                one.measured().value(),
                one.state());
    }

    /** The problems that the closure of a year counts, all of them or those it counts as closed. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/projects/{library}/closure/problems")
    List<RowView> problems(
            @PathVariable String library,
            @RequestParam String year,
            @RequestParam(defaultValue = "false") boolean closed,
            Caller caller) {
        return projects.problems(library, year(year), closed, caller).stream()
                .map(ProjectViews::row)
                .toList();
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/projects/{library}/{id}")
    SheetView sheet(
            @PathVariable String library,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String on,
            Caller caller) {
        return ProjectViews.sheet(projects.get(library, caller), projects.sheet(library, uuid(id), day(on), caller));
    }

    /** The project that a problem, a milestone or another row belongs to; 404 when it belongs to none. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/project-of/{register}/{id}")
    RowView projectOf(@PathVariable String register, @PathVariable String id, Caller caller) {
        return projects.projectOf(register, uuid(id), caller)
                .map(ProjectViews::row)
                .orElseThrow(() -> new NotFoundException("project of that record"));
    }

    private static UUID uuid(String id) {
        return Parsing.find(id, UUID::fromString).orElseThrow(() -> new NotFoundException("project of that id"));
    }

    private static int year(String text) {
        if (text.matches("[12]\\d{3}")) return Integer.parseInt(text);
        throw wrong("PROJ-020", "year", "This is no year.", "Give one such as 2026.");
    }

    /** {@return the day asked about; today where nobody asks} */
    private LocalDate day(@Nullable String text) {
        if (text == null) return LocalDate.ofInstant(clock.instant(), ZONE);
        return Parsing.find(text, LocalDate::parse)
                .filter(day -> day.getYear() >= 1000 && day.getYear() <= 2999)
                .orElseThrow(() -> wrong("PROJ-021", "on", "This is no day.", "Give one such as 2026-01-31."));
    }

    private static FaultException wrong(String code, String field, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
