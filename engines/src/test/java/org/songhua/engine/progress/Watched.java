package org.songhua.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks on while something is computed: shares are within 0 and 1 and never fall; may stop it at a certain call. */
public final class Watched implements Progress {
    private final int stopAt;
    private final List<Double> shares = new ArrayList<>();

    private Watched(int stopAt) {
        this.stopAt = stopAt;
    }

    @Override
    public void at(double share) {
        assertThat(share).isBetween(shares.isEmpty() ? 0.0 : shares.getLast(), 1.0);
        shares.add(share);
        if (shares.size() == stopAt) throw new StoppedException();
    }

    /** {@return what comes out, after checking that all was told up to the end} */
    public static <T> T through(Function<Progress, T> work) {
        var watched = new Watched(-1);
        T result = work.apply(watched);
        assertThat(watched.shares).isNotEmpty();
        assertThat(watched.shares.getLast()).isEqualTo(1);
        return result;
    }

    /** Stops at the first, a middle and the last call: each time the work ends with that very call. */
    public static void stopping(Consumer<Progress> work) {
        var whole = new Watched(-1);
        work.accept(whole);
        int calls = whole.shares.size();
        for (int stop : new int[] {1, (calls + 1) / 2, calls}) {
            var watched = new Watched(stop);
            assertThatThrownBy(() -> work.accept(watched))
                    .as("stopped at call %d of %d", stop, calls)
                    .isInstanceOf(StoppedException.class);
            assertThat(watched.shares).hasSize(stop);
        }
    }
}
