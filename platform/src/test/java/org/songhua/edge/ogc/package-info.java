/**
 * Conformance tests of the OGC API: a package for each conformance class, a {@link org.songhua.edge.ogc.Requirement} for
 * each requirement, all against the running server over a real database.
 */
package org.songhua.edge.ogc;
