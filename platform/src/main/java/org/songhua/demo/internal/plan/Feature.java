package org.songhua.demo.internal.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A city object of the demo city.
 *
 * @param classCode its class in the packs
 * @param id stable identifier in the data set
 * @param name what people call it, or null
 * @param geometry its geometry in metres of the {@link org.songhua.demo.internal.shape.Plane}
 * @param attributes declared attributes of the class in order; values are String, Integer, Double or Boolean
 */
public record Feature(
        String classCode, String id, @Nullable String name, Geometry geometry, Map<String, Object> attributes) {
    public Feature {
        attributes = FewAttributes.of(attributes);
    }

    /** {@return a number rounded to so many decimals} */
    static double rounded(double value, int decimals) {
        double power = StrictMath.pow(10, decimals);
        return StrictMath.round(value * power) / power;
    }
}
