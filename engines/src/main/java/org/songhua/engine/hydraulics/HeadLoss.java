package org.songhua.engine.hydraulics;

/** Formula of friction in pipes, which decides what roughness means. */
public enum HeadLoss {
    /** Roughness is the coefficient C, without unit. */
    HAZEN_WILLIAMS,
    /** Roughness is a height in millimetres, or thousandths of a foot. */
    DARCY_WEISBACH,
    /** Roughness is Manning's n. */
    CHEZY_MANNING
}
