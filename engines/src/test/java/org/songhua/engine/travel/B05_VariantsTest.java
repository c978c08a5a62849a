package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.Towns;
import org.songhua.engine.random.Seeded;

/** Variants of a life circle are what they would be if computed anew, and the sums of a report are those of its rows. */
class B05_VariantsTest {

    private static List<ServiceClass> randomClasses(SplittableRandom random) {
        var classes = new ArrayList<ServiceClass>();
        for (int c = random.nextInt(1, 5); c > 0; c--) {
            Metric metric = random.nextBoolean() ? Metric.TIME : Metric.LENGTH;
            Tier tier = Tier.values()[random.nextInt(Tier.values().length)];
            classes.add(new ServiceClass("c" + c, tier, new Limit(metric, random.nextInt(400_000))));
        }
        return classes;
    }

    /** What a random plan is made of. */
    private record Plan(StreetGraph graph, SnappedPoints origins, double[] people, List<ServiceClass> classes) {
        static Plan random(SplittableRandom random) {
            StreetGraph graph = Towns.random(random).graph();
            SnappedPoints origins = Towns.points(random, graph, 30);
            double[] people = random.ints(30, 0, 20).asDoubleStream().toArray();
            return new Plan(graph, origins, people, randomClasses(random));
        }

        LifeCircle circle(List<SnappedPoints> facilities) {
            return LifeCircle.of(graph, origins, people, classes, facilities);
        }

        List<SnappedPoints> facilities(SplittableRandom random) {
            var facilities = new ArrayList<SnappedPoints>();
            for (int c = 0; c < classes.size(); c++) facilities.add(Towns.points(random, graph, random.nextInt(4)));
            return facilities;
        }
    }

    private static void assertSame(LifeCircle a, LifeCircle b, int classes, int origins) {
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < origins; i++) {
                assertThat(a.nearest(c).cost(i)).isEqualTo(b.nearest(c).cost(i));
                assertThat(a.nearest(c).facility(i)).isEqualTo(b.nearest(c).facility(i));
            }
        }
        assertThat(a.report()).isEqualTo(b.report());
    }

    @Test
    void a_variant_with_other_facilities_is_what_it_would_be_anew() {
        Seeded.check(100, random -> {
            Plan plan = Plan.random(random);
            List<SnappedPoints> facilities = plan.facilities(random);
            LifeCircle circle = plan.circle(facilities);
            int changed = random.nextInt(plan.classes.size());
            var others = new ArrayList<>(facilities);
            others.set(changed, Towns.points(random, plan.graph, random.nextInt(5)));
            LifeCircle variant = circle.withFacilities(changed, others.get(changed));
            assertSame(variant, plan.circle(others), plan.classes.size(), 30);
            assertSame(circle, plan.circle(facilities), plan.classes.size(), 30);
        });
    }

    @Test
    void a_variant_with_streets_closed_is_what_the_town_without_them_is() {
        Seeded.check(100, random -> {
            Plan plan = Plan.random(random);
            List<SnappedPoints> facilities = plan.facilities(random);
            int[] closed =
                    random.ints(random.nextInt(1, 6), 0, plan.graph.edgeCount()).toArray();
            LifeCircle variant = plan.circle(facilities).withStreetsClosed(closed);
            var anew = new Plan(plan.graph.closing(closed), plan.origins, plan.people, plan.classes);
            assertSame(variant, anew.circle(facilities), plan.classes.size(), 30);
        });
    }

    @Test
    void closing_a_street_never_brings_anything_nearer() {
        Seeded.check(100, random -> {
            Plan plan = Plan.random(random);
            List<SnappedPoints> facilities = plan.facilities(random);
            LifeCircle before = plan.circle(facilities);
            LifeCircle after = before.withStreetsClosed(random.nextInt(plan.graph.edgeCount()));
            for (int c = 0; c < plan.classes.size(); c++) {
                for (int i = 0; i < 30; i++) {
                    assertThat(after.nearest(c).cost(i))
                            .isGreaterThanOrEqualTo(before.nearest(c).cost(i));
                }
            }
        });
    }

    @Test
    void the_sums_of_a_report_are_those_of_its_rows() {
        Seeded.check(100, random -> {
            Plan plan = Plan.random(random);
            LifeCircle circle = plan.circle(plan.facilities(random));
            CoverageReport report = circle.report();
            double all = 0;
            long allCovered = 0;
            for (int i = 0; i < 30; i++) {
                boolean everything = true;
                for (int c = 0; c < plan.classes.size(); c++) {
                    everything &= circle.nearest(c).cost(i)
                            <= plan.classes.get(c).limit().value();
                }
                if (everything) allCovered++;
                if (everything) all += plan.people[i];
            }
            assertThat(report.allClasses().originsCovered()).isEqualTo(allCovered);
            assertThat(report.allClasses().weightCovered()).isCloseTo(all, within(1e-9));
            int weakest = report.weakest().orElseThrow();
            assertThat(report.byClass())
                    .allSatisfy(coverage -> assertThat(coverage.weightCovered())
                            .isGreaterThanOrEqualTo(
                                    report.byClass().get(weakest).weightCovered()));
            for (Coverage tier : report.byTier().values()) {
                assertThat(tier.originsCovered()).isGreaterThanOrEqualTo(allCovered);
            }
        });
    }

    @Test
    void a_report_of_nothing_has_no_weakest_class() {
        CoverageReport report = CoverageReport.of(List.of(), List.of(), new double[] {1, 2});
        assertThat(report.weakest()).isEmpty();
        assertThat(report.allClasses().originsCovered()).isEqualTo(2);
        assertThat(CoverageReport.of(List.of(), List.of(), new double[0])
                        .allClasses()
                        .shareOfOrigins())
                .isNaN();
    }

    @Test
    void limits_and_results_must_speak_of_the_same_metric() {
        var minutes = new ServiceClass("a", Tier.FIVE_MINUTES, Limit.ofMinutes(5));
        StreetGraph graph = Towns.grid(3).graph();
        SnappedPoints point = SnappedPoints.of(new int[] {0}, new double[] {0});
        Nearest inMetres =
                new NearestSearch(graph, Metric.LENGTH).find(OriginEnds.of(graph, point, Metric.LENGTH), point, 100);
        assertThatThrownBy(() -> CoverageReport.of(List.of(minutes), List.of(inMetres), new double[] {1}))
                .hasMessageContaining("another unit");
        assertThatThrownBy(() -> CoverageReport.of(List.of(minutes), List.of(), new double[] {1}))
                .hasMessageContaining("differ in number");
        assertThatThrownBy(() -> LifeCircle.of(graph, point, new double[2], List.of(), List.of()))
                .hasMessageContaining("differ in number");
    }

    @ParameterizedTest
    @CsvSource({"15, 900000", "0.5, 30000", "0, 0"})
    void minutes_are_milliseconds(double minutes, int ms) {
        assertThat(Limit.ofMinutes(minutes)).isEqualTo(new Limit(Metric.TIME, ms));
    }

    @Test
    void a_limit_that_cannot_be_is_refused() {
        assertThat(Limit.ofMetres(500)).isEqualTo(new Limit(Metric.LENGTH, 500_000));
        assertThatThrownBy(() -> Limit.ofMetres(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.ofSeconds(1e6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.ofSeconds(1e12)).isInstanceOf(ArithmeticException.class);
        StreetSearch search = StreetSearch.fromOrigins(Towns.grid(2).graph(), Metric.TIME);
        assertThatThrownBy(() -> search.begin(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void points_must_lie_on_their_edges() {
        assertThatThrownBy(() -> SnappedPoints.of(new int[] {0}, new double[] {1.5}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SnappedPoints.of(new int[] {0}, new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_island_is_reached_from_itself_only() {
        // Two towns without a street between them; a clinic on the first.
        var builder = new org.songhua.engine.network.StreetGraphBuilder();
        for (int i = 0; i < 4; i++) builder.addNode(org.songhua.engine.osm.Locations.of(0.01 * i, 0));
        int first = builder.addStreet(0, 1, 100_000, 100_000);
        int second = builder.addStreet(2, 3, 100_000, 100_000);
        var built = builder.build();
        SnappedPoints dwellings = SnappedPoints.of(
                new int[] {built.edge(first), built.edge(second), SnappedPoints.NONE}, new double[] {0.25, 0.5, 0});
        SnappedPoints clinic = SnappedPoints.of(new int[] {built.edge(first)}, new double[] {1});
        Nearest nearest = new NearestSearch(built.graph(), Metric.TIME)
                .find(OriginEnds.of(built.graph(), dwellings, Metric.TIME), clinic, StreetSearch.NO_LIMIT);
        assertThat(nearest.time_ms(0)).isEqualTo(75_000);
        assertThat(nearest.facility(1)).isEqualTo(Nearest.NONE);
        assertThat(nearest.time_ms(1)).isEqualTo(StreetSearch.UNREACHED);
        assertThat(nearest.length_mm(2)).isEqualTo(StreetSearch.UNREACHED);
    }

    @Test
    void a_choice_under_capacity_is_stable() {
        Seeded.check(100, random -> {
            StreetGraph graph = Towns.random(random).graph();
            SnappedPoints origins = Towns.points(random, graph, 12);
            SnappedPoints facilities = Towns.points(random, graph, 4);
            NearestSeveral several =
                    NearestSeveral.find(graph, origins, facilities, Metric.TIME, 4, StreetSearch.NO_LIMIT);
            double[] people = random.ints(12, 0, 9).asDoubleStream().toArray();
            double[] capacity = random.ints(4, 0, 15).asDoubleStream().toArray();
            CapacityChoice choice = CapacityChoice.of(several, people, capacity);
            double served = 0;
            for (int f = 0; f < 4; f++) {
                assertThat(choice.served(f)).isBetween(0.0, capacity[f]);
                served += choice.served(f);
            }
            double all = java.util.Arrays.stream(people).sum();
            assertThat(served + choice.gap()).isCloseTo(all, within(1e-9));
            for (int i = 0; i < 12; i++) {
                for (int rank = 0; rank < several.count(i) && choice.unserved(i) > 0; rank++) {
                    int facility = several.facility(i, rank);
                    assertThat(choice.served(facility)).as("a full house").isEqualTo(capacity[facility]);
                }
            }
        });
    }
}
