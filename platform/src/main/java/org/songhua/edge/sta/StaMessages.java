package org.songhua.edge.sta;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.QueryParser;
import org.songhua.people.Caller;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Node;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Relation;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * SensorThings by messages (18-088, clause 14): readings are created by sending their document to a collection of observations, and
 * whoever listens to an entity set, an entity or a property gets its document after each change.
 */
@Component
public class StaMessages {
    private static final String BASE = "/sta/";
    /** Of topics that nobody asked for by name. */
    private static final String VERSION = "v1.1/";

    private final SensorThings things;
    private final StaService service;
    private final QuickReadings reader;
    private final String publicAddress;

    /** @param publicAddress where others reach the platform; empty when it is not known, and links are relative to it */
    StaMessages(
            SensorThings things,
            StaService service,
            Clock clock,
            @Value("${songhua.public-address:}") String publicAddress) {
        this.publicAddress =
                publicAddress.endsWith("/") ? publicAddress.substring(0, publicAddress.length() - 1) : publicAddress;
        this.things = things;
        this.service = service;
        this.reader = new QuickReadings(things, clock);
    }

    /** {@return the reading that a message of the usual form is; empty for any other message} */
    public Optional<NewObservation> usual(String topic, byte[] payload) {
        long way = QuickPosts.way("/sta/" + topic);
        return way < 0 ? Optional.empty() : Optional.ofNullable(reader.one(payload, way));
    }

    /** {@return whether readings can be sent to the topic} */
    public boolean takes(String topic) {
        return version(topic) != null && path(topic).endsWith("Observations");
    }

    /**
     * Creates what a message of any form holds, and returns when it is durable.
     *
     * @throws org.songhua.engine.fault.FaultException when the document is wrong
     * @throws org.songhua.edge.problem.ProblemException when the caller may not, or nothing is at the topic
     */
    public void create(String topic, byte[] payload, Caller caller) {
        service.post(request(topic, caller), payload);
    }

    private String root(StaVersion version) {
        return publicAddress + BASE + version.path();
    }

    private StaRequest request(String topic, Caller caller) {
        StaVersion version = version(topic);
        if (version == null) throw StaFaults.nothingThere(topic);
        return new StaRequest(
                version,
                root(version),
                path(topic),
                Map.of(),
                ResultMetadata.FULL,
                "application/json",
                "return=minimal",
                null,
                null,
                caller);
    }

    private static @Nullable StaVersion version(String topic) {
        for (StaVersion version : StaVersion.values())
            if (version != StaVersion.V2_0 && topic.startsWith(version.path() + "/")) return version;
        return null;
    }

    private static String path(String topic) {
        return topic.substring(topic.indexOf('/'));
    }

    /**
     * Something that somebody listens to.
     *
     * @param topic as it was asked for; its messages carry it
     * @param target the collection, null for one entity
     * @param type of the entities
     * @param id of the one entity, 0 for a collection
     * @param property of it, null for all
     */
    public record Interest(
            String topic,
            @Nullable Target target,
            EntityType type,
            long id,
            @Nullable String property,
            Query query) {

        /** {@return number of the datastream whose readings are meant, 0 for all; empty for anything else} */
        public Optional<Long> datastream() {
            if (target == null || type != EntityType.OBSERVATION) return Optional.empty();
            Relation relation = target.relation();
            if (relation == null) return Optional.of(0L);
            return relation.source().isStream() ? Optional.of(target.source()) : Optional.of(0L);
        }
    }

    /**
     * {@return what a topic means, query options included}
     *
     * @throws org.songhua.engine.fault.FaultException when the options are wrong
     * @throws org.songhua.edge.problem.ProblemException when nothing is there
     */
    public Interest interest(String topic) {
        int question = topic.indexOf('?');
        String plain = question < 0 ? topic : topic.substring(0, question);
        if (version(plain) == null) throw StaFaults.nothingThere(topic);
        Query query = QueryParser.parse(Options.read(question < 0 ? null : topic.substring(question + 1)));
        return switch (AddressReader.read(things, path(plain))) {
            case Address.Collection all
            when !all.onlyReferences() ->
                new Interest(topic, all.target(), all.target().type(), 0, null, query);
            case Address.One one
            when one.part() == null -> new Interest(topic, null, one.type(), one.id(), one.property(), query);
            default -> throw StaFaults.nothingThere(topic);
        };
    }

    /**
     * {@return the topics at which a reading is told, the nearest first} Whoever listens with wildcards hears it at the first of them that
     * matches, and so once.
     */
    public static List<String> topics(Observation observation, boolean isMulti) {
        String all = VERSION + EntityType.OBSERVATION.collection();
        EntityType stream = isMulti ? EntityType.MULTI_DATASTREAM : EntityType.DATASTREAM;
        String ofStream = "%s%s(%d)/%s"
                .formatted(VERSION, stream.collection(), observation.datastream(), EntityType.OBSERVATION.collection());
        return List.of(ofStream, all, "%s(%d)".formatted(all, observation.id()));
    }

    /** {@return the topics at which an entity is told, the nearest first} */
    public static List<String> topics(EntityType type, long id) {
        String all = VERSION + type.collection();
        return List.of("%s(%d)".formatted(all, id), all);
    }

    /** {@return whether a datastream has several properties} */
    public boolean isMulti(long datastream) {
        return things.stream(datastream)
                .filter(stream -> stream.type() == EntityType.MULTI_DATASTREAM)
                .isPresent();
    }

    /** {@return an interest in whatever is told at a topic that is meant to be of this type} */
    public static Interest anyAt(String topic, EntityType type) {
        return new Interest(topic, Target.all(type), type, 0, null, Query.NONE);
    }

    /** {@return whether a reading belongs to what is listened to, as far as can be told without looking} */
    public static boolean mayConcern(Interest interest, Observation observation) {
        Target target = interest.target();
        if (target == null) return interest.type() == EntityType.OBSERVATION && interest.id() == observation.id();
        Relation relation = target.relation();
        if (relation == Relation.FEATURE_OF_INTEREST_OBSERVATIONS)
            return observation.feature() != null && observation.feature() == target.source();
        return relation == null || target.source() == observation.datastream();
    }

    /** {@return the document of an entity that was made or changed; empty when the interest is in others} */
    public Optional<byte[]> document(Interest interest, EntityType type, long id) {
        if (interest.type() != type || (interest.target() == null && interest.id() != id)) return Optional.empty();
        Target target = interest.target();
        if (target != null && target.relation() != null && type != EntityType.OBSERVATION) {
            if (!things.leads(target.relation(), target.source(), id)) return Optional.empty();
        }
        Optional<Node> node =
                interest.query().filter() == null ? things.find(type, id, interest.query()) : filtered(interest, id);
        return node.map(found -> Json.bytes(out -> write(out, interest, found)));
    }

    private Optional<Node> filtered(Interest interest, long id) {
        Query query = interest.query();
        Expr wanted = QueryParser.parse(Map.of("$filter", "id eq %d and (%s)".formatted(id, query.filter())))
                .filter();
        var one = new Query(wanted, List.of(), query.select(), query.expand(), 1, 0, false, null, null);
        Listing found = things.list(Target.all(interest.type()), one);
        return found.nodes().stream().findFirst();
    }

    private void write(tools.jackson.core.JsonGenerator out, Interest interest, Node node) {
        StaVersion version = version(interest.topic());
        var writer = new DocumentWriter(out, root(version == null ? StaVersion.V1_1 : version));
        String property = interest.property();
        if (property == null) {
            writer.node(node, interest.query());
            return;
        }
        InnerPlace place = InnerPlace.of(List.of(property.split("/", -1)));
        out.writeStartObject();
        out.writeName(place.label());
        writer.value(place.find(node.entity().value(place.property())).orElse(null));
        out.writeEndObject();
    }

    /** {@return a payload as text, for the log} */
    public static String shown(byte[] payload) {
        return new String(payload, 0, Math.min(payload.length, 200), StandardCharsets.UTF_8);
    }
}
