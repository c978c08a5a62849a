package org.songhua.lifeline.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.rule.Unit;
import org.songhua.lifeline.Lifeline;
import org.songhua.people.Scope;
import org.songhua.sensing.Datastreams.Described;

/**
 * Which sensors stand where in a model. A pressure sensor belongs to the node nearest to the object that its thing watches, no further than {@link #REACH_M};
 * a meter to the source that it watches. All others are left out.
 */
final class Gauges {
    static final double REACH_M = 30;

    private static final Unit METRES_OF_WATER = Unit.of("m[H2O]");
    private static final Unit METRES = Unit.of("m");
    private static final Unit CUBIC_METRES_PER_HOUR = Unit.of("m3/h");
    private static final String SOURCE = "source ";

    final List<Pressure> pressures = new ArrayList<>();
    final List<Meter> meters = new ArrayList<>();
    /** Sources of the model, whether they have a meter or not. */
    final int sources;

    private final LifelineModel model;
    private final Set<String> nodes = new HashSet<>();
    private final Set<String> reservoirs = new HashSet<>();

    /**
     * A pressure sensor.
     *
     * @param perMetre its unit in a metre of water
     */
    record Pressure(
            long datastream,
            long thing,
            String name,
            ObjectId object,
            String node,
            double longitude,
            double latitude,
            double perMetre) {}

    /**
     * A meter at a source.
     *
     * @param source its reservoir in the model
     * @param perCubicMetre its unit in a cubic metre an hour
     */
    record Meter(long datastream, ObjectId object, String source, double perCubicMetre) {}

    private Gauges(LifelineModel model) {
        this.model = model;
        model.city().network().junctions().forEach(one -> nodes.add(one.id()));
        for (Reservoir one : model.city().network().reservoirs()) reservoirs.add(one.id());
        sources = reservoirs.size();
    }

    static Gauges of(LifelineModel model, Lifeline.Live live, List<Described> streams, CityObjects objects) {
        var gauges = new Gauges(model);
        var known = new HashMap<UUID, @Nullable CityObject>();
        for (Described one : streams) {
            UUID id = one.cityObject();
            if (id == null) continue;
            CityObject object = known.computeIfAbsent(
                    id, any -> objects.find(new ObjectId(any), Scope.ALL).orElse(null));
            if (object == null) continue;
            if (one.property().equals(live.pressure())) gauges.pressure(one, object);
            else gauges.meter(one, object);
        }
        return gauges;
    }

    /** {@return codes of what its sensors observe} */
    static List<String> properties(Lifeline.Live live) {
        return live.inflow().isEmpty() ? List.of(live.pressure()) : List.of(live.pressure(), live.inflow());
    }

    private void pressure(Described stream, CityObject object) {
        double[] point = Wkb.representativePoint(Wkb.read(object.wkb()));
        String node = model.places().nearest(point, REACH_M);
        double perMetre = perMetre(Unit.of(stream.unit()));
        if (node == null || !nodes.contains(node) || Double.isNaN(perMetre)) return;
        pressures.add(new Pressure(
                stream.id(), stream.thing(), stream.thingName(), object.id(), node, point[0], point[1], perMetre));
    }

    /** {@return NaN for what is no pressure and no head} */
    private static double perMetre(Unit unit) {
        if (unit.isLike(METRES_OF_WATER)) return unit.from(METRES_OF_WATER, 1);
        return unit.isLike(METRES) ? unit.from(METRES, 1) : Double.NaN;
    }

    /** The first meter of a source counts. */
    private void meter(Described stream, CityObject object) {
        Unit unit = Unit.of(stream.unit());
        String source = SOURCE + object.id();
        boolean isNew = meters.stream().noneMatch(one -> one.source().equals(source));
        if (!reservoirs.contains(source) || !unit.isLike(CUBIC_METRES_PER_HOUR) || !isNew) return;
        meters.add(new Meter(stream.id(), object.id(), source, unit.from(CUBIC_METRES_PER_HOUR, 1)));
    }

    /** {@return whether every source has a meter, so that their sum is all that comes in} */
    boolean isMetered() {
        return sources > 0 && meters.size() == sources;
    }

    List<String> nodes() {
        return pressures.stream().map(Pressure::node).toList();
    }

    /** {@return place of each datastream: pressures first, then meters} */
    Map<Long, Integer> places() {
        var places = new HashMap<Long, Integer>();
        for (int s = 0; s < pressures.size(); s++) places.put(pressures.get(s).datastream(), s);
        for (int m = 0; m < meters.size(); m++) places.put(meters.get(m).datastream(), pressures.size() + m);
        return places;
    }

    /** {@return its unit in that of the model, by place} */
    double perUnit(int place) {
        return place < pressures.size()
                ? pressures.get(place).perMetre()
                : meters.get(place - pressures.size()).perCubicMetre();
    }

    int count() {
        return pressures.size() + meters.size();
    }
}
