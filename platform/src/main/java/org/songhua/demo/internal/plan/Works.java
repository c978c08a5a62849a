package org.songhua.demo.internal.plan;

import java.util.List;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;
import org.songhua.demo.internal.shape.Rows;

/** Builds works, warehouses and utilities. */
final class Works {

    /** Halls in rows, an office by the gate, small buildings between. */
    void industry(Yard yard) {
        Dice dice = yard.dice();
        office(yard);
        double depth = dice.between(22, 44);
        List<Double> lengths = dice.chance(0.5) ? List.of(140.0, 96.0, 60.0, 36.0) : List.of(84.0, 60.0, 42.0, 28.0);
        halls(yard, new Rows(yard.axes(), depth, lengths, depth + dice.between(14, 22), 14, 9), Use.INDUSTRIAL);
        halls(yard, new Rows(yard.axes(), 12, List.of(40.0, 24.0, 14.0), 30, 9, 7), Use.INDUSTRIAL);
        small(yard, dice.whole(2, 7));
    }

    void warehouse(Yard yard) {
        Dice dice = yard.dice();
        office(yard);
        double depth = dice.between(20, 32);
        halls(yard, new Rows(yard.axes(), depth, List.of(110.0, 76.0, 48.0), depth + 20, 12, 9), Use.STORAGE);
        small(yard, dice.whole(0, 3));
    }

    private static void office(Yard yard) {
        Dice dice = yard.dice();
        for (var front : yard.fronts(LineKind.RESIDENTIAL, 50)) {
            Rect rect = Yard.along(front, dice.between(6, 16), dice.between(26, 36), 13);
            if (!dice.chance(0.45) || !yard.lot().isFree(rect, 6)) continue;
            yard.build(Outline.of(rect), Use.OFFICE, "", dice.whole(2, 5), 3.5, "masonry");
            return;
        }
    }

    private static void halls(Yard yard, Rows rows, Use use) {
        Dice dice = yard.dice();
        String structure = yard.block().year() > 1995 ? "steel" : "reinforced_concrete";
        for (Rect rect : rows.fill(yard.lot())) {
            if (dice.chance(0.16)) continue;
            double depth = Math.min(rect.halfDepth(), rect.halfLength());
            boolean angled = depth > 15 && dice.chance(0.2);
            Outline outline = angled ? Outline.ell(rect, depth * dice.between(1.0, 1.4)) : Outline.of(rect);
            yard.build(outline, use, "", 1, dice.between(7, 12), structure);
        }
    }

    private static void small(Yard yard, int count) {
        for (int i = 0; i < count; i++) {
            yard.place(yard.dice().between(8, 18), yard.dice().between(6, 9), 4, Use.AUXILIARY, "", 1, "masonry");
        }
    }

    /** A heating plant, water works or depot. */
    void utility(Yard yard) {
        Dice dice = yard.dice();
        yard.place(44, 24, 8, Use.UTILITY, "PLANT", 1, "reinforced_concrete");
        yard.place(28, 12, 8, Use.OFFICE, "", 3, "masonry");
        int more = (int) (yard.lot().area().getArea() / 5_000);
        for (int i = dice.whole(2, 3) + more; i > 0; i--) {
            yard.place(dice.between(14, 30), dice.between(10, 16), 7, Use.UTILITY, "", 1, "reinforced_concrete");
        }
        small(yard, dice.whole(1, 4));
    }

    /** A station hall at the edge of its yard. */
    void station(Yard yard) {
        for (double length : new double[] {120, 84, 56, 36}) {
            for (Lot.Side front : yard.lot().fronts()) {
                if (front.kind() != LineKind.RAIL || front.length() < length) continue;
                Rect rect = Yard.along(front, (front.length() - length) / 2, length, 22);
                if (!yard.lot().isFree(rect, 2)) continue;
                yard.build(Outline.of(rect), Use.TRANSPORT, "RAIL_STATION", 2, 7, "reinforced_concrete");
                return;
            }
        }
    }
}
