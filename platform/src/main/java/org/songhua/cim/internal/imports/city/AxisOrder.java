package org.songhua.cim.internal.imports.city;

import org.songhua.cim.internal.imports.batch.Plausibility;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds out whether latitude stands before longitude. Authorities order it so for EPSG:4490, 4326 or 6697, programs often do not: what the numbers can be
 * counts first, the authority's order where both are possible.
 */
final class AxisOrder {
    private long firstIsLongitude = 0;
    private long secondIsLongitude = 0;
    private final Plausibility asTold = new Plausibility();
    private final Plausibility swapped = new Plausibility();

    /** Looks at the vertices of an object. */
    void look(ObjectNode document) {
        JsonNode scale = document.path("transform").path("scale");
        JsonNode translate = document.path("transform").path("translate");
        for (JsonNode vertex : document.path("vertices")) {
            double first = vertex.path(0).asDouble(0) * scale.path(0).asDouble(1)
                    + translate.path(0).asDouble(0);
            double second = vertex.path(1).asDouble(0) * scale.path(1).asDouble(1)
                    + translate.path(1).asDouble(0);
            if (Math.abs(first) > 90) firstIsLongitude++;
            if (Math.abs(second) > 90) secondIsLongitude++;
            asTold.look(first, second);
            swapped.look(second, first);
        }
    }

    /**
     * {@return whether the first two ordinates are to change places}
     *
     * @param authorityOrder whether the file names its system in a way that asks for the authority's order
     * @throws org.songhua.engine.fault.FaultException when the coordinates cannot be in the system in either order
     */
    boolean isSwapped(Crs crs, boolean authorityOrder, Place place) {
        boolean isSwapped = crs.isLonLat()
                && firstIsLongitude <= secondIsLongitude
                && (secondIsLongitude > firstIsLongitude || authorityOrder);
        (isSwapped ? swapped : asTold).check(crs, place);
        return isSwapped;
    }

    /** Lets the first two ordinates of everything in a document change places, in place. */
    static void swap(ObjectNode document) {
        for (String part : new String[] {"scale", "translate"}) {
            if (document.path("transform").path(part) instanceof ArrayNode triple) swap(triple);
        }
        for (JsonNode vertex : document.path("vertices")) if (vertex instanceof ArrayNode triple) swap(triple);
    }

    private static void swap(ArrayNode triple) {
        JsonNode first = triple.get(0);
        triple.set(0, triple.get(1));
        triple.set(1, first);
    }
}
