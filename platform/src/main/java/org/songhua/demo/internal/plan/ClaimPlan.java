package org.songhua.demo.internal.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Dice;

/** Decides on which cells public buildings such as kindergartens and markets stand, where they serve most people. */
final class ClaimPlan {
    /** Smaller cells are left to housing, m². */
    private static final double LEAST_CELL = 5_000;

    /** So far off that nobody is served from there. */
    private static final Coordinate NOWHERE = new Coordinate(1e9, 1e9);

    private final Map<Integer, List<Claim>> claims = new HashMap<>();

    /**
     * A kind of public building; see {@code demo/claims.yml}.
     *
     * @param site its kind
     * @param use use of the building
     * @param count how many the city has
     * @param radius metres that it serves people in
     * @param per people that it serves
     * @param length along the street, metres
     * @param depth of the building, metres
     * @param yard depth of its yard, metres
     * @param floors number of floors
     */
    record Rule(
            String site,
            Use use,
            int count,
            double radius,
            double per,
            double length,
            double depth,
            double yard,
            int floors) {
        static Rule of(Yaml yaml, double people) {
            double per = yaml.number("per");
            String use = yaml.text("use").toUpperCase(Locale.ROOT);
            return new Rule(
                    yaml.text("site"),
                    use.equals("CARE") ? Use.PUBLIC : Use.valueOf(use),
                    (int) Math.max(yaml.number("least"), StrictMath.rint(people / per)),
                    yaml.number("radius"),
                    per,
                    yaml.number("length"),
                    yaml.number("depth"),
                    yaml.number("yard"),
                    (int) yaml.number("floors"));
        }
    }

    /** A public building that a cell must make room for. */
    record Claim(Rule rule) {}

    /** Cells of housing, with what stands in the way of a building there. */
    private record Home(int cell, Coordinate centre, double people, Yard yard) {}

    ClaimPlan(double scale, List<Block> blocks, List<CellPlan.Cell> cells, Lots lots, ParkPlan parks) {
        List<Home> homes = IntStream.range(0, cells.size())
                .parallel()
                .filter(c -> blocks.get(cells.get(c).block()).use() == LandUse.HOUSING
                        && cells.get(c).area().getArea() >= LEAST_CELL)
                .mapToObj(c -> home(c, cells.get(c), blocks.get(cells.get(c).block()), lots, parks))
                .toList();
        var coverage = new Coverage(
                homes.stream().map(Home::centre).toList(),
                homes.stream().mapToDouble(Home::people).toArray());
        for (Yaml yaml : Yaml.readList("claims.yml")) {
            Rule rule = Rule.of(yaml, DemoTargets.people(scale));
            List<Coordinate> free =
                    homes.parallelStream().map(home -> place(home, rule)).toList();
            for (int chosen : coverage.choose(free, rule.count(), rule.radius(), rule.per())) {
                claims.put(homes.get(chosen).cell(), List.of(new Claim(rule)));
            }
        }
    }

    private static Home home(int index, CellPlan.Cell cell, Block block, Lots lots, ParkPlan parks) {
        var yard = new Yard(index, block, lots.of(cell), Dice.of(0, "claims", index));
        parks.keepFree(yard.lot());
        double people = cell.area().getArea() * DemoTargets.peoplePerSquareMeter(block);
        return new Home(index, cell.area().getCentroid().getCoordinate(), people, yard);
    }

    /** {@return where the people of the cell come from, or nowhere if the building cannot stand there: one per cell, and with room} */
    private Coordinate place(Home home, Rule rule) {
        boolean taken = claims.containsKey(home.cell());
        return taken || ClaimPlace.find(home.yard(), rule).isEmpty() ? NOWHERE : home.centre();
    }

    /** {@return the public buildings on a cell} */
    List<Claim> of(int cell) {
        return claims.getOrDefault(cell, List.of());
    }
}
