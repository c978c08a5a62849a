package org.songhua.edge.sta;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Query;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Serves the requests of SensorThings, from wherever they come: one by one or in a batch. */
@Service
class StaService {
    private final SensorThings things;
    private final Readings readings;
    private final Audit audit;
    private final ObjectProvider<MessagePort> messages;

    StaService(SensorThings things, Readings readings, Audit audit, ObjectProvider<MessagePort> messages) {
        this.messages = messages;
        this.things = things;
        this.readings = readings;
        this.audit = audit;
    }

    /** Readings are the data themselves and keep a history of their own; everything else that changes is noted. */
    private void note(StaRequest request, String action, EntityType type, long id) {
        if (type != EntityType.OBSERVATION)
            audit.record(request.caller().name(), noun(type) + "." + action, noun(type) + ":" + id, "{}");
    }

    private static String noun(EntityType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    ResponseEntity<byte[]> get(StaRequest request) {
        return Preconditions.read(request, found(request));
    }

    private ResponseEntity<byte[]> found(StaRequest request) {
        return switch (AddressReader.read(things, request.path())) {
            case Address.Root ignored -> root(request);
            case Address.Collection collection -> collection(request, collection);
            case Address.One one -> one(request, one);
            case Address.Link link -> reference(request, link.target().type(), link.id());
        };
    }

    private ResponseEntity<byte[]> root(StaRequest request) {
        Optional<Integer> port = messages.stream().findFirst().flatMap(MessagePort::port);
        return json(
                HttpStatus.OK, request, out -> out.root(request.version(), Conformance.settings(request.root(), port)));
    }

    private ResponseEntity<byte[]> collection(StaRequest request, Address.Collection collection) {
        Query query = request.query();
        if (query.resultFormat() != null && !collection.onlyReferences())
            return formatted(request, collection.target(), query, query.resultFormat());
        Listing listing = things.list(collection.target(), query);
        String next = next(request, listing);
        return json(HttpStatus.OK, request, out -> {
            if (collection.onlyReferences()) out.references(listing, next);
            else out.page(listing, next);
        });
    }

    private ResponseEntity<byte[]> formatted(StaRequest request, Target target, Query query, String format) {
        if (format.equalsIgnoreCase("JSON") || format.equalsIgnoreCase("application/json"))
            return collection(
                    request.to(request.path(), without(request.options()), "", ""),
                    new Address.Collection(target, false));
        Formats known = Formats.of(format, target.type());
        Listing listing = things.list(target, known.widened(query));
        return ResponseEntity.ok()
                .contentType(known.media())
                .body(known.write(listing, request.root(), next(request, listing)));
    }

    private static Map<String, String> without(Map<String, String> options) {
        var rest = new LinkedHashMap<>(options);
        rest.remove("$resultFormat");
        return rest;
    }

    private static @Nullable String next(StaRequest request, Listing listing) {
        return listing.next() == null || !request.metadata().hasAddresses()
                ? null
                : NextLink.of(request.root() + request.path(), request.options(), listing.next());
    }

    private ResponseEntity<byte[]> one(StaRequest request, Address.One one) {
        if ("$ref".equals(one.part())) return reference(request, one.type(), one.id());
        Query query = request.query();
        Node node = things.find(one.type(), one.id(), query).orElseThrow(() -> StaFaults.nothingThere(request.path()));
        if (one.property() != null) return property(request, node.entity(), one.property(), one.part() != null);
        String tag = tag(node.entity());
        boolean isWhole = query.equals(Query.NONE) && request.metadata() == ResultMetadata.FULL;
        if (isWhole && tag.equals(request.ifNoneMatch()))
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        return json(HttpStatus.OK, request, h -> h.setETag(tag), out -> out.node(node, query));
    }

    private static String tag(Entity entity) {
        return "\"" + Long.toString(entity.revision(), 36) + "\"";
    }

    private ResponseEntity<byte[]> reference(StaRequest request, EntityType type, long id) {
        Node node = things.find(type, id, Query.NONE).orElseThrow(() -> StaFaults.nothingThere(request.path()));
        return json(HttpStatus.OK, request, out -> out.reference(node.entity()));
    }

    private static ResponseEntity<byte[]> property(StaRequest request, Entity entity, String name, boolean bare) {
        InnerPlace place = InnerPlace.of(List.of(name.split("/", -1)));
        boolean id = name.equals("id") || name.equals("@iot.id");
        @Nullable Object whole = id ? new RawJson(String.valueOf(entity.id())) : entity.value(place.property());
        if (whole == null && place.steps().isEmpty())
            return ResponseEntity.noContent().build();
        Object value = place.find(whole).orElseThrow(() -> StaFaults.nothingThere(request.path()));
        if (bare) return bare(value);
        String shown = id ? "@iot.id" : place.label();
        return Json.response(HttpStatus.OK, h -> {}, generator -> {
            generator.writeStartObject();
            generator.writeName(shown);
            new DocumentWriter(generator, request.root()).value(value);
            generator.writeEndObject();
        });
    }

    private static ResponseEntity<byte[]> bare(Object value) {
        String text = switch (value) {
            case RawJson json -> json.text();
            case Result.Text words -> words.value();
            case Result ignored -> Json.text(generator -> new DocumentWriter(generator, "").value(value));
            default -> value.toString();
        };
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> post(StaRequest request, byte[] body) {
        if (request.path().equals("/CreateObservations")) return readings.create(request, body);
        Address address = AddressReader.read(things, request.path());
        if (!(address instanceof Address.Collection collection) || collection.onlyReferences())
            throw StaFaults.notAllowed("POST", request.path());
        Target target = collection.target();
        JsonNode document = Json.parse(body);
        if (target.type() != EntityType.OBSERVATION || makesMore(document)) request.require(Permission.SENSING_EDIT);
        Entity entity = things.create(target, document);
        note(request, "created", entity.type(), entity.id());
        return created(request, entity);
    }

    /** A device may send readings, not make datastreams and features on its way. */
    static boolean makesMore(JsonNode document) {
        for (String relation : List.of("Datastream", "MultiDatastream", "FeatureOfInterest")) {
            JsonNode related = document.path(relation);
            if (related.isObject() && related.path("@iot.id").isMissingNode()) return true;
        }
        return false;
    }

    static ResponseEntity<byte[]> created(StaRequest request, Entity entity) {
        if (!request.metadata().hasAddresses())
            return ResponseEntity.status(HttpStatus.CREATED).build();
        String self = request.root() + "/" + entity.type().collection() + "(" + entity.id() + ")";
        Consumer<HttpHeaders> headers = h -> {
            h.set(HttpHeaders.LOCATION, self);
            h.setETag(tag(entity));
        };
        if (request.prefer().contains("return=minimal"))
            return ResponseEntity.status(HttpStatus.CREATED).headers(headers).build();
        return json(HttpStatus.CREATED, request, headers, out -> out.node(Node.of(entity), Query.NONE));
    }

    ResponseEntity<byte[]> patch(StaRequest request, byte[] body) {
        Address.One one = entity(request, "PATCH");
        check(request, one);
        if (request.contentType().startsWith("application/json-patch+json")) {
            Node before = things.find(one.type(), one.id(), Query.NONE).orElseThrow();
            JsonNode document =
                    Json.parse(Json.bytes(g -> new DocumentWriter(g, request.root()).node(before, Query.NONE)));
            things.replace(one.type(), one.id(), JsonPatch.apply(document, Json.parse(body)));
        } else things.update(one.type(), one.id(), Json.parse(body));
        note(request, "changed", one.type(), one.id());
        return changed(request, one);
    }

    ResponseEntity<byte[]> put(StaRequest request, byte[] body) {
        Address.One one = entity(request, "PUT");
        check(request, one);
        things.replace(one.type(), one.id(), Json.parse(body));
        note(request, "changed", one.type(), one.id());
        return changed(request, one);
    }

    private ResponseEntity<byte[]> changed(StaRequest request, Address.One one) {
        Node node = things.find(one.type(), one.id(), Query.NONE).orElseThrow();
        return json(HttpStatus.OK, request, h -> h.setETag(tag(node.entity())), out -> out.node(node, Query.NONE));
    }

    private void check(StaRequest request, Address.One one) {
        Entity entity = things.find(one.type(), one.id(), Query.NONE)
                .orElseThrow(() -> StaFaults.nothingThere(request.path()))
                .entity();
        Preconditions.requireMet(request, tag(entity));
    }

    private Address.One entity(StaRequest request, String method) {
        Address address = AddressReader.read(things, request.path());
        if (address instanceof Address.One one && one.property() == null && one.part() == null) return one;
        throw StaFaults.notAllowed(method, request.path());
    }

    ResponseEntity<byte[]> delete(StaRequest request) {
        switch (AddressReader.read(things, request.path())) {
            case Address.One one
            when one.property() == null && one.part() == null -> {
                check(request, one);
                things.delete(one.type(), one.id());
                note(request, "deleted", one.type(), one.id());
            }
            case Address.Link link -> {
                return unlink(link.target(), link.id());
            }
            case Address.Collection collection
            when collection.onlyReferences() && request.options().containsKey("$id") -> {
                return unlink(collection.target(), AddressReader.reference(things, collection.target(), request));
            }
            case Address.Collection collection -> deleteWhere(request, collection);
            default -> throw StaFaults.notAllowed("DELETE", request.path());
        }
        return ResponseEntity.ok().build();
    }

    private ResponseEntity<byte[]> unlink(Target target, long id) {
        things.unlink(Optional.ofNullable(target.relation()).orElseThrow(), target.source(), id);
        return ResponseEntity.noContent().build();
    }

    /** Nobody means to delete a whole collection by leaving something out. */
    private void deleteWhere(StaRequest request, Address.Collection collection) {
        Query query = request.query();
        if (query.filter() == null) throw StaFaults.notAllowed("DELETE without $filter", request.path());
        long deleted = things.deleteWhere(collection.target(), query.filter());
        audit.record(
                request.caller().name(),
                noun(collection.target().type()) + ".deleted",
                noun(collection.target().type()) + ":by filter",
                "{\"count\":%d}".formatted(deleted));
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, StaRequest request, Consumer<DocumentWriter> write) {
        return json(status, request, h -> {}, write);
    }

    private static ResponseEntity<byte[]> json(
            HttpStatus status, StaRequest request, Consumer<HttpHeaders> headers, Consumer<DocumentWriter> write) {
        return Json.response(
                status,
                headers,
                generator -> write.accept(new DocumentWriter(generator, request.root(), request.metadata())));
    }
}
