package org.songhua.warning.internal.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.duty.Chain;
import org.songhua.engine.rule.Level;
import org.songhua.warning.Action;
import org.songhua.warning.Stage;
import org.songhua.warning.StageTime;
import org.songhua.warning.WarningStep;

/**
 * Measures how long a warning was at each stage, from what happened to it alone. A rule's step bears the time of its reading, which may lie before
 * the step that it follows; no stage is shorter than nothing.
 */
final class StageTimes {
    private final Chain chain;
    private final List<StageTime> times = new ArrayList<>();
    private Stage stage = Stage.ALARM;
    private Level level = Level.BLUE;
    private Instant from;

    private StageTimes(Chain chain, Instant recordedAt) {
        this.chain = chain;
        this.from = recordedAt;
    }

    /**
     * {@return the stages of a warning, in order, the present one last}
     *
     * @param recordedAt when the platform knew of it
     */
    static List<StageTime> of(Instant recordedAt, List<WarningStep> steps, Chain chain, Instant now) {
        var times = new StageTimes(chain, recordedAt);
        steps.forEach(times::take);
        times.close(now, null, null);
        return List.copyOf(times.times);
    }

    private void take(WarningStep step) {
        Stage next = after(stage, step.kind());
        if (step.kind().equals("RELEASED")) from = later(step.at());
        else if (next != stage) move(next, step);
        Level now = step.level();
        if (now != null) level = now;
    }

    private void move(Stage next, WarningStep step) {
        Instant at = later(step.at());
        close(at, at, step.by());
        stage = next;
        from = at;
    }

    private Instant later(Instant at) {
        return at.isBefore(from) ? from : at;
    }

    private void close(Instant at, @Nullable Instant until, @Nullable String by) {
        Duration limit = chain.times(level, stage.name()).stream().findFirst().orElse(null);
        boolean isLate = limit != null && Duration.between(from, at).compareTo(limit) > 0;
        times.add(new StageTime(stage, from, until, by, limit, isLate));
    }

    /** {@return the stage after something happened; rules end what nobody took up, and what comes back begins anew} */
    private static Stage after(Stage stage, String kind) {
        for (Action action : Action.values()) {
            if (action.name().equals(kind)) return action.after(stage);
        }
        boolean isUntouched = stage == Stage.ALARM || stage == Stage.JUDGED;
        if (kind.equals("ENDED") && isUntouched) return Stage.CLEARED;
        return kind.equals("RELAPSED") && stage == Stage.CLEARED ? Stage.ALARM : stage;
    }
}
