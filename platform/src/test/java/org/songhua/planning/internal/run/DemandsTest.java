package org.songhua.planning.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.planning.internal.town.Town;
import org.songhua.planning.internal.town.TownFixture;

/** Dwellings as siting wants them: each for itself while they are few, by cells when they are many; nobody gets lost. */
class DemandsTest {

    /** A street of so many dwellings, a step of 111 m apart, the k-th with k mod 5 people. */
    private static Town street(int dwellings, double step) {
        var fixture = new TownFixture();
        var xy = new double[2 * dwellings];
        for (int i = 0; i < dwellings; i++) xy[2 * i] = step * i;
        fixture.street(xy);
        for (int i = 0; i < dwellings; i++) fixture.dwelling(step * i, 0, i % 5);
        return fixture.walking();
    }

    @Test
    void fewStandEachForItselfAndWhoHasNobodyIsLeftOut() {
        Demands demands = Demands.of(street(10, 1));
        assertThat(demands.cellMetres()).isZero();
        // Dwellings 0 and 5 have nobody.
        assertThat(demands.weights()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void whoHasNoStreetIsNoDemand() {
        var fixture = new TownFixture();
        fixture.street(0, 0, 3, 0);
        fixture.dwelling(1, 0, 5).dwelling(1, 40, 7);
        assertThat(Demands.of(fixture.walking()).weights()).containsExactly(5);
    }

    @Test
    void manyStandTogetherAndAllPeopleAreCounted() {
        // 4,000 dwellings 11 m apart: 3,200 have people. In cells of 50 m they are about 890.
        Town town = street(4000, 0.1);
        Demands demands = Demands.of(town);
        assertThat(demands.cellMetres()).isEqualTo(50);
        assertThat(demands.weights().length).isBetween(800, Demands.MOST);
        assertThat(IntStream.of(demands.weights()).sum()).isEqualTo(800 * (1 + 2 + 3 + 4));
        assertThat(demands.candidates(town)).hasSize(Demands.MOST_CANDIDATES);
    }

    @Test
    void cellsGrowUntilThereAreFewEnough() {
        // 4,000 dwellings 56 m apart: cells of 50 m hold one each, of 100 m two, of 200 m three or four.
        Demands demands = Demands.of(street(4000, 0.5));
        assertThat(demands.cellMetres()).isEqualTo(200);
        assertThat(demands.weights().length).isLessThanOrEqualTo(Demands.MOST);
        assertThat(IntStream.of(demands.weights()).sum()).isEqualTo(800 * 10);
    }

    @Test
    void candidatesAreTakenEvenlyAndEachOnce() {
        Town town = street(1000, 1);
        long[] candidates = Demands.of(town).candidates(town);
        assertThat(candidates).hasSize(400).doesNotHaveDuplicates();
        double[] east =
                Arrays.stream(candidates).mapToDouble(Locations::longitude).toArray();
        assertThat(east).isSorted();
        // 800 demands, every second one: the ends are among them.
        assertThat(east[0]).isLessThan(0.003);
        assertThat(east[399]).isGreaterThan(0.995);
    }

    @Test
    void waysAreWholeUnitsRoundedUpAndNoWayIsAsFarAsCanBe() {
        var fixture = new TownFixture();
        fixture.street(0, 0, 3, 0);
        fixture.street(50, 0, 53, 0);
        fixture.dwelling(0, 0, 1).dwelling(3, 0, 1).dwelling(50, 0, 1);
        Town town = fixture.walking();
        Demands demands = Demands.of(town);
        var sites = town.snap(TownFixture.at(1, 0), TownFixture.at(50, 0));
        int[][] distance = demands.distances(town, sites, Metric.LENGTH, null, Progress.NONE);
        // 111.32 m and 222.64 m.
        assertThat(distance[0]).containsExactly(112, Demands.NO_WAY);
        assertThat(distance[1]).containsExactly(223, Demands.NO_WAY);
        assertThat(distance[2]).containsExactly(Demands.NO_WAY, 0);
        var existing = town.find(town.snap(TownFixture.at(2, 0)), Metric.LENGTH, 1_000_000);
        int[][] beside = demands.distances(town, sites, Metric.LENGTH, existing, Progress.NONE);
        // What is there already is never further than the new site.
        assertThat(beside[0]).containsExactly(112, 223);
        assertThat(beside[1]).containsExactly(112, 112);
    }
}
