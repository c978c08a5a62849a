package org.songhua.warning.internal.duty;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.songhua.engine.duty.Chain;
import org.songhua.engine.duty.Chain.Step;
import org.songhua.engine.rule.Level;
import org.songhua.warning.Stage;

/**
 * Times of steps where a city has set none: no primary source gives any. The second tier is called after twice the time of the first, the
 * third after three times.
 */
final class DefaultLimits {
    private static final int TIERS = 3;
    /** Minutes of the first tier for blue, yellow, orange and red. */
    private static final Map<Stage, List<Integer>> MINUTES = Map.of(
            Stage.ALARM, List.of(60, 30, 10, 5),
            Stage.JUDGED, List.of(60, 30, 10, 5),
            Stage.ISSUED, List.of(60, 30, 15, 10),
            Stage.ACKNOWLEDGED, List.of(240, 120, 60, 30));
    /** Stages in which a time runs, in their order. */
    static final List<Stage> STAGES = List.of(Stage.ALARM, Stage.JUDGED, Stage.ISSUED, Stage.ACKNOWLEDGED);

    private DefaultLimits() {}

    /** {@return the default times of every step, with a city's own in their place} */
    static Chain with(Map<Step, List<Integer>> own) {
        var limits = new HashMap<Step, List<Duration>>();
        for (Stage stage : STAGES) {
            for (Level level : Level.values()) {
                var step = new Step(level, stage.name());
                limits.put(step, durations(own.getOrDefault(step, minutes(level, stage))));
            }
        }
        return new Chain(limits);
    }

    private static List<Integer> minutes(Level level, Stage stage) {
        int first = MINUTES.getOrDefault(stage, List.of()).get(level.rank() - 1);
        return IntStream.rangeClosed(1, TIERS).mapToObj(tier -> tier * first).toList();
    }

    static List<Duration> durations(List<Integer> minutes) {
        return minutes.stream().map(Duration::ofMinutes).toList();
    }
}
