package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;

/** What stands along streets: bus stops, trees, car parks, charging points, public toilets. */
final class RoadsideFeatures {
    private static final double STOP_SPACING = 460;
    private static final double TREE_SPACING = 42;

    private final CityStages stages;
    private final Names names;
    private final Features out;
    private final Dice dice;
    private final double people;

    RoadsideFeatures(CityStages stages, Names names, Features out) {
        this.stages = stages;
        this.names = names;
        this.out = out;
        dice = Dice.of(stages.ground().frame().seed(), "roadside");
        people = DemoTargets.people(stages.ground().frame().scale());
    }

    /** Goes by the streets that are in the list already. */
    void add() {
        List<Feature> streets = new ArrayList<>();
        for (Feature feature : out.list()) {
            boolean open = feature.classCode().equals("street")
                    && !feature.attributes().containsKey("bridge")
                    && !feature.attributes().containsKey("tunnel");
            if (open) streets.add(feature);
        }
        busStops(streets);
        trees(streets);
        parking(streets);
    }

    private boolean isUrban(LineString line) {
        Coordinate middle = Curves.along(line, line.getLength() / 2);
        return stages.ground().zones().at(middle) != Zone.RURAL;
    }

    private void busStops(List<Feature> streets) {
        Map<String, Double> travelled = new TreeMap<>();
        for (Feature street : streets) {
            String kind = String.valueOf(street.attributes().get("kind"));
            boolean served = kind.equals("arterial") || kind.equals("secondary") || kind.equals("expressway");
            LineString line = (LineString) street.geometry();
            if (!served || street.name() == null || !isUrban(line)) continue;
            double before = travelled.getOrDefault(street.name(), STOP_SPACING * 0.6);
            travelled.put(street.name(), before + line.getLength());
            double from = STOP_SPACING - before % STOP_SPACING;
            for (double at = from; at < line.getLength(); at += STOP_SPACING) stops(street, line, at);
        }
    }

    private void stops(Feature street, LineString line, double at) {
        String name = names.pair("stop", "");
        int first = StrictMath.floorMod(String.valueOf(street.name()).hashCode(), 40) + 1;
        String lines = first + "路," + ((first + dice.whole(3, 30)) % 62 + 1) + "路";
        double width = ((Number) street.attributes().getOrDefault("width", 12.0)).doubleValue();
        for (int side : new int[] {-1, 1}) {
            Coordinate p =
                    Curves.beside(line, Math.clamp(at + side * 18, 1, line.getLength()), side * (width / 2 + 1.5));
            var attributes = Attributes.of("lines", lines)
                    .with("direction", side < 0 ? "去程" : "回程")
                    .with("shelter", dice.chance(0.75));
            out.point("bus_stop", name + "站", p, attributes);
        }
    }

    /** A sample: every so many metres on both sides of the better streets. */
    private void trees(List<Feature> streets) {
        for (Feature street : streets) {
            String kind = String.valueOf(street.attributes().get("kind"));
            LineString line = (LineString) street.geometry();
            boolean lined = kind.equals("secondary") || kind.equals("branch") || kind.equals("arterial");
            if (!lined || !isUrban(line)) continue;
            Dice own = Dice.of(
                    stages.ground().frame().seed(),
                    "trees",
                    String.valueOf(street.name()).hashCode());
            if (own.chance(0.45)) continue;
            String species = own.pick(names.stock().texts("species"));
            double width = ((Number) street.attributes().getOrDefault("width", 12.0)).doubleValue();
            for (double at = 16; at < line.getLength() - 16; at += TREE_SPACING) {
                for (int side : new int[] {-1, 1}) tree(Curves.beside(line, at, side * (width / 2 + 1.2)), species);
            }
        }
    }

    private void tree(Coordinate at, String species) {
        boolean needles = species.endsWith("松") || species.endsWith("云杉");
        double height = Feature.rounded(dice.about(9, 5), 1);
        var attributes = Attributes.of("species", species)
                .with("leaf_type", needles ? "needleleaved" : "broadleaved")
                .with("height", height)
                .with("crown", height * 0.5, 1);
        out.point("tree", null, at, attributes);
    }

    private void parking(List<Feature> streets) {
        List<Feature> minor = new ArrayList<>();
        for (Feature street : streets) {
            String kind = String.valueOf(street.attributes().get("kind"));
            boolean quiet = kind.equals("branch")
                    || kind.equals(LineKind.RESIDENTIAL.name().toLowerCase(java.util.Locale.ROOT));
            if (quiet && street.geometry().getLength() > 60 && isUrban((LineString) street.geometry()))
                minor.add(street);
        }
        if (minor.isEmpty()) return;
        scatter(minor, (int) (people / 2600), this::carPark);
        scatter(minor, (int) (people / 6500), this::charging);
        scatter(minor, (int) (people / 4200), this::toilet);
    }

    private interface Placer {
        void place(Coordinate at, String street);
    }

    private void scatter(List<Feature> streets, int count, Placer placer) {
        for (int i = 0; i < Math.max(1, count); i++) {
            Feature street = dice.pick(streets);
            LineString line = (LineString) street.geometry();
            double width = ((Number) street.attributes().getOrDefault("width", 8.0)).doubleValue();
            Coordinate at = Curves.beside(line, line.getLength() * dice.between(0.2, 0.8), width / 2 + 1);
            placer.place(at, String.valueOf(street.name()));
        }
    }

    private void carPark(Coordinate at, String street) {
        int places = dice.whole(12, 90);
        var attributes = Attributes.of("kind", "street")
                .with("places", places)
                .with("accessible_places", places / 30)
                .with("fee", dice.chance(0.6))
                .with("open", true);
        out.point("parking", street + "停车位", at, attributes);
    }

    private void charging(Coordinate at, String street) {
        var attributes = Attributes.of("kind", "charging")
                .with("sockets", dice.whole(4, 24))
                .with("power", (double) (dice.whole(1, 4) * 60));
        out.point("charging", street + "充电站", at, attributes);
    }

    private void toilet(Coordinate at, String street) {
        var attributes = Attributes.of("kind", dice.chance(0.3) ? "first" : "second")
                .with("fee", false)
                .with("seats", dice.whole(6, 18));
        out.point("toilet", street + "公厕", at, attributes);
    }
}
