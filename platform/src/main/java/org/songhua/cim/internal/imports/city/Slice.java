package org.songhua.cim.internal.imports.city;

import tools.jackson.databind.node.ObjectNode;

/** One object of the first level on its way out of a file; its document is made by whichever thread has time. */
interface Slice {
    /** {@return its number in the file, from 1} */
    long number();

    /** {@return its identifier; empty when it has none} */
    String id();

    /**
     * {@return its CityJSONFeature}
     *
     * @throws org.songhua.cim.internal.cityjson.CityJsonException when it cannot be made
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    ObjectNode document();
}
