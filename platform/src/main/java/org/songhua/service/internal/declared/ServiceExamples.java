package org.songhua.service.internal.declared;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.yaml.Item;
import org.songhua.service.Service;
import org.songhua.service.Verdict;
import org.songhua.service.Verdict.Outcome;
import org.songhua.service.internal.rules.Eligibility;
import org.songhua.service.internal.rules.QueueOrder;

/** Judges the examples of a service by the same rules as applications; without a database and without a clock. */
final class ServiceExamples {
    private final Service service;
    private final Eligibility eligibility;
    private final Consumer<Fault> faults;

    ServiceExamples(Service service, Consumer<Fault> faults) {
        this.service = service;
        this.faults = faults;
        eligibility = new Eligibility(service);
    }

    boolean succeeds(Item example) {
        Map<String, Object> facts = example.part("facts").fields();
        List<Verdict> verdicts = eligibility.verdicts(facts);
        boolean fails = expect(example, "fails", rules(verdicts, Outcome.FAILS));
        boolean unknown = expect(example, "unknown", rules(verdicts, Outcome.UNKNOWN));
        boolean documents =
                example.find("documents") == null || expect(example, "documents", eligibility.documents(facts));
        boolean stands = stands(example, facts);
        return fails && unknown && documents && stands;
    }

    private static List<String> rules(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream()
                .filter(one -> one.outcome() == outcome)
                .map(Verdict::rule)
                .toList();
    }

    private boolean expect(Item example, String key, List<String> found) {
        List<String> expected = ServiceReader.texts(example, key);
        if (expected.stream().sorted().toList().equals(found.stream().sorted().toList())) return true;
        return fail(example, "Expected " + key + " " + expected + " but found " + found + ".");
    }

    private boolean stands(Item example, Map<String, Object> facts) {
        Service.Queue queue = service.queue();
        if (queue == null || example.find("before") == null) return true;
        String mine = QueueOrder.key(queue, facts);
        if (mine.compareTo(QueueOrder.key(queue, example.part("before").fields())) < 0) return true;
        return fail(example, "It does not stand before the other in the queue.");
    }

    private boolean fail(Item example, String problem) {
        faults.accept(example.where()
                .fault("SERVP-020", example.text("example", "") + ": " + problem, "Correct example or service."));
        return false;
    }
}
