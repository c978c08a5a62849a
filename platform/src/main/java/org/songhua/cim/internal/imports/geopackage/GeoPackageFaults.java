package org.songhua.cim.internal.imports.geopackage;

import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Faults of GeoPackages, {@code GPKG-0xx}. */
final class GeoPackageFaults {
    private GeoPackageFaults() {}

    static FaultException noGeoPackage(Place place) {
        return new FaultException(Fault.refused(
                "GPKG-001",
                place,
                "The SQLite file is no GeoPackage with features: it lists no layer of them.",
                "Give a GeoPackage; tiles (MBTiles) and other SQLite files hold no objects."));
    }

    static FaultException damaged(Place place, String why) {
        return new FaultException(Fault.refused(
                "GPKG-002",
                place,
                "The GeoPackage cannot be read: " + ImportFaults.shortened(why, 120) + ".",
                "Copy it again, or export it again from its program."));
    }

    static FaultException noLayer(Place place, String name, String layers) {
        return new FaultException(Fault.refused(
                "GPKG-003",
                place.withField("layer"),
                "There is no layer \"%s\"; the layers are %s."
                        .formatted(ImportFaults.shortened(name), ImportFaults.shortened(layers, 300)),
                "Name one of these, or none to read all."));
    }

    static Fault badGeometry(Place place, String why) {
        return Fault.refused(
                "GPKG-004",
                place,
                "The geometry cannot be read: " + ImportFaults.shortened(why, 100) + ".",
                "Repair it in the program it comes from.");
    }
}
