package org.songhua.cim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectChange.NewObject;
import org.songhua.cim.ObjectChange.Seen;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Wkb;
import tools.jackson.databind.JsonNode;

/**
 * Edits as JSON, in the one form that the interface takes and proposals are kept in. Everything that is wrong with the form is
 * told at once, by JSON pointer: {@code CIM-006} to {@code CIM-009} and {@code CIM-020} to {@code CIM-024}.
 */
public final class EditForm {
    private static final Set<String> REQUEST = Set.of("kind", "since", "reason", "snapMetres", "changes");
    private static final Set<String> OBJECT = Set.of("name", "attributes", "geometry");

    private static final String OPERATIONS = "Give create, update, retire, delete, split or merge.";

    /** Properties of features that the platform sets itself: a client that sends back what it read is not refused. */
    private static final Set<String> READ_ONLY = Set.of(
            "name",
            "tags",
            "source_id",
            "dataset",
            "synthetic",
            "region",
            "revision",
            "valid_from",
            "valid_to",
            "updated");

    private final List<Fault> faults = new ArrayList<>();

    private EditForm() {}

    /** {@return the edit} @throws FaultException with everything that is wrong with its form */
    public static EditRequest read(JsonNode body) {
        var form = new EditForm();
        EditRequest request = form.request(body);
        form.throwIfAny();
        return request;
    }

    /**
     * {@return the edit of one object that a patch asks for}
     *
     * @param patch name, attributes and geometry as they shall be, beside kind, since, reason and snapMetres of the edit
     */
    public static EditRequest readPatch(JsonNode patch, ObjectId id, int revision) {
        var form = new EditForm();
        form.refuseOthers(patch, "", union(OBJECT, Set.of("kind", "since", "reason", "snapMetres")));
        var update = new ObjectChange.Update(new Seen(id, revision), form.edit(patch, ""));
        EditRequest request = form.request(patch, List.of(update));
        form.throwIfAny();
        return request;
    }

    /**
     * {@return an object as GeoJSON tells it: its properties are attributes, save {@code name} if the class has no such
     * attribute, and those that the platform sets itself}
     */
    public static NewObject readFeature(JsonNode feature, Function<String, Boolean> isAttribute) {
        var form = new EditForm();
        byte[] wkb = form.geometry(feature, "");
        var attributes = new HashMap<String, @Nullable Object>();
        JsonNode properties = feature.path("properties");
        if (!properties.isObject() && !properties.isMissingNode() && !properties.isNull()) {
            form.refuse("CIM-020", "/properties", "The properties are no object.", "Send {...}.");
        }
        properties.properties().forEach(entry -> {
            if (isAttribute.apply(entry.getKey()) || !READ_ONLY.contains(entry.getKey())) {
                attributes.put(entry.getKey(), form.value(entry.getValue(), "/properties/" + entry.getKey()));
            }
        });
        String name = isAttribute.apply("name") ? null : form.text(properties, "", "name");
        if (!isAttribute.apply("name")) attributes.remove("name");
        form.throwIfAny();
        return new NewObject(name, attributes, wkb);
    }

    private EditRequest request(JsonNode body) {
        if (!body.isObject()) {
            refuse("CIM-020", "", "The body is no object.", "Send {...}.");
            throwIfAny();
        }
        refuseOthers(body, "", REQUEST);
        var changes = new ArrayList<ObjectChange>();
        JsonNode list = body.path("changes");
        if (!list.isArray()) refuse("CIM-020", "/changes", "The changes are no list.", "Send [...].");
        for (int i = 0; i < Math.min(list.size(), EditRequest.MOST_CHANGES + 1); i++) {
            ObjectChange change = change(list.get(i), "/changes/" + i);
            if (change != null) changes.add(change);
        }
        return request(body, changes);
    }

    private EditRequest request(JsonNode body, List<ObjectChange> changes) {
        JsonNode snap = body.path("snapMetres");
        if (!snap.isMissingNode() && !snap.isNumber()) {
            refuse("CIM-021", "/snapMetres", "The distance is no number.", "Give metres.");
        }
        return new EditRequest(kind(body), since(body), text(body, "", "reason"), changes, snap.asDouble(0));
    }

    private Edit.Kind kind(JsonNode body) {
        String kind = text(body, "", "kind");
        if (kind == null || kind.equals("correction")) return Edit.Kind.CORRECTION;
        if (!kind.equals("change")) {
            refuse("CIM-022", "/kind", "'" + kind + "' is no kind of edit.", "Give correction or change.");
        }
        return Edit.Kind.CHANGE;
    }

    private @Nullable Instant since(JsonNode body) {
        String since = text(body, "", "since");
        try {
            return since == null ? null : Days.begin(since);
        } catch (IllegalArgumentException e) {
            refuse(
                    "CIM-009",
                    "/since",
                    "'" + since + "' is no time.",
                    "Give a date such as 2026-01-31, or a time with Z.");
            return null;
        }
    }

    private @Nullable ObjectChange change(JsonNode node, String at) {
        String op = node.path("op").asString("");
        return switch (op) {
            case "create" -> create(node, at);
            case "update" -> {
                refuseOthers(node, at, union(OBJECT, Set.of("op", "id", "revision")));
                yield new ObjectChange.Update(seen(node, at), edit(node, at));
            }
            case "retire" -> new ObjectChange.Retire(only(node, at));
            case "delete" -> new ObjectChange.Delete(only(node, at));
            case "split" -> {
                refuseOthers(node, at, Set.of("op", "id", "revision", "parts"));
                yield new ObjectChange.Split(seen(node, at), objects(node.path("parts"), at + "/parts"));
            }
            case "merge" -> merge(node, at);
            default -> {
                refuse("CIM-023", at + "/op", "'" + op + "' is nothing that can be done.", OPERATIONS);
                yield null;
            }
        };
    }

    private ObjectChange create(JsonNode node, String at) {
        refuseOthers(node, at, union(OBJECT, Set.of("op", "classCode", "dataset")));
        String classCode = text(node, at, "classCode");
        return new ObjectChange.Create(classCode == null ? "" : classCode, text(node, at, "dataset"), object(node, at));
    }

    private ObjectChange merge(JsonNode node, String at) {
        refuseOthers(node, at, Set.of("op", "objects", "into"));
        var seen = new ArrayList<Seen>();
        JsonNode list = node.path("objects");
        if (!list.isArray()) refuse("CIM-020", at + "/objects", "The objects are no list.", "Send [...].");
        for (int i = 0; i < list.size(); i++) seen.add(seen(list.get(i), at + "/objects/" + i));
        refuseOthers(node.path("into"), at + "/into", OBJECT);
        return new ObjectChange.Merge(seen, object(node.path("into"), at + "/into"));
    }

    private List<NewObject> objects(JsonNode list, String at) {
        if (!list.isArray()) refuse("CIM-020", at, "The parts are no list.", "Send [...].");
        var objects = new ArrayList<NewObject>();
        for (int i = 0; i < list.size(); i++) {
            refuseOthers(list.get(i), at + "/" + i, OBJECT);
            objects.add(object(list.get(i), at + "/" + i));
        }
        return objects;
    }

    private NewObject object(JsonNode node, String at) {
        ObjectEdit edit = edit(node, at);
        return new NewObject(edit.name(), edit.attributes(), edit.wkb());
    }

    private ObjectEdit edit(JsonNode node, String at) {
        var attributes = new HashMap<String, @Nullable Object>();
        node.path("attributes")
                .properties()
                .forEach(entry ->
                        attributes.put(entry.getKey(), value(entry.getValue(), at + "/attributes/" + entry.getKey())));
        JsonNode name = node.path("name");
        return new ObjectEdit(text(node, at, "name"), !name.isMissingNode(), attributes, geometry(node, at));
    }

    private Seen only(JsonNode node, String at) {
        refuseOthers(node, at, Set.of("op", "id", "revision"));
        return seen(node, at);
    }

    private Seen seen(JsonNode node, String at) {
        JsonNode revision = node.path("revision");
        if (!revision.isInt() || revision.intValue() < 1) {
            refuse("CIM-005", at + "/revision", "The revision is missing or no number.", "Send the revision you read.");
        }
        return new Seen(id(node, at), revision.asInt(0));
    }

    private ObjectId id(JsonNode node, String at) {
        try {
            return ObjectId.parse(node.path("id").asString(""));
        } catch (IllegalArgumentException e) {
            refuse("CIM-024", at + "/id", "This is no id of an object.", "Send the id as you read it.");
            return ObjectId.of(0, "");
        }
    }

    private byte @Nullable [] geometry(JsonNode node, String at) {
        JsonNode geometry = node.path("geometry");
        if (geometry.isMissingNode() || geometry.isNull()) return null;
        try {
            return Wkb.of(GeoJsonForm.read(geometry));
        } catch (IllegalArgumentException e) {
            refuse("CIM-025", at + "/geometry", "This is no geometry: " + e.getMessage(), "Send GeoJSON, in degrees.");
            return null;
        }
    }

    private @Nullable String text(JsonNode node, String at, String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) return null;
        if (value.isString()) return value.stringValue();
        refuse("CIM-007", at + "/" + member, "The " + member + " is no text.", "Send a string.");
        return null;
    }

    private @Nullable Object value(JsonNode node, String at) {
        if (node.isNull()) return null;
        if (node.isString()) return node.stringValue();
        if (node.isBoolean()) return node.booleanValue();
        if (node.isIntegralNumber() && node.canConvertToLong()) return node.longValue();
        if (node.isNumber()) return new BigDecimal(node.numberValue().toString());
        refuse(
                "CIM-008",
                at,
                "The value is neither text, number nor truth value.",
                "Send a plain value, or null to remove the attribute.");
        return null;
    }

    private void refuseOthers(JsonNode node, String at, Set<String> known) {
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse("CIM-006", at + "/" + name, "This cannot be changed.", "Leave it out."));
    }

    private void refuse(String code, String at, String problem, String remedy) {
        faults.add(Fault.refused(code, Place.atField(at), problem, remedy));
    }

    private void throwIfAny() {
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        var all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }
}
