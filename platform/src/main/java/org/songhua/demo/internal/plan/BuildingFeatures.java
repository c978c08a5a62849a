package org.songhua.demo.internal.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Rect;

/** Buildings and the addresses of their entrances. */
final class BuildingFeatures {
    private final CityStages stages;
    private final Divisions divisions;
    private final Addresses addresses;
    private final Names names;
    private final Features out;
    private final int[] numbers;

    BuildingFeatures(CityStages stages, Divisions divisions, Addresses addresses, Names names, Features out) {
        this.stages = stages;
        this.divisions = divisions;
        this.addresses = addresses;
        this.names = names;
        this.out = out;
        numbers = new int[divisions.communities().size()];
    }

    void add() {
        List<Building> buildings = stages.buildings().buildings();
        String[] ids = new String[buildings.size()];
        for (int b = 0; b < ids.length; b++) ids[b] = add(b, buildings.get(b));
        for (int b = 0; b < ids.length; b++) entrances(ids[b], b, buildings.get(b));
    }

    private String add(int index, Building building) {
        int community = stages.regions().community(building.cell());
        String id = String.format(
                Locale.ROOT, "%s-%06d", divisions.communities().get(community).code(), ++numbers[community]);
        Addresses.Address address = addresses.of(index);
        boolean homes = building.dwellings() > 0;
        var attributes = Attributes.of("code", id)
                .with("use", building.use().code())
                .with("floors", building.floors())
                .with("height", building.height())
                .with("year_built", building.year())
                .with("structure", building.structure())
                .with("floor_area", building.floorArea(), 1)
                .with("roof", roof(building, index))
                .with("households", homes ? stages.residents().households(index) : null)
                .with("residents", homes ? stages.residents().residents(index) : null)
                .with("address", address == null ? null : full(building, address));
        out.addAs(
                "building/" + id,
                "building",
                name(building, address),
                building.outline().area(),
                attributes);
        return id;
    }

    /** Low and old houses have pitched roofs; the later ones of five and six floors were given some in renovations. */
    private static @Nullable String roof(Building building, int index) {
        var dice = Dice.of(index, "roofs");
        boolean simple = building.outline().area().getNumPoints() == 5;
        if (!simple || building.floors() > 7) return null;
        double share = building.floors() <= 2 ? 0.7 : building.year() < 1990 ? 0.45 : 0.15;
        if (!dice.chance(share)) return null;
        return dice.chance(0.75) ? "gabled" : "hipped";
    }

    private static @Nullable String name(Building building, Addresses.@Nullable Address address) {
        if (address == null || address.rest().isEmpty()) return null;
        return building.dwellings() > 0 ? address.rest() : null;
    }

    /** {@return the address with the district before it} */
    private String full(Building building, Addresses.Address address) {
        return divisions.districtOf(building.cell()).name() + address.text();
    }

    /** Sections of a slab are entered from the north, other buildings from the side of their first part. */
    private void entrances(String id, int index, Building building) {
        Addresses.Address address = addresses.of(index);
        if (address == null) return;
        Rect main = building.outline().main();
        int sections = building.sections();
        for (int s = 0; s < sections; s++) {
            double along = (2.0 * s + 1) / sections - 1;
            Coordinate at = main.at(along, sections > 1 ? 1 : -1);
            String unit = sections > 1 ? (s + 1) + "单元" : "";
            String text = full(building, address) + unit;
            var attributes = Attributes.of("code", sections > 1 ? id + "-" + (s + 1) : id)
                    .with("address", text)
                    .with("street", address.street())
                    .with("house_number", address.number())
                    .with("unit", unit.isEmpty() ? null : unit)
                    .with("city", names.city())
                    .with("district", divisions.districtOf(building.cell()).name());
            String key = "address/" + id + (sections > 1 ? "-" + (s + 1) : "");
            out.addAs(key, "address", text, org.songhua.demo.internal.shape.Plane.FACTORY.createPoint(at), attributes);
        }
    }
}
