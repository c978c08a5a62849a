package org.songhua.edge.ogc.http;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Faults of requests to the OGC API, one method for each code. */
public final class OgcFaults {
    private OgcFaults() {}

    public static Fault unknownParameter(String name, String known) {
        return at(name, "OGC-001", "There is no parameter '" + name + "' here.", "Use one of: " + known + ".");
    }

    public static Fault repeatedParameter(String name) {
        return at(name, "OGC-002", "The parameter '" + name + "' is given more than once.", "Give it once.");
    }

    public static Fault badValue(String name, String value, String remedy) {
        return at(name, "OGC-003", "'" + value + "' is not a value of the parameter '" + name + "'.", remedy);
    }

    public static Fault badFormat(String value, String offered) {
        return at("f", "OGC-004", "The format '" + value + "' is not offered here.", "Use one of: " + offered + ".");
    }

    public static Fault noSuchCollection(String id) {
        return at(
                "collectionId",
                "OGC-005",
                "There is no collection '" + id + "'.",
                "The collections are listed at /ogcapi/collections.");
    }

    public static Fault noSuchFeature(String id, String collection) {
        return at(
                "featureId",
                "OGC-006",
                "The collection '" + collection + "' has no feature '" + id + "'.",
                "Take ids from /ogcapi/collections/" + collection + "/items.");
    }

    public static Fault noSuchTile(String which) {
        return at(
                "tileMatrix", "OGC-007", "There is no tile " + which + ".", "Stay within the limits of the tile set.");
    }

    public static Fault noSuchTileMatrixSet(String id) {
        return at(
                "tileMatrixSetId",
                "OGC-008",
                "There is no tile matrix set '" + id + "'.",
                "Use WebMercatorQuad, the one that is offered.");
    }

    public static Fault notAcceptable(String accept, String offered) {
        return at(
                "Accept",
                "OGC-009",
                "None of the media types '" + accept + "' is offered here.",
                "Accept one of: " + offered + ".");
    }

    public static Fault noImage(String feature, String crs) {
        return at(
                "crs",
                "OGC-010",
                "The feature '" + feature + "' cannot be written in " + crs + ".",
                "Ask for another reference system, or with bbox for the part that lies near its area of use.");
    }

    /** {@return a fault inside the value of a parameter, told with its place there} */
    static Fault within(String parameter, Fault fault) {
        String place = fault.place().field();
        String problem = place == null ? fault.problem() : "At " + place + ": " + fault.problem();
        return at(parameter, fault.code(), problem, fault.remedy());
    }

    private static Fault at(String field, String code, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }
}
