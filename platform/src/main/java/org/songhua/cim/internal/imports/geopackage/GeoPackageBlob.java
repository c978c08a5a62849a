package org.songhua.cim.internal.imports.geopackage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.Wkb;

/** The binary form of a geometry in a GeoPackage: a head with flags and an envelope, then well-known binary. */
final class GeoPackageBlob {
    /** Bytes of the envelope by its kind: none, xy, xyz, xym, xyzm. */
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private GeoPackageBlob() {}

    /**
     * {@return the geometry, or null when it is empty}
     *
     * @throws IllegalArgumentException when the bytes are no such geometry
     */
    static @Nullable Geometry read(byte[] blob) {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw new IllegalArgumentException("it does not begin with GP");
        }
        int flags = blob[3];
        int envelope = flags >> 1 & 7;
        if (envelope > 4 || (flags & 0x20) != 0) throw new IllegalArgumentException("its kind is not standard");
        if ((flags & 0x10) != 0) return null;
        int start = 8 + ENVELOPE_BYTES[envelope];
        if (start >= blob.length) throw new IllegalArgumentException("it ends in its head");
        return Wkb.read(Arrays.copyOfRange(blob, start, blob.length));
    }
}
