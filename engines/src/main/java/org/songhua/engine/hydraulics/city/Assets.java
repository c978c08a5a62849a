package org.songhua.engine.hydraulics.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a register of pipes says of one network. Nodes are named by codes that pipes, valves and sources share.
 *
 * @param pipes its pipes
 * @param valves its isolation valves
 * @param sources where water is pumped in
 * @param uses what is drawn
 */
public record Assets(List<PipeAsset> pipes, List<ValveAsset> valves, List<SourceAsset> sources, List<Use> uses) {
    public Assets {
        pipes = List.copyOf(pipes);
        valves = List.copyOf(valves);
        sources = List.copyOf(sources);
        uses = List.copyOf(uses);
    }

    /**
     * One pipe.
     *
     * @param id identifier, unique
     * @param from code of the node at its begin, null when unknown
     * @param to code of the node at its end, null when unknown
     * @param lengthMetres along the pipe
     * @param diameterMillimetres nominal, NaN when unknown
     * @param material code of its material, null when unknown
     * @param yearBuilt NaN when unknown
     */
    public record PipeAsset(
            String id,
            @Nullable String from,
            @Nullable String to,
            double lengthMetres,
            double diameterMillimetres,
            @Nullable String material,
            double yearBuilt) {}

    /**
     * A valve chamber: a gate on each pipe that ends at its node.
     *
     * @param id identifier
     * @param node code of the node
     * @param open false when it stands closed
     */
    public record ValveAsset(String id, String node, boolean open) {}

    /**
     * A pumping station, waterworks or feed from elsewhere.
     *
     * @param id identifier
     * @param node code of the node it feeds
     * @param headMetres head it keeps there
     */
    public record SourceAsset(String id, String node, double headMetres) {}

    /**
     * Water drawn.
     *
     * @param node code of the node
     * @param cubicMetresPerDay mean, not below 0
     */
    public record Use(String node, double cubicMetresPerDay) {}
}
