package org.songhua.engine.osm;

/** Receives the elements of a block in the order of the file. */
public interface OsmVisitor {

    /**
     * A node.
     *
     * @param location see {@link Locations}; {@link Locations#MISSING} when the file places it outside the world
     */
    default void node(long id, long location, OsmTags tags) {}

    /**
     * A way.
     *
     * @param refs ids of its nodes, valid during the call only
     * @param count how many of {@code refs} are in use
     */
    default void way(long id, OsmTags tags, long[] refs, int count) {}

    /** A relation. */
    default void relation(OsmRelation relation) {}
}
