package org.songhua.engine.hydraulics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A water network as its file tells it, in the file's units. Immutable; what it names exists, as the reader has checked.
 *
 * @param title lines of free text
 * @param junctions nodes without storage
 * @param reservoirs nodes of fixed head
 * @param tanks nodes with storage
 * @param pipes pipes
 * @param pumps pumps
 * @param valves control valves
 * @param patterns by identifier
 * @param curves by identifier
 * @param controls in the order in which they act
 * @param rules in the order in which they act
 * @param options of the hydraulics
 * @param times of a run
 * @param energy cost of pumping
 * @param quality what is carried
 * @param sources where it enters
 * @param drawing for the eye
 */
public record WaterNetwork(
        List<String> title,
        List<Junction> junctions,
        List<Reservoir> reservoirs,
        List<Tank> tanks,
        List<Pipe> pipes,
        List<Pump> pumps,
        List<Valve> valves,
        Map<String, Pattern> patterns,
        Map<String, Curve> curves,
        List<Control> controls,
        List<Rule> rules,
        HydraulicOptions options,
        Times times,
        EnergyOptions energy,
        QualityOptions quality,
        List<QualityOptions.Source> sources,
        Drawing drawing) {

    /** {@return all nodes: junctions, then reservoirs, then tanks} */
    public List<Node> nodes() {
        var nodes = new ArrayList<Node>(junctions.size() + reservoirs.size() + tanks.size());
        nodes.addAll(junctions);
        nodes.addAll(reservoirs);
        nodes.addAll(tanks);
        return nodes;
    }

    /** {@return all links: pipes, then pumps, then valves} */
    public List<Link> links() {
        var links = new ArrayList<Link>(pipes.size() + pumps.size() + valves.size());
        links.addAll(pipes);
        links.addAll(pumps);
        links.addAll(valves);
        return links;
    }

    /** {@return the curve} */
    public Curve curve(String id) {
        Curve found = curves.get(id);
        if (found == null) throw new IllegalArgumentException("There is no curve " + id);
        return found;
    }

    /** {@return the same with other options} */
    public WaterNetwork with(HydraulicOptions other) {
        return new WaterNetwork(
                title,
                junctions,
                reservoirs,
                tanks,
                pipes,
                pumps,
                valves,
                patterns,
                curves,
                controls,
                rules,
                other,
                times,
                energy,
                quality,
                sources,
                drawing);
    }

    /** {@return the same for other times} */
    public WaterNetwork with(Times other) {
        return new WaterNetwork(
                title,
                junctions,
                reservoirs,
                tanks,
                pipes,
                pumps,
                valves,
                patterns,
                curves,
                controls,
                rules,
                options,
                other,
                energy,
                quality,
                sources,
                drawing);
    }
}
