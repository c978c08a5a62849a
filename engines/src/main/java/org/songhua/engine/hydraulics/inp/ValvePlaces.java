package org.songhua.engine.hydraulics.inp;

import java.util.List;
import java.util.Set;
import org.songhua.engine.hydraulics.Valve;

/** Which valves may stand beside which: two that fix the head or flow of one point have no solution (EPANET errors 219, 220). */
final class ValvePlaces {
    private static final Set<Valve.Type> FIXING = Set.of(Valve.Type.PRV, Valve.Type.PSV, Valve.Type.FCV);

    private ValvePlaces() {}

    static void check(Row row, Valve valve, Names names, List<Valve> others) {
        if (!FIXING.contains(valve.type())) return;
        if (names.node(valve.from()) != Names.Kind.JUNCTION || names.node(valve.to()) != Names.Kind.JUNCTION) {
            row.refuse(
                    Problems.VALVE_PLACE,
                    "A " + valve.type() + " stands at a reservoir or tank.",
                    "Put a pipe between them.");
        }
        for (Valve other : others) if (clash(valve, other) || clash(other, valve)) refuse(row, other);
    }

    private static void refuse(Row row, Valve other) {
        row.refuse(
                Problems.VALVE_PLACE,
                "The valve stands in series with, or shares a controlled node with, valve " + other.id() + ".",
                "Put a pipe between them or leave one out.");
    }

    private static boolean clash(Valve a, Valve b) {
        boolean inSeries = a.to().equals(b.from());
        return switch (a.type()) {
            case PRV ->
                (b.type() == Valve.Type.PRV && (inSeries || a.to().equals(b.to())))
                        || ((b.type() == Valve.Type.PSV || b.type() == Valve.Type.FCV) && inSeries);
            case PSV -> b.type() == Valve.Type.PSV && (inSeries || a.from().equals(b.from()));
            case FCV -> b.type() == Valve.Type.PSV && inSeries;
            default -> false;
        };
    }
}
