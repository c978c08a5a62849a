package org.songhua.cim;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/**
 * City objects in space: 3D Tiles 1.1 of the classes whose pack says how they stand there. Heights are metres above the ground, which is
 * taken as level with the ellipsoid. Every call takes the {@link Scope} of who asks.
 */
public interface Tiles3d {
    /** Least zoom that has content. */
    int LEAST_ZOOM = 10;
    /** Greatest zoom that has content. */
    int MOST_ZOOM = 16;

    /**
     * What a tile set is made of.
     *
     * @param classCodes classes, each with a body
     * @param dataset number of the data set, or null for all
     */
    record Source(Set<String> classCodes, @Nullable Integer dataset) {
        public Source {
            classCodes = Set.copyOf(classCodes);
        }
    }

    /**
     * A document or tile.
     *
     * @param bytes JSON or GLB
     * @param etag strong validator that changes with the content
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the response
    record Answer(byte[] bytes, String etag) {}

    /** {@return codes of the classes that stand in space, in the order of the packs} */
    Set<String> classCodes();

    /** {@return the tile set from its root; empty when there is nothing in it} */
    Optional<Answer> tileset(Source source, Scope scope);

    /** {@return the part of the tile set that begins at a cell; empty when nothing is there} */
    Optional<Answer> tileset(Source source, int zoom, int column, int row, Scope scope);

    /** {@return the objects of a cell as GLB; an empty scene when there are none} */
    Answer content(Source source, int zoom, int column, int row, Scope scope);
}
