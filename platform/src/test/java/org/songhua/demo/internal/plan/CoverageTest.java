package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.engine.random.Seeded;

/** Greedy choice of places that serve most people not yet served. */
class CoverageTest {

    private static List<Coordinate> line(double... x) {
        return Arrays.stream(x).mapToObj(v -> new Coordinate(v, 0)).toList();
    }

    @Test
    void theFirstChoiceServesMostPeople() {
        var coverage = new Coverage(line(0, 1000, 2000), new double[] {10, 50, 20});
        assertThat(coverage.choose(line(0, 1000, 2000), 2, 100, 1_000)).containsExactly(1, 2);
    }

    @Test
    void nearerPeopleCountMore() {
        // Weight 1 - d²/r²: from 0 the 100 people count 1 - 0.81 = 0.19, so 19; from 80, which is 10 away, they count
        // 99.
        var coverage = new Coverage(line(90), new double[] {100});
        assertThat(coverage.choose(line(0, 80), 1, 100, 1_000)).containsExactly(1);
    }

    @Test
    void aPlaceThatServesNobodyIsNotChosen() {
        var coverage = new Coverage(line(0), new double[] {100});
        assertThat(coverage.choose(line(0, 5_000), 5, 100, 1_000)).containsExactly(0);
        assertThat(coverage.choose(line(5_000), 5, 100, 1_000)).isEmpty();
        assertThat(coverage.choose(List.of(), 5, 100, 1_000)).isEmpty();
        assertThat(coverage.choose(line(0), 0, 100, 1_000)).isEmpty();
    }

    @Test
    void theEdgeOfTheRadiusIsOutside() {
        var coverage = new Coverage(line(100), new double[] {100});
        assertThat(coverage.choose(line(0), 1, 100, 1_000)).isEmpty();
        assertThat(coverage.choose(line(0), 1, 100.001, 1_000)).containsExactly(0);
    }

    @Test
    void aPlaceServesTheNearestUpToItsCapacity() {
        // 0 has 30 people and 50 has 30. The place at 0 takes 40: all of 0 and 10 of 50. Of the rest, 20 people at 50,
        // a place at 60 gains 20 × 0.99 = 19.8 and one at -5 only 20 × (1 - 0.55²) = 13.95.
        var coverage = new Coverage(line(0, 50), new double[] {30, 30});
        assertThat(coverage.choose(line(0, -5, 60), 2, 100, 40)).containsExactly(0, 2);
    }

    @Test
    void aSecondPlaceAtTheSameSpotIsNeededWhenTheFirstIsFull() {
        var coverage = new Coverage(line(0), new double[] {100});
        assertThat(coverage.choose(line(0, 0, 0), 3, 100, 40)).hasSize(3);
        assertThat(coverage.choose(line(0, 0, 0), 3, 100, 60)).hasSize(2);
    }

    @Test
    void theCallerKeepsItsPeople() {
        double[] people = {10, 20};
        new Coverage(line(0, 10), people).choose(line(0, 10), 2, 100, 1_000);
        assertThat(people).containsExactly(10, 20);
    }

    /** The obvious algorithm: each time work out every gain anew. */
    private static List<Integer> plain(
            List<Coordinate> homes,
            double[] people,
            List<Coordinate> places,
            int count,
            double radius,
            double capacity) {
        double[] rest = people.clone();
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int best = -1;
            double most = 0;
            for (int c = 0; c < places.size(); c++) {
                if (chosen.contains(c)) continue;
                double gain = 0;
                for (int h : near(homes, places.get(c), radius)) {
                    double d = homes.get(h).distance(places.get(c));
                    gain += rest[h] * (1 - d * d / (radius * radius));
                }
                if (gain > most) {
                    most = gain;
                    best = c;
                }
            }
            if (best < 0) return chosen;
            chosen.add(best);
            double left = capacity;
            for (int h : near(homes, places.get(best), radius)) {
                double served = Math.min(left, rest[h]);
                rest[h] -= served;
                left -= served;
            }
        }
        return chosen;
    }

    private static List<Integer> near(List<Coordinate> homes, Coordinate place, double radius) {
        List<Integer> near = new ArrayList<>();
        for (int h = 0; h < homes.size(); h++) if (homes.get(h).distance(place) < radius) near.add(h);
        near.sort((a, b) -> {
            int byDistance =
                    Double.compare(homes.get(a).distance(place), homes.get(b).distance(place));
            return byDistance != 0 ? byDistance : Integer.compare(a, b);
        });
        return near;
    }

    private static List<Coordinate> random(SplittableRandom random, int count) {
        List<Coordinate> out = new ArrayList<>();
        for (int i = 0; i < count; i++)
            out.add(new Coordinate(random.nextDouble(0, 3_000), random.nextDouble(0, 3_000)));
        return out;
    }

    /** Both sides of nought, and places on the borders of the cells in which homes are looked up. */
    @Test
    void itDoesNotMatterWhereTheCityLies() {
        Seeded.check(40, random -> {
            double radius = random.nextInt(1, 4) * 100;
            List<Coordinate> homes = new ArrayList<>();
            for (int i = 0; i < 40; i++)
                homes.add(new Coordinate(100 * random.nextInt(-6, 7), 100 * random.nextInt(-6, 7)));
            List<Coordinate> places = random(random, 20).stream()
                    .map(at -> new Coordinate(at.x - 1_500, at.y - 1_500))
                    .toList();
            double[] people = random.doubles(homes.size(), 0, 500).toArray();
            assertThat(new Coverage(homes, people).choose(places, 8, radius, 900))
                    .isEqualTo(plain(homes, people, places, 8, radius, 900));
        });
    }

    @Test
    void workingOutOnlyWhatMayHaveChangedGivesTheSameAsWorkingOutAll() {
        Seeded.check(120, random -> {
            List<Coordinate> homes = random(random, random.nextInt(1, 60));
            List<Coordinate> places = random(random, random.nextInt(1, 40));
            double[] people = random.doubles(homes.size(), 0, 500).toArray();
            int count = random.nextInt(1, 12);
            double radius = random.nextDouble(100, 1_500);
            double capacity = random.nextDouble(50, 3_000);
            assertThat(new Coverage(homes, people).choose(places, count, radius, capacity))
                    .isEqualTo(plain(homes, people, places, count, radius, capacity));
        });
    }

    @Test
    void noPlaceIsChosenTwice() {
        Seeded.check(50, random -> {
            List<Coordinate> homes = random(random, 40);
            double[] people = random.doubles(40, 0, 500).toArray();
            assertThat(new Coverage(homes, people).choose(homes, 40, 600, 300)).doesNotHaveDuplicates();
        });
    }
}
