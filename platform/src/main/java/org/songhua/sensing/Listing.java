package org.songhua.sensing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Query;

/**
 * A page of a collection; for a single relation one node or none.
 *
 * @param query as it was asked, also for what is in its nodes
 * @param count how many there are in all, when asked for
 * @param next where the next page begins; null when this is the last
 */
public record Listing(
        EntityType type,
        Query query,
        List<Node> nodes,
        @Nullable Long count,
        @Nullable PageToken next) {}
