package org.songhua.demo.internal.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songhua.demo.internal.shape.Dice;

/** What registers say of land and houses: parcels, and the oldest houses as heritage. */
final class Registers {
    private static final int HERITAGE_BEFORE = 1946;
    private static final double HERITAGE_AT_SCALE_ONE = 60;

    private final CityStages stages;
    private final Features out;
    private final Dice dice;

    Registers(CityStages stages, Features out) {
        this.stages = stages;
        this.out = out;
        dice = Dice.of(stages.ground().frame().seed(), "registers");
    }

    /** Goes by the grids and buildings that are in the list already. */
    void add() {
        List<Feature> before = List.copyOf(out.list());
        for (Feature feature : before) if (feature.classCode().equals("unit_grid")) parcel(feature);
        heritage(before);
    }

    /** The land of a unit grid that is built on is one parcel: both are bounded by streets. */
    private void parcel(Feature grid) {
        String use = switch (String.valueOf(grid.attributes().get("kind"))) {
            case "residential" -> "residential";
            case "commercial" -> "commercial";
            case "public" -> "public";
            case "industrial" -> "industrial";
            default -> "";
        };
        if (use.isEmpty()) return;
        String code = "ZD" + grid.attributes().get("code");
        boolean granted = use.equals("commercial") || dice.chance(0.55);
        var attributes = Attributes.of("code", code)
                .with("use", use)
                .with("right", use.equals("public") || !granted ? "allocated" : "granted")
                .with("area", grid.geometry().getArea(), 1);
        out.addAs("parcel/" + code, "parcel", null, grid.geometry(), attributes);
    }

    private void heritage(List<Feature> before) {
        int wanted = Math.max(
                2, (int) (HERITAGE_AT_SCALE_ONE * stages.ground().frame().scale()));
        int taken = 0;
        for (Feature feature : before) {
            boolean old = feature.classCode().equals("building")
                    && feature.attributes().get("year_built") instanceof Integer year
                    && year < HERITAGE_BEFORE;
            if (!old || !dice.chance(0.25) || taken == wanted) continue;
            taken++;
            add(feature.attributes(), feature, taken);
        }
    }

    private void add(Map<String, Object> building, Feature feature, int number) {
        var attributes = Attributes.of("rank", dice.weighted(0.02, 0.1, 0.4, 0.48) + 1)
                .with("era", building.get("year_built") + "年")
                .with("address", building.get("address"));
        String id = String.format(Locale.ROOT, "heritage/%04d", number);
        String name = building.get("year_built") + "年旧址";
        out.addAs(id, "heritage", name, feature.geometry().getCentroid(), attributes);
    }
}
