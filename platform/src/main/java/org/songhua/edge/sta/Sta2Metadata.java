package org.songhua.edge.sta;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.songhua.engine.odata.Function;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;
import tools.jackson.databind.node.ObjectNode;

/** What the service of SensorThings 2.0 says of itself: its entry document and the description of its model (OData CSDL JSON 4.01). */
final class Sta2Metadata {
    private static final String STA = "http://www.opengis.net/spec/sensorthings/2.0/req/";
    private static final String NAMESPACE = "org.OGC.STA";

    /** Requirements that are met, by their paths; classes are named only when all of theirs are. */
    private static final List<String> FULFILLED = Stream.of(
                    "datamodel/core/thing",
                    "datamodel/core/location",
                    "datamodel/core/historical-location",
                    "datamodel/core/sensor",
                    "datamodel/core/observed-property",
                    "api/read/paths",
                    "api/read/options/precedence",
                    "api/read/options/select",
                    "api/read/options/expand",
                    "api/read/options/top",
                    "api/read/options/skip",
                    "api/read/options/count",
                    "api/read/options/filter",
                    "api/read/options/pagination",
                    "api/cud/create",
                    "api/cud/deep_insert",
                    "api/cud/update",
                    "api/cud/replace",
                    "api/cud/return_value",
                    "api/cud/delete",
                    "api/cud/filtered_delete",
                    "binding/http/advertisement",
                    "binding/http/request_response")
            .map(STA::concat)
            .toList();

    private static final Map<String, String> TYPES = Map.of(
            "time", "Edm.DateTimeOffset",
            "properties", "Edm.Untyped",
            "resultType", "Edm.Untyped",
            "resultEncoding", "Edm.Untyped",
            "result", "Edm.Untyped",
            "metadata", "Edm.Untyped",
            "location", "Edm.Untyped",
            "feature", "Edm.Untyped",
            "observedArea", "Edm.Geometry");

    private Sta2Metadata() {}

    /** {@return the type of a property as OData names it} */
    static String type(EntityType type, String property) {
        if (property.equals("id")) return "Edm.Int64";
        boolean isMoment = property.equals("resultTime") && type == EntityType.OBSERVATION;
        if (isMoment) return "Edm.DateTimeOffset";
        if (property.endsWith("Time"))
            return NAMESPACE + (property.equals("phenomenonTime") ? ".TM_Object" : ".TM_Period");
        return TYPES.getOrDefault(property, "Edm.String");
    }

    static ObjectNode root(String root) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("@context", root + "/$metadata");
        var sets = document.putArray("value");
        for (EntityType type : Sta2Model.TYPES) {
            String name = Sta2Model.collection(type);
            sets.addObject().put("name", name).put("url", root + "/" + name);
        }
        ObjectNode settings = document.putObject("serverSettings");
        var conformance = settings.putArray("conformance");
        FULFILLED.forEach(conformance::add);
        var functions = settings.putArray("functions");
        Arrays.stream(Function.values()).map(Function::text).forEach(functions::add);
        settings.putObject(STA + "binding/http").putArray("endpoints").add(root);
        return document;
    }

    static ObjectNode metadata() {
        ObjectNode document = Json.MAPPER.createObjectNode().put("$Version", "4.01");
        document.put("$EntityContainer", NAMESPACE + ".Service");
        ObjectNode schema = document.putObject(NAMESPACE);
        ObjectNode container = schema.putObject("Service").put("$Kind", "EntityContainer");
        for (EntityType type : Sta2Model.TYPES) {
            entity(schema.putObject(Sta2Model.single(type)), type);
            container
                    .putObject(Sta2Model.collection(type))
                    .put("$Collection", true)
                    .put("$Type", NAMESPACE + "." + Sta2Model.single(type));
        }
        span(schema.putObject("TM_Object"), true);
        span(schema.putObject("TM_Period"), false);
        return document;
    }

    private static void entity(ObjectNode into, EntityType type) {
        into.put("$Kind", "EntityType").putArray("$Key").add("id");
        into.putObject("id").put("$Type", "Edm.Int64");
        for (String property : Sta2Model.properties(type))
            into.putObject(property).put("$Type", type(type, property)).put("$Nullable", !property.equals("name"));
        for (Relation relation : Sta2Model.relations(type)) {
            ObjectNode link = into.putObject(Sta2Model.label(relation)).put("$Kind", "NavigationProperty");
            if (relation.many()) link.put("$Collection", true);
            link.put("$Type", NAMESPACE + "." + Sta2Model.single(relation.target()));
        }
    }

    private static void span(ObjectNode into, boolean isOpen) {
        into.put("$Kind", "ComplexType");
        into.putObject("start").put("$Type", "Edm.DateTimeOffset");
        into.putObject("end").put("$Type", "Edm.DateTimeOffset").put("$Nullable", isOpen);
    }
}
