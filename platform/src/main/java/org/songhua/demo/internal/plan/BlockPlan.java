package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Noise;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.PlanarMap;
import org.songhua.demo.internal.shape.Regions;
import org.songhua.demo.internal.shape.Splitter;

/** Cuts the superblocks between main streets into blocks by minor streets and gives every block its use and age. */
final class BlockPlan {
    private final Ground ground;
    private final StreetPlan streets;
    private final Map<Zone, ZoneRules> rules = ZoneRules.read();
    private final Noise age;
    private final List<Block> blocks = new ArrayList<>();
    private final List<PlanLine> lines = new ArrayList<>();

    /** A superblock after it was cut. */
    private record Cut(List<Block> blocks, List<LineString> lines, Zone zone) {}

    BlockPlan(Ground ground, StreetPlan streets) {
        this.ground = ground;
        this.streets = streets;
        age = new Noise(ground.frame().seed() * 31 + 51, 800);
        PlanarMap map = streets.map();
        var uses = new FaceUses(ground, streets);
        var areas = new Regions(map, map.eachFace(), map.faceCount());
        List<Cut> cuts = IntStream.range(0, map.faceCount())
                .filter(f -> f != map.outer())
                .parallel()
                .mapToObj(f -> cut(uses.of(areas.polygon(f), f)))
                .toList();
        for (Cut cut : cuts) {
            blocks.addAll(cut.blocks());
            for (LineString line : cut.lines()) lines.add(line(line, cut.zone()));
        }
    }

    private PlanLine line(LineString path, Zone zone) {
        if (zone != Zone.RURAL) {
            int street = streets.book().open(LineKind.RESIDENTIAL, Street.Role.LANE);
            return new PlanLine(path, LineKind.RESIDENTIAL, street);
        }
        Coordinate p = path.getCoordinateN(0);
        boolean track =
                Dice.of(ground.frame().seed(), "track", (long) p.x, (long) p.y).chance(0.4);
        if (!track) return new PlanLine(path, LineKind.GRID, PlanLine.NO_STREET);
        return new PlanLine(path, LineKind.TRACK, streets.book().open(LineKind.TRACK, Street.Role.VILLAGE));
    }

    private Cut cut(Block superblock) {
        if (superblock.use() != LandUse.VACANT) return new Cut(List.of(superblock), List.of(), superblock.zone());
        Dice dice = Dice.of(ground.frame().seed(), "superblock", superblock.key());
        Zone zone = superblock.zone();
        ZoneRules rule = Objects.requireNonNull(rules.get(zone));
        LandUse leading = rule.mix().pick(dice);
        double size = leading == LandUse.INDUSTRY || leading == LandUse.UNIVERSITY ? 1.5 : 1;
        if (leading == LandUse.PARK && superblock.area().getArea() < 160_000) {
            return new Cut(List.of(superblock.as(LandUse.PARK)), List.of(), zone);
        }
        double width = zone == Zone.RURAL ? 220 : 62;
        var splitter = new Splitter(dice, rule.block() * size, width).split(superblock.area());
        List<Block> out = new ArrayList<>();
        for (Polygon leaf : splitter.leaves()) out.add(block(dice, superblock.within(leaf), leading, rule));
        return new Cut(out, splitter.cuts(), zone);
    }

    private Block block(Dice dice, Block plain, LandUse leading, ZoneRules rule) {
        double loyalty = switch (leading) {
            case INDUSTRY, UNIVERSITY -> 0.85;
            case HOUSING -> 0.55;
            case FIELD -> 0.9;
            default -> 0.35;
        };
        LandUse use = dice.chance(loyalty) ? leading : rule.mix().pick(dice);
        double area = plain.area().getArea();
        if (use == LandUse.SQUARE && area > 25_000) use = LandUse.PARK;
        if (use == LandUse.CULTURE && area > 32_000) use = LandUse.OFFICE;
        if (use == LandUse.UTILITY && area > 50_000) use = LandUse.WAREHOUSE;
        int year = year(dice, plain.centre(), use, rule);
        return new Block(plain.area(), plain.superblock(), plain.zone(), use, "", year);
    }

    /** Quarters have an age; in old ones some blocks were torn down and built anew. */
    private int year(Dice dice, Coordinate at, LandUse use, ZoneRules rule) {
        double share = 0.5 + 0.62 * age.at(at.x, at.y) + dice.about(0, 0.12);
        double year = rule.firstYear() + (rule.lastYear() - rule.firstYear()) * Math.clamp(share, 0, 1);
        boolean renewed = use != LandUse.ROWS && use != LandUse.INDUSTRY && dice.chance(0.13);
        if (renewed) year = Math.max(year, dice.between(1998, 2021));
        if (use == LandUse.ROWS) year = Math.min(year, dice.between(1948, 1984));
        return (int) year;
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    /** {@return the minor streets, tracks and borders between the blocks} */
    List<PlanLine> lines() {
        return Collections.unmodifiableList(lines);
    }
}
