package org.songhua.engine.hydraulics;

/** What joins two nodes. A positive flow goes from the first to the second. */
public sealed interface Link permits Pipe, Pump, Valve {
    /** {@return identifier, unique among links} */
    String id();

    /** {@return identifier of the node it starts from} */
    String from();

    /** {@return identifier of the node it leads to} */
    String to();

    /** {@return line of the file it came from, 0 when from elsewhere} */
    int line();
}
