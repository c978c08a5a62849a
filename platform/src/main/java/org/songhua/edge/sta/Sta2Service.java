package org.songhua.edge.sta;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.QueryParser;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Serves SensorThings 2.0: another view of what 1.1 shows, under names and in documents of its own. */
@Service
class Sta2Service {
    private final SensorThings things;
    private final Audit audit;

    Sta2Service(SensorThings things, Audit audit) {
        this.things = things;
        this.audit = audit;
    }

    ResponseEntity<byte[]> get(StaRequest request) {
        return Preconditions.read(request, found(request));
    }

    private ResponseEntity<byte[]> found(StaRequest request) {
        if (request.path().isEmpty() || request.path().equals("/")) return plain(Sta2Metadata.root(request.root()));
        if (request.path().equals("/$metadata")) return plain(Sta2Metadata.metadata());
        Sta2Model.Path path = Sta2Model.path(request.path());
        return switch (AddressReader.readInner(things, path.entities())) {
            case Address.Collection all -> collection(request, all);
            case Address.One one when "$ref".equals(one.part()) -> reference(request, one.type(), one.id());
            case Address.One one -> one(request, one, path);
            case Address.Link link -> reference(request, link.target().type(), link.id());
            case Address.Root ignored -> throw StaFaults.nothingThere(request.path());
        };
    }

    private static ResponseEntity<byte[]> plain(ObjectNode document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(document.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> collection(StaRequest request, Address.Collection collection) {
        Query query = QueryParser.parse(request.options());
        Listing listing = things.list(
                collection.target(), Sta2Query.inner(query, collection.target().type()));
        String next = listing.next() == null
                ? null
                : NextLink.of(request.root() + request.path(), request.options(), listing.next());
        return json(HttpStatus.OK, request, h -> {}, out -> {
            if (collection.onlyReferences()) out.references(listing, next);
            else out.page(listing, query, next);
        });
    }

    private ResponseEntity<byte[]> one(StaRequest request, Address.One one, Sta2Model.Path path) {
        Query query = QueryParser.parse(request.options());
        Node node = find(request, one.type(), one.id(), query);
        if (!path.property().isEmpty()) return property(request, node.entity(), path);
        return json(HttpStatus.OK, request, h -> h.setETag(tag(node.entity())), out -> out.document(node, query));
    }

    private Node find(StaRequest request, EntityType type, long id, Query query) {
        return things.find(type, id, Sta2Query.inner(query, type))
                .orElseThrow(() -> StaFaults.nothingThere(request.path()));
    }

    private static ResponseEntity<byte[]> property(StaRequest request, Entity entity, Sta2Model.Path path) {
        boolean isSpan = path.property().equals("phenomenonTime");
        String type = Sta2Metadata.type(path.type(), path.property());
        Object value = Sta2Writer.value(entity, path.property(), request.root());
        if (value == null) return ResponseEntity.noContent().build();
        if (!path.isRaw()) return json(HttpStatus.OK, request, h -> {}, out -> out.property(value, type, isSpan));
        String text = value instanceof RawJson json
                ? json.text()
                : value instanceof String words
                        ? words
                        : Json.text(g -> new Sta2Writer(g, request.root()).write(value));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> reference(StaRequest request, EntityType type, long id) {
        Node node = find(request, type, id, Query.NONE);
        return json(HttpStatus.OK, request, h -> {}, out -> out.reference(node.entity()));
    }

    ResponseEntity<byte[]> post(StaRequest request, byte[] body) {
        Sta2Model.Path path = Sta2Model.path(request.path());
        if (!(AddressReader.readInner(things, path.entities()) instanceof Address.Collection all)
                || all.onlyReferences()) throw StaFaults.notAllowed("POST", request.path());
        EntityType type = all.target().type();
        Sta2Reader.Draft draft = Sta2Reader.read(things, type, Json.parse(body), true);
        if (type != EntityType.OBSERVATION || StaService.makesMore(draft.document()))
            request.require(Permission.SENSING_EDIT);
        Entity made = things.create(target(request, all.target(), draft.type()), draft.document());
        note(request, "created", type, made.id());
        String self = request.root() + "/" + Sta2Model.collection(type) + "(" + made.id() + ")";
        if (!request.prefer().contains("return=representation"))
            return ResponseEntity.status(HttpStatus.CREATED)
                    .header(HttpHeaders.LOCATION, self)
                    .build();
        Query query = QueryParser.parse(request.options());
        Node node = find(request, type, made.id(), query);
        return json(
                HttpStatus.CREATED, request, h -> h.set(HttpHeaders.LOCATION, self), out -> out.document(node, query));
    }

    /** {@return the collection of 1.1 that takes what the one of 2.0 is to get} */
    private Target target(StaRequest request, Target target, EntityType type) {
        Relation relation = target.relation();
        if (relation == null) return Target.all(type);
        if (target.type() == EntityType.STREAM)
            return Target.of(inner(relation.source(), type, true).orElseThrow(), target.source());
        if (relation == Relation.STREAM_OBSERVATIONS) {
            EntityType stream = things.stream(target.source()).orElseThrow().type();
            return Target.of(inner(stream, EntityType.OBSERVATION, true).orElseThrow(), target.source());
        }
        if (relation.source() == EntityType.STREAM) throw StaFaults.notAllowed("POST", request.path());
        return target;
    }

    private static Optional<Relation> inner(EntityType source, EntityType target, boolean many) {
        return source.relations().stream()
                .filter(r -> r.target() == target && r.many() == many)
                .findFirst();
    }

    ResponseEntity<byte[]> change(StaRequest request, byte[] body, boolean whole) {
        Address.One one = entity(request, whole ? "PUT" : "PATCH");
        check(request, one);
        EntityType kind = kind(one);
        Sta2Reader.Draft draft = Sta2Reader.read(things, one.type(), Json.parse(body), whole);
        if (draft.document().has("multiObservationDataTypes") != (kind == EntityType.MULTI_DATASTREAM)
                && draft.document().has("observationType"))
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "STA-034",
                    "The structure of the results of a datastream cannot be changed.");
        if (whole) things.replace(kind, one.id(), draft.document());
        else things.update(kind, one.id(), draft.document());
        note(request, "changed", one.type(), one.id());
        if (!request.prefer().contains("return=representation"))
            return ResponseEntity.noContent().build();
        Node node = find(request, one.type(), one.id(), Query.NONE);
        return json(HttpStatus.OK, request, h -> h.setETag(tag(node.entity())), out -> out.document(node, Query.NONE));
    }

    private EntityType kind(Address.One one) {
        if (one.type() != EntityType.STREAM) return one.type();
        return things.stream(one.id()).map(SensorThings.Stream::type).orElse(EntityType.DATASTREAM);
    }

    private Address.One entity(StaRequest request, String method) {
        Sta2Model.Path path = Sta2Model.path(request.path());
        if (path.property().isEmpty()
                && AddressReader.readInner(things, path.entities()) instanceof Address.One one
                && one.part() == null) return one;
        throw StaFaults.notAllowed(method, request.path());
    }

    private void check(StaRequest request, Address.One one) {
        Entity entity = find(request, one.type(), one.id(), Query.NONE).entity();
        Preconditions.requireMet(request, tag(entity));
    }

    ResponseEntity<byte[]> delete(StaRequest request) {
        Sta2Model.Path path = Sta2Model.path(request.path());
        if (path.property().isEmpty()) {
            switch (AddressReader.readInner(things, path.entities())) {
                case Address.One one
                when one.part() == null -> {
                    check(request, one);
                    things.delete(kind(one), one.id());
                    note(request, "deleted", one.type(), one.id());
                    return ResponseEntity.noContent().build();
                }
                case Address.Link link -> {
                    things.unlink(
                            Optional.ofNullable(link.target().relation()).orElseThrow(),
                            link.target().source(),
                            link.id());
                    return ResponseEntity.noContent().build();
                }
                case Address.Collection all
                when !all.onlyReferences() -> {
                    return deleteWhere(request, all.target());
                }
                default -> {}
            }
        }
        throw StaFaults.notAllowed("DELETE", request.path());
    }

    private ResponseEntity<byte[]> deleteWhere(StaRequest request, Target target) {
        Query query = Sta2Query.inner(QueryParser.parse(request.options()), target.type());
        if (query.filter() == null) throw StaFaults.notAllowed("DELETE without $filter", request.path());
        long deleted = things.deleteWhere(target, query.filter());
        audit.record(
                request.caller().name(),
                noun(target.type()) + ".deleted",
                noun(target.type()) + ":by filter",
                "{\"count\":%d}".formatted(deleted));
        return ResponseEntity.noContent().build();
    }

    private void note(StaRequest request, String action, EntityType type, long id) {
        if (type != EntityType.OBSERVATION)
            audit.record(request.caller().name(), noun(type) + "." + action, noun(type) + ":" + id, "{}");
    }

    private static String noun(EntityType type) {
        return Sta2Model.single(type).toLowerCase(Locale.ROOT);
    }

    private static String tag(Entity entity) {
        return "\"" + Long.toString(entity.revision(), 36) + "\"";
    }

    private static ResponseEntity<byte[]> json(
            HttpStatus status, StaRequest request, Consumer<HttpHeaders> headers, Consumer<Sta2Writer> write) {
        return Json.response(status, headers, generator -> write.accept(new Sta2Writer(generator, request.root())));
    }
}
