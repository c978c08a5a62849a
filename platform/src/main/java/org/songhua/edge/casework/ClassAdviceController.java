package org.songhua.edge.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.ClassAdvice;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.people.Allow;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Advice on the class of a report from its words, and how good it has been. */
@RestController
class ClassAdviceController {
    private final ClassAdvice advice;
    private final CaseViews views;

    ClassAdviceController(ClassAdvice advice, CaseViews views) {
        this.advice = advice;
        this.views = views;
    }

    /** What was said. */
    record TextBody(@Nullable String text) {}

    /** A class that it may be. */
    record LikelyView(String classCode, NameView className, double confidence) {}

    /** Advice; when it is not sure a person chooses. */
    record AdviceView(List<LikelyView> likely, List<String> words, boolean sure, int learntFrom) {}

    @Allow(Permission.CASE_REPORT)
    @PostMapping("/api/cases/classes/advice")
    AdviceView advise(@RequestBody TextBody body) {
        ClassAdvice.Advice given = advice.advise(body.text() == null ? "" : body.text());
        return new AdviceView(
                given.likely().stream()
                        .map(one -> new LikelyView(one.classCode(), views.className(one.classCode()), one.confidence()))
                        .toList(),
                given.words(),
                given.sure(),
                given.learntFrom());
    }

    /** How often people decided as advised. */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/classes/advice")
    ClassAdvice.Score score() {
        return advice.score();
    }
}
