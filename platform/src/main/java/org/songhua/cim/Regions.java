package org.songhua.cim;

import java.util.List;

/** The hierarchy of regions, city to community, as the objects of class {@code region} tell it. */
public interface Regions {

    /** {@return the region and those around it, the largest first; empty for an unknown code} */
    List<Step> path(String code);

    /**
     * One region on the way down.
     *
     * @param code division code
     * @param name its name
     */
    record Step(String code, String name) {}
}
