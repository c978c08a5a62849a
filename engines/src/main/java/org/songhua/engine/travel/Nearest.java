package org.songhua.engine.travel;

/**
 * The nearest facility of one class for every origin. Costs are milliseconds or millimetres after the metric of the
 * search. Immutable.
 */
public final class Nearest {
    /** Facility of an origin that reaches none. */
    public static final int NONE = -1;

    private final Metric metric;
    private final int[] cost;
    private final int[] carried;
    private final int[] facility;

    Nearest(Metric metric, int[] cost, int[] carried, int[] facility) {
        this.metric = metric;
        this.cost = cost;
        this.carried = carried;
        this.facility = facility;
    }

    public Metric metric() {
        return metric;
    }

    public int size() {
        return cost.length;
    }

    /** {@return milliseconds or millimetres, {@link StreetSearch#UNREACHED} when no facility is within the limit} */
    public int cost(int origin) {
        return cost[origin];
    }

    /** {@return number of the facility, {@link #NONE} when none is within the limit} */
    public int facility(int origin) {
        return facility[origin];
    }

    /** {@return milliseconds to the nearest facility, {@link StreetSearch#UNREACHED} when none is} */
    public int time_ms(int origin) {
        return metric == Metric.TIME || facility[origin] < 0 ? cost[origin] : carried[origin];
    }

    /** {@return millimetres to the nearest facility, {@link StreetSearch#UNREACHED} when none is} */
    public int length_mm(int origin) {
        return metric == Metric.LENGTH || facility[origin] < 0 ? cost[origin] : carried[origin];
    }
}
