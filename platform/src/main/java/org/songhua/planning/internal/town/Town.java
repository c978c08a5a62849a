package org.songhua.planning.internal.town;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.songhua.cim.ObjectId;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetBuild;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.StreetSource;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.NearestSearch;
import org.songhua.engine.travel.OriginEnds;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.planning.ServiceElement;

/**
 * The city for one way of moving: streets as a graph, dwellings and facilities moved to them. What was searched once is
 * kept. Safe for use by many threads.
 */
public final class Town {
    /** Metres that a dwelling or facility may be from a street. */
    public static final double SNAP_M = 200;

    private final Survey survey;
    private final StreetBuild build;
    private final SegmentGrid grid;
    private final SnappedPoints homes;
    private final Map<Metric, OriginEnds> ends = new EnumMap<>(Metric.class);
    private final Map<Metric, NearestSearch> searches = new EnumMap<>(Metric.class);
    private final ReentrantLock searching = new ReentrantLock();
    private final Map<ServiceElement, ServedBy> services = new ConcurrentHashMap<>();
    private final Map<ServiceElement, Nearest> nearest = new ConcurrentHashMap<>();
    private final Map<ObjectId, List<Long>> linesOf = new HashMap<>();

    Town(Survey survey, StreetProfile profile) {
        this.survey = survey;
        this.build = build(profile);
        this.grid = SegmentGrid.of(graph());
        this.homes = grid.snap(
                survey.dwellings().stream().mapToLong(Dwelling::location).toArray(), SNAP_M);
        for (Metric metric : Metric.values()) {
            ends.put(metric, OriginEnds.of(graph(), homes, metric));
            searches.put(metric, new NearestSearch(graph(), metric));
        }
    }

    private StreetBuild build(StreetProfile profile) {
        long points = survey.streets().stream()
                .mapToLong(line -> line.course().length)
                .sum();
        var source = new StreetSource(Math.max(1, points));
        for (int i = 0; i < survey.streets().size(); i++) {
            StreetLine line = survey.streets().get(i);
            source.line(i, line.tags(), line.course());
            linesOf.computeIfAbsent(line.id(), id -> new ArrayList<>()).add((long) i);
        }
        return source.build(profile);
    }

    public long dataVersion() {
        return survey.dataVersion();
    }

    public StreetBuild build() {
        return build;
    }

    public StreetGraph graph() {
        return build.graph();
    }

    public List<Dwelling> dwellings() {
        return survey.dwellings();
    }

    /** {@return the dwellings on their streets, in the same order} */
    public SnappedPoints homes() {
        return homes;
    }

    /** {@return places moved to the nearest street within {@link #SNAP_M}} */
    public SnappedPoints snap(long... locations) {
        return grid.snap(locations, SNAP_M);
    }

    /** {@return the edges of a street, none when it is not one of this town} */
    public int[] edgesOf(ObjectId street) {
        return linesOf.getOrDefault(street, List.of()).stream()
                .flatMapToInt(line -> java.util.Arrays.stream(graph().edgesOf(line)))
                .toArray();
    }

    /** {@return the facilities of a class} */
    public List<Facility> facilities(String classCode) {
        return survey.facilities().getOrDefault(classCode, List.of());
    }

    /** {@return who offers a service, moved to the streets} */
    public ServedBy services(ServiceElement element) {
        return services.computeIfAbsent(element, one -> ServedBy.of(one, this));
    }

    /** {@return the places of a class that should reach something, in order of id} */
    public List<Dwelling> places(String classCode) {
        return survey.places().getOrDefault(classCode, List.of());
    }

    /** {@return for each of some points the nearest access of a service on the way there, however far} */
    public Nearest nearest(SnappedPoints from, ServiceElement element) {
        Metric metric = element.limit().metric();
        return new NearestSearch(graph(), metric)
                .find(OriginEnds.of(graph(), from, metric), services(element).access(), StreetSearch.NO_LIMIT);
    }

    /** {@return for each dwelling the nearest access of a service, however far} */
    public Nearest nearest(ServiceElement element) {
        return nearest.computeIfAbsent(element, one -> find(services(one).access(), one.limit()));
    }

    /** {@return for each dwelling the nearest of some points in the metric of a limit, however far} */
    public Nearest find(SnappedPoints points, Limit limit) {
        return find(points, limit.metric(), StreetSearch.NO_LIMIT);
    }

    /** {@return for each dwelling the nearest of some points} */
    public Nearest find(SnappedPoints points, Metric metric, int most) {
        searching.lock();
        try {
            return search(metric).find(endsOf(metric), points, most);
        } finally {
            searching.unlock();
        }
    }

    /** {@return for each of some origins the nearest of some points by time, however far} */
    public Nearest find(SnappedPoints origins, SnappedPoints points) {
        return new NearestSearch(graph(), Metric.TIME)
                .find(OriginEnds.of(graph(), origins, Metric.TIME), points, StreetSearch.NO_LIMIT);
    }

    private NearestSearch search(Metric metric) {
        return searches.computeIfAbsent(metric, one -> new NearestSearch(graph(), one));
    }

    private OriginEnds endsOf(Metric metric) {
        return ends.computeIfAbsent(metric, one -> OriginEnds.of(graph(), homes, one));
    }

    /** {@return for each dwelling the nearest of some points when some edges are closed} */
    public Nearest findWithClosed(SnappedPoints points, Limit limit, int[] closedEdges) {
        if (closedEdges.length == 0) return find(points, limit);
        StreetGraph graph = graph().closing(closedEdges);
        return new NearestSearch(graph, limit.metric())
                .find(OriginEnds.of(graph, homes, limit.metric()), points, StreetSearch.NO_LIMIT);
    }
}
