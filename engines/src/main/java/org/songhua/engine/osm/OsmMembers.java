package org.songhua.engine.osm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where relations find what they are made of. Asked by many threads. */
public interface OsmMembers {

    /** {@return the location of a node, {@link Locations#MISSING} when it is not in the file} */
    long node(long id);

    /** {@return locations of the nodes of a way, MISSING for those not in the file; null when the way is not there} */
    long @Nullable [] way(long id);

    /** {@return the relation, if it is in the file} */
    Optional<OsmRelation> relation(long id);
}
