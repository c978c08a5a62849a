package org.songhua.engine.hydraulics.trace;

import java.util.List;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;

/**
 * What to close, and what that does.
 *
 * @param valves to be closed, in the order in which to do it
 * @param nodes parted from the network with the burst
 * @param links parted from the network with the burst
 * @param without junctions with demand that had water and then have none, inside the closed part or behind it
 * @param shortOf junctions with demand that then get clearly less than before
 * @param lostDemand water no longer delivered, in the file's unit of flow
 * @param passed stuck valves that were passed over
 */
public record IsolationPlan(
        List<Gate> valves,
        List<String> nodes,
        List<String> links,
        List<String> without,
        List<String> shortOf,
        double lostDemand,
        List<Gate> passed) {
    public IsolationPlan {
        valves = List.copyOf(valves);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        without = List.copyOf(without);
        shortOf = List.copyOf(shortOf);
        passed = List.copyOf(passed);
    }
}
