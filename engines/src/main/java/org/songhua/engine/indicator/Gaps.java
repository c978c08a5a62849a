package org.songhua.engine.indicator;

import java.util.List;

/** Gaps between demand and supply. */
public final class Gaps {
    private Gaps() {}

    /**
     * One unit, such as a school district.
     *
     * @param demand what is needed
     * @param supply what there is, in the same unit
     */
    public record Place(double demand, double supply) {}

    /** {@return Σ max(0, demand − supply): what one place has too much helps no other} */
    public static double gross(List<Place> places) {
        return places.stream()
                .mapToDouble(place -> Math.max(0, place.demand - place.supply))
                .sum();
    }

    /** {@return Σ (demand − supply): to be shown beside the gross gap, never as the gap} */
    public static double net(List<Place> places) {
        return places.stream().mapToDouble(place -> place.demand - place.supply).sum();
    }
}
