package org.songhua.lifeline;

import java.util.List;

/**
 * Where the nodes of a network are.
 *
 * @param dataVersion state of the city objects they were read from
 * @param nodes in an order that stays as long as the version does
 */
public record NetworkNodes(long dataVersion, List<Node> nodes) {
    public NetworkNodes {
        nodes = List.copyOf(nodes);
    }

    /** A node. */
    public record Node(String code, double longitude, double latitude) {}
}
