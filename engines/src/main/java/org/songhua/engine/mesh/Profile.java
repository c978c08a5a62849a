package org.songhua.engine.mesh;

import java.util.List;

/**
 * Outline of an upright turned body, from its lowest to its highest ring: poles, covers, trunks, crowns.
 *
 * @param rings at least two, heights rising
 * @param sides number of its flat sides, 3 to 64
 */
public record Profile(List<Ring> rings, int sides) {
    /**
     * A level ring of the outline.
     *
     * @param radius_m 0 or more; 0 only for the lowest and highest, which then are tips
     * @param height_m above the ellipsoid
     */
    public record Ring(double radius_m, double height_m) {}

    public Profile {
        rings = List.copyOf(rings);
        if (rings.size() < 2 || sides < 3 || sides > 64) {
            throw new IllegalArgumentException("A profile of " + rings.size() + " rings with " + sides + " sides");
        }
        for (int i = 0; i < rings.size(); i++) check(rings, i);
    }

    /** {@return an upright cylinder} */
    public static Profile cylinder(double radius_m, double bottom_m, double top_m, int sides) {
        return new Profile(List.of(new Ring(radius_m, bottom_m), new Ring(radius_m, top_m)), sides);
    }

    /** {@return the greatest radius, metres} */
    public double radius_m() {
        return rings.stream().mapToDouble(Ring::radius_m).max().orElse(0);
    }

    private static void check(List<Ring> rings, int i) {
        Ring ring = rings.get(i);
        boolean tip = i == 0 || i == rings.size() - 1;
        boolean rises = i == 0 || ring.height_m() > rings.get(i - 1).height_m();
        if (!rises || !(ring.radius_m() > 0 || (tip && ring.radius_m() == 0))) {
            throw new IllegalArgumentException("Ring " + i + " of a profile: " + ring);
        }
    }
}
