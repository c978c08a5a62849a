package org.songhua.cim.internal.imports.city;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;

/** A city model that can be read from its beginning as often as needed. */
interface CityFile {
    /** {@return name of the reference system that the file tells, or null} */
    @Nullable
    String crs();

    /** {@return whether positions of geographic systems may have latitude first, as the authority orders them} */
    boolean isAuthorityOrder();

    /** {@return what the file says beside its objects as JSON, to be kept with the data set; null for nothing} */
    @Nullable
    String header();

    /** {@return remarks on the file as a whole, to be asked for when it has been read} */
    List<Fault> remarks();

    Slices open() throws IOException;

    /** The objects of the open file, one by one. */
    interface Slices extends AutoCloseable {
        /** {@return the next object, or null at the end} */
        @Nullable
        Slice next() throws IOException;

        /** {@return share of the file read, 0 to 1} */
        double share();

        @Override
        void close() throws IOException;
    }
}
