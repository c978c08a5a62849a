package org.songhua.wiring;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.travel.CoverageReport;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.NearestSearch;
import org.songhua.engine.travel.OriginEnds;
import org.songhua.engine.travel.PlaceTable;
import org.songhua.engine.travel.ServiceClass;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.engine.travel.Tier;

/** The nearest facilities of all classes; each class is searched with the metric of its limit, without bound. */
final class ReachResult {
    private final PlaceTable origins;
    private final PlaceTable facilities;
    private final SnappedPoints snappedOrigins;
    private final SnappedPoints snappedFacilities;
    private final List<LimitOption> limits;
    private final List<int[]> members = new ArrayList<>();
    private final List<Nearest> nearest = new ArrayList<>();

    ReachResult(
            PlaceTable origins,
            PlaceTable facilities,
            SnappedPoints snappedOrigins,
            SnappedPoints snappedFacilities,
            List<LimitOption> limits) {
        this.origins = origins;
        this.facilities = facilities;
        this.snappedOrigins = snappedOrigins;
        this.snappedFacilities = snappedFacilities;
        this.limits = limits;
    }

    void compute(StreetGraph graph) {
        Map<Metric, NearestSearch> searches = new EnumMap<>(Metric.class);
        Map<Metric, OriginEnds> ends = new EnumMap<>(Metric.class);
        for (LimitOption limit : limits) {
            Metric metric = limit.limit().metric();
            int[] ofClass = facilities.ofGroup(limit.serviceClass());
            members.add(ofClass);
            nearest.add(searches.computeIfAbsent(metric, m -> new NearestSearch(graph, m))
                    .find(
                            ends.computeIfAbsent(metric, m -> OriginEnds.of(graph, snappedOrigins, m)),
                            snappedFacilities.select(ofClass),
                            StreetSearch.NO_LIMIT));
        }
    }

    CoverageReport coverage() {
        List<ServiceClass> classes = limits.stream()
                .map(limit -> new ServiceClass(limit.serviceClass(), Tier.FIFTEEN_MINUTES, limit.limit()))
                .toList();
        double[] people =
                origins.places().stream().mapToDouble(PlaceTable.Place::people).toArray();
        return CoverageReport.of(classes, nearest, people);
    }

    List<LimitOption> limits() {
        return limits;
    }

    int facilityCount(int serviceClass) {
        return members.get(serviceClass).length;
    }

    int originsUnsnapped() {
        return snappedOrigins.countUnsnapped();
    }

    int facilitiesUnsnapped() {
        return snappedFacilities.countUnsnapped();
    }

    /** {@return how many origins have a street but reach no facility of some class} */
    long originsCutOff() {
        long count = 0;
        for (int i = 0; i < origins.places().size(); i++) {
            if (snappedOrigins.isSnapped(i) && reachesNotAll(i)) count++;
        }
        return count;
    }

    private boolean reachesNotAll(int origin) {
        return nearest.stream().anyMatch(ofClass -> ofClass.facility(origin) < 0);
    }

    /** One row for each origin and class; what is not reached has empty fields. */
    void write(Writer table) throws IOException {
        table.write("origin,class,seconds,metres,facility\n");
        var row = new StringBuilder();
        for (int i = 0; i < origins.places().size(); i++) {
            String origin = quoted(origins.places().get(i).id());
            for (int c = 0; c < limits.size(); c++) {
                row.setLength(0);
                row.append(origin).append(',').append(quoted(limits.get(c).serviceClass()));
                append(row, nearest.get(c), i, members.get(c));
                table.append(row).append('\n');
            }
        }
    }

    private void append(StringBuilder row, Nearest ofClass, int origin, int[] ofFacilities) {
        int facility = ofClass.facility(origin);
        if (facility < 0) {
            row.append(",,,");
            return;
        }
        thousandths(row.append(','), ofClass.time_ms(origin));
        thousandths(row.append(','), ofClass.length_mm(origin));
        row.append(',')
                .append(quoted(facilities.places().get(ofFacilities[facility]).id()));
    }

    private static void thousandths(StringBuilder row, int value) {
        row.append(value / 1000).append('.');
        int rest = value % 1000;
        if (rest < 100) row.append('0');
        if (rest < 10) row.append('0');
        row.append(rest);
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
