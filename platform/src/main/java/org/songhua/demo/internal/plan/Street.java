package org.songhua.demo.internal.plan;

import org.songhua.demo.internal.shape.LineKind;

/**
 * A street as planned, before it is cut at junctions and has a name.
 *
 * @param number its index, also in {@link org.songhua.demo.internal.shape.PlanLine#street()}
 * @param kind its class
 * @param role what it is beyond its class, which decides its name
 */
record Street(int number, LineKind kind, Role role) {

    /** What a street is beyond its class. */
    enum Role {
        /** Runs along the avenues of the frame. */
        AVENUE,
        /** Runs across them. */
        CROSS,
        RING,
        PLAZA,
        DIAGONAL,
        RIVERSIDE,
        RAILSIDE,
        HIGHWAY,
        LANE,
        VILLAGE,
        INTERNAL
    }
}
