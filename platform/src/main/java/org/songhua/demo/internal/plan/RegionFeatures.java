package org.songhua.demo.internal.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.demo.internal.shape.Regions;

/** Regions, unit grids, place names. */
final class RegionFeatures {
    /** Year in which the built-up area was drawn; that of the check-up's edition. */
    private static final int BUILT_UP_YEAR = 2025;

    private final CityStages stages;
    private final Divisions divisions;
    private final Names names;
    private final Features out;
    private final int[] people;
    private final int[] households;

    RegionFeatures(CityStages stages, Divisions divisions, Names names, Features out) {
        this.stages = stages;
        this.divisions = divisions;
        this.names = names;
        this.out = out;
        people = new int[stages.cells().cells().size()];
        households = new int[people.length];
        List<Building> buildings = stages.buildings().buildings();
        for (int b = 0; b < buildings.size(); b++) {
            people[buildings.get(b).cell()] += stages.residents().residents(b);
            households[buildings.get(b).cell()] += stages.residents().households(b);
        }
    }

    void add() {
        RegionPlan regions = stages.regions();
        var city = new Divisions.Division(divisions.cityCode(), names.city(), "220000");
        level(2, List.of(city), c -> 0);
        level(3, divisions.districts(), regions::district);
        level(4, divisions.offices(), regions::office);
        level(5, divisions.communities(), regions::community);
        builtUp();
        grids();
        places();
    }

    /** The built-up area cut along the subdistricts, so that each has its own and together they are that of the city. */
    private void builtUp() {
        List<Divisions.Division> offices = divisions.offices();
        int[] group = new int[stages.cells().map().faceCount()];
        Arrays.fill(group, -1);
        for (int c = 0; c < people.length; c++) {
            CellPlan.Cell cell = stages.cells().cells().get(c);
            Block block = stages.blocks().get(cell.block());
            boolean urban = block.zone() != Zone.RURAL && block.use().isUrban();
            if (urban) group[cell.face()] = stages.regions().office(c);
        }
        var areas = new Regions(stages.cells().map(), group, offices.size());
        for (int o = 0; o < offices.size(); o++) {
            Geometry area = areas.area(o);
            if (area.isEmpty()) continue;
            var attributes = Attributes.of("city", divisions.cityCode()).with("year", BUILT_UP_YEAR);
            out.add("built_up_area", offices.get(o).name() + "建成区", area, attributes);
        }
    }

    private void level(int level, List<Divisions.Division> all, IntUnaryOperator regionOfCell) {
        int[] group = new int[stages.cells().map().faceCount()];
        Arrays.fill(group, -1);
        int[] living = new int[all.size()];
        int[] homes = new int[all.size()];
        for (int c = 0; c < people.length; c++) {
            int region = regionOfCell.applyAsInt(c);
            group[stages.cells().cells().get(c).face()] = region;
            living[region] += people[c];
            homes[region] += households[c];
        }
        var areas = new Regions(stages.cells().map(), group, all.size());
        for (int r = 0; r < all.size(); r++) {
            Divisions.Division division = all.get(r);
            Geometry area = areas.area(r);
            var attributes = Attributes.of("code", division.code())
                    .with("level", level)
                    .with("parent", division.parent())
                    .with("population", living[r])
                    .with("households", homes[r])
                    .with("area", area.getArea() / 1e6, 4);
            out.addAs("region/" + division.code(), "region", division.name(), area, attributes);
        }
    }

    private void grids() {
        for (int c = 0; c < people.length; c++) {
            CellPlan.Cell cell = stages.cells().cells().get(c);
            String code = divisions.gridOf(c);
            var attributes = Attributes.of("code", code)
                    .with("community", divisions.communityOf(c).code())
                    .with("kind", kind(stages.blocks().get(cell.block()).use()))
                    .with("population", people[c])
                    .with("households", households[c]);
            String name = divisions.communityOf(c).name() + code.substring(12) + "网格";
            out.addAs("unit_grid/" + code, "unit_grid", name, cell.area(), attributes);
        }
    }

    private static String kind(LandUse use) {
        return switch (use) {
            case HOUSING, ROWS, VILLAGE -> "residential";
            case COMMERCIAL, OFFICE -> "commercial";
            case CULTURE, UNIVERSITY, SCHOOL, SPORT, HOSPITAL, CARE, PARK, SQUARE -> "public";
            case INDUSTRY, WAREHOUSE, UTILITY -> "industrial";
            case RAIL -> "road";
            default -> "other";
        };
    }

    private void places() {
        double scale = stages.ground().frame().scale();
        var city = Attributes.of("kind", "city").with("population", (int) DemoTargets.people(scale));
        out.point("place", names.city(), stages.ground().frame().site(0, 0), city);
        List<VillagePlan.Village> villages = stages.streets().villages().villages();
        int[] living = new int[villages.size()];
        boolean[] built = new boolean[villages.size()];
        for (int c = 0; c < people.length; c++) {
            CellPlan.Cell cell = stages.cells().cells().get(c);
            if (stages.blocks().get(cell.block()).use() != LandUse.VILLAGE) continue;
            int village = divisions.nearestVillage(cell.area().getCentroid().getCoordinate());
            living[village] += people[c];
            built[village] = true;
        }
        for (int v = 0; v < living.length; v++) {
            if (!built[v]) continue;
            var attributes = Attributes.of("kind", "village").with("population", living[v]);
            out.add(
                    "place",
                    divisions.village(v),
                    Plane.FACTORY.createPoint(villages.get(v).centre()),
                    attributes);
        }
    }
}
