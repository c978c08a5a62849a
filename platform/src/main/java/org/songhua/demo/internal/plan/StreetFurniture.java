package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;

/** Managed components along streets: lamps, and traffic lights and name signs at junctions. */
final class StreetFurniture {
    private static final String LAMP = "01037";
    private static final String TRAFFIC_LIGHT = "02014";
    private static final String NAME_SIGN = "02012";
    private static final double LAMP_SPACING = 36;

    private final Features out;
    private final Dice dice;

    StreetFurniture(CityStages stages, Features out) {
        this.out = out;
        dice = Dice.of(stages.ground().frame().seed(), "furniture");
    }

    /** Goes by the streets that are in the list already. */
    void add() {
        Map<Coordinate, List<Feature>> junctions = new LinkedHashMap<>();
        for (Feature feature : List.copyOf(out.list())) {
            if (!feature.classCode().equals("street")) continue;
            var line = (LineString) feature.geometry();
            if (Boolean.TRUE.equals(feature.attributes().get("lit"))) lamps(feature, line);
            for (int end : new int[] {0, line.getNumPoints() - 1}) {
                junctions
                        .computeIfAbsent(line.getCoordinateN(end), c -> new ArrayList<>())
                        .add(feature);
            }
        }
        junctions.forEach(this::junction);
    }

    private static double width(Feature street) {
        return ((Number) street.attributes().getOrDefault("width", 8.0)).doubleValue();
    }

    private static boolean isLarge(Feature street) {
        Object kind = street.attributes().get("kind");
        return "arterial".equals(kind) || "secondary".equals(kind) || "expressway".equals(kind);
    }

    /** On both sides of the larger streets, on one side of the others; yards have none. */
    private void lamps(Feature street, LineString line) {
        if ("service".equals(street.attributes().get("kind"))) return;
        boolean large = isLarge(street);
        int number = 0;
        for (double at = 10; at < line.getLength() - 8; at += LAMP_SPACING) {
            int side = number++ % 2 == 0 ? 1 : -1;
            lamp(Curves.beside(line, at, side * (width(street) / 2 + 0.8)), large);
            if (large) lamp(Curves.beside(line, at, -side * (width(street) / 2 + 0.8)), true);
        }
    }

    private void lamp(Coordinate at, boolean large) {
        component(LAMP, at, large ? 10.0 : 7.0);
    }

    private void junction(Coordinate at, List<Feature> streets) {
        long large = streets.stream().filter(StreetFurniture::isLarge).count();
        if (streets.size() < 3 || large == 0) return;
        double reach =
                streets.stream().mapToDouble(StreetFurniture::width).max().orElse(8) / 2 + 1;
        component(NAME_SIGN, new Coordinate(at.x + reach, at.y + reach), 2.6);
        if (large < 2) return;
        component(TRAFFIC_LIGHT, new Coordinate(at.x + reach, at.y - reach), 6.5);
        component(TRAFFIC_LIGHT, new Coordinate(at.x - reach, at.y + reach), 6.5);
    }

    private void component(String type, Coordinate at, double height) {
        var attributes = Attributes.of("type", type)
                .with("state", dice.chance(0.985) ? "intact" : "damaged")
                .with("height", height);
        out.point("component", null, at, attributes);
    }
}
