package org.songhua.engine.hydraulics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Catalogues T, U and V, continued: reactions against their exact answers and against many small steps; orders of flow and tanks against doing it the long way. */
class ReactionDifferentialTest {
    private static final double DAY = 86_400;

    /**
     * dc/dt = -k cⁿ without a limit: c^(1-n) = c0^(1-n) + (n - 1) k t. For n below 1 nothing is left once that is below 0. Hour by
     * hour, for weak reactions and for such as use the water up within a minute.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 2, 3600",
        "2, 50, 2, 3600",
        "2, 500, 2, 3600",
        "2, 5000, 2, 3600",
        "2, 100, 100, 300",
        "2, 1000, 1000, 300",
        "3, 10, 2, 3600",
        "3, 1000, 5, 3600",
        "1.5, 20, 3, 3600",
        "1.5, 2000, 3, 3600",
        "0.5, 1, 4, 3600",
        "0.5, 40, 4, 3600",
        "0.5, 400, 4, 3600"
    })
    void u14_anyOrderEndsWhereItsExactAnswerEnds(double order, double perDay, double first, double seconds) {
        double k = perDay / DAY;
        double power = Math.pow(first, 1 - order) + (order - 1) * k * seconds;
        double exact = power <= 0 ? 0 : Math.pow(power, 1 / (1 - order));
        assertThat(Decay.bulk(order, -k, 0).after(first, seconds)).isCloseTo(exact, within(0.005 * first));
    }

    /** What decays falls, but never below nothing; and what is twice as long is not less far. */
    @Test
    void u15_whatDecaysFallsAndLongerFallsFarther() {
        Seeded.check(2_000, random -> {
            Decay decay = Decay.bulk(order(random), -Math.exp(random.nextDouble(-6, 8)) / DAY, 0);
            double first = Math.exp(random.nextDouble(-3, 5));
            double seconds = Math.exp(random.nextDouble(0, 10));
            double once = decay.after(first, seconds);
            double longer = decay.after(first, 2 * seconds);
            assertThat(once).isBetween(0.0, first);
            assertThat(longer).isLessThanOrEqualTo(once + 1e-3 * first);
        });
    }

    private static double order(SplittableRandom random) {
        return new double[] {0, 0.5, 1, 1.5, 2, 3}[random.nextInt(6)];
    }

    /** One step of an hour is the sixty steps of a minute that it is made of. */
    @Test
    void u16_anHourIsSixtyMinutes() {
        Seeded.check(1_000, random -> {
            var decay = new Decay(
                    order(random),
                    -Math.exp(random.nextDouble(-3, 5)) / DAY,
                    0,
                    random.nextInt(2),
                    -Math.exp(random.nextDouble(-3, 4)) / DAY,
                    Math.exp(random.nextDouble(-12, -3)));
            double first = Math.exp(random.nextDouble(-1, 3));
            double minutes = first;
            for (int i = 0; i < 60; i++) minutes = decay.after(minutes, 60);
            assertThat(decay.after(first, 3600)).as("%s of %s", decay, first).isCloseTo(minutes, within(0.01 * first));
        });
    }

    /** Towards a limit, from above by decay or from below by growth, it comes near and never to the other side. */
    @Test
    void u17_aLimitIsNeverPassed() {
        Seeded.check(2_000, random -> {
            double limit = Math.exp(random.nextDouble(-2, 3));
            boolean falls = random.nextBoolean();
            double first = falls ? limit * random.nextDouble(1, 5) : limit * random.nextDouble(0.01, 1);
            double rate = Math.exp(random.nextDouble(-3, 5)) / DAY;
            double order = new double[] {1, 1.5, 2}[random.nextInt(3)];
            double after = Decay.bulk(order, falls ? -rate : rate, limit).after(first, random.nextDouble(1, 20_000));
            String what = "order %s, rate %s, limit %s from %s".formatted(order, rate, limit, first);
            if (falls) assertThat(after).as(what).isBetween(limit * (1 - 1e-3), first + 1e-9);
            else assertThat(after).as(what).isBetween(first - 1e-9, limit * (1 + 1e-3));
        });
    }

    /**
     * EPANET 2.2, bulkrate(): max(0, sign(k)·(limit - c)). Chlorine that is already below its limit does not come back, by-products above
     * theirs do not vanish; only a wall still takes: 0.1 exp(-1) after a day at a wall rate of -1 a day.
     */
    @Test
    void u19_beyondTheLimitNothingLeadsBack() {
        for (double order : new double[] {0.5, 1, 2}) {
            assertThat(Decay.bulk(order, -1 / DAY, 0.2).after(0.1, DAY))
                    .as("decay of order %s", order)
                    .isEqualTo(0.1);
            assertThat(Decay.bulk(order, 1 / DAY, 100).after(120, DAY))
                    .as("growth of order %s", order)
                    .isEqualTo(120);
        }
        var withWall = new Decay(1, -1 / DAY, 0.2, 1, -1 / DAY, Double.POSITIVE_INFINITY);
        assertThat(withWall.after(0.1, DAY)).isCloseTo(0.1 * Math.exp(-1), within(1e-6));
    }

    /**
     * Bulk and wall together, k = 1 a day each, from 1 with a limit of 0.5: dc/dt = -2c + 0.5, that is c = 0.25 + 0.75 exp(-2t), reaches 0.5 at
     * t = ln 3 / 2 = 0.549306 days; from there only the wall takes: after a day 0.5 exp(-(1 - 0.549306)) = 0.318595.
     */
    @Test
    void u20_aWallTakesOnBelowTheLimit() {
        var decay = new Decay(1, -1 / DAY, 0.5, 1, -1 / DAY, Double.POSITIVE_INFINITY);
        double c = 1;
        for (int hour = 0; hour < 24; hour++) c = decay.after(c, 3600);
        assertThat(c).isCloseTo(0.318595, within(1e-4));
        assertThat(decay.after(1, DAY)).isCloseTo(0.318595, within(5e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e300})
    void u18_nothingBecomesNoNumber(double concentration) {
        for (double order : new double[] {0, 0.5, 1, 2, 3}) {
            for (double rate : new double[] {-1e6, -1e-9, 0, 1e-9}) {
                for (double limit : new double[] {0, 0.5}) {
                    double after = Decay.bulk(order, rate, limit).after(concentration, 3600);
                    assertThat(after)
                            .as("order %s rate %s limit %s of %s", order, rate, limit, concentration)
                            .isNotNaN()
                            .isNotNegative();
                }
            }
        }
    }

    /** Random directions over a random graph: every node once; and where no ring of flow is, each after all that feed it. */
    @Test
    void t14_eachNodeComesAfterThoseThatFeedIt() {
        Seeded.check(1_000, random -> {
            int nodes = random.nextInt(1, 30);
            int links = random.nextInt(0, 3 * nodes);
            int[] from = random.ints(links, 0, nodes).toArray();
            int[] to = random.ints(links, 0, nodes).toArray();
            // A height of each node: water that only falls never runs in a ring.
            double[] height = random.doubles(nodes).toArray();
            var flow = new double[links];
            for (int k = 0; k < links; k++) flow[k] = random.nextInt(4) == 0 ? 0 : height[from[k]] - height[to[k]];
            int[] order = new FlowOrder(nodes, from, to).of(flow);
            var place = new int[nodes];
            Arrays.fill(place, -1);
            for (int i = 0; i < nodes; i++) place[order[i]] = i;
            for (int n = 0; n < nodes; n++)
                assertThat(place[n]).as("node %d", n).isNotNegative();
            for (int k = 0; k < links; k++) {
                if (flow[k] > 0) assertThat(place[from[k]]).isLessThan(place[to[k]]);
                if (flow[k] < 0) assertThat(place[to[k]]).isLessThan(place[from[k]]);
            }
        });
    }

    /** Any directions, rings among them: still every node once, and the same object gives the same again. */
    @Test
    void t15_ringsOfFlowEndToo() {
        Seeded.check(1_000, random -> {
            int nodes = random.nextInt(1, 20);
            int links = random.nextInt(0, 4 * nodes);
            int[] from = random.ints(links, 0, nodes).toArray();
            int[] to = random.ints(links, 0, nodes).toArray();
            double[] flow = random.doubles(links, -1, 1).toArray();
            var order = new FlowOrder(nodes, from, to);
            int[] once = order.of(flow).clone();
            assertThat(Arrays.stream(once).sorted().toArray())
                    .isEqualTo(java.util.stream.IntStream.range(0, nodes).toArray());
            order.of(random.doubles(links, -1, 1).toArray());
            assertThat(order.of(flow)).isEqualTo(once);
        });
    }

    private static TankWater tank(SplittableRandom random, double volume, double quality) {
        return switch (random.nextInt(4)) {
            case 0 -> new TankWater.Mixed(volume, quality);
            case 1 -> new TankWater.TwoZones(random.nextInt(4) == 0 ? 0 : random.nextDouble(0, 60), volume, quality);
            case 2 -> new TankWater.Row(false, volume, quality, 0);
            default -> new TankWater.Row(true, volume, quality, 0);
        };
    }

    /**
     * However a tank mixes, and however much comes and goes in a step, as long as no more is taken than there is: volume and mass are
     * what came less what went, and no water is better or worse than the best and worst that came.
     */
    @Test
    void v09_tanksKeepVolumeAndMassInStepsOfAnyLength() {
        Seeded.check(2_000, random -> {
            double volume = random.nextDouble(0, 100);
            double quality = random.nextDouble(0, 10);
            TankWater water = tank(random, volume, quality);
            double mass = volume * quality;
            for (int step = 0; step < 40; step++) {
                if (random.nextBoolean()) {
                    double in = random.nextDouble(0, 50);
                    double of = random.nextDouble(0, 10);
                    water.in(in, in * of);
                    volume += in;
                    mass += in * of;
                } else {
                    double out = volume * random.nextDouble(0, 1);
                    double taken = water.out(out);
                    assertThat(taken).isBetween(-1e-9, 10 * out + 1e-9);
                    volume -= out;
                    mass -= taken;
                }
                String what = water.getClass().getSimpleName() + " step " + step;
                assertThat(water.volume()).as(what).isCloseTo(volume, within(1e-6));
                assertThat(water.mass()).as(what).isCloseTo(mass, within(1e-6));
                assertThat(water.quality()).as(what).isBetween(-1e-9, 10 + 1e-9);
            }
        });
    }

    /**
     * Two zones, the first of 10 m³, full, 30 m³ in the second, quality 1; 10 m³ of quality 3 come in: the first is (10·1 + 10·3)/20 = 2, and
     * 10 m³ of 2 go over: the second is (30·1 + 10·2)/40 = 1.25. Then 25 m³ leave at once: 10 of 2, then 15 of what the second feeds: 20 +
     * 15·1.25 = 38.75; 25 m³ of 1.25 are left, 10 of them in the first.
     */
    @Test
    void v10_aStepLongerThanTheFirstZoneDrawsOnTheSecond() {
        var tank = new TankWater.TwoZones(10, 40, 1);
        tank.in(10, 30);
        assertThat(tank.quality()).isCloseTo(2, within(1e-12));
        assertThat(tank.out(25)).isCloseTo(38.75, within(1e-9));
        assertThat(tank.volume()).isCloseTo(25, within(1e-9));
        assertThat(tank.quality()).isCloseTo(1.25, within(1e-9));
        assertThat(tank.mass()).isCloseTo(25 * 1.25, within(1e-9));
    }

    /** A first zone of no size is no zone: the tank is one body, as a mixed one. */
    @Test
    void v11_twoZonesOfWhichOneIsNothingAreOneMixedTank() {
        Seeded.check(300, random -> {
            var zones = new TankWater.TwoZones(0, 50, 4);
            var mixed = new TankWater.Mixed(50, 4);
            for (int step = 0; step < 20; step++) {
                double volume = random.nextDouble(0, 2);
                double of = random.nextDouble(0, 10);
                zones.in(volume, volume * of);
                mixed.in(volume, volume * of);
                double out = random.nextDouble(0, 3);
                assertThat(zones.out(out)).isCloseTo(mixed.out(out), within(1e-9));
                assertThat(zones.quality()).isCloseTo(mixed.quality(), within(1e-9));
            }
        });
    }
}
