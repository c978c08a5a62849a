package org.songhua.redline.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import org.songhua.redline.Crossing;
import org.songhua.redline.internal.rules.LocalMetres;
import org.songhua.redline.internal.rules.RedLineJudge;
import org.songhua.redline.internal.rules.RedLineJudge.Protected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands around a shape and is protected. Red lines hold for everybody, whatever they may see. */
final class Surroundings {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int PAGE = 1_000;

    private final CityObjects objects;

    Surroundings(CityObjects objects) {
        this.objects = objects;
    }

    /** {@return what a shape that the line concerns crosses, the nearest first} */
    List<Crossing> crossings(RedLineJudge judge, @Nullable Geometry shape, @Nullable ObjectId self) {
        if (!judge.line().isSpatial() || shape == null) return judge.crossings(shape, List.of());
        Extent reach = LocalMetres.around(shape).reach(shape, judge.line().within_m());
        var near = new ArrayList<Protected>();
        ObjectId after = null;
        do {
            var query =
                    new ObjectQuery(judge.line().classes(), List.of(reach), Map.of(), null, null, null, after, PAGE);
            after = objects.stream(query, Scope.ALL, one -> {
                if (!one.id().equals(self)) near.add(guarded(one));
            });
        } while (after != null);
        return judge.crossings(shape, near);
    }

    private static Protected guarded(CityObject one) {
        return new Protected(
                one.id(), one.classCode(), one.name(), Wkb.read(one.wkb()), attributes(one.attributesJson()));
    }

    /** Declared attributes; what the source said beyond them is no ground for a refusal. */
    static Map<String, Object> attributes(String json) {
        var values = new TreeMap<String, Object>();
        MAPPER.readTree(json).properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNumber()) values.put(entry.getKey(), value.decimalValue());
            else if (value.isBoolean()) values.put(entry.getKey(), value.asBoolean());
            else if (value.isString()) values.put(entry.getKey(), value.asString());
        });
        return values;
    }

    /** {@return a crossing as somebody may see it: of an object that they may not see, its class and distance} */
    Crossing shown(Crossing crossing, Scope scope) {
        ObjectId id = crossing.object();
        if (id == null || scope.isAll() || objects.find(id, scope).isPresent()) return crossing;
        return new Crossing(crossing.line(), null, crossing.classCode(), null, crossing.distance_m());
    }
}
