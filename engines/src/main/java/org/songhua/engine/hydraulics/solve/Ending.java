package org.songhua.engine.hydraulics.solve;

/** How a run ended. */
public enum Ending {
    /** It is still running. */
    RUNNING,
    /** The whole duration was computed. */
    COMPLETED,
    /** No balance was found within the trials, and the network asks to stop then. */
    UNBALANCED,
    /** The equations of a moment have no solution: a part is cut off from every source. */
    NO_SOLUTION,
    /** Heads beyond anything real: diameters or demands of the file are not those of a network. */
    IMPLAUSIBLE
}
