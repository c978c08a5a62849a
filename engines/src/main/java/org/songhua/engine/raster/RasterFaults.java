package org.songhua.engine.raster;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Faults of rasters, {@code RAS-0xx}. */
final class RasterFaults {
    private RasterFaults() {}

    static FaultException unread(Place file, String why, String remedy) {
        return new FaultException(Fault.refused("RAS-001", file, "The raster cannot be read: " + why + ".", remedy));
    }

    static FaultException damaged(Place file, String why) {
        return new FaultException(Fault.refused(
                "RAS-002", file, "The raster is damaged: " + why + ".", "Export it again from its program."));
    }

    static FaultException tooLarge(Place file, long columns, long rows) {
        return new FaultException(Fault.refused(
                "RAS-003",
                file,
                "The raster has %d x %d cells, allowed are %d in all."
                        .formatted(columns, rows, HeightRaster.MOST_CELLS),
                "Cut it to the city or make its cells larger: gdal_translate -projwin or -tr."));
    }

    static FaultException nowhere(Place file, String why) {
        return new FaultException(Fault.refused(
                "RAS-004",
                file,
                "Nothing tells where the raster lies: " + why + ".",
                "Give it a place: gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:4490."));
    }
}
