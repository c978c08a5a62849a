package org.songhua.lifeline;

import java.util.List;
import org.songhua.cim.ObjectId;

/**
 * What the register gives for a model, and what it lacks.
 *
 * @param pipes in the model
 * @param kilometres their length
 * @param nodes in the model
 * @param valves at nodes of it
 * @param sources that feed it
 * @param residents who draw from it
 * @param unserved people further than the reach from any node
 * @param segments parts that closing valves can part from each other
 * @param loops independent loops
 * @param troubles kinds of trouble that were found, with examples
 * @param dataVersion state of the city objects it was computed from
 */
public record ModelReport(
        int pipes,
        double kilometres,
        int nodes,
        int valves,
        int sources,
        long residents,
        long unserved,
        int segments,
        int loops,
        List<Found> troubles,
        long dataVersion) {
    public ModelReport {
        troubles = List.copyOf(troubles);
    }

    /**
     * A kind of trouble.
     *
     * @param kind code
     * @param count how many objects
     * @param examples some of them, where they are city objects
     */
    public record Found(String kind, int count, List<ObjectId> examples) {
        public Found {
            examples = List.copyOf(examples);
        }
    }
}
