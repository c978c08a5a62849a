package org.songhua.people;

import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What part of the data somebody may see or change: department × region × class. An empty set is no restriction in that
 * dimension.
 *
 * @param departments codes of organisations that own the objects
 * @param regions heads of region codes, such as {@code 220102} for a district and all below it
 * @param classCodes classes of city objects
 */
public record Scope(Set<String> departments, Set<String> regions, Set<String> classCodes) {
    /** Everything. */
    public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

    public Scope {
        departments = Set.copyOf(departments);
        regions = Set.copyOf(regions);
        classCodes = Set.copyOf(classCodes);
    }

    /** {@return whether nothing is restricted} */
    public boolean isAll() {
        return departments.isEmpty() && regions.isEmpty() && classCodes.isEmpty();
    }

    /** {@return whether objects of the class may be seen} */
    public boolean allowsClass(String classCode) {
        return classCodes.isEmpty() || classCodes.contains(classCode);
    }

    /** {@return whether everything within the other scope is within this one too} */
    public boolean covers(Scope other) {
        return holds(departments, other.departments, String::equals)
                && holds(regions, other.regions, (head, region) -> region.startsWith(head))
                && holds(classCodes, other.classCodes, String::equals);
    }

    private static boolean holds(Set<String> mine, Set<String> theirs, BiPredicate<String, String> within) {
        if (mine.isEmpty()) return true;
        return !theirs.isEmpty() && theirs.stream().allMatch(t -> mine.stream().anyMatch(m -> within.test(m, t)));
    }
}
