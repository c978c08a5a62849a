package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is expected of one pressure and one consumption over 40 days of hourly blocks, from a Monday on; the first 14 days are learned. */
class NormalTest {
    private static final int DAY = 24;
    private static final int LEARNED = 14 * DAY;
    private static final int BLOCKS = 40 * DAY;
    private static final Channels CHANNELS = new Channels(List.of("A"), List.of(0));

    /** What a channel's residual is. */
    private interface Course {
        double at(int block);
    }

    private static Normal normal(Course pressure, Course consumption) {
        var measured = new double[2][BLOCKS];
        var modelled = new double[2][BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            modelled[0][b] = 50;
            modelled[1][b] = 100;
            measured[0][b] = 50 + pressure.at(b);
            measured[1][b] = 100 + consumption.at(b);
        }
        return new Normal(new Residuals(0, 3600, CHANNELS.names(), measured, modelled), CHANNELS, LEARNED);
    }

    private static Course noise(double size, long seed) {
        var random = new Random(seed);
        var values = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) values[b] = size * random.nextGaussian();
        return b -> values[b];
    }

    /** Half a metre less from noon of the 20th day on. */
    private static final int STEP = 20 * DAY + 12;

    private static Course step(double size) {
        Course noise = noise(0.02, 1);
        return b -> noise.at(b) - (b >= STEP ? size : 0);
    }

    @Test
    void aStepShowsWholeInTheFirstHour() {
        Normal normal = normal(step(0.5), noise(2, 2));
        assertThat(normal.rest(0, STEP)).isCloseTo(-0.5, within(0.08));
        assertThat(normal.jump(0, STEP)).isCloseTo(-0.5, within(0.08));
        assertThat(normal.standardJump(0, STEP)).isLessThan(-10);
        assertThat(normal.jumps(STEP, STEP + 6)[0]).isCloseTo(-0.5, within(0.04));
    }

    /** After four of the seven days before, the median has the step too. */
    @Test
    void afterFourDaysAStepIsNoJumpAnyMore() {
        Normal normal = normal(step(0.5), noise(2, 2));
        assertThat(normal.jump(0, STEP + 2 * DAY)).isCloseTo(-0.5, within(0.08));
        assertThat(normal.jump(0, STEP + 5 * DAY)).isCloseTo(0, within(0.08));
        assertThat(normal.rest(0, STEP + 5 * DAY)).isCloseTo(-0.5, within(0.08));
    }

    @Test
    void dailyMeansKeepTheStepUntilItIsAccepted() {
        Normal normal = normal(step(0.5), noise(2, 2));
        int last = 30 * DAY - 1;
        assertThat(normal.standardDay(0, last)).isLessThan(-20);
        normal.accept(normal.change(STEP, last + 1 - DAY, last + 1));
        assertThat(normal.standardDay(0, last)).isCloseTo(0, within(1e-9));
        assertThat(normal.standardDay(0, last + 3 * DAY)).isBetween(-4.0, 4.0);
    }

    /** What was accepted was so before as well, so that jumps stay what they are. */
    @Test
    void acceptingDoesNotMakeAJump() {
        Normal normal = normal(step(0.5), noise(2, 2));
        double before = normal.jump(0, STEP + 3);
        normal.accept(new double[] {-0.5, 0});
        assertThat(normal.jump(0, STEP + 3)).isCloseTo(before, within(1e-12));
    }

    /** Consumption goes up and down with the season; a change is told against the week before, and never accepted. */
    @Test
    void consumptionIsComparedWithTheWeekBefore() {
        Course noise = noise(1, 3);
        Normal normal = normal(step(0.5), b -> noise.at(b) + 0.02 * b + (b >= STEP ? 15 : 0));
        double[] change = normal.change(STEP, STEP, STEP + 2 * DAY);
        // Within the week half of 7 days and one more pass: 0.02 an hour over 4.5 days are 2.2.
        assertThat(change[1]).isCloseTo(15 + 2.2, within(1.0));
        normal.accept(change);
        assertThat(normal.change(STEP, STEP, STEP + 2 * DAY)[1]).isCloseTo(change[1], within(1e-9));
        assertThat(normal.change(STEP, STEP, STEP + 2 * DAY)[0]).isCloseTo(0, within(1e-9));
    }

    @Test
    void longMeansAreSharperButNotWithoutEnd() {
        Normal normal = normal(noise(0.02, 4), noise(2, 5));
        double one = normal.spreads(1)[0];
        double day = normal.spreads(DAY)[0];
        double month = normal.spreads(30 * DAY)[0];
        assertThat(one).isBetween(0.015, 0.035);
        assertThat(day).isLessThan(one / 2.5);
        assertThat(month).isGreaterThan(day / 3);
        assertThat(normal.spreads(DAY)[1]).isGreaterThan(0.5);
    }

    @Test
    void noiseAloneHasASpreadOfOne() {
        Normal normal = normal(noise(0.02, 6), noise(2, 7));
        double sum = 0;
        int count = 0;
        for (int b = LEARNED; b < BLOCKS; b++) {
            double value = normal.standardJump(0, b);
            sum += value * value;
            count++;
        }
        assertThat(Math.sqrt(sum / count)).isBetween(0.8, 1.3);
        double days = 0;
        for (int d = 15; d < 40; d++) days += Math.pow(normal.standardDay(0, d * DAY - 1), 2);
        assertThat(Math.sqrt(days / 25)).isBetween(0.5, 1.6);
    }

    /** The spread of jumps follows what sensors have become. */
    @Test
    void aSensorThatBecomesNoisyIsBelievedLess() {
        Course calm = noise(0.02, 8);
        Course wild = noise(0.2, 9);
        Normal normal = normal(b -> b < 18 * DAY ? calm.at(b) : wild.at(b), noise(2, 2));
        double before = Math.abs(normal.standardJump(0, 38 * DAY));
        normal.learnJumps(36 * DAY);
        assertThat(Math.abs(normal.standardJump(0, 38 * DAY))).isLessThan(before / 4);
    }

    @Test
    void missingBlocksAreMissing() {
        Normal normal = normal(b -> b == STEP || b / DAY == 25 ? Double.NaN : 0.01, noise(2, 2));
        assertThat(normal.jump(0, STEP)).isNaN();
        assertThat(normal.standardDay(0, 26 * DAY - 1)).isNaN();
        assertThat(normal.jump(0, STEP + DAY)).isCloseTo(0, within(1e-9));
        assertThat(normal.change(STEP, 25 * DAY, 26 * DAY)[0]).isNaN();
        normal.accept(new double[] {Double.NaN, Double.NaN});
        assertThat(normal.rest(0, STEP + 1)).isCloseTo(0, within(1e-9));
    }
}
