package org.songhua.sensing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a datastream is, in one row: for those who judge its readings. */
public interface Datastreams {

    /** {@return the datastreams of these numbers that there are, with one property each} */
    List<Described> list(Collection<Long> ids);

    /** {@return all datastreams of things that have one of these} */
    List<Described> listBeside(Collection<Long> ids);

    /** {@return all datastreams of these things} */
    List<Described> listOfThings(Collection<Long> things);

    /** {@return all datastreams whose observed property has one of these codes} */
    List<Described> listOf(Collection<String> properties);

    /**
     * A datastream with what it belongs to.
     *
     * @param property code of its observed property: {@code code} of its properties, else the end of its definition, else its name
     * @param unit UCUM code of its unit: the definition when it is one, else the symbol
     * @param longitude of the thing, NaN when it has no place
     */
    record Described(
            long id,
            String name,
            long thing,
            String thingName,
            @Nullable UUID cityObject,
            String property,
            String unit,
            double longitude,
            double latitude) {}
}
