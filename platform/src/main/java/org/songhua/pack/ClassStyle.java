package org.songhua.pack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the map draws a class. Colours are not here: a palette word is, which the console resolves per theme.
 *
 * @param palette word of the console's map palette, such as {@code building}, {@code water}, {@code road}
 * @param icon name of a console icon for points, or null for a plain dot
 * @param minZoom zoom from which objects are put into tiles (0 to 18)
 * @param order drawing order, lowest first
 * @param labelZoom zoom from which names are shown; 0 for never
 * @param visible whether the layer is on at first
 * @param isPublic whether shape and name are shown to everybody, without an account
 * @param tileAttributes attributes put into tiles beside id and name, because the map draws by them
 * @param zoomBy optional attribute whose value decides an own minZoom
 */
public record ClassStyle(
        String palette,
        @Nullable String icon,
        int minZoom,
        int order,
        int labelZoom,
        boolean visible,
        boolean isPublic,
        List<String> tileAttributes,
        @Nullable ZoomBy zoomBy) {

    /**
     * Smallest zoom by the value of an attribute, such as main roads before lanes.
     *
     * @param attribute whose value decides
     * @param zooms smallest zoom per value; other values take the style's minZoom
     */
    public record ZoomBy(String attribute, Map<String, Integer> zooms) {
        public ZoomBy {
            zooms = Map.copyOf(zooms);
        }
    }

    public ClassStyle {
        tileAttributes = List.copyOf(tileAttributes);
    }

    /** {@return the smallest zoom of an object with these attributes} */
    public int minZoom(Function<String, ? extends @Nullable Object> attribute) {
        if (zoomBy == null) return minZoom;
        return zoomBy.zooms().getOrDefault(String.valueOf(attribute.apply(zoomBy.attribute())), minZoom);
    }

    /** {@return the smallest zoom that any object of the class can have} */
    public int firstZoom() {
        return zoomBy == null ? minZoom : zoomBy.zooms().values().stream().reduce(minZoom, Math::min);
    }
}
