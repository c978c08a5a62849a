package org.songhua.cim.internal.imports.batch;

/**
 * The third dimension of a feature as it is stored: a CityJSONFeature.
 *
 * @param crs of its vertices
 * @param lod highest level of detail; empty when none is told
 * @param json UTF-8, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // made once and written out
public record ObjectModel(String crs, String lod, byte[] json) {}
