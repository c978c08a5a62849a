package org.songhua.cim.internal.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.people.Scope;

/**
 * What is asked of a place as it is now.
 *
 * @param extent of which objects touch it
 * @param classCodes of the objects; null for all
 * @param dataset of the objects; null for all
 * @param zoom that shows them
 * @param most objects that may come apart from blocks, the others are left out
 * @param mostBytes of an object that may come apart from blocks, larger ones are left out
 */
public record PlaceQuery(
        Extent extent,
        @Nullable List<String> classCodes,
        @Nullable Integer dataset,
        int zoom,
        long most,
        int mostBytes) {
    /** Shows all. */
    public static final int ANY_ZOOM = Byte.MAX_VALUE;

    /** {@return whether blocks can tell it: what is so now, to somebody who sees it everywhere} */
    public static boolean isTold(Moment moment, Scope scope) {
        return moment.isNow()
                && scope.departments().isEmpty()
                && scope.regions().isEmpty();
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
