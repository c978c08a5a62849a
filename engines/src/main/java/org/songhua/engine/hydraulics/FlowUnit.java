package org.songhua.engine.hydraulics;

/**
 * Units of flow of an EPANET file. The factors are EPANET's own, rounded as they are (types.h of EPANET 2.3), because a
 * more exact factor would move every head away from what engineers compare with.
 */
public enum FlowUnit {
    CFS(1.0, false),
    GPM(448.831, false),
    MGD(0.64632, false),
    IMGD(0.5382, false),
    AFD(1.9837, false),
    LPS(28.317, true),
    LPM(1699.0, true),
    MLD(2.4466, true),
    CMH(101.94, true),
    CMD(2446.6, true),
    CMS(0.028317, true);

    private final double perCfs;
    private final boolean metric;

    FlowUnit(double perCfs, boolean metric) {
        this.perCfs = perCfs;
        this.metric = metric;
    }

    /** {@return how many of this unit make one cubic foot per second} */
    public double perCfs() {
        return perCfs;
    }

    /** {@return true when lengths of the same file are in metres and diameters in millimetres} */
    public boolean isMetric() {
        return metric;
    }
}
