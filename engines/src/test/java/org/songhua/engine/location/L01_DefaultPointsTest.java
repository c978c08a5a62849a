package org.songhua.engine.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class L01_DefaultPointsTest {
    private static List<PlacedReport> at(double longitude, double latitude, int count, String address) {
        var reports = new ArrayList<PlacedReport>();
        for (int i = 0; i < count; i++)
            reports.add(new PlacedReport(longitude, latitude, address.replace("#", "" + i)));
        return reports;
    }

    @Test
    void aPointWithManyAddressesIsADefault() {
        var reports = new ArrayList<>(at(125.32, 43.88, 200, "人民大街#号"));
        reports.addAll(at(125.33, 43.89, 300, "市政府"));
        DefaultPoints found = DefaultPoints.find(reports);
        assertThat(found.points()).containsExactly(new DefaultPoints.DefaultPoint(125.32, 43.88, 200, 200, 0));
        assertThat(found.isPlaced(reports.getFirst())).isFalse();
        assertThat(found.isPlaced(reports.getLast())).isTrue();
    }

    @Test
    void reportsWithoutAnAddressContradictThoseWithOne() {
        var reports = new ArrayList<>(at(125.32, 43.88, 6, "解放路#号"));
        reports.addAll(at(125.32, 43.88, 100, " "));
        assertThat(DefaultPoints.find(reports).points())
                .containsExactly(new DefaultPoints.DefaultPoint(125.32, 43.88, 106, 6, 100));
    }

    @Test
    void aBusyPlaceIsAPlace() {
        assertThat(DefaultPoints.find(at(125.3, 43.9, 5_000, "火车站")).points()).isEmpty();
    }

    @Test
    void aParkWithoutAddressesIsAPlace() {
        assertThat(DefaultPoints.find(at(125.3, 43.9, 5_000, "")).points()).isEmpty();
    }

    @Test
    void oneAddressWrittenInAFewWaysIsAPlace() {
        var reports = new ArrayList<>(at(125.3, 43.9, 60, "人民大街和解放路路口"));
        for (String other : List.of("解放路人民大街", "解放路口", "人民大街口", "人民广场", "广场"))
            reports.addAll(at(125.3, 43.9, 8, other));
        // Forty of a hundred contradict: less than half.
        assertThat(DefaultPoints.find(reports).points()).isEmpty();
    }

    @Test
    void fewReportsProveNothing() {
        assertThat(DefaultPoints.find(at(125.3, 43.9, 20, "路#号")).points()).isEmpty();
        assertThat(DefaultPoints.find(at(125.3, 43.9, 21, "路#号")).points()).hasSize(1);
        assertThat(DefaultPoints.find(List.of()).points()).isEmpty();
    }

    @Test
    void nowhereIsNoPlaceWithEitherSign() {
        DefaultPoints found = DefaultPoints.find(at(0, -0.0, 1, "家"));
        assertThat(found.isPlaced(new PlacedReport(-0.0, 0, "家"))).isFalse();
        assertThat(found.isPlaced(new PlacedReport(Double.NaN, 43, "家"))).isFalse();
    }

    @Test
    void theOrderOfReportsDoesNotMatter() {
        Seeded.check(50, random -> {
            var reports = new ArrayList<PlacedReport>();
            for (int i = 0; i < 400; i++) {
                reports.add(new PlacedReport(random.nextInt(3), 40 + random.nextInt(2), "路" + random.nextInt(1, 60)));
            }
            var turned = new ArrayList<>(reports);
            java.util.Collections.reverse(turned);
            assertThat(DefaultPoints.find(turned).points())
                    .isEqualTo(DefaultPoints.find(reports).points());
        });
    }
}
