package org.songhua.warning.internal.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.rule.LevelOrder;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.RulePrinter;
import org.songhua.engine.rule.Unit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.warning.SensorRule;
import org.songhua.warning.SensorRule.Change;
import org.songhua.warning.SensorRule.Edition;
import org.songhua.warning.SensorRule.Threshold;
import org.songhua.warning.WarningRules.Condition;
import org.songhua.warning.internal.rules.Micros;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleCatalogue.InForce;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.stereotype.Component;

/** The thresholds that hold for one sensor: whence they are, and how one is set for it alone. */
@Component
class SensorThresholds {
    private final RuleCatalogue catalogue;
    private final WatchMaker maker;

    SensorThresholds(RuleCatalogue catalogue, WatchMaker maker) {
        this.catalogue = catalogue;
        this.maker = maker;
    }

    /** {@return the rules that judge a sensor, by pack and code} */
    List<SensorRule> of(long subject, Instant now, Scope scope) {
        maker.get(subject, scope);
        Map<String, List<Change>> changes = catalogue.changesOf(subject);
        return judging(subject).stream()
                .map(one -> view(one, changes.getOrDefault(one.rule().code(), List.of()), now))
                .toList();
    }

    private List<InForce> judging(long subject) {
        Map<String, InForce> inForce = catalogue.list().stream()
                .collect(Collectors.toMap(
                        one -> one.rule().code(), Function.identity(), (one, other) -> one, LinkedHashMap::new));
        List<RuleDefinition> rules =
                inForce.values().stream().map(InForce::rule).toList();
        return maker.beside(List.of(subject), rules, new WatchMaker.Overrides(Map.of())).stream()
                .filter(watch -> watch.site.subject() == subject)
                .map(watch -> inForce.get(watch.rule.code()))
                .toList();
    }

    private static SensorRule view(InForce one, List<Change> history, Instant now) {
        RuleDefinition rule = one.rule();
        var own = standing(history);
        return new SensorRule(
                rule.code(),
                rule.pack(),
                one.version(),
                rule.name(),
                rule.steps().stream()
                        .map(step -> new Condition(step.level(), step.when(), RulePrinter.span(step.hold_us())))
                        .toList(),
                rule.parameters().values().stream()
                        .map(parameter -> threshold(parameter, own.get(parameter.name()), now))
                        .toList(),
                history);
    }

    /** {@return what is set now, by parameter} */
    private static Map<String, Change> standing(List<Change> newestFirst) {
        var standing = new HashMap<String, Change>();
        for (Change change : newestFirst.reversed()) {
            if (change.value() == null) standing.remove(change.parameter());
            else standing.put(change.parameter(), change);
        }
        return standing;
    }

    private static Threshold threshold(Parameter parameter, @Nullable Change own, Instant now) {
        Parameter.Edition current = parameter.at(Micros.of(now));
        Double set = own == null ? null : own.value();
        return new Threshold(
                parameter.name(),
                parameter.unit().code(),
                set == null ? current.value() : set,
                parameter.editions().stream()
                        .map(edition -> edition(edition, edition.equals(current)))
                        .toList(),
                own);
    }

    private static Edition edition(Parameter.Edition edition, boolean isCurrent) {
        return new Edition(day(edition.from_us()), edition.value(), edition.clause(), edition.isVerified(), isCurrent);
    }

    private static @Nullable LocalDate day(long from_us) {
        if (from_us == Long.MIN_VALUE) return null;
        return Micros.at(from_us).atZone(RuleDefinition.ZONE).toLocalDate();
    }

    /**
     * Sets a threshold for one sensor, or takes it back.
     *
     * @param value null to take it back
     * @param unit UCUM code of the value; null for the threshold's own
     */
    void set(
            String code,
            long subject,
            String parameter,
            @Nullable Double value,
            @Nullable String unit,
            String reason,
            Instant now,
            Caller caller) {
        maker.get(subject, caller.scope());
        RuleDefinition rule = judging(subject).stream()
                .map(InForce::rule)
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("rule " + code + " of datastream " + subject));
        Parameter own = rule.parameters().get(parameter);
        if (own == null) throw new FaultException(noSuchParameter(rule, parameter));
        Double converted = converted(own, value, unit);
        checkOrder(rule, new WatchMaker.Overrides(catalogue.overrides()).of(code, subject), parameter, converted, now);
        catalogue.override(code, subject, parameter, converted, reason, caller);
    }

    private static @Nullable Double converted(Parameter parameter, @Nullable Double value, @Nullable String unit) {
        if (value == null || unit == null) return value;
        Unit given = Unit.of(unit);
        if (!parameter.unit().isLike(given)) {
            throw new FaultException(Fault.refused(
                    "RULE-015",
                    Place.atField("/unit"),
                    "A value in " + unit + " is none in " + parameter.unit().code() + ".",
                    "Give it in " + parameter.unit().code() + ", or in a unit that converts into it."));
        }
        return parameter.unit().from(given, value);
    }

    /** A threshold may turn no two levels around that stand in order without it. */
    private static void checkOrder(
            RuleDefinition rule, Map<String, Double> before, String parameter, @Nullable Double value, Instant now) {
        var after = new HashMap<>(before);
        if (value == null) after.remove(parameter);
        else after.put(parameter, value);
        var faults = new ArrayList<Fault>();
        LevelOrder.turned(rule.compiled(Map.of()).rules(), rule.compiled(after).rules(), Micros.of(now))
                .forEach(one -> faults.add(turned(one)));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Fault turned(LevelOrder.Inversion one) {
        String graver = one.graver().code();
        String milder = one.milder().code();
        return Fault.refused(
                "RULE-016",
                Place.atField("/value"),
                "With it " + one.quantity() + " would reach " + graver + " (" + one.graverLimit() + " = "
                        + one.graverValue() + ") before " + milder + " (" + one.milderLimit() + " = "
                        + one.milderValue() + ").",
                "Keep the order of levels, or change the other threshold first.");
    }

    private static Fault noSuchParameter(RuleDefinition rule, String parameter) {
        return Fault.refused(
                "RULE-011",
                Place.atField("parameter"),
                "Rule " + rule.code() + " has no parameter " + parameter + ".",
                "Its parameters are " + String.join(", ", rule.parameters().keySet()) + ".");
    }
}
