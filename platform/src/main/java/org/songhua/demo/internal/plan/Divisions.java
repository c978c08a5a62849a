package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/** Codes and names of the regions and unit grids, and who lives in them. */
final class Divisions {
    private static final int VILLAGE_COMMITTEE = 200;
    private static final int TOWN = 100;
    /** Height of the bands in which unit grids are numbered from west to east, metres. */
    private static final double BAND = 150;

    private final CityStages stages;
    private final Names names;
    private final List<String> villages = new ArrayList<>();
    private final List<Division> districts = new ArrayList<>();
    private final List<Division> offices = new ArrayList<>();
    private final List<Division> communities = new ArrayList<>();
    private final String[] grids;

    /**
     * A region.
     *
     * @param code its division code
     * @param name its name
     * @param parent code of the region above
     */
    record Division(String code, String name, String parent) {}

    Divisions(CityStages stages, Names names) {
        this.stages = stages;
        this.names = names;
        for (int v = 0; v < stages.streets().villages().villages().size(); v++) villages.add(names.village(v));
        RegionPlan regions = stages.regions();
        for (int d = 0; d < regions.districtCount(); d++) {
            Yaml district = names.stock().list("districts").get(d);
            districts.add(new Division(district.text("code"), district.text("name"), cityCode()));
        }
        nameOffices();
        nameCommunities();
        grids = new String[stages.cells().cells().size()];
        numberGrids();
    }

    String cityCode() {
        return names.stock().text("city_code");
    }

    private List<Integer> cellsOf(java.util.function.IntPredicate fits) {
        return IntStream.range(0, stages.cells().cells().size())
                .filter(fits)
                .boxed()
                .toList();
    }

    private double share(List<Integer> cells, java.util.function.Predicate<LandUse> fits) {
        double all = 0;
        double some = 0;
        for (int c : cells) {
            CellPlan.Cell cell = stages.cells().cells().get(c);
            all += cell.area().getArea();
            if (fits.test(stages.blocks().get(cell.block()).use()))
                some += cell.area().getArea();
        }
        return some / all;
    }

    private void nameOffices() {
        int[] streetNumber = new int[districts.size()];
        int[] townNumber = new int[districts.size()];
        int towns = 0;
        int streets = 0;
        for (int o = 0; o < stages.regions().officeCount(); o++) {
            int office = o;
            List<Integer> cells = cellsOf(c -> stages.regions().office(c) == office);
            int district = stages.regions().district(cells.getFirst());
            boolean town = share(cells, LandUse::isUrban) < 0.25;
            int number = town ? TOWN + townNumber[district]++ : ++streetNumber[district];
            String name = town ? names.listed("towns", towns++, "镇") : names.listed("offices", streets++, "") + "街道";
            Division above = districts.get(district);
            offices.add(new Division(above.code() + three(number), name, above.code()));
        }
    }

    private void nameCommunities() {
        int[] urban = new int[offices.size()];
        int[] rural = new int[offices.size()];
        for (int m = 0; m < stages.regions().communityCount(); m++) {
            int community = m;
            List<Integer> cells = cellsOf(c -> stages.regions().community(c) == community);
            int office = stages.regions().office(cells.getFirst());
            boolean village = share(cells, LandUse::isUrban) < 0.2;
            int number = village ? VILLAGE_COMMITTEE + rural[office]++ : ++urban[office];
            String name = village ? villageName(cells) : names.pair("community", "社区");
            Division above = offices.get(office);
            communities.add(new Division(above.code() + three(number), name, above.code()));
        }
    }

    /** A village committee is called after its village with most land, or else gets a new name. */
    private String villageName(List<Integer> cells) {
        double[] land = new double[villages.size()];
        int best = -1;
        for (int c : cells) {
            CellPlan.Cell cell = stages.cells().cells().get(c);
            if (stages.blocks().get(cell.block()).use() != LandUse.VILLAGE) continue;
            int village = nearestVillage(cell.area().getCentroid().getCoordinate());
            land[village] += cell.area().getArea();
            if (best < 0 || land[village] > land[best]) best = village;
        }
        String name = best < 0 ? names.pair() : villages.get(best);
        return names.once("committee", name + "村");
    }

    private static String three(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }

    /** From west to east, and then from north to south, within each community (GB/T 47678.3). */
    private void numberGrids() {
        List<Integer> order = new ArrayList<>(cellsOf(c -> true));
        List<Coordinate> centres = stages.cells().cells().stream()
                .map(c -> c.area().getCentroid().getCoordinate())
                .toList();
        order.sort(Comparator.comparingInt((Integer c) -> stages.regions().community(c))
                .thenComparingDouble(c -> -StrictMath.floor(centres.get(c).y / BAND))
                .thenComparingDouble(c -> centres.get(c).x));
        int[] number = new int[communities.size()];
        for (int c : order) {
            int community = stages.regions().community(c);
            grids[c] = communities.get(community).code() + three(++number[community]);
        }
    }

    /** {@return the index of the village nearest to a place} */
    int nearestVillage(Coordinate p) {
        List<VillagePlan.Village> all = stages.streets().villages().villages();
        int best = 0;
        for (int v = 1; v < all.size(); v++) {
            if (all.get(v).centre().distance(p) < all.get(best).centre().distance(p)) best = v;
        }
        return best;
    }

    String village(int index) {
        return villages.get(index);
    }

    /** {@return for each block the village it belongs to; empty for others} */
    List<String> villageOfBlock() {
        return stages.blocks().stream()
                .map(b -> b.use() == LandUse.VILLAGE ? villages.get(nearestVillage(b.centre())) : "")
                .toList();
    }

    List<Division> districts() {
        return districts;
    }

    List<Division> offices() {
        return offices;
    }

    List<Division> communities() {
        return communities;
    }

    /** {@return the district of a cell} */
    Division districtOf(int cell) {
        return districts.get(stages.regions().district(cell));
    }

    /** {@return the community of a cell} */
    Division communityOf(int cell) {
        return communities.get(stages.regions().community(cell));
    }

    /** {@return the code of the unit grid that a cell is} */
    String gridOf(int cell) {
        return grids[cell];
    }
}
