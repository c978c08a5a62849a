package org.songhua.cim;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/** City objects as files for other programs. Whatever the size, little of it is in memory at a time. */
public interface Exports {

    /**
     * Writes the objects that are asked for and within the scope; the stream stays open.
     *
     * @return how many objects were written
     * @throws org.songhua.engine.fault.FaultException {@code EXP-0xx} before the first byte, when they cannot be written so
     */
    long write(ExportRequest request, Scope scope, OutputStream out) throws IOException;

    /**
     * What to export, and how.
     *
     * @param format of the file
     * @param classCodes classes wanted; empty for all
     * @param dataset code of the data set, or null for all
     * @param extents places wanted; empty for everywhere
     * @param crs name of the reference system, or null for longitude and latitude, or for that of the models
     * @param encoding of texts in Shapefiles and tables, or null for UTF-8
     */
    record ExportRequest(
            Format format,
            List<String> classCodes,
            @Nullable String dataset,
            List<Extent> extents,
            @Nullable String crs,
            @Nullable String encoding) {
        public ExportRequest {
            classCodes = List.copyOf(classCodes);
            extents = List.copyOf(extents);
        }
    }

    /** Formats of files. */
    enum Format {
        GEOJSON(".geojson", "application/geo+json"),
        CSV(".csv", "text/csv"),
        SHAPEFILE(".zip", "application/zip"),
        GEOPACKAGE(".gpkg", "application/geopackage+sqlite3"),
        FLATGEOBUF(".fgb", "application/flatgeobuf"),
        CITYJSON(".city.json", "application/city+json"),
        CITYJSONSEQ(".city.jsonl", "application/city+json-seq"),
        CITYGML(".gml", "application/gml+xml");

        private final String suffix;
        private final String mediaType;

        Format(String suffix, String mediaType) {
            this.suffix = suffix;
            this.mediaType = mediaType;
        }

        /** {@return how the name of a file ends} */
        public String suffix() {
            return suffix;
        }

        public String mediaType() {
            return mediaType;
        }

        /** {@return the name in APIs} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@return the format of that name} */
        public static Optional<Format> find(String code) {
            for (Format format : values())
                if (format.code().equals(code.toLowerCase(Locale.ROOT))) return Optional.of(format);
            return Optional.empty();
        }

        /** {@return whether it holds the third dimension of objects and nothing but objects that have one} */
        public boolean isModel() {
            return this == CITYJSON || this == CITYJSONSEQ || this == CITYGML;
        }
    }
}
