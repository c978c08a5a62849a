package org.songhua.demo.internal.plan;

import java.util.List;
import java.util.Optional;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;
import org.songhua.demo.internal.shape.Rows;

/** Builds department stores, offices, hotels and the street fronts of the centre. */
final class Commerce {
    private final Housing housing;

    Commerce(Housing housing) {
        this.housing = housing;
    }

    void shopping(Yard yard) {
        Dice dice = yard.dice();
        if (dice.chance(0.42)) store(yard);
        if (dice.chance(0.22)) tower(yard, dice.chance(0.5) ? Use.HOTEL : Use.OFFICE);
        fronts(yard, Use.COMMERCIAL);
        housingBehind(yard);
    }

    void offices(Yard yard) {
        Dice dice = yard.dice();
        if (dice.chance(0.5)) court(yard);
        for (int i = dice.whole(1, 3); i > 0; i--) tower(yard, dice.chance(0.85) ? Use.OFFICE : Use.HOTEL);
        if (yard.block().zone() != Zone.NEW_TOWN) fronts(yard, Use.OFFICE);
        else Housing.shops(yard, 0.4);
    }

    private static void store(Yard yard) {
        Dice dice = yard.dice();
        double length = dice.between(46, 86);
        double depth = dice.between(36, 58);
        boolean built = yard.place(length, depth, 9, Use.COMMERCIAL, "STORE", dice.whole(3, 7), "reinforced_concrete");
        if (!built) yard.place(38, 26, 8, Use.COMMERCIAL, "STORE", dice.whole(3, 6), "reinforced_concrete");
    }

    private static void tower(Yard yard, Use use) {
        Dice dice = yard.dice();
        boolean tall = yard.block().year() > 1992 || dice.chance(0.25);
        int floors = tall ? dice.whole(11, yard.block().zone() == Zone.NEW_TOWN ? 27 : 22) : dice.whole(4, 8);
        yard.place(dice.between(28, 44), dice.between(17, 24), 12, use, "", floors, "reinforced_concrete");
    }

    private static void court(Yard yard) {
        Dice dice = yard.dice();
        Optional<Rect> frame = yard.lot().find(yard.axes(), dice.between(54, 74), dice.between(44, 56), 10);
        if (frame.isEmpty()) return;
        double depth = dice.between(13, 15);
        Outline outline = switch (dice.weighted(2, 2, 1)) {
            case 0 -> Outline.you(frame.get(), depth);
            case 1 -> Outline.court(frame.get(), depth);
            default -> Outline.aitch(frame.get(), depth);
        };
        yard.build(outline, Use.OFFICE, "GOVERNMENT", dice.whole(4, 9), 3.6, "reinforced_concrete");
    }

    private static void fronts(Yard yard, Use use) {
        Dice dice = yard.dice();
        for (Lot.Side front : yard.fronts(LineKind.RESIDENTIAL, 24)) {
            double at = dice.between(0, 3);
            while (at + 12 < front.length()) {
                double length = Math.min(dice.between(14, 44), front.length() - at);
                Rect rect = Yard.along(front, at, length, dice.between(11, 18));
                if (length < 10 || !yard.lot().isFree(rect, 1)) {
                    at += 5;
                    continue;
                }
                Use own = dice.chance(0.8) ? use : dice.chance(0.5) ? Use.HOTEL : Use.OFFICE;
                yard.build(Outline.of(rect), own, "", dice.whole(2, 6), 3.7, "reinforced_concrete");
                at += length + dice.between(0.8, 5);
            }
        }
    }

    /** Behind the fronts of the centre people live, too. */
    private void housingBehind(Yard yard) {
        if (!yard.dice().chance(0.6)) return;
        HousingKind kind = housing.kind(yard.block().year());
        int floors = Math.min(7, yard.dice().pick(kind.floors()));
        double pitch = kind.depth() + kind.sun() * floors * 2.9;
        var rows = new Rows(yard.axes(), kind.depth(), kind.lengths(), pitch, kind.gap(), 9);
        for (Rect rect : rows.fill(yard.lot())) yard.house(Outline.of(rect), Use.RESIDENTIAL, floors, kind, 0.94);
    }

    /** A few single buildings with space around. */
    void culture(Yard yard) {
        Dice dice = yard.dice();
        Optional<Rect> frame = yard.lot().find(yard.axes(), dice.between(52, 70), dice.between(34, 50), 12);
        frame.ifPresent(f -> {
            Outline outline = dice.chance(0.5) ? Outline.of(f) : Outline.you(f, 16);
            yard.build(outline, Use.CULTURE, "CULTURE", dice.whole(2, 4), 5, "reinforced_concrete");
        });
        for (int i = dice.whole(1, 3); i > 0; i--) {
            yard.place(dice.between(24, 40), 15, 12, Use.CULTURE, "", dice.whole(2, 5), "reinforced_concrete");
        }
        var rows = new Rows(yard.axes(), 12, List.of(30.0, 18.0), 46, 20, 14);
        for (Rect rect : rows.fill(yard.lot())) {
            if (dice.chance(0.3)) yard.build(Outline.of(rect), Use.OFFICE, "", dice.whole(2, 5), 3.5, "masonry");
        }
    }
}
