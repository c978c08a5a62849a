package org.songhua.demo.internal.plan;

import java.util.List;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;
import org.songhua.demo.internal.shape.Rows;

/** Builds housing: perimeter blocks of the railway town, estates of slabs and towers, single-storey rows, farms. */
final class Housing {
    private final List<HousingKind> kinds = HousingKind.read();

    HousingKind kind(int year) {
        return HousingKind.of(kinds, year);
    }

    /** Housing of the year the block was built. */
    void build(Yard yard) {
        boolean old = yard.block().zone() == Zone.OLD_TOWN || yard.block().zone() == Zone.CORE;
        if (old && yard.block().year() < 1986) perimeter(yard);
        else estate(yard);
    }

    /** Buildings side by side along the streets, sheds and a slab in the courtyard. */
    private void perimeter(Yard yard) {
        Dice dice = yard.dice();
        HousingKind kind = kind(yard.block().year());
        for (Lot.Side front : yard.fronts(LineKind.SERVICE, 22)) {
            double at = 0;
            while (at < front.length()) {
                double length = Math.min(dice.between(16, 46), front.length() - at);
                if (length < 11) break;
                if (perimeter(yard, kind, front, at, length)) at += length + dice.between(0.8, 5);
                else at += 5;
            }
        }
        inner(yard, kind);
        sheds(yard, dice.whole(4, 10));
    }

    private boolean perimeter(Yard yard, HousingKind kind, Lot.Side front, double at, double length) {
        Dice dice = yard.dice();
        double depth = dice.between(10, 13.5);
        Rect rect = Yard.along(front, at, length, depth);
        boolean corner = at == 0 && length > 2.2 * depth && dice.chance(0.6);
        if (corner) {
            Rect frame = Yard.along(front, at, length, depth + dice.between(9, 16));
            Outline ell = Outline.ell(frame, depth);
            if (yard.lot().isFree(ell, 0.6)) {
                raise(yard, kind, ell, front);
                return true;
            }
        }
        if (!yard.lot().isFree(rect, 0.6)) return false;
        raise(yard, kind, Outline.of(rect), front);
        return true;
    }

    private static void raise(Yard yard, HousingKind kind, Outline outline, Lot.Side front) {
        Dice dice = yard.dice();
        boolean main = front.kind().atLeast(LineKind.TERTIARY);
        int floors = dice.pick(kind.floors()) + (main && dice.chance(0.5) ? 1 : 0);
        if (main && dice.chance(0.14)) yard.build(outline, Use.COMMERCIAL, "", floors, 3.8, "masonry");
        else yard.house(outline, Use.RESIDENTIAL, floors, kind, main ? 0.72 : 0.9);
    }

    private static void inner(Yard yard, HousingKind kind) {
        var rows = new Rows(yard.axes(), 10, List.of(34.0, 22.0, 14.0), 24, 6, 7);
        for (Rect rect : rows.fill(yard.lot())) {
            if (yard.dice().chance(0.75)) {
                yard.house(Outline.of(rect), Use.RESIDENTIAL, yard.dice().whole(1, 4), kind, 0.9);
            }
        }
    }

    /** Rows of slabs or towers that face south, shops along the streets, small buildings in between. */
    private void estate(Yard yard) {
        HousingKind kind = kind(yard.block().year());
        // the same for all cells of the block: an estate is one design
        Dice design = Dice.of(0, "estate", yard.block().key());
        int floors = design.pick(kind.floors());
        int other = design.chance(0.5) ? design.pick(kind.floors()) : floors;
        shops(yard, yard.block().year() < 2009 ? 0.8 : 0.5);
        double height = Math.max(floors, other) * 2.9;
        double pitch = kind.depth() + Math.max(10, kind.sun() * height);
        boolean towers = floors > 14;
        List<Double> lengths = towers ? List.of(36.0, 30.0, 24.0) : kind.lengths();
        double gap = towers ? 24 : kind.gap();
        var rows = new Rows(yard.axes(), kind.depth(), lengths, pitch, gap, towers ? 13 : 7);
        for (Rect rect : rows.fill(yard.lot())) {
            int own = yard.dice().chance(0.25) ? other : floors;
            yard.house(Outline.of(rect), Use.RESIDENTIAL, own, kind, 0.94);
        }
        infill(yard);
    }

    private static void infill(Yard yard) {
        Dice dice = yard.dice();
        int year = yard.block().year();
        if (dice.chance(0.45)) yard.place(11, 8, 3, Use.UTILITY, "HEAT_EXCHANGE", 1, "masonry");
        if (dice.chance(0.5)) yard.place(7, 5, 2.5, Use.UTILITY, "SUBSTATION", 1, "masonry");
        if (dice.chance(0.4)) yard.place(6, 4, 2, Use.AUXILIARY, "WASTE_ROOM", 1, "masonry");
        if (dice.chance(0.35)) yard.place(5, 4, 1.5, Use.AUXILIARY, "GATEHOUSE", 1, "masonry");
        if (year < 2002) garages(yard, dice.whole(2, 7));
        if (year < 1985) sheds(yard, dice.whole(2, 6));
    }

    private static void garages(Yard yard, int count) {
        for (int i = 0; i < count; i++) {
            double length = yard.dice().whole(3, 9) * 3.3;
            yard.place(length, 6, 3, Use.GARAGE, "", 1, "masonry");
        }
    }

    private static void sheds(Yard yard, int count) {
        for (int i = 0; i < count; i++) {
            yard.place(yard.dice().between(6, 18), 3.6, 1.6, Use.AUXILIARY, "", 1, "mixed");
        }
    }

    /** Strips of shops on one or two floors along the streets of an estate. */
    static void shops(Yard yard, double share) {
        Dice dice = yard.dice();
        for (Lot.Side front : yard.fronts(LineKind.RESIDENTIAL, 30)) {
            boolean lively = front.kind().atLeast(LineKind.TERTIARY);
            if (!dice.chance(lively ? share : share * 0.3)) continue;
            double depth = dice.between(8, 12);
            int floors = lively && dice.chance(0.6) ? 2 : 1;
            double at = dice.between(0, 6);
            while (at + 12 < front.length()) {
                double length = Math.min(dice.between(18, 52), front.length() - at);
                Rect rect = Yard.along(front, at, length, depth);
                if (length >= 10 && yard.lot().isFree(rect, 4)) {
                    yard.build(Outline.of(rect), Use.COMMERCIAL, "SHOPS", floors, 3.9, "reinforced_concrete");
                    at += length + dice.between(5, 12);
                } else {
                    at += 6;
                }
            }
        }
    }

    /** Single-storey rows with yards, each dwelling one door; small sheds in front. */
    void rows(Yard yard) {
        Dice dice = yard.dice();
        if (dice.chance(0.3)) shops(yard, 0.5);
        var rows = new Rows(
                yard.axes(), dice.between(6.2, 7.4), List.of(26.0, 20.0, 13.0, 7.0), dice.between(13, 15.5), 2, 1.6);
        HousingKind kind = new HousingKind(
                0,
                List.of(1),
                7,
                List.of(),
                1,
                1,
                6,
                40,
                new Shares<>(List.of("mixed", "masonry"), List.of(0.7, 0.3)),
                0.72);
        List<Rect> places = rows.fill(yard.lot());
        for (Rect rect : places) {
            if (dice.chance(0.95)) yard.house(Outline.of(rect), Use.RESIDENTIAL, 1, kind, 1);
        }
        for (Rect rect : places) {
            if (!dice.chance(0.6)) continue;
            double length = dice.between(3, 6);
            var centre = rect.at(dice.between(-0.7, 0.7), -1 - (1.4 + 1.3) / rect.halfDepth());
            Rect shed = new Rect(centre, rect.axes(), length / 2, 1.3);
            if (yard.lot().isFree(shed, 0.9)) yard.build(Outline.of(shed), Use.AUXILIARY, "", 1, 2.6, "mixed");
        }
    }

    /** Farmyards side by side: the house in the north of the yard, the shed in front, here and there a greenhouse. */
    void village(Yard yard) {
        Dice dice = yard.dice();
        var axes = org.songhua.demo.internal.shape.Axes.of(yard.block().area());
        double plot = dice.between(17, 22);
        HousingKind kind = new HousingKind(
                0,
                List.of(1),
                8,
                List.of(),
                1,
                1,
                30,
                500,
                new Shares<>(List.of("masonry", "mixed"), List.of(0.75, 0.25)),
                0.74);
        var rows = new Rows(axes, 8.4, List.of(plot - 5, 9.0), dice.between(24.5, 27), 4.5, 2);
        List<Rect> places = rows.fill(yard.lot());
        for (Rect rect : places) {
            if (dice.chance(0.07)) continue;
            double share = dice.between(0.72, 1);
            Rect house = new Rect(rect.at(share - 1, 0), axes, rect.halfLength() * share, rect.halfDepth());
            int floors = dice.chance(0.04) ? 2 : 1;
            yard.house(Outline.of(house), Use.RESIDENTIAL, floors, kind, 1);
        }
        for (Rect rect : places) farm(yard, rect);
    }

    private static void farm(Yard yard, Rect house) {
        Dice dice = yard.dice();
        double side = dice.chance(0.5) ? -0.6 : 0.6;
        double depth = dice.between(5, 8);
        var centre = house.at(side, -1 - dice.between(2.2, 3.4));
        Rect shed = new Rect(centre, house.axes(), dice.between(1.8, 2.6), depth / 2);
        if (dice.chance(0.8) && yard.lot().isFree(shed, 1)) {
            yard.build(Outline.of(shed), Use.AGRICULTURAL, "", 1, 2.8, "mixed");
        }
        Rect greenhouse = new Rect(house.at(0, -5.2), house.axes(), house.halfLength() * 0.9, 3.4);
        if (dice.chance(0.09) && yard.lot().isFree(greenhouse, 1.5)) {
            yard.build(Outline.of(greenhouse), Use.AGRICULTURAL, "", 1, 2.6, "steel");
        }
    }
}
