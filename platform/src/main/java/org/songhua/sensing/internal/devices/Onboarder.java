package org.songhua.sensing.internal.devices;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.Query;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Node;
import org.songhua.sensing.ObservedKind;
import org.songhua.sensing.ObservedKinds;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import org.songhua.sensing.internal.devices.JdbcDevices.Kept;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes a device known: its thing with place and datastreams, and the channels between its words and these. */
@Component
class Onboarder {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MEASUREMENT = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";
    private static final String ANY = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Observation";

    private final JdbcDevices devices;
    private final SensorThings things;
    private final ObservedKinds kinds;

    Onboarder(JdbcDevices devices, SensorThings things, ObservedKinds kinds) {
        this.devices = devices;
        this.things = things;
        this.kinds = kinds;
    }

    /** What became of a row. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    Outcome onboard(DeviceRow row) {
        Optional<Kept> before = devices.find(row.protocol(), row.code());
        if (before.isEmpty()) {
            devices.insert(row, thing(row));
            link(devices.find(row.protocol(), row.code()).orElseThrow(), row);
            return Outcome.CREATED;
        }
        boolean hasJoined = joined(before.get(), row);
        int linked = link(before.get(), row);
        boolean hasMoved = moved(before.get(), row) || hasJoined;
        if (linked == 0 && !hasMoved && saysTheSame(before.get(), row)) return Outcome.UNCHANGED;
        devices.update(before.get().device().id(), row);
        return Outcome.CHANGED;
    }

    private boolean moved(Kept kept, DeviceRow row) {
        Long thing = kept.device().thing();
        Double lon = row.lon();
        Double lat = row.lat();
        if (thing == null || lon == null || lat == null) return false;
        // Where several devices are of one object, the first says where that is.
        return devices.isAlone(thing) && place(thing, row.name(), lon, lat);
    }

    /** {@return whether its thing is of another city object now; a row without one takes none away} */
    private boolean joined(Kept kept, DeviceRow row) {
        Long thing = kept.device().thing();
        if (thing == null || row.cityObject().isEmpty()) return false;
        String object = UUID.fromString(row.cityObject()).toString();
        boolean isSame = things.find(EntityType.THING, thing, Query.NONE)
                .filter(node -> object.equals(node.entity().value("cityObject")))
                .isPresent();
        if (isSame) return false;
        if (devices.findThing(object).isPresent() || !devices.isAlone(thing))
            throw new FaultException(DeviceFile.objectTaken(row));
        things.update(EntityType.THING, thing, JSON.createObjectNode().put("cityObject", object));
        return true;
    }

    /** {@return whether a datastream is there; from memory} */
    boolean isThere(long datastream) {
        return things.stream(datastream).isPresent();
    }

    /** Puts a thing to a place. {@return false when it was there already} */
    boolean place(long thing, String name, double lon, double lat) {
        Target places = Target.of(Relation.THING_LOCATIONS, thing);
        ObjectNode place = location(name, lon, lat);
        List<Node> there = things.list(places, Query.NONE).nodes();
        if (there.isEmpty()) {
            things.create(places, place);
            return true;
        }
        Entity before = there.getFirst().entity();
        if (isAt(before, place.path("location"))) return false;
        things.update(
                EntityType.LOCATION, before.id(), JSON.createObjectNode().set("location", place.path("location")));
        return true;
    }

    private static boolean isAt(Entity location, JsonNode point) {
        return location.value("location") instanceof RawJson json
                && place(JSON.readTree(json.text())).equals(place(point));
    }

    private static List<Double> place(JsonNode point) {
        return List.of(
                point.path("coordinates").path(0).asDouble(0),
                point.path("coordinates").path(1).asDouble(0));
    }

    private static boolean saysTheSame(Kept kept, DeviceRow row) {
        byte[] secret = kept.secret();
        boolean password = row.password().isEmpty() || (secret != null && Secret.fits(secret, row.password()));
        return password
                && kept.device().name().equals(row.name())
                && kept.device().network().equals(row.network())
                && kept.device().maker().equals(row.maker())
                && kept.device().firmware().equals(row.firmware());
    }

    /** A city object has one thing; devices that are of the same object share it. */
    private long thing(DeviceRow row) {
        return row.cityObject().isEmpty()
                ? newThing(row)
                : devices.findThing(row.cityObject()).orElseGet(() -> newThing(row));
    }

    private long newThing(DeviceRow row) {
        ObjectNode thing = JSON.createObjectNode();
        thing.put("name", row.name()).put("description", "%s %s".formatted(row.protocol(), row.code()));
        if (!row.cityObject().isEmpty()) thing.put("cityObject", row.cityObject());
        thing.putObject("properties").put("network", row.network()).put("device", row.code());
        Double lon = row.lon();
        Double lat = row.lat();
        if (lon != null && lat != null) thing.putArray("Locations").add(location(row.name(), lon, lat));
        return things.create(Target.all(EntityType.THING), thing).id();
    }

    private static ObjectNode location(String name, double lon, double lat) {
        ObjectNode location = JSON.createObjectNode();
        location.put("name", name).put("description", "").put("encodingType", "application/geo+json");
        location.putObject("location")
                .put("type", "Point")
                .putArray("coordinates")
                .add(lon)
                .add(lat);
        return location;
    }

    private int link(Kept kept, DeviceRow row) {
        var there = devices.channels(kept.device().id());
        int linked = 0;
        for (var entry : row.observes().entrySet()) {
            if (there.containsKey(entry.getKey())) continue;
            ObservedKind kind = kinds.find(entry.getValue()).orElseThrow();
            link(kept, entry.getKey(), kind);
            linked++;
        }
        return linked;
    }

    /** {@return the new datastream of a word; null when the device has no thing} */
    @Nullable
    Long link(Kept kept, String channel, ObservedKind kind) {
        Long thing = kept.device().thing();
        if (thing == null) return null;
        ObjectNode stream = JSON.createObjectNode();
        stream.put("name", name(kept, channel) + kind.title().zh())
                .put("description", kind.title().en())
                .put("observationType", kind.isPlace() ? ANY : MEASUREMENT);
        stream.putObject("unitOfMeasurement")
                .put("name", kind.unit())
                .put("symbol", kind.symbol())
                .put("definition", "ucum:" + kind.unit());
        stream.putObject("properties").put("channel", channel).put("observed", kind.code());
        stream.putObject("Sensor").put("@iot.id", sensor(kept));
        stream.putObject("ObservedProperty").put("@iot.id", property(kind));
        long datastream = things.create(Target.of(Relation.THING_DATASTREAMS, thing), stream)
                .id();
        devices.link(kept.device().id(), channel, datastream);
        return datastream;
    }

    /** What stands before a slash is a part of the device. */
    private static String name(Kept kept, String channel) {
        int slash = kept.device().protocol().equals("hj212") ? -1 : channel.lastIndexOf('/');
        return slash < 0
                ? kept.device().name() + " "
                : "%s %s ".formatted(kept.device().name(), channel.substring(0, slash));
    }

    private long sensor(Kept kept) {
        String maker = kept.device().maker();
        String name = maker.isEmpty()
                ? kept.device().protocol()
                : maker + " " + kept.device().protocol();
        return devices.findSensor(name).orElseGet(() -> {
            ObjectNode sensor = JSON.createObjectNode();
            sensor.put("name", name)
                    .put("description", maker)
                    .put("encodingType", "text/plain")
                    .put("metadata", name);
            return things.create(Target.all(EntityType.SENSOR), sensor).id();
        });
    }

    private long property(ObservedKind kind) {
        return devices.findProperty(kind.definition()).orElseGet(() -> {
            ObjectNode property = JSON.createObjectNode();
            property.put("name", kind.title().zh())
                    .put("definition", kind.definition())
                    .put("description", kind.title().en());
            property.putObject("properties").put("pack", kind.pack()).put("unit", kind.unit());
            return things.create(Target.all(EntityType.OBSERVED_PROPERTY), property)
                    .id();
        });
    }
}
