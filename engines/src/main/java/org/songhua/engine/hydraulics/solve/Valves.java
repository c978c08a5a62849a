package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Valves as arrays, by number of the valve, not of the link. Immutable once built. */
final class Valves {
    final int count;
    final Valve.Type[] type;
    final @Nullable Broken[] curves;

    Valves(WaterNetwork network) {
        List<Valve> valves = network.valves();
        count = valves.size();
        type = valves.stream().map(Valve::type).toArray(Valve.Type[]::new);
        curves = new Broken[count];
        for (int k = 0; k < count; k++) {
            String id = valves.get(k).curve();
            if (id != null) curves[k] = new Broken(network.curve(id));
        }
    }

    /** True for valves whose equation depends on their state: PRV, PSV, FCV. */
    boolean isHolding(int valve) {
        return type[valve] == Valve.Type.PRV || type[valve] == Valve.Type.PSV || type[valve] == Valve.Type.FCV;
    }

    /**
     * Loss coefficient of a PCV per square of the flow.
     *
     * @param valve number of the valve
     * @param percentOpen its setting
     * @param open coefficient when fully open
     */
    double positionLoss(int valve, double percentOpen, double open) {
        if (percentOpen == Status.NO_SETTING) return 0;
        if (percentOpen >= 100) return open;
        if (percentOpen <= 0) return LinkArrays.SHUT;
        double ratio = Math.clamp(ratio(valve, percentOpen) / 100, LinkArrays.WIDE_OPEN, 1);
        return Math.min(open / (ratio * ratio), LinkArrays.SHUT);
    }

    /** {@return flow coefficient in per cent of that of the open valve} */
    private double ratio(int valve, double percentOpen) {
        Broken curve = curves[valve];
        if (curve == null) return percentOpen;
        if (percentOpen < curve.firstX()) return percentOpen / curve.firstX() * curve.firstY();
        if (percentOpen <= curve.lastX()) {
            int piece = curve.piece(percentOpen);
            return curve.intercept(piece) + curve.slope(piece) * percentOpen;
        }
        // Above the last point straight on to fully open.
        double share = (percentOpen - curve.lastX()) / (100 - curve.lastX());
        return curve.lastY() + share * (100 - curve.lastY());
    }
}
