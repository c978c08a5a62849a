package org.songhua.edge.judgement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.judgement.Judgement;
import org.songhua.judgement.Judgements;
import org.songhua.judgement.Verdict;
import org.songhua.judgement.Verdict.Answer;
import org.songhua.judgement.Verdict.Finding;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.RecordQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Judgements and verdicts. Code {@code JUDGE-001} for an answer, {@code JUDGE-002} for a limit that is none. */
@RestController
class JudgementController {
    private static final int DEFAULT_LIMIT = 100;

    private final Judgements judgements;

    JudgementController(Judgements judgements) {
        this.judgements = judgements;
    }

    /** A rule with its condition as it is published. */
    record RuleView(String code, Text title, @Nullable Text group, String basis, String holds) {}

    /** A judgement. */
    record JudgementView(
            String code, String pack, Text title, String register, Judgement.Mode mode, List<RuleView> rules) {
        static JudgementView of(Judgement one) {
            return new JudgementView(
                    one.code(),
                    one.pack(),
                    one.title(),
                    one.register(),
                    one.mode(),
                    one.rules().stream()
                            .map(rule ->
                                    new RuleView(rule.code(), rule.title(), rule.group(), rule.basis(), rule.text()))
                            .toList());
        }
    }

    /** What a rule found, with the values it looked at. */
    record FindingView(
            String rule,
            Text title,
            @Nullable Text group,
            String basis,
            Verdict.Outcome outcome,
            Map<String, Object> used,
            List<String> missing) {
        static FindingView of(Finding one) {
            return new FindingView(
                    one.rule().code(),
                    one.rule().title(),
                    one.rule().group(),
                    one.rule().basis(),
                    one.outcome(),
                    one.used(),
                    one.missing());
        }
    }

    /** What is said of a record, and how many rules say yes. */
    record VerdictView(UUID record, String key, String title, Answer answer, int met, List<FindingView> findings) {
        static VerdictView of(Verdict one) {
            return new VerdictView(
                    one.record().id(),
                    one.record().key(),
                    one.record().title(),
                    one.answer(),
                    one.met(),
                    one.findings().stream().map(FindingView::of).toList());
        }
    }

    /** A page of verdicts. */
    record PageView(List<VerdictView> items, @Nullable String next) {}

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/judgements")
    List<JudgementView> list(Caller caller) {
        return judgements.list(caller).stream().map(JudgementView::of).toList();
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/judgements/{code}/counts")
    Map<String, Long> counts(@PathVariable String code, Caller caller) {
        return judgements.counts(code, caller);
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/judgements/{code}/records")
    PageView page(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            Caller caller) {
        var query = RecordQuery.first(limit(limit)).after(after);
        Judgements.Page page = judgements.page(code, query, answer(answer), caller);
        return new PageView(page.verdicts().stream().map(VerdictView::of).toList(), page.next());
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/judgements/{code}/records/{id}")
    VerdictView one(@PathVariable String code, @PathVariable String id, Caller caller) {
        return VerdictView.of(judgements.judge(code, id, caller));
    }

    private static @Nullable Answer answer(@Nullable String text) {
        if (text == null) return null;
        for (Answer one : Answer.values()) if (one.name().equals(text.toUpperCase(Locale.ROOT))) return one;
        throw wrong("JUDGE-001", "answer", "This is no answer.", "Give yes, no or unknown.");
    }

    private static int limit(@Nullable String text) {
        if (text == null) return DEFAULT_LIMIT;
        if (text.matches("\\d{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= RecordQuery.MAX_LIMIT) return limit;
        }
        throw wrong("JUDGE-002", "limit", "This is no number from 1 to 1000.", "Give one.");
    }

    private static FaultException wrong(String code, String field, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
