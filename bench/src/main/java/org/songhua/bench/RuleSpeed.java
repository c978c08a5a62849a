package org.songhua.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.Rule;
import org.songhua.engine.rule.RuleText;
import org.songhua.engine.rule.Rules;
import org.songhua.engine.rule.State;
import org.songhua.engine.rule.Unit;
import org.songhua.engine.rule.Verdict;

/**
 * A million datastreams with three rules each: verdicts a second of one processor, and memory. The rules are those of a manhole's gas
 * sensor: a limit with three levels, hold times and hysteresis; growth over half an hour; silence.
 */
public final class RuleSpeed {
    private static final long MINUTE = 60_000_000L;
    private static final long START_US = 1_790_000_000_000_000L;

    private final int streams;
    private final CompiledRules rules = rules().compiled();
    private final State[] states;
    private long raised = 0;

    private RuleSpeed(int streams) {
        this.streams = streams;
        this.states = new State[streams];
        java.util.Arrays.fill(states, rules.start());
    }

    /** Arguments: number of datastreams, rounds of readings. */
    public static void main(String[] arguments) {
        int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var speed = new RuleSpeed(streams);
        for (int round = 0; round < rounds; round++) speed.round(round);
        speed.memory();
    }

    private static Rules rules() {
        var inputs = List.of(new Input("ch4", Unit.of("%{LEL}"), 5 * MINUTE));
        return new Rules(
                inputs,
                List.of(
                        rule(
                                inputs,
                                "limit",
                                "yellow: value >= 20 %{LEL} hysteresis 2 %{LEL}",
                                "orange: value >= 50 %{LEL} hysteresis 2 %{LEL}",
                                "red: value >= 80 %{LEL} hysteresis 2 %{LEL}"),
                        rule(inputs, "growth", "orange: rate(30 min) > 1 %{LEL}/min and mean(30 min) > 10 %{LEL}"),
                        rule(inputs, "silent", "blue: silence() >= 3")),
                0,
                0,
                5 * MINUTE,
                ZoneId.of("Asia/Shanghai"));
    }

    private static Rule rule(List<Input> inputs, String code, String... steps) {
        var read = new ArrayList<Rule.Step>();
        for (String step : steps) {
            int colon = step.indexOf(':');
            var when = RuleText.read(step.substring(colon + 1).strip(), inputs, Map.of());
            read.add(new Rule.Step(Level.find(step.substring(0, colon)).orElseThrow(), when, 5 * MINUTE));
        }
        return new Rule(code, read, 10 * MINUTE, 60 * MINUTE);
    }

    /** One reading of every datastream; one in fifty is in an episode of gas. */
    private void round(int round) {
        var random = new SplittableRandom(round);
        long wall_ns = System.nanoTime();
        long cpu_ns = cpu_ns();
        for (int i = 0; i < streams; i++) {
            double value = i % 50 == 0 ? random.nextDouble(100) : random.nextDouble(5);
            long time_us = START_US + round * 5 * MINUTE + i % 1000;
            Verdict verdict =
                    Judge.decide(rules, states[i], new Observation.Reading(0, time_us, value, 0, time_us));
            states[i] = verdict.state();
            raised += verdict.decisions().size();
        }
        report(round, System.nanoTime() - wall_ns, cpu_ns() - cpu_ns);
    }

    private void report(int round, long wall_ns, long cpu_ns) {
        double verdicts = 3.0 * streams;
        System.out.printf(
                "round %2d: %,12.0f verdicts/s of wall time, %,12.0f verdicts/s of processor time (readings/s: a third), %,d decisions so far%n",
                round, verdicts / wall_ns * 1e9, verdicts / cpu_ns * 1e9, raised);
    }

    private static long cpu_ns() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void memory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        System.out.printf(
                "memory: %,d datastreams x 3 rules: %,d MiB, %,d bytes a datastream%n",
                states.length, used >> 20, used / states.length);
    }
}
