package org.songhua.cim.internal.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.internal.imports.archive.Archive;
import org.songhua.cim.internal.imports.batch.CrsChoice;
import org.songhua.cim.internal.imports.batch.FeatureReader;
import org.songhua.cim.internal.imports.city.CityReader;
import org.songhua.cim.internal.imports.csv.CsvFile;
import org.songhua.cim.internal.imports.flatgeobuf.FlatGeobufFile;
import org.songhua.cim.internal.imports.geojson.GeoJsonReader;
import org.songhua.cim.internal.imports.geopackage.GeoPackageFile;
import org.songhua.cim.internal.imports.osm.OsmReader;
import org.songhua.cim.internal.imports.raster.RasterFile;
import org.songhua.cim.internal.imports.rows.RowFile;
import org.songhua.cim.internal.imports.rows.RowReader;
import org.songhua.cim.internal.imports.shapefile.ShapefileFile;
import org.songhua.cim.internal.imports.shapefile.ShapefileParts;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;

/** Opens a file with the reader of its format, out of a ZIP archive if need be. */
final class Readers {
    private final ImportRequest request;
    private final @Nullable Crs given;
    private final RowReader.Work work;
    private final WorkFolder folder;
    private final Consumer<String> onFormat;

    /**
     * @param given system that the sender names, or null
     * @param folder for what is unpacked
     * @param onFormat told the format as soon as it is known
     */
    Readers(
            ImportRequest request,
            @Nullable Crs given,
            RowReader.Work work,
            WorkFolder folder,
            Consumer<String> onFormat) {
        this.request = request;
        this.given = given;
        this.work = work;
        this.folder = folder;
        this.onFormat = onFormat;
    }

    /** @throws FaultException when the file is of no known format, or cannot be opened as what it is */
    FeatureReader open() throws IOException {
        FileFormat format = FileFormat.of(request.file(), request.fileName());
        if (format != FileFormat.ZIP)
            return open(format, request.file(), new ShapefileParts(request.file(), null, null, null));
        onFormat.accept(format.code());
        var archive = new Archive(request.file(), place(), folder.path());
        Archive.Content content = archive.unpack(request.reading().layer());
        FileFormat inner = FileFormat.of(content.file(), request.fileName());
        ShapefileParts parts = content.shapefile();
        return open(
                inner, content.file(), parts == null ? new ShapefileParts(content.file(), null, null, null) : parts);
    }

    private FeatureReader open(FileFormat format, Path file, ShapefileParts parts) throws IOException {
        onFormat.accept(format.code());
        return switch (format) {
            case OSM_PBF ->
                new OsmReader(
                        file,
                        request.fileName(),
                        given == null ? CrsChoice.LON_LAT : given,
                        work.catalogue(),
                        work.chosen(),
                        work.pipeline(),
                        work.monitor());
            case GEOJSON ->
                new GeoJsonReader(
                        file,
                        request.fileName(),
                        given,
                        work.catalogue(),
                        work.chosen(),
                        work.pipeline(),
                        work.monitor());
            case SHAPEFILE -> rows(new ShapefileFile(parts, place(), given, request.reading()));
            case CSV -> rows(new CsvFile(file, place(), given, request.reading()));
            case GEOPACKAGE -> rows(new GeoPackageFile(file, place(), given, request.reading()));
            case FLATGEOBUF -> rows(new FlatGeobufFile(file, place(), given, request.reading()));
            case GEOTIFF -> rows(RasterFile.geoTiff(file, place(), given));
            case ASCII_GRID -> rows(RasterFile.asciiGrid(file, place(), given));
            case CITYJSON -> CityReader.ofCityJson(file, place(), given, work);
            case CITYGML -> CityReader.ofCityGml(file, place(), given, work);
            case ZIP -> throw nested();
        };
    }

    private RowReader rows(RowFile file) {
        return new RowReader(file, request.fileName(), work);
    }

    private Place place() {
        return Place.inFile(request.fileName());
    }

    private FaultException nested() {
        return new FaultException(
                Fault.refused("ZIP-006", place(), "The archive holds another archive.", "Give the inner one."));
    }
}
