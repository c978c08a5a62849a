package org.songhua.engine.hydraulics.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.burst.BurstSearch.Candidate;
import org.songhua.engine.hydraulics.burst.BurstSearch.Question;

/** Bursts of a known pipe in a town of 64 crossings with 11 sensors; noise of 2 cm. */
class BurstSearchTest {
    private static final double NOISE_M = 0.02;
    private static final List<String> SENSORS = GridTown.sensors();

    private final PressureModel model = new PressureModel(GridTown.network());

    /** What the sensors would show: the town with a burst, against the model that knows the inflow or does not. */
    private Question question(String pipe, double drawn, boolean isMetered, Random random) {
        var usual = model.at(1).orElseThrow();
        double[] measured = model.at(usual, 1, pipe, drawn).orElseThrow().pressures(SENSORS);
        double factor = isMetered ? 1 + drawn / model.demand() : 1;
        double[] modelled = model.at(factor).orElseThrow().pressures(SENSORS);
        double[] change = IntStream.range(0, measured.length)
                .mapToDouble(s -> measured[s] - modelled[s] + NOISE_M * random.nextGaussian())
                .toArray();
        double[] spread = new double[change.length];
        Arrays.fill(spread, NOISE_M);
        return new Question(factor, isMetered, change, spread);
    }

    private List<String> firstFive(Question question) {
        return BurstSearch.find(model, SENSORS, question).stream()
                .limit(5)
                .map(Candidate::pipe)
                .toList();
    }

    private List<String> tried() {
        var pipes = model.pipes();
        return IntStream.range(0, pipes.size() - 2)
                .filter(i -> i % 5 == 0)
                .mapToObj(i -> pipes.get(i).id())
                .toList();
    }

    private long found(boolean isMetered) {
        var random = new Random(17);
        return tried().stream()
                .filter(pipe -> firstFive(question(pipe, 60, isMetered, random)).contains(pipe))
                .count();
    }

    @Test
    void mostBurstsAreAmongTheFirstFive() {
        int tried = tried().size();
        assertThat(found(false)).as("of %d, not metered, seed 17", tried).isGreaterThanOrEqualTo(tried * 8 / 10);
        assertThat(found(true)).as("of %d, metered, seed 17", tried).isGreaterThanOrEqualTo(tried * 8 / 10);
    }

    /** Without noise the right pipe explains all, and its loss comes out as it was. */
    @Test
    void withoutNoiseTheLossIsExact() {
        String pipe = "J3_4-J4_4";
        for (boolean isMetered : new boolean[] {true, false}) {
            Question exact = question(pipe, 40, isMetered, new Random() {
                @Override
                public double nextGaussian() {
                    return 0;
                }
            });
            Candidate best = BurstSearch.find(model, SENSORS, exact).getFirst();
            assertThat(best.pipe()).isEqualTo(pipe);
            assertThat(best.drawn()).isCloseTo(40, within(1.0));
            assertThat(best.explained()).isGreaterThan(0.99);
        }
    }

    @Test
    void likelihoodsComeToOneAndFall() {
        List<Candidate> all = BurstSearch.find(model, SENSORS, question("J2_2-J3_2", 50, true, new Random(1)));
        assertThat(all.stream().mapToDouble(Candidate::likelihood).sum()).isCloseTo(1, within(1e-9));
        assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.likelihood(), a.likelihood()));
    }

    /** Three sensors are silent; the others are enough to come near: the pipe, or one that touches it. */
    @Test
    void missingSensorsAreLeftOut() {
        Question all = question("J4_3-J5_3", 60, true, new Random(4));
        for (int s = 0; s < 3; s++) all.change()[s] = Double.NaN;
        assertThat(firstFive(all)).anyMatch(pipe -> pipe.contains("J4_3") || pipe.contains("J5_3"));
    }

    @Test
    void aRiseOrNothingIsNoBurst() {
        Question silent = question("J4_3-J5_3", 60, true, new Random(4));
        Arrays.fill(silent.change(), Double.NaN);
        assertThat(BurstSearch.find(model, SENSORS, silent)).isEmpty();
        Question rise = question("J4_3-J5_3", 60, false, new Random(4));
        for (int s = 0; s < rise.change().length; s++) rise.change()[s] = 2;
        assertThat(BurstSearch.find(model, SENSORS, rise)).isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Question question = question("J1_5-J1_6", 30, true, new Random(2));
        assertThat(BurstSearch.find(model, SENSORS, question)).isEqualTo(BurstSearch.find(model, SENSORS, question));
    }
}
