package org.songhua.cim.internal.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.PackedObject;
import org.songhua.people.Scope;

/**
 * What is asked of a place.
 *
 * @param extent of which objects touch it
 * @param classCodes of the objects; null for all
 * @param dataset of the objects; null for all
 * @param zoom that shows them
 * @param most objects that may come apart from blocks, the others are left out
 * @param mostBytes of an object that may come apart from blocks, larger ones are left out
 * @param past what another moment than now adds and leaves out; null for now
 */
public record PlaceQuery(
        Extent extent,
        @Nullable List<String> classCodes,
        @Nullable Integer dataset,
        int zoom,
        long most,
        int mostBytes,
        @Nullable Past past) {
    /** Shows all. */
    public static final int ANY_ZOOM = Byte.MAX_VALUE;

    /**
     * A moment that is not now.
     *
     * @param sql the older versions of then, in one row with the number -1 and the columns of {@code cim.blocks_at}
     * @param parameters of it
     * @param isOfThen whether an object that is current now was so then
     */
    @SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
    public record Past(String sql, @Nullable Object[] parameters, Predicate<PackedObject> isOfThen) {}

    /** {@return whether blocks can tell it: to somebody who sees it everywhere} */
    public static boolean isTold(Scope scope) {
        return scope.departments().isEmpty() && scope.regions().isEmpty();
    }

    /** {@return whether a current object belongs to the answer, as far as time goes} */
    public boolean isOfThen(PackedObject object) {
        return past == null || past.isOfThen.test(object);
    }

    /** {@return the classes that are wanted, empty for all, as far as they lie within a scope; null for all} */
    public static @Nullable List<String> classes(List<String> wanted, Scope scope) {
        Set<String> seen = scope.classCodes();
        if (wanted.isEmpty())
            return seen.isEmpty() ? null : seen.stream().sorted().toList();
        var both = new ArrayList<>(wanted);
        if (!seen.isEmpty()) both.retainAll(seen);
        return both;
    }
}
