package org.songhua.cim;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/** The third dimension of city objects. Every call takes the {@link Scope} of who asks. */
public interface Models {

    /** {@return the model of the object, if it has one and exists within the scope} */
    Optional<Model> find(ObjectId id, Scope scope);

    /**
     * Hands over the models of the objects that a query finds, in order of id, streamed. Objects without a model are passed over and
     * do not count towards the limit.
     *
     * @return id to continue after, or null when there are no more
     */
    @Nullable
    ObjectId stream(ObjectQuery query, Scope scope, Consumer<Model> sink);

    /** {@return the reference systems of all models of the objects that a query finds, whatever its limit, in order} */
    List<String> systems(ObjectQuery query, Scope scope);

    /**
     * Solids, surfaces, semantics and appearance of one object.
     *
     * @param id the object
     * @param crs coordinate reference system of the vertices, such as {@code EPSG:7415}; x is east, y is north, z in metres
     * @param lod highest level of detail, such as {@code 2.2}; empty when the document tells none
     * @param json a CityJSON 2.0 document of type CityJSONFeature in UTF-8, with a {@code transform}, {@code vertices} and, where needed,
     *     {@code appearance} and {@code geometry-templates} of its own; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and written out
    record Model(ObjectId id, String crs, String lod, byte[] json) {}
}
