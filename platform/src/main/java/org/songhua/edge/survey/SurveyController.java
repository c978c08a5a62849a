package org.songhua.edge.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.survey.Survey;
import org.songhua.survey.Surveys;
import org.songhua.survey.Surveys.Fate;
import org.songhua.survey.Surveys.Issued;
import org.songhua.survey.Surveys.Progress;
import org.songhua.survey.Surveys.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Surveys: what there is, giving tasks out, how far they have come, and what became of what they found. */
@RestController
class SurveyController {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Surveys surveys;
    private final CaseCatalogue catalogue;
    private final Clock clock;

    SurveyController(Surveys surveys, CaseCatalogue catalogue, Clock clock) {
        this.surveys = surveys;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** A question with the problem that "no" is. */
    record QuestionView(String code, @Nullable Text title, String problem, String indicator) {}

    /** A survey. */
    record SurveyView(
            String code,
            Text title,
            String basis,
            String of,
            String classCode,
            String register,
            List<QuestionView> questions) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/surveys")
    List<SurveyView> list() {
        return surveys.list().stream().map(this::view).toList();
    }

    private SurveyView view(Survey one) {
        var titles = catalogue.checklist(one.classCode());
        return new SurveyView(
                one.code(),
                one.title(),
                one.basis(),
                one.of(),
                one.classCode(),
                one.register(),
                one.questions().entrySet().stream()
                        .map(question -> new QuestionView(
                                question.getKey(),
                                titles.get(question.getKey()),
                                question.getValue().problem(),
                                question.getValue().indicator()))
                        .toList());
    }

    /**
     * How far surveys have come, and what became of the problems of a year.
     *
     * @param fates null for those who may not see the register
     */
    record BoardView(
            int year,
            int digits,
            List<Progress> progress,
            @Nullable List<Fate> fates) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/surveys/board")
    BoardView board(@RequestParam String year, @RequestParam(defaultValue = "*") String geography, Caller caller) {
        int of = year(year);
        String head = head(geography);
        int digits = digits(head);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        List<Fate> fates = null;
        if (caller.may(Permission.REGISTER_VIEW) && !surveys.list().isEmpty())
            fates = surveys.fates(surveys.list().getFirst().code(), of, head, digits, today, caller);
        return new BoardView(of, digits, surveys.progress(of, head, digits, caller), fates);
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/surveys/{code}/tasks")
    List<Task> tasks(
            @PathVariable String code,
            @RequestParam String year,
            @RequestParam(defaultValue = "*") String geography,
            Caller caller) {
        return surveys.tasks(code, year(year), head(geography), caller);
    }

    /** What is said to give tasks out. */
    record IssueBody(
            @Nullable Integer year,
            @Nullable String geography,
            @Nullable String department) {}

    @Allow(Permission.CASE_DISPATCH)
    @PostMapping("/api/surveys/{code}/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@PathVariable String code, @RequestBody IssueBody body, Caller caller) {
        if (!caller.may(Permission.CASE_REPORT))
            throw new NotAllowedException("The permission case.report is missing.");
        return surveys.issue(
                code,
                body.year() == null ? 0 : body.year(),
                head(body.geography() == null ? "*" : body.geography()),
                body.department() == null ? "" : body.department(),
                caller);
    }

    private static int year(String text) {
        if (text.matches("20\\d{2}|21\\d{2}")) return Integer.parseInt(text);
        throw new FaultException(Fault.refused(
                "SURV-001", Place.atField("/year"), "This is no year of a survey.", "Give one such as 2026."));
    }

    /** {@return the digits with which the codes of all regions in one begin} */
    static String head(String geography) {
        if (geography.equals("*")) return "";
        if (!geography.matches("[0-9]{2,12}"))
            throw new FaultException(Fault.refused(
                    "SURV-004", Place.atField("/geography"), "This is no code of a region.", "Give a division code."));
        if (geography.length() != 6 || !geography.endsWith("00")) return geography;
        return geography.endsWith("0000") ? geography.substring(0, 2) : geography.substring(0, 4);
    }

    /** {@return how many digits the next smaller regions have} */
    static int digits(String head) {
        return switch (head.length()) {
            case 0, 1, 2, 3, 4, 5 -> 6;
            case 6, 7, 8 -> 9;
            default -> 12;
        };
    }
}
