package org.songhua.engine.travel;

import org.songhua.engine.network.Arcs;
import org.songhua.engine.network.StreetGraph;

/** What a search makes least; the other is carried along the same path. */
public enum Metric {
    /** Milliseconds; carried are millimetres. */
    TIME(Arcs.MS, Arcs.MM),
    /** Millimetres; carried are milliseconds. */
    LENGTH(Arcs.MM, Arcs.MS);

    final int costOffset;
    final int carriedOffset;

    Metric(int costOffset, int carriedOffset) {
        this.costOffset = costOffset;
        this.carriedOffset = carriedOffset;
    }

    /** {@return cost of the whole edge, {@link StreetGraph#CLOSED} when the direction is not open} */
    int cost(StreetGraph graph, int edge, boolean forward) {
        int ms = graph.time_ms(edge, forward);
        return ms == StreetGraph.CLOSED || this == TIME ? ms : graph.length_mm(edge);
    }

    /** {@return what is carried along the whole edge} */
    int carried(StreetGraph graph, int edge, boolean forward) {
        return this == TIME ? graph.length_mm(edge) : graph.time_ms(edge, forward);
    }
}
