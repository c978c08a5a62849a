package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;

/** A cell being built on: its land, its chance, and what stands there so far. */
final class Yard {
    private final int cell;
    private final Block block;
    private final Lot lot;
    private final Dice dice;
    private final Axes axes;
    private final List<Building> buildings = new ArrayList<>();

    Yard(int cell, Block block, Lot lot, Dice dice) {
        this.cell = cell;
        this.block = block;
        this.lot = lot;
        this.dice = dice;
        axes = southFacing(Axes.of(block.area()));
    }

    /** Streets less than 20° off the compass carry the buildings along; otherwise these turn to the sun. */
    private static Axes southFacing(Axes street) {
        return StrictMath.abs(street.angle()) < 0.35 ? street : Axes.turned(0.05);
    }

    Block block() {
        return block;
    }

    Lot lot() {
        return lot;
    }

    Dice dice() {
        return dice;
    }

    /** {@return the direction of buildings that face south} */
    Axes axes() {
        return axes;
    }

    List<Building> buildings() {
        return buildings;
    }

    /** A building without dwellings. */
    void build(Outline outline, Use use, String site, int floors, double storey, String structure) {
        int year = Math.min(2024, block.year() + dice.whole(0, 5));
        build(new Building(outline, use, site, floors, tenth(floors * storey + 0.6), year, structure, 0, 1, 0, cell));
    }

    /** A building with dwellings on a share of its floor area. */
    void house(Outline outline, Use use, int floors, HousingKind kind, double share) {
        double area = outline.area().getArea() * floors * share;
        int dwellings = Math.max(1, (int) (area / kind.dwelling()));
        double length = outline.main().halfLength() * 2;
        int sections = Math.clamp(StrictMath.round(length / kind.unit()), 1, Math.max(1, dwellings / 2));
        int year = Math.min(2024, block.year() + dice.whole(0, 2));
        double height = floors * (block.year() < 1960 ? 3.3 : 2.9) + dice.between(0.6, 1.8);
        String structure = floors > 8 ? "reinforced_concrete" : kind.structure().pick(dice);
        build(new Building(
                outline, use, "", floors, tenth(height), year, structure, dwellings, sections, kind.occupied(), cell));
    }

    private void build(Building building) {
        lot.take(building.outline());
        buildings.add(building);
    }

    /** {@return the number rounded to tenths} */
    private static double tenth(double value) {
        return StrictMath.round(value * 10) / 10.0;
    }

    /** A single building wherever it fits; returns whether it did. */
    boolean place(double length, double depth, double margin, Use use, String site, int floors, String structure) {
        Optional<Rect> rect = lot.find(axes, length, depth, margin);
        rect.ifPresent(r -> build(Outline.of(r), use, site, floors, floors == 1 ? 4.2 : 3.6, structure));
        return rect.isPresent();
    }

    /** {@return the borders along streets at least that important, longest first} */
    List<Lot.Side> fronts(LineKind least, double minimum) {
        return lot.fronts().stream()
                .filter(f -> f.kind().isStreet() && f.kind().atLeast(least) && f.length() >= minimum)
                .sorted(Comparator.comparing(Lot.Side::kind)
                        .thenComparing(
                                Comparator.comparingDouble(Lot.Side::length).reversed()))
                .toList();
    }

    /**
     * {@return the rectangle along a front whose near end lies that far from its start}
     *
     * @param from metres from the start of the front
     */
    static Rect along(Lot.Side front, double from, double length, double depth) {
        Axes axes = Axes.along(front.from(), front.to());
        var middle = Curves.between(front.from(), front.to(), (from + length / 2) / front.length());
        double inside = front.clearance() + depth / 2 + 0.02;
        var centre = new org.locationtech.jts.geom.Coordinate(
                middle.x - axes.sin() * inside, middle.y + axes.cos() * inside);
        return new Rect(centre, axes, length / 2, depth / 2);
    }
}
