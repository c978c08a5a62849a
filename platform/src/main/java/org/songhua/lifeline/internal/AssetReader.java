package org.songhua.lifeline.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.hydraulics.city.Assets;
import org.songhua.engine.hydraulics.city.Assets.PipeAsset;
import org.songhua.engine.hydraulics.city.Assets.SourceAsset;
import org.songhua.engine.hydraulics.city.Assets.Use;
import org.songhua.engine.hydraulics.city.Assets.ValveAsset;
import org.songhua.lifeline.Lifeline;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the objects of one network that somebody may see. Whoever draws does so at the node nearest to him. */
final class AssetReader {
    private static final double LITRES = 1000;

    private final CityObjects objects;
    private final Lifeline lifeline;
    private final Scope scope;
    private final NodePlaces places = new NodePlaces();
    private final List<PipeAsset> pipes = new ArrayList<>();
    private final List<ValveAsset> valves = new ArrayList<>();
    private final List<SourceAsset> sources = new ArrayList<>();
    private final Map<String, Long> residentsAt = new HashMap<>();
    private final List<PlacedObject> critical = new ArrayList<>();
    private long unserved;

    AssetReader(CityObjects objects, Lifeline lifeline, Scope scope) {
        this.objects = objects;
        this.lifeline = lifeline;
        this.scope = scope;
    }

    /**
     * A place at a node.
     *
     * @param id city object
     * @param node code of its node
     */
    record PlacedObject(
            ObjectId id, String classCode, @Nullable String name, double longitude, double latitude, String node) {}

    /**
     * All that was read.
     *
     * @param assets for the model
     * @param places where its nodes are
     * @param residentsAt people who draw at each node
     * @param critical places whose supply matters most
     * @param unserved people too far from any node
     */
    record Read(
            Assets assets,
            NodePlaces places,
            Map<String, Long> residentsAt,
            List<PlacedObject> critical,
            long unserved) {}

    Read read() {
        each(lifeline.pipes(), Map.of(), this::pipe);
        places.ready();
        each(lifeline.valves().classCode(), lifeline.valves().where(), this::valve);
        each(lifeline.sources().classCode(), lifeline.sources().where(), this::source);
        each(lifeline.consumers(), Map.of(), this::consumer);
        for (String one : lifeline.critical()) each(one, Map.of(), this::critical);
        var uses = new ArrayList<Use>();
        residentsAt.forEach((node, people) -> uses.add(new Use(node, people * lifeline.litresPerDay() / LITRES)));
        return new Read(new Assets(pipes, valves, sources, uses), places, residentsAt, critical, unserved);
    }

    private void each(String classCode, Map<String, String> where, Consumer<CityObject> sink) {
        ObjectId after = null;
        do {
            var query = new ObjectQuery(
                    List.of(classCode), List.of(), where, null, null, null, after, ObjectQuery.MAX_LIMIT);
            after = objects.stream(query, scope, sink);
        } while (after != null);
    }

    private void pipe(CityObject object) {
        JsonNode attributes = attributes(object);
        Geometry line = Wkb.read(object.wkb());
        Coordinate[] way = line.getCoordinates();
        String from = text(attributes, lifeline.from());
        String to = text(attributes, lifeline.to());
        if (from != null) places.add(from, way[0]);
        if (to != null) places.add(to, way[way.length - 1]);
        double length = number(attributes, lifeline.length());
        pipes.add(new PipeAsset(
                object.id().toString(),
                from,
                to,
                Double.isNaN(length) ? NodePlaces.metres(way) : length,
                number(attributes, lifeline.diameter()),
                text(attributes, lifeline.material()),
                number(attributes, lifeline.year())));
    }

    private void valve(CityObject object) {
        JsonNode attributes = attributes(object);
        String node = text(attributes, lifeline.valves().node());
        JsonNode open = attributes.get(lifeline.valves().open());
        if (node == null) return;
        valves.add(new ValveAsset(object.id().toString(), node, open == null || open.asBoolean(true)));
    }

    /** A source that names no node of the network feeds the nearest one. */
    private void source(CityObject object) {
        String node = text(attributes(object), lifeline.sources().node());
        if (node == null || !places.has(node)) node = places.nearest(point(object));
        if (node != null) sources.add(new SourceAsset(object.id().toString(), node, lifeline.headMetres()));
    }

    private void consumer(CityObject object) {
        double people = number(attributes(object), lifeline.residents());
        if (!(people > 0)) return;
        String node = places.nearest(point(object));
        if (node == null) unserved += Math.round(people);
        else residentsAt.merge(node, Math.round(people), Long::sum);
    }

    private void critical(CityObject object) {
        double[] point = point(object);
        String node = places.nearest(point);
        if (node != null)
            critical.add(new PlacedObject(object.id(), object.classCode(), object.name(), point[0], point[1], node));
    }

    private static double[] point(CityObject object) {
        return Wkb.representativePoint(Wkb.read(object.wkb()));
    }

    private static JsonNode attributes(CityObject object) {
        return JsonMapper.shared().readTree(object.attributesJson());
    }

    private static @Nullable String text(JsonNode attributes, String name) {
        JsonNode value = attributes.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static double number(JsonNode attributes, String name) {
        JsonNode value = attributes.get(name);
        return value == null || !value.isNumber() ? Double.NaN : value.doubleValue();
    }
}
