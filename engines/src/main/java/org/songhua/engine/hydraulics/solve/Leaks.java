package org.songhua.engine.hydraulics.solve;

import java.util.ArrayList;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;

/**
 * Background leakage of pipes as emitters at their ends: H = fixed q² and H = variable q^(2/3), by junction. Immutable once
 * built.
 */
final class Leaks {
    /** 0.6 sqrt(2 g) in square metres per square millimetre. */
    private static final double ORIFICE = 4.8149766e-6;

    private static final double FEET_PER_SECTION = 100;

    /** Junctions that leak. */
    final int[] node;

    final double[] fixed;
    final double[] variable;

    Leaks(WaterNetwork network, NodeArrays nodes, Units units) {
        var area = new double[nodes.junctions];
        var expansion = new double[nodes.junctions];
        for (Pipe pipe : network.pipes())
            if (!pipe.leak().equals(Pipe.Leak.NONE)) add(pipe, nodes, units, area, expansion);
        var found = new ArrayList<Integer>();
        for (int i = 0; i < area.length; i++) if (area[i] > 0 || expansion[i] > 0) found.add(i);
        node = found.stream().mapToInt(Integer::intValue).toArray();
        fixed = found.stream()
                .mapToDouble(i -> area[i] > 0 ? 1 / (area[i] * area[i]) : 0)
                .toArray();
        variable = found.stream()
                .mapToDouble(i -> expansion[i] > 0 ? 1 / Math.pow(expansion[i], 2.0 / 3) : 0)
                .toArray();
    }

    private static void add(Pipe pipe, NodeArrays nodes, Units units, double[] area, double[] expansion) {
        int from = nodes.index(pipe.from());
        int to = nodes.index(pipe.to());
        boolean both = nodes.isJunction(from) && nodes.isJunction(to);
        double sections = pipe.length() / units.head() / FEET_PER_SECTION * (both ? 0.5 : 1);
        double metre = Units.METRES_PER_FOOT;
        double fixedArea = ORIFICE * pipe.leak().area() * units.head() / (metre * metre) * sections;
        double growth = ORIFICE * pipe.leak().expansion() * units.head() / metre * sections;
        for (int end : new int[] {from, to}) {
            if (!nodes.isJunction(end)) continue;
            area[end] += fixedArea;
            expansion[end] += growth;
        }
    }
}
