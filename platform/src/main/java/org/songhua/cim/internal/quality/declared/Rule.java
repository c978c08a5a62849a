package org.songhua.cim.internal.quality.declared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectFilter;

/** How a check decides. A closed list: what is none of these is a statement, and {@link SqlWords} says which are taken. */
public sealed interface Rule {

    /** The geometry is not valid or empty. */
    record Geometry() implements Rule {}

    /**
     * The object lies wholly outside all areas.
     *
     * @param areaClass class of the areas
     * @param filter which of its objects are areas; null for all
     */
    record Outside(String areaClass, @Nullable ObjectFilter filter) implements Rule {}

    /**
     * An end of the line touches nothing.
     *
     * @param withinMetres how far away a thing may lie and still be touched
     * @param touch classes of the things
     */
    record LooseEnd(double withinMetres, List<String> touch) implements Rule {
        public LooseEnd {
            touch = List.copyOf(touch);
        }
    }

    /**
     * Another object of the same class has the same value.
     *
     * @param attribute name of the attribute
     */
    record Twice(String attribute) implements Rule {}

    /**
     * A filter is true of the object.
     *
     * @param filters the filter as read for each class
     */
    record Where(Map<String, ObjectFilter> filters) implements Rule {
        public Where {
            filters = Map.copyOf(filters);
        }
    }

    /**
     * A statement finds the object or the data set.
     *
     * @param statement as {@link SqlWords} lets pass
     */
    record Sql(String statement) implements Rule {}
}
