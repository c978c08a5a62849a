package org.songhua.planning.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.Locations;
import org.songhua.planning.Analysis;
import org.songhua.planning.Parameter;
import org.songhua.planning.Provenance;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.town.Town;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inputs that were checked against their schemas, with the defaults of those left out. */
final class Inputs {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Analysis analysis;
    private final Map<String, JsonNode> values = new TreeMap<>();

    Inputs(Analysis analysis, JsonNode given) {
        this.analysis = analysis;
        for (Parameter parameter : analysis.inputs()) {
            JsonNode value = given.get(parameter.name());
            Object otherwise = parameter.schema().get("default");
            if (value != null) values.put(parameter.name(), value);
            else if (otherwise != null) values.put(parameter.name(), MAPPER.valueToTree(otherwise));
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    private JsonNode get(String name) {
        return Objects.requireNonNull(values.get(name), () -> "The input " + name + " has neither value nor default.");
    }

    String text(String name) {
        return get(name).asString();
    }

    boolean truth(String name) {
        return get(name).booleanValue();
    }

    double number(String name) {
        return get(name).doubleValue();
    }

    double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    int whole(String name) {
        return (int) number(name);
    }

    /** Notes what a list of names stands for, so that the result says which of them it rests on. */
    void resolve(String name, List<String> exact) {
        values.put(name, MAPPER.valueToTree(exact));
    }

    JsonNode raw(String name) {
        return get(name);
    }

    List<Double> numbers(String name) {
        return get(name).valueStream().map(JsonNode::doubleValue).toList();
    }

    List<String> texts(String name) {
        return get(name).valueStream().map(JsonNode::asString).toList();
    }

    List<ObjectId> ids(String name) {
        return texts(name).stream().map(ObjectId::parse).toList();
    }

    long place(String name) {
        return place(get(name), "/inputs/" + name);
    }

    long[] places(String name) {
        var found = new ArrayList<Long>();
        JsonNode list = get(name);
        for (int i = 0; i < list.size(); i++) found.add(place(list.get(i), "/inputs/" + name + "/" + i));
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    private static long place(JsonNode pair, String pointer) {
        long location = Locations.of(pair.get(0).doubleValue(), pair.get(1).doubleValue());
        if (location != Locations.MISSING) return location;
        throw fault(
                pointer, "PLAN-109", "This place is not on the earth.", "Give longitude, then latitude, in degrees.");
    }

    /** {@return people on foot at the usual speed, or at that asked for when they walk all the way} */
    StreetProfile walkingProfile() {
        return text("mode").equals("walk") ? profile() : StreetProfile.of(TravelMode.WALK);
    }

    StreetProfile profile() {
        TravelMode mode = switch (text("mode")) {
            case "wheelchair" -> TravelMode.WHEELCHAIR;
            case "cycle" -> TravelMode.CYCLE;
            case "drive" -> TravelMode.DRIVE;
            default -> TravelMode.WALK;
        };
        return new StreetProfile(mode, number("speed", mode.defaultSpeed_mps()));
    }

    /** {@return the element of a set} @throws FaultException when the set has none of that code */
    ServiceElement element(String name, ServiceSet set) {
        return set.find(text(name))
                .orElseThrow(() -> fault(
                        "/inputs/" + name,
                        "PLAN-111",
                        "The set '" + set.code() + "' has no service '" + text(name) + "'.",
                        "Use one of: " + String.join(", ", codes(set)) + "."));
    }

    static List<String> codes(ServiceSet set) {
        return set.elements().stream().map(ServiceElement::code).toList();
    }

    static FaultException fault(String pointer, String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(pointer), problem, remedy));
    }

    /** {@return what a result of these inputs rests on} */
    Provenance provenance(Town town, ServiceSet set) {
        return provenance(town, set.code(), set.version());
    }

    Provenance provenance(Town town, String pack, String packVersion) {
        return provenance(town.dataVersion(), pack, packVersion);
    }

    /** {@return what a result of these inputs and the city's data of a version rests on, no pack among it} */
    Provenance provenance(long dataVersion) {
        return provenance(dataVersion, "", "");
    }

    private Provenance provenance(long dataVersion, String pack, String packVersion) {
        var parameters = new TreeMap<String, Object>(values);
        boolean asked =
                analysis.inputs().stream().anyMatch(input -> input.name().equals("speed"));
        if (asked) parameters.put("speed", profile().speed_mps());
        return new Provenance(analysis.id(), analysis.version(), dataVersion, pack, packVersion, parameters);
    }
}
