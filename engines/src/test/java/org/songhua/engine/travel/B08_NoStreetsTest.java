package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetGraphBuilder;
import org.songhua.engine.osm.Locations;

/** A town in which there are people and facilities and no street at all: nobody reaches anything, and that is told. */
class B08_NoStreetsTest {
    private final StreetGraph graph = new StreetGraphBuilder().build().graph();
    private final SnappedPoints homes =
            SegmentGrid.of(graph).snap(new long[] {Locations.of(10, 45), Locations.of(10.001, 45)}, 500);
    private final SnappedPoints clinic = SegmentGrid.of(graph).snap(new long[] {Locations.of(10, 45)}, 500);

    @Test
    void nothing_is_moved_to_a_street() {
        assertThat(graph.nodeCount()).isZero();
        assertThat(homes.size()).isEqualTo(2);
        assertThat(homes.countUnsnapped()).isEqualTo(2);
    }

    @Test
    void nobody_has_a_nearest() {
        for (Metric metric : Metric.values()) {
            Nearest nearest = new NearestSearch(graph, metric)
                    .find(OriginEnds.of(graph, homes, metric), clinic, StreetSearch.NO_LIMIT);
            assertThat(nearest.cost(0)).isEqualTo(StreetSearch.UNREACHED);
            assertThat(nearest.facility(1)).isEqualTo(Nearest.NONE);
            NearestSeveral several = NearestSeveral.find(graph, homes, clinic, metric, 3, StreetSearch.NO_LIMIT);
            assertThat(several.count(0)).isZero();
        }
        assertThat(ReachCounts.count(graph, OriginEnds.of(graph, homes, Metric.TIME), clinic, Limit.ofMinutes(15)))
                .containsExactly(0, 0);
    }

    @Test
    void the_life_circle_covers_nobody() {
        var school = new ServiceClass("school", Tier.TEN_MINUTES, Limit.ofMetres(500));
        CoverageReport report = LifeCircle.of(graph, homes, new double[] {3, 4}, List.of(school), List.of(clinic))
                .report();
        assertThat(report.toString()).contains("originsCovered=0", "weightCovered=0.0", "weight=7.0");
    }
}
