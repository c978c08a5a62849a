package org.songhua.planning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Tier;
import org.songhua.pack.Text;

/**
 * Something that every dwelling should have within a limit, such as a primary school within 500 m. Declared by a pack.
 *
 * @param code identifier, unique in its set
 * @param title name
 * @param classes classes of city objects that count
 * @param size which of them count by their size, null for all
 * @param tier level of the life circle; null when it belongs to none
 * @param limit how far it may be along streets
 * @param capacity attribute that says how many people a facility serves, null when that is not asked
 * @param basis where the limit is laid down
 * @param verified false when the limit could not be checked in the text it rests on
 * @param where attribute to the words of which a facility must have one to count; empty for all
 * @param from class of objects that should reach it, such as villages; empty for the dwellings
 */
public record ServiceElement(
        String code,
        Text title,
        List<String> classes,
        @Nullable Size size,
        @Nullable Tier tier,
        Limit limit,
        @Nullable String capacity,
        String basis,
        boolean verified,
        Map<String, Set<String>> where,
        String from) {
    public ServiceElement {
        classes = List.copyOf(classes);
        where = Map.copyOf(where);
    }

    /** Something that dwellings should have, whatever the words of the facility. */
    public ServiceElement(
            String code,
            Text title,
            List<String> classes,
            @Nullable Size size,
            @Nullable Tier tier,
            Limit limit,
            @Nullable String capacity,
            String basis,
            boolean verified) {
        this(code, title, classes, size, tier, limit, capacity, basis, verified, Map.of(), "");
    }

    /**
     * A range of sizes.
     *
     * @param attribute that says the size; where it is missing, the area of the outline in square metres counts
     * @param atLeast least size that counts
     * @param below sizes from here on do not count; infinite without such a border
     */
    public record Size(String attribute, double atLeast, double below) {
        /** {@return whether a size is in the range} */
        public boolean holds(double size) {
            return size >= atLeast && size < below;
        }
    }
}
