package org.songhua.cim.internal.imports.geojson;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Features of a file, one by one. */
interface FeatureSource extends AutoCloseable {

    /**
     * {@return the next feature, or null at the end}
     *
     * @throws tools.jackson.core.JacksonException when the text is no JSON from here on
     * @throws org.songhua.engine.fault.FaultException when it is no GeoJSON
     */
    @Nullable
    RawFeature next() throws IOException;

    /** {@return name of the coordinate reference system told so far (GeoJSON of 2008), or null} */
    @Nullable
    String crs();

    @Override
    void close();
}
