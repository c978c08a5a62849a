package org.songhua.engine.hydraulics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Tank;

/** Catalogue V: how water mixes in tanks. */
class TankWaterTest {
    private static TankWater tank(String model, double fraction, double volume, double quality) {
        var tank = new Tank("T", 0, 5, 0, 10, 10, 0, null, false, new Tank.Mixing(model, fraction), Double.NaN, 0, 0);
        return TankWater.of(tank, volume, 100, quality, 0);
    }

    /** 50 of 2 and 50 of 4 are 100 of 3, whatever leaves. */
    @Test
    void v01_aMixedTankIsOneBody() {
        TankWater tank = tank("MIXED", 1, 50, 2);
        tank.in(50, 200);
        assertThat(tank.quality()).isEqualTo(3);
        assertThat(tank.out(30)).isEqualTo(90);
        assertThat(tank.volume()).isEqualTo(70);
        assertThat(tank.mass()).isEqualTo(210);
    }

    /**
     * A first zone of 20 is full, the second holds 30, all of quality 0. 20 of quality 10 come in: the first zone mixes to 40 of 5 and passes 20 on; the
     * second then has 50 of 20 x 5 / 50 = 2.
     */
    @Test
    void v02_twoZonesMixOneAfterTheOther() {
        TankWater tank = tank("2COMP", 0.2, 50, 0);
        tank.in(20, 200);
        assertThat(tank.quality()).isEqualTo(5);
        assertThat(tank.volume()).isEqualTo(70);
        assertThat(tank.mass()).isCloseTo(200, within(1e-12));
        // 10 leave at 5; 10 of 2 come over: (10 x 5 + 10 x 2) / 20 = 3.5.
        assertThat(tank.out(10)).isEqualTo(50);
        assertThat(tank.quality()).isEqualTo(3.5);
    }

    /** First come, first gone: 50 of 2 leave before any of the 9. */
    @Test
    void v03_firstInFirstOut() {
        TankWater tank = tank("FIFO", 1, 50, 2);
        tank.in(10, 90);
        assertThat(tank.out(50)).isEqualTo(100);
        assertThat(tank.quality()).isEqualTo(9);
        assertThat(tank.out(5)).isEqualTo(45);
    }

    /** Last come, first gone: the 10 of 9 leave before any of the 2. */
    @Test
    void v04_lastInFirstOut() {
        TankWater tank = tank("LIFO", 1, 50, 2);
        tank.in(10, 90);
        assertThat(tank.quality()).isEqualTo(9);
        assertThat(tank.out(10)).isEqualTo(90);
        assertThat(tank.out(5)).isEqualTo(10);
    }

    /** Whatever comes and goes, no way of mixing makes or loses a gram or a litre. */
    @Test
    void v05_volumeAndMassAreKept() {
        for (String model : List.of("MIXED", "2COMP", "FIFO", "LIFO")) {
            for (int seed = 0; seed < 20; seed++) {
                var random = new Random(seed);
                TankWater tank = tank(model, 0.3, 50, 1);
                double volume = 50;
                double mass = 50;
                for (int i = 0; i < 200; i++) {
                    double in = random.nextDouble() * Math.min(5, 100 - volume);
                    double quality = random.nextDouble() * 10;
                    tank.in(in, in * quality);
                    double out = random.nextDouble() * Math.min(5, volume + in);
                    mass += in * quality - tank.out(out);
                    volume += in - out;
                    String what = model + " seed " + seed + " step " + i;
                    assertThat(tank.volume()).as(what).isCloseTo(volume, within(1e-9));
                    assertThat(tank.mass()).as(what).isCloseTo(mass, within(1e-8));
                    assertThat(tank.quality()).as(what).isBetween(-1e-12, 10.0);
                }
            }
        }
    }

    /** All of it grows older by the same. */
    @Test
    void v06_timePassesForAllWater() {
        for (String model : List.of("MIXED", "2COMP", "FIFO", "LIFO")) {
            TankWater tank = tank(model, 0.3, 50, 1);
            tank.change(QualityRun.age(7200));
            assertThat(tank.mass()).as(model).isCloseTo(150, within(1e-9));
        }
    }

    /** An empty tank keeps the quality it last had, so that a reading stays a number. */
    @Test
    void v07_anEmptyTankStillHasAQuality() {
        for (String model : List.of("MIXED", "2COMP", "FIFO", "LIFO")) {
            TankWater tank = tank(model, 1, 10, 4);
            assertThat(tank.out(10)).as(model).isEqualTo(40);
            assertThat(tank.quality()).as(model).isEqualTo(4);
        }
    }

    /**
     * A full tank of 1000 cubic metres, mixed, feeds the junction while nothing comes: age grows with time. From the third hour on the source feeds
     * 1000 an hour through it: dC/dt = (Cin - C) Q / V + 1 leads to a mean age of V / Q = 1 h above what comes in.
     */
    @Test
    void v08_theAgeInATankTendsToVolumeOverFlow() {
        Carried age =
                Carried.run(TransportTest.network("""
                        [TANKS]
                        T 0 10 0 20 11.28379167
                        [JUNCTIONS]
                        S 0 %s
                        B 0 %s
                        [PIPES]
                        P S T 1 1128 100
                        Q T B 1 1128 100
                        """.formatted(-TransportTest.HOURLY, TransportTest.HOURLY), "AGE")
                        .replace("DURATION 6", "DURATION 12"));
        // 1 h x (1 - exp(-t)), from 0.
        assertThat(age.node("T", 3600)).isCloseTo(1 - Math.exp(-1), within(0.02));
        assertThat(age.node("T", 36_000)).isCloseTo(1, within(0.03));
        assertThat(age.massError()).isLessThan(1e-9);
    }
}
