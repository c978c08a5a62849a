package org.songhua.edge.ogc.features;

import org.songhua.edge.ogc.http.Parameters;
import org.songhua.engine.geo.CrsByReference;

/** The parameters that name a reference system (OGC API - Features - Part 2, 18-058r1): {@code crs} and its kin. */
final class CrsParameter {
    /** Header that names the system of the coordinates in a response. */
    static final String HEADER = "Content-Crs";

    private static final String REMEDY = "Use the URI of a system that /ogcapi/collections lists under crs, such as"
            + " http://www.opengis.net/def/crs/EPSG/0/4490.";

    private CrsParameter() {}

    /** {@return the system that a parameter names; CRS84 when it is absent} */
    static CrsByReference find(Parameters parameters, String name) {
        return parameters.find(name, REMEDY, CrsParameter::parse).orElse(CrsByReference.CRS84);
    }

    private static CrsByReference parse(String value) {
        return CrsByReference.find(value).orElseThrow(() -> new IllegalArgumentException("not a known system"));
    }

    /** {@return the value of the header} */
    static String header(CrsByReference crs) {
        return "<" + crs.uri() + ">";
    }
}
