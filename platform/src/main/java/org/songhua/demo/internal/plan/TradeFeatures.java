package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Rect;

/** Services on ground floors (see {@code demo/trades.yml}), and one service station in every community. */
final class TradeFeatures {
    private final Places places;
    private final Features out;
    private final Dice dice;
    private final Template template;
    private final List<Building> buildings;
    private final List<Integer> rooms = new ArrayList<>();
    private final List<Coordinate> doors = new ArrayList<>();
    private final Coverage coverage;

    TradeFeatures(Places places, Features out) {
        this.places = places;
        this.out = out;
        dice = Dice.of(places.seed(), "trades");
        template = new Template(places.names(), dice);
        buildings = places.stages().buildings().buildings();
        for (int b = 0; b < buildings.size(); b++) if (isShop(b)) rooms.add(b);
        dice.shuffle(rooms);
        for (int b : rooms) doors.add(buildings.get(b).outline().main().centre());
        coverage = coverage();
    }

    /** {@return whether trades can be on the ground floor: shops, and some old houses} */
    private boolean isShop(int index) {
        Building building = buildings.get(index);
        if (places.addresses().of(index) == null) return false;
        boolean plain = building.site().isEmpty() || building.site().equals("SHOPS");
        if (building.use() == Use.COMMERCIAL) return plain;
        boolean old = building.use() == Use.RESIDENTIAL && building.floors() > 1 && building.floors() < 8;
        return old && dice.chance(0.2);
    }

    private Coverage coverage() {
        List<CellPlan.Cell> cells = places.stages().cells().cells();
        double[] living = new double[cells.size()];
        for (int b = 0; b < buildings.size(); b++) {
            living[buildings.get(b).cell()] += places.stages().residents().residents(b);
        }
        return new Coverage(
                cells.stream().map(c -> c.area().getCentroid().getCoordinate()).toList(), living);
    }

    void add() {
        if (rooms.isEmpty()) return;
        for (Yaml trade : Yaml.readList("trades.yml")) trade(trade);
        communityServices();
    }

    private void trade(Yaml trade) {
        double per = trade.number("per");
        double people = DemoTargets.people(places.stages().ground().frame().scale());
        int count = Math.max(1, (int) StrictMath.round(people / per));
        boolean spread = trade.text("spread").equals("true");
        List<Integer> chosen = new ArrayList<>();
        if (spread) chosen.addAll(coverage.choose(doors, count, trade.number("radius"), per * 1.1));
        else for (int i = 0; i < count; i++) chosen.add(dice.whole(0, rooms.size() - 1));
        for (int room : chosen) open(trade, rooms.get(room));
    }

    private void open(Yaml trade, int index) {
        Building building = buildings.get(index);
        var attributes = template.attributes(trade).with("address", places.address(index));
        if (trade.has("area")) attributes.with("floor_area", (double) template.within(trade.numbers("area")));
        Rect room = building.outline().main();
        Coordinate at = room.at(dice.between(-0.85, 0.85), dice.between(-0.5, 0.5));
        String name = template.name(trade, places.community(building.cell()));
        out.point(trade.text("class"), name, at, attributes);
    }

    /** One in every community, in the house with an address that is nearest to the middle of its people. */
    private void communityServices() {
        int count = places.divisions().communities().size();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] sum = new double[count];
        for (int b = 0; b < buildings.size(); b++) {
            int community = community(b);
            double living = places.stages().residents().residents(b) + 0.01;
            Coordinate at = buildings.get(b).outline().main().centre();
            x[community] += living * at.x;
            y[community] += living * at.y;
            sum[community] += living;
        }
        int[] nearest = new int[count];
        java.util.Arrays.fill(nearest, -1);
        double[] least = new double[count];
        for (int b = 0; b < buildings.size(); b++) {
            int community = community(b);
            if (places.addresses().of(b) == null) continue;
            Coordinate middle = new Coordinate(x[community] / sum[community], y[community] / sum[community]);
            double distance = buildings.get(b).outline().main().centre().distance(middle);
            if (nearest[community] >= 0 && distance >= least[community]) continue;
            least[community] = distance;
            nearest[community] = b;
        }
        for (int c = 0; c < count; c++) if (nearest[c] >= 0) communityService(c, nearest[c]);
    }

    private int community(int building) {
        return places.stages().regions().community(buildings.get(building).cell());
    }

    private void communityService(int community, int index) {
        Divisions.Division division = places.divisions().communities().get(community);
        var attributes = Attributes.of("community", division.code())
                .with("staff", dice.whole(6, 16))
                .with("floor_area", (double) dice.whole(320, 900))
                .with("address", places.address(index));
        Coordinate at = buildings.get(index).outline().main().at(0.3, 0);
        out.point("community_service", division.name() + "综合服务站", at, attributes);
    }
}
