package org.songhua.demo.internal.plan;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Outline;

/** Facilities with land or a building of their own: schools, hospitals, markets, fire stations, sports grounds. */
final class SiteFeatures {
    private static final double LEAST_CAMPUS = 45_000;

    private final Places places;
    private final LandFeatures land;
    private final Features out;
    private final Yaml rules = Yaml.read("facilities.yml");
    private final Template template;

    SiteFeatures(Places places, LandFeatures land, Features out) {
        this.places = places;
        this.land = land;
        this.out = out;
        template = new Template(places.names(), Dice.of(places.seed(), "sites"));
    }

    void add() {
        List<Building> buildings = places.stages().buildings().buildings();
        double[] floors = new double[places.stages().blocks().size()];
        int[] first = new int[floors.length];
        for (int b = buildings.size() - 1; b >= 0; b--) {
            int block =
                    places.stages().cells().cells().get(buildings.get(b).cell()).block();
            floors[block] += buildings.get(b).floorArea();
            first[block] = b;
        }
        for (int b = 0; b < buildings.size(); b++) house(b, buildings.get(b));
        for (int b = 0; b < floors.length; b++) {
            if (floors[b] > 0) compound(b, floors[b], first[b]);
        }
        for (Campus.Pitch pitch : places.stages().buildings().pitches()) pitch(pitch);
    }

    /** A public building among others; the point lies in it. */
    private void house(int index, Building building) {
        Yaml houses = rules.at("houses");
        if (!houses.has(building.site())) return;
        Yaml rule = houses.at(building.site());
        if (building.floorArea() < rule.number("least", 0)) rule = houses.at(rule.text("else"));
        String name = template.name(rule, places.community(building.cell()));
        if (rule.text("name").contains("{")) name = places.names().once(rule.text("class"), name);
        var attributes = template.attributes(rule);
        if (!rule.has("unaddressed")) attributes.with("address", places.address(index));
        if (rule.has("area")) attributes.with("floor_area", building.floorArea(), 1);
        out.point(rule.text("class"), name, building.outline().main().centre(), attributes);
    }

    /** A compound on its own land. */
    private void compound(int index, double floorArea, int building) {
        Block block = places.stages().blocks().get(index);
        boolean campus = block.use() == LandUse.UNIVERSITY && block.area().getArea() > LEAST_CAMPUS;
        String kind = campus ? "UNIVERSITY" : block.site();
        Yaml compounds = rules.at("compounds");
        if (!compounds.has(kind)) return;
        Yaml rule = compounds.at(kind);
        int cell = places.stages().buildings().buildings().get(building).cell();
        Geometry site = LandFeatures.inset(land.area(index), 9).orElse(land.area(index));
        String name = places.names().once(rule.text("class"), template.name(rule, places.community(cell)));
        var attributes = template.attributes(rule)
                .with("floor_area", floorArea, 1)
                .with("site_area", site.getArea(), 1)
                .with("address", places.address(building));
        out.add(rule.text("class"), name, site, attributes);
    }

    private void pitch(Campus.Pitch pitch) {
        Geometry area = Outline.of(pitch.place()).area();
        if (pitch.size().isEmpty()) {
            var attributes = Attributes.of("kind", "pitch").with("sport", "basketball");
            out.add("sports_facility", "篮球场", area, attributes);
            return;
        }
        boolean large = pitch.size().equals("eleven");
        var attributes = Attributes.of("size", pitch.size())
                .with("surface", large ? "grass" : "artificial_turf")
                .with("open", pitch.size().equals("five"));
        String name = places.names().once("pitch", places.community(pitch.cell()) + "足球场");
        out.add("football_pitch", name, area, attributes);
    }
}
