package org.songhua.warning.internal.live;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.RulePrinter;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.warning.SensorRule;
import org.songhua.warning.WarningRules;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleCatalogue.InForce;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.songhua.warning.internal.rules.RuleFields;
import org.songhua.warning.internal.rules.RuleWriter;
import org.springframework.stereotype.Service;

/** The rules as people see and change them. */
@Service
class DefaultWarningRules implements WarningRules {
    private final RuleCatalogue catalogue;
    private final Replay replay;
    private final SubjectCounts subjects;
    private final SensorThresholds thresholds;
    private final Clock clock = Clock.systemUTC();

    DefaultWarningRules(RuleCatalogue catalogue, Replay replay, SubjectCounts subjects, SensorThresholds thresholds) {
        this.catalogue = catalogue;
        this.replay = replay;
        this.subjects = subjects;
        this.thresholds = thresholds;
    }

    @Override
    public List<RuleView> list(Scope scope) {
        var counts = subjects.byRule(scope);
        return catalogue.list().stream()
                .map(one -> view(one, counts.getOrDefault(one.rule().code(), 0)))
                .toList();
    }

    private RuleView view(InForce one, int subjectCount) {
        RuleDefinition rule = one.rule();
        String source = catalogue.versions(rule.code()).stream()
                .filter(Version::isCurrent)
                .map(Version::source)
                .findFirst()
                .orElseGet(() -> RuleWriter.text(rule));
        return new RuleView(
                rule.code(),
                rule.pack(),
                one.version(),
                rule.name(),
                rule.advice(),
                rule.classes(),
                rule.properties(),
                rule.steps().stream()
                        .map(step -> new Condition(step.level(), step.when(), RulePrinter.span(step.hold_us())))
                        .toList(),
                RuleFields.of(rule),
                unverified(rule),
                subjectCount,
                source);
    }

    private static List<String> unverified(RuleDefinition rule) {
        return rule.parameters().values().stream()
                .flatMap(parameter -> parameter.editions().stream()
                        .filter(edition -> !edition.isVerified())
                        .map(edition -> parameter.name() + ": " + edition.clause()))
                .toList();
    }

    @Override
    public List<Version> versions(String code) {
        return catalogue.versions(code);
    }

    @Override
    public String draft(String code, Map<String, String> fields) {
        RuleDefinition rule = catalogue.find(code).orElseThrow(() -> new NotFoundException("rule " + code));
        return RuleWriter.text(RuleFields.with(rule, fields));
    }

    @Override
    public DryRun dryRun(String source, Instant from, Instant until, Scope scope) {
        return replay.run(catalogue.read(source), from, until, scope);
    }

    @Override
    public int publish(String source, @Nullable String note, Caller caller) {
        return catalogue.publish(source, note, caller);
    }

    @Override
    public int backOut(String code, @Nullable String note, Caller caller) {
        return catalogue.backOut(code, note, caller);
    }

    @Override
    public List<SensorRule> of(long subject, Scope scope) {
        return thresholds.of(subject, clock.instant(), scope);
    }

    @Override
    public void override(
            String code,
            long subject,
            String parameter,
            @Nullable Double value,
            @Nullable String unit,
            String reason,
            Caller caller) {
        thresholds.set(code, subject, parameter, value, unit, reason, clock.instant(), caller);
    }
}
