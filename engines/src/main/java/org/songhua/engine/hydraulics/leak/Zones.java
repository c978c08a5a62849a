package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.trace.Trace;

/**
 * Parts of a network between its flow meters. What a part consumes is known when no reservoir stands in it, every tank in it is round and has a
 * level, and a meter stands at its rim: then it is what the meters let in, less what the tanks store. Numbered in the order of their first node.
 */
final class Zones {
    private final WaterNetwork network;
    private final Map<String, Integer> zoneOf = new HashMap<>();
    private final List<Boolean> balanced = new ArrayList<>();

    Zones(WaterNetwork network, Set<String> meters, Set<String> levels) {
        this.network = network;
        var trace = new Trace(network, meters);
        for (Node node : network.nodes()) {
            if (zoneOf.containsKey(node.id())) continue;
            int zone = balanced.size();
            trace.connected(node.id()).nodes().forEach(one -> zoneOf.put(one, zone));
            balanced.add(true);
        }
        judge(meters, levels);
    }

    private void judge(Set<String> meters, Set<String> levels) {
        var metered = new boolean[count()];
        for (Link link : network.links()) {
            if (!meters.contains(link.id()) || of(link.from()) == of(link.to())) continue;
            metered[of(link.from())] = true;
            metered[of(link.to())] = true;
        }
        for (int zone = 0; zone < metered.length; zone++) if (!metered[zone]) balanced.set(zone, false);
        for (Reservoir reservoir : network.reservoirs()) balanced.set(of(reservoir.id()), false);
        for (Tank tank : network.tanks()) if (!isMeasured(tank, levels)) balanced.set(of(tank.id()), false);
    }

    private static boolean isMeasured(Tank tank, Set<String> levels) {
        return levels.contains(tank.id()) && tank.volumeCurve() == null;
    }

    int count() {
        return balanced.size();
    }

    int of(String node) {
        Integer found = zoneOf.get(node);
        if (found == null) throw new IllegalArgumentException("There is no node " + node);
        return found;
    }

    boolean isBalanced(int zone) {
        return balanced.get(zone);
    }

    /** {@return zones whose consumption is known} */
    List<Integer> known() {
        var known = new ArrayList<Integer>();
        for (int zone = 0; zone < count(); zone++) if (isBalanced(zone)) known.add(zone);
        return known;
    }

    /** {@return what a zone consumes at each step, in the file's flow unit; NaN where a value is missing} */
    double[] consumption(int zone, Scada scada) {
        var sum = new double[scada.length()];
        for (Link link : network.links()) {
            double[] flow = scada.flows().get(link.id());
            if (flow == null || of(link.from()) == of(link.to())) continue;
            if (of(link.to()) == zone) add(sum, flow, 1);
            if (of(link.from()) == zone) add(sum, flow, -1);
        }
        for (Tank tank : network.tanks()) if (of(tank.id()) == zone) store(sum, tank, scada);
        return sum;
    }

    private static void add(double[] sum, double[] flow, double sign) {
        for (int i = 0; i < sum.length; i++) sum[i] += sign * flow[i];
    }

    /** The level at a step counts as that at its begin; in the last step it is taken to stand. */
    private void store(double[] sum, Tank tank, Scada scada) {
        double[] level = scada.levels().get(tank.id());
        double area = Math.PI * tank.diameter() * tank.diameter() / 4;
        FlowUnit unit = network.options().flowUnit();
        double perSecond = unit.isMetric() ? unit.perCfs() / FlowUnit.CMS.perCfs() : unit.perCfs();
        for (int i = 0; level != null && i + 1 < sum.length; i++)
            sum[i] -= area * (level[i + 1] - level[i]) / scada.step() * perSecond;
    }
}
