package org.songhua.warning.internal.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.State;
import org.songhua.pack.yaml.YamlFile;

/** The rules of the water pack as its file has them, judging one series of five-minute values by the code that judges live. */
final class WaterRules {
    /** The interval of the series, in microseconds. */
    static final long STEP_US = 300_000_000L;

    private WaterRules() {}

    /**
     * News of a warning.
     *
     * @param step number of the value that brought it
     * @param level the level now; null when it is over
     */
    record News(int step, @org.jspecify.annotations.Nullable Level level, boolean isRaise, boolean isEscalation) {}

    /**
     * {@return a rule of the pack}
     *
     * @param root of the repository
     */
    static RuleDefinition rule(Path root, String code) throws IOException {
        var faults = new ArrayList<Fault>();
        byte[] source = Files.readAllBytes(root.resolve("packs/water/rules.yml"));
        var file = YamlFile.read("rules.yml", source, RulesFormat.RULES, faults::add);
        if (file == null) throw new IllegalStateException(faults.toString());
        return RuleReader.read("water", file, faults::add).stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule " + code + " " + faults));
    }

    /**
     * {@return what a rule tells of a series}
     *
     * @param own thresholds of this series in place of the rule's
     * @param start_us time of its first value
     * @param values NaN is a gap
     */
    static List<News> run(RuleDefinition rule, Map<String, Double> own, long start_us, double[] values) {
        CompiledRules compiled = rule.compiled(own);
        State state = compiled.start();
        var news = new ArrayList<News>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) continue;
            long time_us = start_us + i * STEP_US;
            var verdict = Judge.decide(compiled, state, new Observation.Reading(0, time_us, values[i], 0, time_us));
            state = verdict.state();
            for (Decision decision : verdict.decisions()) note(news, i, decision);
        }
        return news;
    }

    private static void note(List<News> news, int step, Decision decision) {
        switch (decision) {
            case Decision.Raise d -> news.add(new News(step, d.level(), true, false));
            case Decision.Escalate d -> news.add(new News(step, d.level(), false, true));
            case Decision.Lower d -> news.add(new News(step, d.level(), false, false));
            case Decision.Clear _ -> news.add(new News(step, null, false, false));
            case Decision.Hold _, Decision.None _ -> {}
        }
    }
}
