package org.songhua.engine.hydraulics;

/** A point of the network where links meet. Elevations and heads are in metres, or feet in files in US units. */
public sealed interface Node permits Junction, Reservoir, Tank {
    /** {@return identifier, unique among nodes} */
    String id();

    /** {@return line of the file it came from, 0 when from elsewhere} */
    int line();
}
