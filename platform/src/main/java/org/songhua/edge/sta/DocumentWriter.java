package org.songhua.edge.sta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Writes entities as SensorThings 1.1 and 1.0 have them (18-088, clause 9). */
final class DocumentWriter {
    private final JsonGenerator out;
    private final String root;
    private final ResultMetadata metadata;
    private final List<Shape> shapes = new ArrayList<>();
    private final TimeText times = new TimeText();
    private final DecimalText decimals = new DecimalText();

    /** @param root address of the service, without a solidus at its end */
    DocumentWriter(JsonGenerator out, String root) {
        this(out, root, ResultMetadata.FULL);
    }

    DocumentWriter(JsonGenerator out, String root, ResultMetadata metadata) {
        this.out = out;
        this.root = root;
        this.metadata = metadata;
    }

    /** Writes a page as a document of its own. */
    void page(Listing listing, @Nullable String nextLink) {
        out.writeStartObject();
        if (listing.count() != null) out.writeNumberProperty("@iot.count", listing.count());
        if (nextLink != null) out.writeStringProperty("@iot.nextLink", nextLink);
        out.writeName("value");
        nodes(listing, false);
        out.writeEndObject();
    }

    /** Writes the addresses of the entities only. */
    void references(Listing listing, @Nullable String nextLink) {
        out.writeStartObject();
        if (listing.count() != null) out.writeNumberProperty("@iot.count", listing.count());
        if (nextLink != null) out.writeStringProperty("@iot.nextLink", nextLink);
        out.writeName("value");
        out.writeStartArray();
        for (Node node : listing.nodes()) reference(node.entity());
        out.writeEndArray();
        out.writeEndObject();
    }

    void reference(Entity entity) {
        out.writeStartObject();
        out.writeStringProperty("@iot.selfLink", selfLink(entity));
        out.writeEndObject();
    }

    private void nodes(Listing listing, boolean isInner) {
        out.writeStartArray();
        for (Node node : listing.nodes()) node(node, listing.query(), isInner);
        out.writeEndArray();
    }

    String selfLink(Entity entity) {
        return root + "/" + entity.type().collection() + "(" + entity.id() + ")";
    }

    void node(Node node, Query query) {
        node(node, query, false);
    }

    private void node(Node node, Query query, boolean isInner) {
        Entity entity = node.entity();
        Shape shape = shape(entity.type(), query, isInner);
        String self = shape.needsSelf() || !node.expanded().isEmpty() ? selfLink(entity) : "";
        out.writeStartObject();
        if (shape.self()) out.writeStringProperty("@iot.selfLink", self);
        if (shape.id()) out.writeNumberProperty("@iot.id", entity.id());
        properties(entity, shape);
        for (Link link : shape.links()) relation(node, link, self);
        out.writeEndObject();
    }

    /** A page has few shapes for thousands of entities, told apart by identity: to compare queries costs more. */
    @SuppressWarnings("ReferenceEquality")
    private Shape shape(EntityType type, Query query, boolean isInner) {
        for (Shape known : shapes)
            if (known.query() == query && known.type() == type && known.isInner() == isInner) return known;
        Shape shape = Shape.of(type, query, isInner, metadata.hasLinks());
        shapes.add(shape);
        return shape;
    }

    /**
     * What of entities of a type is shown.
     *
     * @param isInner whether they are shown within another entity: there, as in the example of {@code $expand} in 18-088, they have only those
     *     links to others that are selected
     * @param properties those that are shown
     */
    private record Shape(
            Query query,
            EntityType type,
            boolean isInner,
            boolean self,
            boolean id,
            List<Shown> properties,
            List<Link> links) {

        static Shape of(EntityType type, Query query, boolean isInner, boolean hasLinks) {
            List<Expr.Path> select = query.select();
            var properties = new ArrayList<Shown>();
            for (int i = 0; i < type.properties().size(); i++)
                if (isShown(select, type.properties().get(i).name())) properties.add(Shown.of(type, i));
            var links = new ArrayList<Link>();
            boolean isLinked = hasLinks && !(isInner && select.isEmpty());
            for (Relation relation : type.relations())
                if (!relation.isInner()) links.add(Link.of(relation, isLinked && isShown(select, relation.label())));
            boolean self = hasLinks && isShown(select, "@iot.selfLink");
            boolean id = isShown(select, "id") || isShown(select, "@iot.id");
            return new Shape(query, type, isInner, self, id, properties, links);
        }

        boolean needsSelf() {
            return self || links.stream().anyMatch(Link::isShown);
        }
    }

    /**
     * A property that is shown.
     *
     * @param place among the values of an entity
     * @param name as it is written: put between its quotes once for the page
     * @param isAlways whether it is told that there is none: whether a reading has a result time is told (18-088 table 14)
     */
    private record Shown(int place, SerializedString name, boolean isAlways) {
        static Shown of(EntityType type, int place) {
            String name = type.properties().get(place).name();
            boolean isAlways = type == EntityType.OBSERVATION && name.equals("resultTime");
            return new Shown(place, new SerializedString(name), isAlways);
        }
    }

    /** The address that a relation leads to, and how it is named. */
    private record Link(Relation relation, boolean isShown, String name, String tail) {
        static Link of(Relation relation, boolean isShown) {
            String label = relation.label();
            return new Link(relation, isShown, label + "@iot.navigationLink", "/" + label);
        }
    }

    private static boolean isShown(List<Expr.Path> select, String name) {
        if (select.isEmpty()) return true;
        for (Expr.Path path : select)
            if (path.first().equals(name) || path.first().equals("*")) return true;
        return false;
    }

    private void properties(Entity entity, Shape shape) {
        for (Shown shown : shape.properties()) {
            @Nullable Object value = entity.values()[shown.place()];
            if (value == null && !shown.isAlways()) continue;
            out.writeName(shown.name());
            value(value);
        }
    }

    void value(@Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case RawJson json -> out.writeRawValue(json.text());
            case Instant time -> times.write(out, time);
            case Result result -> result(result);
            default -> out.writeString(value.toString());
        }
    }

    private void result(Result result) {
        switch (result) {
            case Result.Numeric number -> number(number);
            case Result.Text text -> out.writeString(text.value());
            case Result.Truth truth -> out.writeBoolean(truth.value());
            case Result.Json json -> out.writeRawValue(json.json());
        }
    }

    private void number(Result.Numeric number) {
        double value = number.value();
        if (number.exact() != null) out.writeNumber(number.exact());
        else if (value == Math.rint(value) && Math.abs(value) < 1e15) out.writeNumber((long) value);
        else decimals.write(out, value);
    }

    private void relation(Node node, Link link, String self) {
        Relation relation = link.relation();
        if (link.isShown() && isThere(node.entity(), relation))
            out.writeStringProperty(link.name(), self + link.tail());
        Listing expanded = node.expanded().get(relation);
        if (expanded != null) expansion(relation, self, expanded);
    }

    /** A reading belongs to a simple datastream or to one of several properties, never to both. */
    private static boolean isThere(Entity entity, Relation relation) {
        boolean either =
                relation == Relation.OBSERVATION_DATASTREAM || relation == Relation.OBSERVATION_MULTI_DATASTREAM;
        return !either || entity.references().containsKey(relation);
    }

    private void expansion(Relation relation, String self, Listing expanded) {
        String label = relation.label();
        if (!relation.many()) {
            if (expanded.nodes().isEmpty()) return;
            out.writeName(label);
            node(expanded.nodes().getFirst(), expanded.query(), true);
            return;
        }
        if (expanded.count() != null) out.writeNumberProperty(label + "@iot.count", expanded.count());
        out.writeName(label);
        nodes(expanded, true);
        if (expanded.next() != null && metadata.hasAddresses())
            out.writeStringProperty(
                    label + "@iot.nextLink",
                    NextLink.of(self + "/" + label, options(expanded.query()), expanded.next()));
    }

    private Map<String, String> options(Query query) {
        Map<String, String> options = Options.text(query);
        if (metadata != ResultMetadata.FULL) options.put(ResultMetadata.OPTION, metadata.text());
        return options;
    }

    /** Writes the entry document. */
    void root(StaVersion version, Map<String, Object> settings) {
        out.writeStartObject();
        out.writeName("value");
        out.writeStartArray();
        for (EntityType type : EntityType.values()) {
            if (type.isInner()) continue;
            out.writeStartObject();
            out.writeStringProperty("name", type.collection());
            out.writeStringProperty("url", root + "/" + type.collection());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (version == StaVersion.V1_1) {
            out.writeName("serverSettings");
            out.writePOJO(settings);
        }
        out.writeEndObject();
    }
}
