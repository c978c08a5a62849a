package org.songhua.demo.internal.plan;

import java.util.List;

/** Plans the demo city and lists its objects. */
public final class City {
    private City() {}

    /**
     * {@return all objects of the city of that seed and scale, always in the same order}
     *
     * @param seed any number
     * @param scale share of 300,000 people, 0.02 to 4
     */
    public static List<Feature> features(long seed, double scale) {
        CityStages stages = CityStages.plan(seed, scale);
        var names = new Names(seed);
        var roads = new Roads(stages.cells().map(), stages.streets().book(), names);
        var divisions = new Divisions(stages, names);
        var addresses = new Addresses(
                stages,
                roads,
                names,
                divisions.villageOfBlock(),
                stages.buildings().buildings());
        var out = new Features();
        new RegionFeatures(stages, divisions, names, out).add();
        var land = new LandFeatures(stages, names, out);
        land.add();
        var paths = new PathPlan(stages, land);
        new StreetFeatures(stages, roads, paths.stops(), out).add();
        paths.add(out);
        new RailFeatures(stages, names, out).add();
        new BuildingFeatures(stages, divisions, addresses, names, out).add();
        var places = new Places(stages, divisions, addresses, names);
        new SiteFeatures(places, land, out).add();
        new TradeFeatures(places, out).add();
        new RoadsideFeatures(stages, names, out).add();
        new StreetFurniture(stages, out).add();
        new Registers(stages, out).add();
        new EstateFeatures(stages, land, names, out).add();
        new TerrainFeatures(stages, out).add();
        return List.copyOf(out.list());
    }

    /** {@return the name of the city, marked as a demonstration} */
    public static String title() {
        return Yaml.read("names.yml").at("city_title").text("zh");
    }
}
