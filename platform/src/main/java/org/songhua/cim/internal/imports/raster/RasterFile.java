package org.songhua.cim.internal.imports.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.cim.internal.imports.rows.RowFaults;
import org.songhua.cim.internal.imports.rows.RowFile;
import org.songhua.cim.internal.imports.rows.RowSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.raster.AsciiGrid;
import org.songhua.engine.raster.GeoTiff;
import org.songhua.engine.raster.HeightRaster;

/** A raster of heights as a file of rows: a point with an {@code elevation} for each cell that has a value. */
public final class RasterFile implements RowFile {
    /** Cells become objects of this class unless its sender chooses another. */
    private static final String CLASS_CODE = "height_point";

    private static final String ELEVATION = "elevation";
    /** Mapped memory is addressed by an int. */
    private static final long MOST_BYTES = 1L << 30;

    private static final double CENTIMETRES = 100;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final HeightRaster raster;
    private final Crs crs;

    private RasterFile(HeightRaster raster, Crs crs) {
        this.raster = raster;
        this.crs = crs;
    }

    /**
     * {@return a GeoTIFF}
     *
     * @param given system that its sender names, or null to go by the file
     */
    public static RasterFile geoTiff(Path file, Place place, @Nullable Crs given) throws IOException {
        return of(file, place, given, GeoTiff::read);
    }

    /**
     * {@return an ESRI ASCII grid}
     *
     * @param given system that its sender names; the file tells none
     */
    public static RasterFile asciiGrid(Path file, Place place, @Nullable Crs given) throws IOException {
        return of(file, place, given, AsciiGrid::read);
    }

    private static RasterFile of(
            Path file, Place place, @Nullable Crs given, BiFunction<ByteBuffer, Place, HeightRaster> reader)
            throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > MOST_BYTES) throw new FaultException(tooLong(place));
            HeightRaster raster = reader.apply(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), place);
            return new RasterFile(raster, RowFaults.decide(given, told(raster, given, place), place));
        }
    }

    private static Fault tooLong(Place place) {
        return Fault.refused(
                "IMP-025",
                place,
                "The raster has more than 1 GiB.",
                "Cut it to the city or make its cells larger: gdal_translate -projwin or -tr.");
    }

    private static @Nullable Crs told(HeightRaster raster, @Nullable Crs given, Place place) {
        if (raster.epsg().isEmpty()) return null;
        String name = "EPSG:" + raster.epsg().getAsInt();
        var found = Crs.find(name);
        if (found.isEmpty() && given == null) throw new FaultException(Crs.refusal(name, place));
        return found.orElse(null);
    }

    @Override
    public String crs() {
        return crs.name();
    }

    @Override
    public RowSource open() {
        return new Source();
    }

    /** Cells row by row. */
    private final class Source implements RowSource {
        private final int cells = raster.columns() * raster.rows();
        private int at = 0;

        @Override
        public @Nullable Row next() {
            while (at < cells) {
                int cell = at++;
                float height_m = raster.height_m(cell % raster.columns(), cell / raster.columns());
                if (Float.isFinite(height_m)) return row(cell, height_m);
            }
            return null;
        }

        private Row row(int cell, float height_m) {
            int column = cell % raster.columns();
            int row = cell / raster.columns();
            return new Row(
                    cell + 1L,
                    "r" + (row + 1) + "c" + (column + 1),
                    FACTORY.createPoint(new Coordinate(raster.x(column), raster.y(row))),
                    crs,
                    CLASS_CODE,
                    Map.of(ELEVATION, Math.rint(height_m * CENTIMETRES) / CENTIMETRES),
                    List.of(),
                    null);
        }

        @Override
        public double share() {
            return (double) at / cells;
        }

        @Override
        public void close() {
            // Nothing is open: the raster was read when it was looked at.
        }
    }
}
