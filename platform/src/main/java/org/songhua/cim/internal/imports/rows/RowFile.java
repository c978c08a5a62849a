package org.songhua.cim.internal.imports.rows;

import java.io.IOException;

/** A file that can be read from its beginning as often as needed. */
public interface RowFile {

    /** {@return name of the coordinate reference system; of the first layer when there are several} */
    String crs();

    /** Opens it at its first row. */
    RowSource open() throws IOException;
}
