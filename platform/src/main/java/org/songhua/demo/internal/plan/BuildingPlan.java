package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Plane;

/** Builds on every cell what its block is for. Cells are built on independently of each other, in parallel. */
final class BuildingPlan {
    private final long seed;
    private final List<Block> blocks;
    private final Lots lots;
    private final Housing housing = new Housing();
    private final Commerce commerce = new Commerce(housing);
    private final Works works = new Works();
    private final ClaimPlan claims;
    private final ParkPlan parks;
    private final Set<Integer> stations = new HashSet<>();
    private final List<Building> buildings = new ArrayList<>();
    private final List<Campus.Pitch> pitches = new ArrayList<>();

    private record Built(List<Building> buildings, List<Campus.Pitch> pitches) {}

    BuildingPlan(Ground ground, List<Block> blocks, CellPlan cells, Lots lots, ClaimPlan claims, ParkPlan parks) {
        this.seed = ground.frame().seed();
        this.blocks = blocks;
        this.lots = lots;
        this.claims = claims;
        this.parks = parks;
        for (RailPlan.Station station : ground.rails().stations()) {
            nearest(station.at(), cells.cells()).ifPresent(stations::add);
        }
        List<Built> built = IntStream.range(0, cells.cells().size())
                .parallel()
                .mapToObj(c -> build(c, cells.cells().get(c)))
                .toList();
        for (Built one : built) {
            buildings.addAll(one.buildings());
            pitches.addAll(one.pitches());
        }
    }

    /** {@return the cell of railway land where a station stands} */
    private Optional<Integer> nearest(Coordinate at, List<CellPlan.Cell> cells) {
        var point = Plane.FACTORY.createPoint(at);
        return IntStream.range(0, cells.size())
                .filter(c -> blocks.get(cells.get(c).block()).use() == LandUse.RAIL)
                .boxed()
                .min(Comparator.comparingDouble(
                                (Integer c) -> cells.get(c).area().distance(point))
                        .thenComparing(c -> c))
                .filter(c -> cells.get(c).area().distance(point) < 100);
    }

    private Built build(int index, CellPlan.Cell cell) {
        Block block = blocks.get(cell.block());
        var centre = cell.area().getCentroid();
        Dice dice = Dice.of(seed, "build", StrictMath.round(centre.getX() * 4), StrictMath.round(centre.getY() * 4));
        var yard = new Yard(index, block, lots.of(cell), dice);
        var campus = new Campus(index);
        parks.keepFree(yard.lot());
        for (ClaimPlan.Claim claim : claims.of(index)) claim(yard, claim);
        if (stations.contains(index)) works.station(yard);
        build(yard, campus);
        return new Built(yard.buildings(), campus.pitches());
    }

    private void build(Yard yard, Campus campus) {
        switch (yard.block().use()) {
            case HOUSING -> housing.build(yard);
            case ROWS -> housing.rows(yard);
            case VILLAGE -> housing.village(yard);
            case COMMERCIAL -> commerce.shopping(yard);
            case OFFICE -> commerce.offices(yard);
            case CULTURE -> commerce.culture(yard);
            case UNIVERSITY -> campus.university(yard);
            case SCHOOL -> campus.school(yard);
            case HOSPITAL -> campus.hospital(yard);
            case CARE -> campus.care(yard);
            case SPORT -> campus.sport(yard);
            case INDUSTRY -> works.industry(yard);
            case WAREHOUSE -> works.warehouse(yard);
            case UTILITY -> works.utility(yard);
            case PARK -> pavilions(yard);
            case VACANT -> vacant(yard);
            case RAIL, SQUARE, GREEN, FIELD, WOOD, WATER -> {}
        }
    }

    private static void pavilions(Yard yard) {
        if (yard.lot().area().getArea() > 9_000 && yard.dice().chance(0.4)) {
            yard.place(9, 7, 12, Use.PUBLIC, "TOILET", 1, "masonry");
        }
        if (yard.lot().area().getArea() > 15_000 && yard.dice().chance(0.3)) {
            yard.place(14, 8, 15, Use.CULTURE, "", 1, "mixed");
        }
    }

    private static void vacant(Yard yard) {
        if (yard.dice().chance(0.3)) yard.place(14, 6, 6, Use.AUXILIARY, "", 1, "steel");
    }

    private static void claim(Yard yard, ClaimPlan.Claim claim) {
        var rule = claim.rule();
        ClaimPlace.find(yard, rule).ifPresent(place -> {
            String structure = rule.floors() > 2 ? "reinforced_concrete" : "masonry";
            yard.build(Outline.of(place.house()), rule.use(), rule.site(), rule.floors(), 3.6, structure);
            yard.lot().take(place.whole());
        });
    }

    List<Building> buildings() {
        return Collections.unmodifiableList(buildings);
    }

    List<Campus.Pitch> pitches() {
        return Collections.unmodifiableList(pitches);
    }
}
