package org.songhua.planning.internal.town;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;

/**
 * Something that people want to reach.
 *
 * @param id the city object
 * @param name what it is called, if it is
 * @param location where the map shows it, packed
 * @param access where one gets in, packed; at least one
 * @param hasEntrance false for an outline without a recorded entrance, which is taken to be entered anywhere along its edge
 * @param area_m2 square metres of its outline, NaN without one
 * @param numbers its attributes that are numbers
 * @param words its attributes that are texts
 */
@SuppressWarnings("ArrayRecordComponent") // read by the town only
public record Facility(
        ObjectId id,
        @Nullable String name,
        long location,
        long[] access,
        boolean hasEntrance,
        double area_m2,
        Map<String, Double> numbers,
        Map<String, String> words) {
    public Facility {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
    }

    /** {@return whether it has one of the words wanted for each attribute; not when an attribute is not recorded} */
    boolean has(Map<String, Set<String>> wanted) {
        return wanted.entrySet().stream()
                .allMatch(one -> one.getValue().contains(words.getOrDefault(one.getKey(), "")));
    }

    /** {@return the attribute, else the area of the outline; NaN when neither is known} */
    double size(String attribute) {
        return numbers.getOrDefault(attribute, area_m2);
    }
}
