package org.songhua.engine.hydraulics.solve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.sparse.SymbolicFactor;

/** Pattern of the matrix of the heads of all junctions: an entry for each link between two of them. */
final class MatrixPattern {
    private MatrixPattern() {}

    static SymbolicFactor of(WaterNetwork network) {
        Map<String, Integer> unknowns = new HashMap<>();
        network.junctions().forEach(junction -> unknowns.put(junction.id(), unknowns.size()));
        List<Link> links = network.links();
        int[] from = links.stream()
                .mapToInt(link -> unknowns.getOrDefault(link.from(), -1))
                .toArray();
        int[] to = links.stream()
                .mapToInt(link -> unknowns.getOrDefault(link.to(), -1))
                .toArray();
        return SymbolicFactor.of(unknowns.size(), from, to);
    }
}
