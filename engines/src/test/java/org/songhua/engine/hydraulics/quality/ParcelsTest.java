package org.songhua.engine.hydraulics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Catalogue W: water in a row, against the plainest way of keeping it: one entry for each drop. */
class ParcelsTest {
    private static final double DROP = 0.25;

    @Test
    void w01_whatCameFirstLeavesFirst() {
        var parcels = new Parcels(0);
        parcels.push(2, 1);
        parcels.push(3, 5);
        assertThat(parcels.pull(3)).isEqualTo(2 * 1 + 1 * 5);
        assertThat(parcels.volume()).isEqualTo(2);
        assertThat(parcels.atFront()).isEqualTo(5);
    }

    @Test
    void w02_parcelsThatHardlyDifferBecomeOneAndKeepTheirMass() {
        var parcels = new Parcels(0.1);
        parcels.push(1, 1);
        parcels.push(3, 1.08);
        assertThat(parcels.count()).isEqualTo(1);
        assertThat(parcels.mass()).isCloseTo(4.24, within(1e-12));
        parcels.push(1, 1.2);
        assertThat(parcels.count()).isEqualTo(2);
    }

    @Test
    void w03_whatIsTakenTooMuchIsOwed() {
        var parcels = new Parcels(0);
        parcels.push(1, 2);
        assertThat(parcels.pull(3)).isEqualTo(6);
        assertThat(parcels.volume()).isEqualTo(-2);
        parcels.push(2.5, 7);
        assertThat(parcels.volume()).isEqualTo(0.5);
        assertThat(parcels.mass()).isEqualTo(3.5);
    }

    @Test
    void w04_anEmptyRowHasNoQuality() {
        var parcels = new Parcels(0);
        assertThat(parcels.atFront()).isNaN();
        assertThat(parcels.atBack()).isNaN();
        assertThat(parcels.pull(1)).isZero();
    }

    @Test
    void w05_sameAsDropByDrop() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var parcels = new Parcels(0);
            var drops = new ArrayDeque<Double>();
            for (int i = 0; i < 300; i++) {
                String what = "seed " + seed + " step " + i;
                switch (random.nextInt(4)) {
                    case 0, 1 -> push(parcels, drops, random);
                    case 2 -> pull(parcels, drops, random, what);
                    default -> turn(parcels, drops, random);
                }
                assertThat(parcels.volume()).as(what).isCloseTo(drops.size() * DROP, within(1e-9));
                assertThat(parcels.mass())
                        .as(what)
                        .isCloseTo(drops.stream().mapToDouble(q -> q * DROP).sum(), within(1e-9));
                if (!drops.isEmpty()) {
                    assertThat(parcels.atFront()).as(what).isEqualTo(drops.peekFirst());
                    assertThat(parcels.atBack()).as(what).isEqualTo(drops.peekLast());
                }
            }
        }
    }

    private static void push(Parcels parcels, ArrayDeque<Double> drops, Random random) {
        int count = random.nextInt(20);
        double quality = random.nextInt(100);
        parcels.push(count * DROP, quality);
        for (int i = 0; i < count; i++) drops.addLast(quality);
    }

    private static void pull(Parcels parcels, ArrayDeque<Double> drops, Random random, String what) {
        int count = random.nextInt(drops.size() + 1);
        double mass = 0;
        for (int i = 0; i < count; i++) mass += drops.removeFirst() * DROP;
        assertThat(parcels.pull(count * DROP)).as(what).isCloseTo(mass, within(1e-9));
    }

    private static void turn(Parcels parcels, ArrayDeque<Double> drops, Random random) {
        if (random.nextInt(4) > 0) return;
        parcels.reverse();
        var turned = new ArrayDeque<Double>();
        drops.forEach(turned::addFirst);
        drops.clear();
        drops.addAll(turned);
    }
}
