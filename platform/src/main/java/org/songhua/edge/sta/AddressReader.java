package org.songhua.edge.sta;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.ResourcePath;
import org.songhua.engine.odata.ResourcePath.Segment;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;

/** Finds out what a path leads to, and that every step of it is there. */
final class AddressReader {
    /** No entity has a number this large, or ever will. */
    private static final long NOBODY = Long.MAX_VALUE;

    private final SensorThings things;
    private final String path;
    private final List<Segment> segments;
    private final boolean isInner;

    private AddressReader(SensorThings things, String path, boolean isInner) {
        this.things = things;
        this.isInner = isInner;
        this.path = path;
        this.segments = ResourcePath.parse(path).segments();
    }

    static Address read(SensorThings things, String path) {
        return read(new AddressReader(things, path, false));
    }

    /** {@return what a path in the names of the platform's own model leads to} */
    static Address readInner(SensorThings things, String path) {
        return read(new AddressReader(things, path, true));
    }

    private static Address read(AddressReader reader) {
        return reader.segments.isEmpty() ? new Address.Root() : reader.first();
    }

    /** {@return number of the member of a collection whose address the option {@code $id} gives, relative or not} */
    static long reference(SensorThings things, Target target, StaRequest request) {
        String address = String.valueOf(request.options().get("$id"));
        Segment last = ResourcePath.parse(address.substring(address.lastIndexOf('/') + 1))
                .segments()
                .getLast();
        if (!last.name().equals(target.type().collection()) || last.key() == null)
            throw StaFaults.badReference(address);
        Relation relation = target.relation();
        long id = last.key().startsWith("-") ? NOBODY : key(last);
        if (relation == null || !things.leads(relation, target.source(), id))
            throw StaFaults.nothingThere(request.path() + "?$id=" + address);
        return id;
    }

    private Address first() {
        Segment head = segments.getFirst();
        EntityType type = EntityType.ofCollection(head.name())
                .filter(one -> isInner || !one.isInner())
                .orElseThrow(() -> StaFaults.nothingThere(path));
        if (head.key() == null) return collection(Target.all(type), 1);
        return entity(type, key(head), 1);
    }

    private Address collection(Target target, int next) {
        if (next == segments.size()) return new Address.Collection(target, false);
        boolean reference =
                next == segments.size() - 1 && segments.get(next).name().equals("$ref");
        if (!reference) throw StaFaults.nothingThere(path);
        return new Address.Collection(target, true);
    }

    private Address entity(EntityType type, long id, int next) {
        if (next == segments.size()) return new Address.One(type, id, null, null);
        Segment segment = segments.get(next);
        boolean last = next == segments.size() - 1;
        if (segment.name().equals("$ref") && last) return new Address.One(type, id, null, "$ref");
        Optional<Relation> relation = type.relation(segment.name()).filter(one -> isInner || !one.isInner());
        if (relation.isPresent()) return related(relation.get(), id, segment, next + 1);
        return property(type, id, next, last);
    }

    private Address property(EntityType type, long id, int next, boolean last) {
        boolean isValue = !last && segments.getLast().name().equals("$value");
        List<Segment> parts = segments.subList(next, segments.size() - (isValue ? 1 : 0));
        String name = parts.stream().map(Segment::name).collect(Collectors.joining("/"));
        String property = InnerPlace.of(List.of(name.split("/", -1))).property();
        boolean known = type.indexOf(property) >= 0 || property.equals("id") || property.startsWith("@iot.");
        if (!known || parts.stream().anyMatch(part -> part.key() != null)) throw StaFaults.nothingThere(path);
        return new Address.One(type, id, name, isValue ? "$value" : null);
    }

    private Address related(Relation relation, long source, Segment segment, int next) {
        if (!relation.many()) return single(relation, source, segment.key(), next);
        if (segment.key() == null) {
            if (!things.exists(relation.source(), source)) throw StaFaults.nothingThere(path);
            return collection(Target.of(relation, source), next);
        }
        long id = key(segment);
        if (!things.leads(relation, source, id)) throw StaFaults.nothingThere(path);
        boolean link = next == segments.size() - 1 && segments.get(next).name().equals("$ref");
        return link ? new Address.Link(Target.of(relation, source), id) : entity(relation.target(), id, next);
    }

    private Address single(Relation relation, long source, @Nullable String key, int next) {
        if (key != null) throw StaFaults.nothingThere(path);
        long id = things.follow(relation, source).orElseThrow(() -> StaFaults.nothingThere(path));
        return entity(relation.target(), id, next);
    }

    private static long key(Segment segment) {
        String key = String.valueOf(segment.key()).strip();
        String bare =
                key.startsWith("'") && key.endsWith("'") && key.length() > 2 ? key.substring(1, key.length() - 1) : key;
        if (!bare.matches("\\d{1,30}")) throw StaFaults.badKey(key);
        return bare.length() > 18 ? NOBODY : Long.parseLong(bare);
    }
}
