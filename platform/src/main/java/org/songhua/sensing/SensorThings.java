package org.songhua.sensing;

import java.util.Optional;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import tools.jackson.databind.JsonNode;

/**
 * Things, sensors, datastreams and what else SensorThings knows, readings included. Mistakes in a query or document come as
 * {@link org.songhua.engine.fault.FaultException} with all of them; what is not there as
 * {@link org.songhua.people.NotFoundException}.
 */
public interface SensorThings {

    /** {@return a page of the collection} */
    Listing list(Target target, Query query);

    /** {@return the entity with its expansions} */
    Optional<Node> find(EntityType type, long id, Query query);

    /** {@return number of the entity that a single relation leads to} */
    Optional<Long> follow(Relation relation, long source);

    /** {@return whether the relation of the one leads to the other} */
    boolean leads(Relation relation, long source, long target);

    boolean exists(EntityType type, long id);

    /** {@return what must be known of a datastream, simple or not, to take its readings; from memory} */
    Optional<Stream> stream(long datastream);

    /**
     * {@return number of the feature of interest of readings that name none: the one that stands for the place of the
     * thing}
     *
     * @throws org.songhua.engine.fault.FaultException when the thing has no place
     */
    long defaultFeature(long datastream);

    /** Takes note of a feature of interest that a reading names, which {@link #append} alone does not. */
    void noteFeature(long datastream, long feature);

    /**
     * Creates an entity and all that lies in it.
     *
     * @param document as 18-088 clause 10.2 says
     * @return its number
     */
    Entity create(Target target, JsonNode document);

    /**
     * Keeps a reading of a simple datastream that nothing else needs to be made for.
     *
     * @return the reading as an entity, once it is durable
     */
    Entity append(NewObservation reading);

    /** Changes what the document names, and leaves the rest (merge). */
    void update(EntityType type, long id, JsonNode document);

    /** Puts the document in place of all properties; relations that it does not name stay. */
    void replace(EntityType type, long id, JsonNode document);

    /** Deletes an entity and what cannot be without it (18-088 table 25). */
    void delete(EntityType type, long id);

    /** Deletes those of the collection that the filter holds for. {@return how many} */
    long deleteWhere(Target target, Expr filter);

    /**
     * Does several things as one: all changes of entities stay, or on false or any exception none. Readings go their own
     * way; whoever gives up takes back the readings that they sent.
     *
     * @return whether they stay
     */
    boolean together(java.util.function.BooleanSupplier work);

    /** Ends a relation between two entities that can both be without. */
    void unlink(Relation relation, long source, long target);

    /**
     * What readings of a datastream must fit.
     *
     * @param parts number of its observed properties: 1 for a simple one
     */
    record Stream(long id, EntityType type, long thing, int parts, String observationType) {}
}
