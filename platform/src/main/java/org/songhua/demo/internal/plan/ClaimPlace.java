package org.songhua.demo.internal.plan;

import java.util.Optional;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Rect;

/**
 * Where a public building stands on a cell.
 *
 * @param house the building
 * @param whole the building with its yard
 */
record ClaimPlace(Rect house, Rect whole) {
    /**
     * {@return the place on the most important street that has room for it, with the yard behind, or else anywhere on the cell; empty
     * where there is no room}
     */
    static Optional<ClaimPlace> find(Yard yard, ClaimPlan.Rule rule) {
        for (Lot.Side front : yard.fronts(LineKind.SERVICE, rule.length() + 4)) {
            for (double at = 3; at + rule.length() + 2 < front.length(); at += 9) {
                Rect whole = Yard.along(front, at, rule.length(), rule.depth() + rule.yard());
                if (!yard.lot().isFree(whole, 3)) continue;
                // the building stands at the street, its yard takes the rest
                return Optional.of(new ClaimPlace(Yard.along(front, at, rule.length(), rule.depth()), whole));
            }
        }
        Axes axes = yard.axes();
        return yard.lot()
                .find(axes, rule.length(), rule.depth() + rule.yard(), 3)
                .map(whole -> new ClaimPlace(inNorth(whole, rule), whole));
    }

    private static Rect inNorth(Rect whole, ClaimPlan.Rule rule) {
        double shift = rule.yard() / (rule.depth() + rule.yard());
        return new Rect(whole.at(0, shift), whole.axes(), whole.halfLength(), rule.depth() / 2);
    }
}
