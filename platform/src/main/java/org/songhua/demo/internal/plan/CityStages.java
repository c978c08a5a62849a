package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.songhua.demo.internal.shape.PlanLine;

/**
 * The plan of the city stage by stage; each reads only those before it.
 *
 * @param ground rivers, railways, limit, zones
 * @param streets main streets
 * @param blocks land between streets, with its use
 * @param cells unit grids and the final map
 * @param parks lakes in parks
 * @param buildings what stands there
 * @param residents who lives there
 * @param regions districts, streets, communities
 */
record CityStages(
        Ground ground,
        StreetPlan streets,
        List<Block> blocks,
        CellPlan cells,
        ParkPlan parks,
        BuildingPlan buildings,
        Residents residents,
        RegionPlan regions) {

    static CityStages plan(long seed, double scale) {
        var frame = new Frame(seed, scale);
        var ground = Ground.of(frame);
        var streets = new StreetPlan(ground);
        var plain = new BlockPlan(ground, streets);
        var sites = new SitePlan(ground, streets.book(), new Balance(ground, plain.blocks()).blocks());
        List<Block> blocks = sites.blocks();
        List<PlanLine> minor = new ArrayList<>(plain.lines());
        minor.addAll(sites.lines());
        var cells = new CellPlan(ground, streets, blocks, minor);
        var lots = new Lots(cells.map());
        var parks = new ParkPlan(frame, blocks);
        var claims = new ClaimPlan(scale, blocks, cells.cells(), lots, parks);
        var buildings = new BuildingPlan(ground, blocks, cells, lots, claims, parks);
        var residents = new Residents(frame, buildings.buildings(), blocks, cells.cells());
        double[] people = new double[cells.cells().size()];
        for (int b = 0; b < buildings.buildings().size(); b++) {
            people[buildings.buildings().get(b).cell()] += residents.residents(b);
        }
        var regions = new RegionPlan(ground, cells, blocks, people);
        return new CityStages(ground, streets, blocks, cells, parks, buildings, residents, regions);
    }

    /** {@return the block that a building stands on} */
    Block blockOf(Building building) {
        return blocks.get(cells.cells().get(building.cell()).block());
    }
}
