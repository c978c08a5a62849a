package org.songhua.planning.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.ReachArea;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.engine.travel.transit.ArrivalProfiles;
import org.songhua.engine.travel.transit.DepartureTimes;
import org.songhua.engine.travel.transit.Raptor;
import org.songhua.engine.travel.transit.StopWalks;
import org.songhua.engine.travel.transit.TransitStop;
import org.songhua.engine.travel.transit.WalkLinks;
import org.songhua.planning.internal.town.Town;

/**
 * Ways to a goal on foot and by public transport over the departures of a window. One scan of the timetable serves all origins.
 * Station to station the walks at both ends do not count, waiting does.
 */
final class TransitWays {
    private static final int MS_PER_SECOND = 1000;
    /** Longest walk between two stops, seconds. */
    private static final int TRANSFER_S = 600;
    /** A minute of streets around the stations that count. */
    private static final int AROUND_MS = 60_000;

    private final Town town;
    private final PublicTransport.Service service;
    private final SnappedPoints stops;
    private final ArrivalProfiles profiles;
    private final int most_s;
    private final int access_s;
    private final double percentile;
    private final boolean byStation;

    private TransitWays(
            Town town,
            PublicTransport.Service service,
            SnappedPoints stops,
            ArrivalProfiles profiles,
            Inputs inputs,
            int most_s) {
        this.town = town;
        this.service = service;
        this.stops = stops;
        this.profiles = profiles;
        this.most_s = most_s;
        this.access_s = accessSeconds(inputs);
        this.percentile = inputs.number("percentile");
        this.byStation = isByStation(inputs);
    }

    /** {@return whether the time from station to station counts} */
    boolean isByStation() {
        return byStation;
    }

    private static boolean isByStation(Inputs inputs) {
        return inputs.text("count").equals("station");
    }

    private static int accessSeconds(Inputs inputs) {
        return (int) Math.round(inputs.number("access") * 60);
    }

    /**
     * {@return the ways}
     *
     * @param town for walking
     * @param goals where one wants to, moved to its streets; the nearest on foot from the last stop
     * @param mostMinutes longest journey of interest
     */
    static TransitWays to(
            PublicTransport.Service service, Inputs inputs, Town town, SnappedPoints goals, double mostMinutes) {
        SnappedPoints stops = town.snap(service.timetable().stops().stream()
                .mapToLong(TransitStop::location)
                .toArray());
        int most = (int) (mostMinutes * 60);
        StopWalks transfers = new WalkLinks(town.graph(), stops)
                .walks(stops, TRANSFER_S)
                .with(service.timetable().transfers());
        int last = service.window().departure_s(service.window().departures() - 1);
        var profiles = ArrivalProfiles.to(
                service.day(),
                transfers,
                onward(town.find(stops, goals), inputs),
                service.window().from_s(),
                last + most);
        return new TransitWays(town, service, stops, profiles, inputs, most);
    }

    private static int[] onward(Nearest toGoal, Inputs inputs) {
        var onward = new int[toGoal.size()];
        for (int i = 0; i < onward.length; i++) {
            int seconds = seconds(toGoal.cost(i));
            if (seconds > accessSeconds(inputs)) onward[i] = -1;
            else onward[i] = isByStation(inputs) ? 0 : seconds;
        }
        return onward;
    }

    /** Rounded up, as walks are. */
    private static int seconds(int cost_ms) {
        return cost_ms == StreetSearch.UNREACHED
                ? Integer.MAX_VALUE
                : (int) ((cost_ms + (long) MS_PER_SECOND - 1) / MS_PER_SECOND);
    }

    /** {@return milliseconds of each origin at the percentile, {@link StreetSearch#UNREACHED} when no vehicle leads there in time} */
    int[] costs(SnappedPoints origins, Progress progress) {
        var links = new WalkLinks(town.graph(), stops);
        var times = new DepartureTimes(profiles, service.window(), most_s);
        var costs = new int[origins.size()];
        for (int i = 0; i < costs.length; i++) {
            if (i % 64 == 0) progress.at(i, costs.length);
            costs[i] = origins.isSnapped(i) ? cost(links, times, origins, i) : StreetSearch.UNREACHED;
        }
        return costs;
    }

    private int cost(WalkLinks links, DepartureTimes times, SnappedPoints origins, int origin) {
        links.walk(origins, origin, access_s);
        var access = new StopWalks.Builder();
        for (int i = 0; i < links.foundCount(); i++)
            access.add(links.found(i), byStation ? 0 : links.seconds(links.found(i)));
        int seconds = times.percentile(access.nextStop().build(), 0, Raptor.NEVER, percentile);
        return seconds == Raptor.NEVER ? StreetSearch.UNREACHED : seconds * MS_PER_SECOND;
    }

    /**
     * {@return the area from which the goal is reached within each of some minutes, on foot all the way included}
     *
     * @param goals the same as before
     */
    List<Geometry> areas(SnappedPoints goals, List<Double> minutes, Progress progress) {
        SnappedPoints nodes = nodes(town.graph());
        int[] costs = costs(nodes, progress);
        if (!byStation) {
            Nearest walk = town.find(nodes, goals);
            for (int i = 0; i < costs.length; i++) costs[i] = Math.min(costs[i], walk.cost(i));
        }
        var areas = new ArrayList<Geometry>();
        for (double one : minutes) areas.add(area(costs, Limit.ofMinutes(one)));
        return areas;
    }

    private Geometry area(int[] costs, Limit limit) {
        int[] counted = byStation
                ? Arrays.stream(costs)
                        .map(cost -> cost <= limit.value() ? Math.max(cost, limit.value() - AROUND_MS) : cost)
                        .toArray()
                : costs;
        return ReachArea.ofNodes(town.graph(), counted, limit, ReachAreaRun.MARGIN_M);
    }

    /** {@return every junction as a point on one of its streets; one without streets is nowhere} */
    private static SnappedPoints nodes(StreetGraph graph) {
        var edge = new int[graph.nodeCount()];
        var fraction = new double[edge.length];
        Arrays.fill(edge, SnappedPoints.NONE);
        for (int e = 0; e < graph.edgeCount(); e++) {
            edge[graph.from(e)] = e;
            fraction[graph.from(e)] = 0;
        }
        for (int e = 0; e < graph.edgeCount(); e++) {
            if (edge[graph.to(e)] != SnappedPoints.NONE) continue;
            edge[graph.to(e)] = e;
            fraction[graph.to(e)] = 1;
        }
        return SnappedPoints.of(edge, fraction);
    }

    /** {@return what a reader of the numbers must know} */
    Map<String, Object> tell() {
        var told = new LinkedHashMap<>(service.told());
        told.put("longestChange", TRANSFER_S / 60);
        told.put("stops", stops.size());
        told.put("stopsWithoutStreet", stops.countUnsnapped());
        return told;
    }
}
