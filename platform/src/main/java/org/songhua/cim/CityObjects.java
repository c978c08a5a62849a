package org.songhua.cim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/**
 * The city objects. Every call takes the {@link Scope} of who asks; objects outside it do not exist for them.
 * Geometry is longitude, latitude in degrees.
 */
public interface CityObjects {

    /** {@return the object, if it exists within the scope} */
    default Optional<CityObject> find(ObjectId id, Scope scope) {
        return find(id, Moment.NOW, scope);
    }

    /** {@return the object as it is or was at a moment, if it existed then within the scope} */
    Optional<CityObject> find(ObjectId id, Moment moment, Scope scope);

    /**
     * Hands over one page, streamed, never held as a whole.
     *
     * @return id to continue after, or null when the page was the last
     */
    @Nullable
    ObjectId stream(ObjectQuery query, Scope scope, Consumer<CityObject> sink);

    /**
     * Hands over the same page without making an object of each. What is handed over moves on when the sink returns.
     */
    Streamed streamPacked(ObjectQuery query, Scope scope, Consumer<PackedObject> sink);

    /**
     * What is known of a page that was handed over.
     *
     * @param next id to continue after; null when the page was the last
     * @param matched objects on it and on those after it; empty where that would have to be counted
     */
    record Streamed(@Nullable ObjectId next, OptionalLong matched) {}

    /** {@return how many objects the query finds in all, paging left aside} */
    long count(ObjectQuery query, Scope scope);

    /** {@return objects of each class within the scope, for classes that have any} */
    Map<String, Long> countByClass(Scope scope);

    /** {@return rectangle around all objects of the class, or of all classes for null; empty when there are none} */
    default Optional<Extent> extent(@Nullable String classCode, Scope scope) {
        return extent(classCode, Moment.NOW, scope);
    }

    /** {@return rectangle around the objects of the class at a moment, or of all classes for null} */
    Optional<Extent> extent(@Nullable String classCode, Moment moment, Scope scope);

    /** {@return number of a data set to the rectangle around what it has within the scope, for data sets that have any} */
    Map<Integer, Extent> extentByDataset(Scope scope);

    /**
     * Corrects an object; the old version goes to the history. A declared attribute set to null is removed. {@link Editing}
     * can do more.
     *
     * @param expectedRevision revision the editor saw
     * @throws StaleRevisionException when somebody else changed it meanwhile
     * @throws org.songhua.engine.fault.FaultException when a value breaks the schema of the class
     */
    CityObject edit(ObjectId id, int expectedRevision, ObjectEdit edit, Scope scope, String editor);

    /** {@return the versions of an object, newest first, the current one included; also of one that is no more} */
    List<ObjectVersion> versions(ObjectId id, Scope scope);

    /** {@return the data sets in order of number} */
    List<Dataset> datasets();

    /** {@return counts up by one with every change of any object; the key of caches} */
    long dataVersion();
}
