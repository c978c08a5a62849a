package org.songhua.cim.internal.imports.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.ClassDefinition;

/**
 * A feature of a source, its class decided.
 *
 * @param place where it is told, for faults
 * @param sourceId its identifier in the source
 * @param definition its class
 * @param strict whether somebody chose the class; then an object that does not fit it is refused
 * @param name what people call it
 * @param attributes declared attributes, each valid: String, Long, Double or Boolean
 * @param tags everything else the source says: String, Long, Double, Boolean or {@link RawJson}
 * @param geometry longitude, latitude in degrees
 * @param remarks faults found on the way that do not keep it from being taken
 * @param model its third dimension, or null
 */
public record Feature(
        Place place,
        String sourceId,
        ClassDefinition definition,
        boolean strict,
        @Nullable String name,
        Map<String, Object> attributes,
        Map<String, ?> tags,
        Geometry geometry,
        List<Fault> remarks,
        @Nullable ObjectModel model) {

    /**
     * A JSON object, array or exact number to be kept as it is.
     *
     * @param text well-formed JSON
     */
    public record RawJson(String text) {}
}
