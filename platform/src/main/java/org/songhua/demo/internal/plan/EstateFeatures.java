package org.songhua.demo.internal.plan;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.shape.Dice;

/** Housing estates of the town with the places for cars and the charging points on their own ground; old ones have few. */
final class EstateFeatures {
    private static final int LEAST_HOUSEHOLDS = 20;

    private final CityStages stages;
    private final LandFeatures land;
    private final Names names;
    private final Features out;

    EstateFeatures(CityStages stages, LandFeatures land, Names names, Features out) {
        this.stages = stages;
        this.land = land;
        this.names = names;
        this.out = out;
    }

    void add() {
        int[] households = new int[stages.blocks().size()];
        List<Building> buildings = stages.buildings().buildings();
        for (int b = 0; b < buildings.size(); b++) {
            int block = stages.cells().cells().get(buildings.get(b).cell()).block();
            households[block] += stages.residents().households(b);
        }
        for (int b = 0; b < households.length; b++) {
            Block block = stages.blocks().get(b);
            boolean housing = block.use() == LandUse.HOUSING && block.zone() != Zone.RURAL;
            if (housing && households[b] >= LEAST_HOUSEHOLDS) estate(b, block, households[b]);
        }
    }

    private void estate(int index, Block block, int households) {
        Geometry area = LandFeatures.inset(land.area(index), 8).orElse(land.area(index));
        if (area.isEmpty()) return;
        Dice dice = Dice.of(stages.ground().frame().seed(), "estate_parking", block.key());
        String name = names.pair("estate", block.year() < 2000 ? "小区" : "花园");
        out.add("estate", name, area, Attributes.of("households", households).with("year_built", block.year()));
        carPark(name, area, (int) (households * dice.between(0.8, 1.2) * placesEach(block.year())), block.year());
        if (dice.chance(block.year() < 2010 ? 0.3 : 0.85))
            charging(name, area, 2 + (int) (households * dice.between(0.02, 0.14)));
    }

    /** {@return places for each household by the habits of the year; made up} */
    private static double placesEach(int year) {
        if (year < 1990) return 0.25;
        if (year < 2005) return 0.5;
        return year < 2015 ? 0.85 : 1.15;
    }

    private void carPark(String estate, Geometry area, int places, int year) {
        var attributes = Attributes.of("kind", year < 2005 ? "surface" : "underground")
                .with("places", places)
                .with("open", false);
        out.point("parking", estate + "停车场", area.getInteriorPoint().getCoordinate(), attributes);
    }

    private void charging(String estate, Geometry area, int sockets) {
        var attributes = Attributes.of("kind", "charging").with("sockets", sockets);
        out.point("charging", estate + "充电点", area.getInteriorPoint().getCoordinate(), attributes);
    }
}
