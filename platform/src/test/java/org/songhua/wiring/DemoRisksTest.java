package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.people.Scope;
import org.songhua.warning.RiskRating;
import org.songhua.warning.Risks;

/** Each lifeline of the demo city has one made-up rating, which says that it is made up; a city with ratings of its own is left alone. */
class DemoRisksTest {
    @Test
    void eachBridgeIsRatedOnceAndTheNextStartAddsNothing() {
        try (var platform = TestPlatform.start(Map.of())) {
            var city = CityFixture.create(platform, "risks");
            List<UUID> bridges = IntStream.range(0, 5)
                    .mapToObj(i -> city.add(
                                    "bridge", "桥" + i, Map.of(), CityFixture.square(125.3 + i / 100.0, 43.9, 0.0002))
                            .value())
                    .toList();
            city.add("building", "楼", Map.of(), CityFixture.square(125.3, 43.8, 0.0002));
            city.done();
            assertThat(DemoRisks.ensure(platform.context(), 1)).isEqualTo(5);
            assertThat(DemoRisks.ensure(platform.context(), 2)).isZero();
            List<RiskRating> rated = platform.bean(Risks.class).list(null, 100, Scope.ALL);
            assertThat(rated).extracting(RiskRating::cityObject).containsExactlyInAnyOrderElementsOf(bridges);
            assertThat(rated).extracting(RiskRating::note).containsOnly("演示数据");
            assertThat(platform.bean(Risks.class).recompute(Scope.ALL).differing())
                    .isEmpty();
        }
    }
}
