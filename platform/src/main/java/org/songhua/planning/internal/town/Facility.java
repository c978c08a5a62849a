package org.songhua.planning.internal.town;

import java.util.Map;
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
 */
@SuppressWarnings("ArrayRecordComponent") // read by the town only
public record Facility(
        ObjectId id,
        @Nullable String name,
        long location,
        long[] access,
        boolean hasEntrance,
        double area_m2,
        Map<String, Double> numbers) {
    public Facility {
        numbers = Map.copyOf(numbers);
    }

    /** {@return the attribute, else the area of the outline; NaN when neither is known} */
    double size(String attribute) {
        return numbers.getOrDefault(attribute, area_m2);
    }
}
