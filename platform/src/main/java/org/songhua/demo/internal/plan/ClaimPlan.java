package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/** Decides on which cells public buildings such as kindergartens and markets stand, where they serve most people. */
final class ClaimPlan {
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

    ClaimPlan(double scale, List<Block> blocks, List<CellPlan.Cell> cells) {
        List<Coordinate> homes = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        List<Double> people = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
            Block block = blocks.get(cells.get(c).block());
            double area = cells.get(c).area().getArea();
            if (block.use() != LandUse.HOUSING || area < 5_000) continue;
            indices.add(c);
            homes.add(cells.get(c).area().getCentroid().getCoordinate());
            people.add(area * DemoTargets.peoplePerSquareMeter(block));
        }
        var coverage = new Coverage(homes, people.stream().mapToDouble(p -> p).toArray());
        List<Coordinate> free = new ArrayList<>(homes);
        for (Yaml yaml : Yaml.readList("claims.yml")) {
            Rule rule = Rule.of(yaml, DemoTargets.people(scale));
            for (int chosen : coverage.choose(free, rule.count(), rule.radius(), rule.per())) {
                claims.computeIfAbsent(indices.get(chosen), c -> new ArrayList<>())
                        .add(new Claim(rule));
                free.set(chosen, new Coordinate(1e9, 1e9)); // one per cell
            }
        }
    }

    /** {@return the public buildings on a cell} */
    List<Claim> of(int cell) {
        return claims.getOrDefault(cell, List.of());
    }
}
