package org.songhua.engine.travel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;

/**
 * The life circle of a city and its variants. A variant shares with its original everything that the change does not
 * touch: facilities of one class cost one search, streets cost one for each class. Immutable; keep the original to
 * compare with, and the variant to go on from.
 */
public final class LifeCircle {
    private final StreetGraph graph;
    private final SnappedPoints origins;
    private final double[] weights;
    private final List<ServiceClass> classes;
    private final List<SnappedPoints> facilities;
    private final List<Nearest> nearest;

    private LifeCircle(
            StreetGraph graph,
            SnappedPoints origins,
            double[] weights,
            List<ServiceClass> classes,
            List<SnappedPoints> facilities,
            List<Nearest> nearest) {
        this.graph = graph;
        this.origins = origins;
        this.weights = weights;
        this.classes = classes;
        this.facilities = facilities;
        this.nearest = nearest;
    }

    /**
     * {@return the life circle}
     *
     * @param weights people of each origin
     * @param facilities for each class where its facilities are; a class may have none
     */
    public static LifeCircle of(
            StreetGraph graph,
            SnappedPoints origins,
            double[] weights,
            List<ServiceClass> classes,
            List<SnappedPoints> facilities) {
        if (weights.length != origins.size() || classes.size() != facilities.size()) {
            throw new IllegalArgumentException("Weights or facilities differ in number.");
        }
        var search = new Searches(graph, origins);
        var nearest = new ArrayList<Nearest>();
        for (int c = 0; c < classes.size(); c++) {
            nearest.add(search.find(facilities.get(c), classes.get(c).limit()));
        }
        return new LifeCircle(
                graph, origins, weights.clone(), List.copyOf(classes), List.copyOf(facilities), List.copyOf(nearest));
    }

    /** One search per metric that is in use, made when first needed. */
    private static final class Searches {
        private final StreetGraph graph;
        private final SnappedPoints origins;
        private final Map<Metric, NearestSearch> searches = new EnumMap<>(Metric.class);
        private final Map<Metric, OriginEnds> ends = new EnumMap<>(Metric.class);

        Searches(StreetGraph graph, SnappedPoints origins) {
            this.graph = graph;
            this.origins = origins;
        }

        Nearest find(SnappedPoints facilities, Limit limit) {
            return searches.computeIfAbsent(limit.metric(), metric -> new NearestSearch(graph, metric))
                    .find(
                            ends.computeIfAbsent(limit.metric(), metric -> OriginEnds.of(graph, origins, metric)),
                            facilities,
                            limit.value());
        }
    }

    /** {@return the variant in which a class has other facilities: some added, moved or closed} */
    public LifeCircle withFacilities(int serviceClass, SnappedPoints changed) {
        var newFacilities = new ArrayList<>(facilities);
        var newNearest = new ArrayList<>(nearest);
        newFacilities.set(serviceClass, changed);
        newNearest.set(
                serviceClass,
                new Searches(graph, origins)
                        .find(changed, classes.get(serviceClass).limit()));
        return new LifeCircle(graph, origins, weights, classes, List.copyOf(newFacilities), List.copyOf(newNearest));
    }

    /** {@return the variant in which some edges are closed} */
    public LifeCircle withStreetsClosed(int... edges) {
        return of(graph.closing(edges), origins, weights, classes, facilities);
    }

    public StreetGraph graph() {
        return graph;
    }

    /** {@return the facilities of a class} */
    public SnappedPoints facilities(int serviceClass) {
        return facilities.get(serviceClass);
    }

    /** {@return the nearest facility of a class for each origin} */
    public Nearest nearest(int serviceClass) {
        return nearest.get(serviceClass);
    }

    /** {@return who is covered} */
    public CoverageReport report() {
        return CoverageReport.of(classes, nearest, weights);
    }
}
