package org.songhua.cim.internal;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Grams;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;

/**
 * Columns of an object that follow from its other ones and are computed wherever an object is written.
 *
 * @param search name, address and code, normalised, one a line; null when there is none
 * @param grams codes of the search text; null when there is none
 * @param zoom smallest zoom at which tiles show the object
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
public record DerivedColumns(@Nullable String search, int @Nullable [] grams, int zoom) {
    /** Degrees that one pixel of a 256-pixel tile covers at zoom 0. */
    private static final double DEGREES_PER_PIXEL_AT_ZOOM_0 = 360.0 / 256;
    /** An area smaller than this in both directions is left out of a tile: nobody could see it. */
    private static final double SMALLEST_SEEN_PIXELS = 2;

    private static final int LONGEST_SEARCH_TEXT = 400;

    /**
     * {@return the columns}
     *
     * @param definition class of the object
     * @param name its name
     * @param attributes its declared attributes, values as String, Number or Boolean
     * @param width extent of its geometry from west to east, degrees
     * @param height extent from south to north, degrees
     */
    public static DerivedColumns of(
            ClassDefinition definition,
            @Nullable String name,
            Map<String, ? extends @Nullable Object> attributes,
            double width,
            double height) {
        String search = searchText(name, attributes);
        int zoom = zoom(definition, attributes, Math.max(width, height));
        return search == null
                ? new DerivedColumns(null, null, zoom)
                : new DerivedColumns(search, Grams.of(search), zoom);
    }

    private static @Nullable String searchText(
            @Nullable String name, Map<String, ? extends @Nullable Object> attributes) {
        if (name == null && !attributes.containsKey("address") && !attributes.containsKey("code")) return null;
        String text = Stream.of(name, attributes.get("address"), attributes.get("code"))
                .filter(part -> part != null)
                .map(part -> Grams.normalise(part.toString()))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text.substring(0, text.offsetByCodePoints(0, shown(text)));
    }

    private static int shown(String text) {
        return Math.min(text.codePointCount(0, text.length()), LONGEST_SEARCH_TEXT);
    }

    private static int zoom(
            ClassDefinition definition, Map<String, ? extends @Nullable Object> attributes, double size) {
        int zoom = definition.style().minZoom(attributes::get);
        return definition.geometry() == GeometryKind.POLYGON ? Math.max(zoom, zoomSeen(size)) : zoom;
    }

    /** {@return zoom from which something of that size, in degrees, is large enough to be seen; 0 to 18} */
    static int zoomSeen(double size) {
        if (size <= 0) return 18;
        double zoom = Math.log(SMALLEST_SEEN_PIXELS * DEGREES_PER_PIXEL_AT_ZOOM_0 / size) / Math.log(2);
        return Math.clamp((int) Math.ceil(zoom), 0, 18);
    }
}
