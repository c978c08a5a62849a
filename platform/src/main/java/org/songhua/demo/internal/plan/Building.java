package org.songhua.demo.internal.plan;

import org.songhua.demo.internal.shape.Outline;

/**
 * A building as it stands, before it has people and an address.
 *
 * @param outline footprint
 * @param use main use
 * @param site kind of public building it is, such as {@code MARKET}, or empty
 * @param floors floors above ground
 * @param height metres
 * @param year built
 * @param structure value of the attribute {@code structure}
 * @param dwellings number of dwellings
 * @param sections number of staircases, each with its own entrance; at least 1
 * @param occupied share of the dwellings expected to be lived in, 0 to 1
 * @param cell index of its cell
 */
public record Building(
        Outline outline,
        Use use,
        String site,
        int floors,
        double height,
        int year,
        String structure,
        int dwellings,
        int sections,
        double occupied,
        int cell) {

    /** {@return the floor area in m²} */
    public double floorArea() {
        return outline.area().getArea() * floors;
    }
}
