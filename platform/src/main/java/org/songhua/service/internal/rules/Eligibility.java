package org.songhua.service.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.engine.flow.Guard;
import org.songhua.service.Service;
import org.songhua.service.Verdict;
import org.songhua.service.Verdict.Outcome;

/**
 * What the rules of a service say of facts, three-valued: a rule holds or fails only when every fact it asks for is known.
 * Immutable; make one for each service.
 */
public final class Eligibility {
    private final Service service;

    public Eligibility(Service service) {
        this.service = service;
    }

    /** {@return a verdict for each rule that applies, in order} */
    public List<Verdict> verdicts(Map<String, Object> facts) {
        return verdicts(service.rules(), facts);
    }

    static List<Verdict> verdicts(Map<String, Service.Rule> rules, Map<String, Object> facts) {
        var verdicts = new ArrayList<Verdict>();
        rules.forEach((code, rule) -> {
            if (applies(rule.when(), facts)) verdicts.add(verdict(code, rule, facts));
        });
        return verdicts;
    }

    private static Verdict verdict(String code, Service.Rule rule, Map<String, Object> facts) {
        Guard guard = Guard.parse(rule.holds());
        List<String> missing =
                guard.names().stream().filter(name -> !facts.containsKey(name)).toList();
        Outcome outcome = !missing.isEmpty() ? Outcome.UNKNOWN : guard.holds(facts) ? Outcome.HOLDS : Outcome.FAILS;
        return new Verdict(code, rule.title(), outcome, rule.says(), rule.basis(), missing);
    }

    /** {@return kinds of documents that such an application needs, in order} */
    public List<String> documents(Map<String, Object> facts) {
        return service.documents().entrySet().stream()
                .filter(entry -> applies(entry.getValue().when(), facts))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean applies(String when, Map<String, Object> facts) {
        return when.isEmpty() || Guard.parse(when).holds(facts);
    }
}
