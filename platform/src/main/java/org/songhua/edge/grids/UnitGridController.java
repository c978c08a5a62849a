package org.songhua.edge.grids;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.UnitGrids;
import org.songhua.cim.UnitGrids.Community;
import org.songhua.cim.UnitGrids.Order;
import org.songhua.cim.UnitGrids.Plan;
import org.songhua.edge.problem.FaultView;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes unit grids of a region's communities and streets: first as a proposal of which nothing is stored, then as city objects. */
@RestController
class UnitGridController {
    private static final double USUAL_M2 = 10_000;

    private final UnitGrids grids;

    UnitGridController(UnitGrids grids) {
        this.grids = grids;
    }

    /**
     * What to make.
     *
     * @param region division code of a community, street or district
     * @param target_m2 size aimed at; one hectare when left out
     * @param dataset data set they go to; that of hand-made objects when left out
     * @param reason why
     */
    record Body(
            @Nullable String region,
            @Nullable Double target_m2,
            @Nullable String dataset,
            @Nullable String reason) {
        Order order() {
            return new Order(
                    Objects.requireNonNullElse(region, ""),
                    Objects.requireNonNullElse(target_m2, USUAL_M2),
                    dataset,
                    reason);
        }
    }

    /** @param grids how many grids there would be, or were made */
    record Answer(long grids, List<CommunityView> communities) {
        static Answer of(Plan plan) {
            return new Answer(
                    plan.grids(),
                    plan.communities().stream().map(CommunityView::of).toList());
        }
    }

    /**
     * A community.
     *
     * @param existing grids it has already
     * @param grids grids that would be or were made
     * @param smallest_m2 size of the smallest of them; null when there are none
     * @param largest_m2 size of the largest of them
     * @param edit the edit that made them
     * @param faults why there are none
     */
    record CommunityView(
            String code,
            @Nullable String name,
            long existing,
            List<String> grids,
            @Nullable Long smallest_m2,
            @Nullable Long largest_m2,
            @Nullable Long edit,
            List<FaultView> faults) {
        static CommunityView of(Community community) {
            var sizes = community.grids().stream()
                    .mapToLong(grid -> Math.round(grid.area_m2()))
                    .summaryStatistics();
            boolean any = sizes.getCount() > 0;
            return new CommunityView(
                    community.code(),
                    community.name(),
                    community.existing(),
                    community.grids().stream().map(UnitGrids.Grid::code).toList(),
                    any ? (Long) sizes.getMin() : null,
                    any ? (Long) sizes.getMax() : null,
                    community.edit(),
                    community.faults().stream().map(FaultView::of).toList());
        }
    }

    @Allow(Permission.CIM_EDIT)
    @PostMapping("/api/unit-grids/propose")
    Answer propose(@RequestBody Body body, Caller caller) {
        return Answer.of(grids.plan(body.order(), caller.scope()));
    }

    @Allow(Permission.CIM_EDIT)
    @PostMapping("/api/unit-grids")
    Answer create(@RequestBody Body body, Caller caller) {
        return Answer.of(grids.create(body.order(), caller.scope(), caller.name()));
    }
}
