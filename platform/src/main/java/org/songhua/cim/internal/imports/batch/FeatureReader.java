package org.songhua.cim.internal.imports.batch;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;

/** Reads the features of a file of one format. */
public interface FeatureReader {

    /** {@return name of the coordinate reference system of the file} */
    String crs();

    /** {@return what the file says beside its objects as JSON, to be kept with the data set; null for nothing} */
    default @Nullable String header() {
        return null;
    }

    /**
     * {@return the regions that the file brings; they are needed before its other objects can be placed}
     *
     * @throws org.songhua.engine.fault.FaultException when the file cannot be read
     */
    List<Region> regions();

    /**
     * Hands over all features, in the order of the file.
     *
     * @param encoders makes an encoder for the use of one thread
     * @throws org.songhua.engine.fault.FaultException when the file cannot be read to its end
     */
    void read(Supplier<FeatureEncoder> encoders, Consumer<Batch> sink);
}
