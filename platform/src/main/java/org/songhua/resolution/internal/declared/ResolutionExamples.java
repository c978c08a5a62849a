package org.songhua.resolution.internal.declared;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.linkage.LinkRecord;
import org.songhua.engine.linkage.Linkage;
import org.songhua.engine.linkage.Match;
import org.songhua.engine.linkage.Match.Decision;
import org.songhua.engine.linkage.Prepared;
import org.songhua.pack.part.PackPart.Examples;
import org.songhua.pack.yaml.Item;
import org.songhua.resolution.ResolutionRule;

/** Plays the examples of a rule by the comparisons that records go by; without a database. */
final class ResolutionExamples {
    private static final double TOLERANCE = 0.05;
    private static final double METRES_PER_DEGREE = 111_319.49;

    private final Linkage linkage;
    private final Consumer<Fault> faults;

    ResolutionExamples(ResolutionRule rule, Consumer<Fault> faults) {
        linkage = new Linkage(rule.link());
        this.faults = faults;
    }

    Examples run(Item file) {
        List<Item> examples = file.list("examples");
        int failed = 0;
        for (Item example : examples) if (!succeeds(example)) failed++;
        return new Examples(examples.size(), failed);
    }

    private boolean succeeds(Item example) {
        boolean placed = example.find("metres") != null;
        double north = ResolutionReader.number(example, "metres", 0) / METRES_PER_DEGREE;
        Prepared a = linkage.prepare(record("a", example, placed ? 0 : Double.NaN));
        Prepared b = linkage.prepare(record("b", example, placed ? north : Double.NaN));
        Match match = linkage.match(a, b);
        String says = match.decision().name().toLowerCase(Locale.ROOT);
        if (!says.equals(example.text("says", "")))
            return fails(example, "It says %s, with %.1f bits.".formatted(says, match.weight()));
        BigDecimal weight = example.decimal("weight");
        if (weight != null && Math.abs(weight.doubleValue() - match.weight()) > TOLERANCE)
            return fails(example, "It weighs %.1f bits.".formatted(match.weight()));
        boolean meet = a.meets(b);
        boolean wanted = example.truth("met", match.decision() == Decision.DIFFERENT ? meet : true);
        return meet == wanted || fails(example, meet ? "They share a key." : "They share no key.");
    }

    private static LinkRecord record(String id, Item example, double latitude) {
        Map<String, String> values = new HashMap<>();
        example.part(id).entries().forEach((name, value) -> values.put(name, value.text()));
        return new LinkRecord(id, values, Double.isNaN(latitude) ? latitude : 0, latitude);
    }

    private boolean fails(Item example, String problem) {
        faults.accept(example.where()
                .fault("RESOLP-020", example.text("example", "") + ": " + problem, "Correct example or rule."));
        return false;
    }
}
