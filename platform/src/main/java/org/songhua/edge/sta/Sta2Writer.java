package org.songhua.edge.sta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes entities as SensorThings 2.0 has them (OGC 23-019, clauses 8 and 9.3). */
final class Sta2Writer {
    /** Where the quality of a reading stands within its properties. */
    static final String QUALITY = "resultQuality";

    private final JsonGenerator out;
    private final String root;
    private final DocumentWriter values;

    /** @param root address of the service, without a solidus at its end */
    Sta2Writer(JsonGenerator out, String root) {
        this.out = out;
        this.root = root;
        this.values = new DocumentWriter(out, root);
    }

    private void context(String fragment) {
        out.writeStringProperty("@context", root + "/$metadata" + fragment);
    }

    void page(Listing listing, Query query, @Nullable String nextLink) {
        out.writeStartObject();
        context("#" + Sta2Model.collection(listing.type()));
        if (listing.count() != null) out.writeNumberProperty("@count", listing.count());
        out.writeName("value");
        nodes(listing, query);
        if (nextLink != null) out.writeStringProperty("@nextLink", nextLink);
        out.writeEndObject();
    }

    private void nodes(Listing listing, Query query) {
        out.writeStartArray();
        for (Node node : listing.nodes()) inline(node, query);
        out.writeEndArray();
    }

    void references(Listing listing, @Nullable String nextLink) {
        out.writeStartObject();
        context("#Collection($ref)");
        out.writeName("value");
        out.writeStartArray();
        for (Node node : listing.nodes()) {
            out.writeStartObject();
            out.writeStringProperty("@id", self(node.entity()));
            out.writeEndObject();
        }
        out.writeEndArray();
        if (nextLink != null) out.writeStringProperty("@nextLink", nextLink);
        out.writeEndObject();
    }

    void reference(Entity entity) {
        out.writeStartObject();
        context("#$ref");
        out.writeStringProperty("@id", self(entity));
        out.writeEndObject();
    }

    /** Writes an entity as a document of its own. */
    void document(Node node, Query query) {
        out.writeStartObject();
        context("#" + Sta2Model.collection(node.entity().type()) + "/$entity");
        content(node, query);
        out.writeEndObject();
    }

    private void inline(Node node, Query query) {
        out.writeStartObject();
        content(node, query);
        out.writeEndObject();
    }

    private String self(Entity entity) {
        return root + "/" + Sta2Model.collection(entity.type()) + "(" + entity.id() + ")";
    }

    private void content(Node node, Query query) {
        Entity entity = node.entity();
        String self = self(entity);
        if (isShown(query, "@id")) out.writeStringProperty("@id", self);
        if (isShown(query, "id")) out.writeNumberProperty("id", entity.id());
        for (String name : Sta2Model.properties(entity.type())) {
            if (!isShown(query, name)) continue;
            Object value = value(entity, name, root);
            if (value == null) continue;
            out.writeName(name);
            if (name.equals("phenomenonTime") && value instanceof Instant moment) time(moment, null);
            else write(value);
        }
        for (Relation relation : Sta2Model.relations(entity.type())) relation(node, relation, self, query);
    }

    private static boolean isShown(Query query, String name) {
        return query.select().isEmpty() || isSelected(query, name);
    }

    private static boolean isSelected(Query query, String name) {
        for (Expr.Path path : query.select())
            if (path.first().equals(name) || path.first().equals("*")) return true;
        return false;
    }

    /** {@return the property of that name, null when there is none; what 1.1 demands and 2.0 does not may be an empty text} */
    static @Nullable Object value(Entity entity, String name, String root) {
        Object value = switch (name) {
            case "id" -> new RawJson(String.valueOf(entity.id()));
            case "definition" ->
                entity.type() == EntityType.OBSERVED_PROPERTY ? entity.value(name) : definition(entity);
            case "properties" -> properties(entity);
            case "resultType" -> new RawJson(Sta2Result.type(entity, root).toString());
            case "resultEncoding" -> {
                ObjectNode encoding = Sta2Result.encoding(entity);
                yield encoding == null ? null : new RawJson(encoding.toString());
            }
            default -> entity.value(name);
        };
        boolean isEmpty = "".equals(value)
                || (value instanceof RawJson json && json.text().equals("\"\""));
        return isEmpty && !name.equals("name") ? null : value;
    }

    /** 1.1 has no place for it but the properties. */
    private static @Nullable Object definition(Entity entity) {
        JsonNode definition = tree(entity.value("properties")).path("definition");
        return definition.isString() ? definition.asString() : null;
    }

    private static @Nullable Object properties(Entity entity) {
        if (entity.type() == EntityType.OBSERVATION) return ofReading(entity);
        if (entity.type() == EntityType.OBSERVED_PROPERTY) return entity.value("properties");
        if (!(tree(entity.value("properties")) instanceof ObjectNode all)) return null;
        if (all.path("definition").isString()) all.remove("definition");
        return all.isEmpty() ? null : new RawJson(all.toString());
    }

    private static @Nullable Object ofReading(Entity entity) {
        Object parameters = entity.value("parameters");
        if (!(entity.value(QUALITY) instanceof RawJson quality)) return parameters;
        ObjectNode all = tree(parameters) instanceof ObjectNode given ? given : Json.MAPPER.createObjectNode();
        all.set(QUALITY, Json.MAPPER.readTree(quality.text()));
        return new RawJson(all.toString());
    }

    private static JsonNode tree(@Nullable Object value) {
        return value instanceof RawJson json ? Json.MAPPER.readTree(json.text()) : Json.MAPPER.missingNode();
    }

    /** Spans of time, and times that may be spans, are objects; moments are texts. */
    void write(Object value) {
        if (value instanceof TimeInterval span) time(span.start(), span.end());
        else values.value(value);
    }

    private void time(Instant start, @Nullable Instant end) {
        out.writeStartObject();
        out.writeStringProperty("start", start.toString());
        if (end != null) out.writeStringProperty("end", end.toString());
        out.writeEndObject();
    }

    private void relation(Node node, Relation relation, String self, Query query) {
        String label = Sta2Model.label(relation);
        Listing expanded = node.expanded().get(relation);
        boolean isThere = relation.many() || node.entity().references().containsKey(relation);
        boolean isLinked = expanded == null ? isShown(query, label) : isSelected(query, label);
        if (isLinked && isThere) out.writeStringProperty(label + "@navigationLink", self + "/" + label);
        if (expanded != null) expansion(relation, label, self, expanded, query);
    }

    private void expansion(Relation relation, String label, String self, Listing expanded, Query query) {
        Query inner = query.expand().stream()
                .filter(expand -> expand.navigation().equals(label))
                .map(Query.Expand::query)
                .findFirst()
                .orElse(Query.NONE);
        if (!relation.many()) {
            if (expanded.nodes().isEmpty()) return;
            out.writeName(label);
            inline(expanded.nodes().getFirst(), inner);
            return;
        }
        if (expanded.count() != null) out.writeNumberProperty(label + "@count", expanded.count());
        out.writeName(label);
        nodes(expanded, inner);
        if (expanded.next() != null)
            out.writeStringProperty(
                    label + "@nextLink", NextLink.of(self + "/" + label, Options.text(inner), expanded.next()));
    }

    /** Writes one property as a document of its own. */
    void property(Object value, String type, boolean isSpan) {
        out.writeStartObject();
        context("#" + type);
        out.writeName("value");
        if (isSpan && value instanceof Instant moment) time(moment, null);
        else write(value);
        out.writeEndObject();
    }
}
