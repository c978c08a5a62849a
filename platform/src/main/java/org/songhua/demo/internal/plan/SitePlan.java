package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.Splitter;

/** Takes blocks from the housing for schools, hospitals and other compounds, where they serve most people. */
final class SitePlan {
    private final Ground ground;
    private final StreetBook book;
    private final List<Block> blocks;
    private final List<PlanLine> lines = new ArrayList<>();

    /** A kind of compound; see {@code demo/sites.yml}. */
    private record Rule(String site, LandUse use, int count, double least, double most, double radius, double per) {
        static Rule of(Yaml yaml, double people) {
            double per = yaml.number("per");
            int count = (int) Math.max(yaml.number("least"), StrictMath.rint(people / per));
            List<Double> area = yaml.numbers("area");
            return new Rule(
                    yaml.text("site"),
                    LandUse.valueOf(yaml.text("use")),
                    count,
                    area.get(0) * 10_000,
                    area.get(1) * 10_000,
                    yaml.number("radius"),
                    per);
        }
    }

    SitePlan(Ground ground, StreetBook book, List<Block> plain) {
        this.ground = ground;
        this.book = book;
        blocks = new ArrayList<>(plain);
        for (Yaml yaml : Yaml.readList("sites.yml")) {
            place(Rule.of(yaml, DemoTargets.people(ground.frame().scale())));
        }
    }

    private void place(Rule rule) {
        List<Integer> candidates = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            if (block.use() == LandUse.HOUSING && block.area().getArea() > rule.least()) candidates.add(b);
        }
        List<Block> homes = blocks.stream().filter(b -> b.use().isHousing()).toList();
        double[] people = homes.stream()
                .mapToDouble(b -> DemoTargets.peoplePerSquareMeter(b) * b.area().getArea())
                .toArray();
        var coverage = new Coverage(homes.stream().map(Block::centre).toList(), people);
        List<Coordinate> places =
                candidates.stream().map(b -> blocks.get(b).centre()).toList();
        List<Integer> chosen = coverage.choose(places, rule.count(), rule.radius(), rule.per());
        for (int c : chosen) convert(candidates.get(c), rule);
    }

    private void convert(int index, Rule rule) {
        Block block = blocks.get(index);
        if (block.area().getArea() <= rule.most()) {
            blocks.set(index, block.as(rule.use(), rule.site()));
            return;
        }
        Dice dice = Dice.of(ground.frame().seed(), "carve", block.key());
        var splitter = new Splitter(dice, (rule.least() + rule.most()) / 2.4, 70).split(block.area());
        List<Polygon> leaves = new ArrayList<>(splitter.leaves());
        double wanted = (rule.least() + rule.most()) / 2;
        leaves.sort(Comparator.comparingDouble(p -> StrictMath.abs(p.getArea() - wanted)));
        blocks.set(index, block.within(leaves.getFirst()).as(rule.use(), rule.site()));
        for (Polygon leaf : leaves.subList(1, leaves.size())) blocks.add(block.within(leaf));
        for (var cut : splitter.cuts()) {
            lines.add(new PlanLine(cut, LineKind.RESIDENTIAL, book.open(LineKind.RESIDENTIAL, Street.Role.LANE)));
        }
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    /** {@return streets between a compound and the rest of the block it was taken from} */
    List<PlanLine> lines() {
        return Collections.unmodifiableList(lines);
    }
}
