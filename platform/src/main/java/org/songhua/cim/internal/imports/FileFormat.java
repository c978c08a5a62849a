package org.songhua.cim.internal.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.songhua.cim.internal.imports.csv.CsvFile;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.raster.AsciiGrid;

/** What a file is, by its first bytes; its name is not believed. */
enum FileFormat {
    OSM_PBF("osm-pbf"),
    GEOJSON("geojson"),
    CITYJSON("cityjson"),
    CITYGML("citygml"),
    SHAPEFILE("shapefile"),
    GEOPACKAGE("geopackage"),
    FLATGEOBUF("flatgeobuf"),
    GEOTIFF("geotiff"),
    ASCII_GRID("ascii-grid"),
    CSV("csv"),
    ZIP("zip");

    private static final int LOOKED_AT = 16384;
    private static final Pattern CITYJSON_HEAD =
            Pattern.compile("\"type\"\\s*:\\s*\"CityJSON(?:Feature)?\"|\"CityObjects\"\\s*:");
    private static final Pattern CITYGML_HEAD = Pattern.compile("http://www\\.opengis\\.net/citygml/");

    private final String code;

    FileFormat(String code) {
        this.code = code;
    }

    /** {@return the name in APIs} */
    String code() {
        return code;
    }

    /**
     * {@return the format of the file}
     *
     * @throws FaultException {@code IMP-001} when it is empty, {@code IMP-003} when it is of another format
     */
    static FileFormat of(Path file, String fileName) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOKED_AT);
        }
        if (head.length == 0) throw empty(fileName);
        return recognise(head).orElseThrow(() -> other(fileName, head));
    }

    private static Optional<FileFormat> recognise(byte[] head) {
        if (isPbf(head)) return Optional.of(OSM_PBF);
        if (isJson(head)) return Optional.of(mentions(head, CITYJSON_HEAD) ? CITYJSON : GEOJSON);
        if (startsWith(head, "504b0304") || startsWith(head, "504b0506")) return Optional.of(ZIP);
        if (startsWith(head, "53514c69746520666f726d6174203300")) return Optional.of(GEOPACKAGE);
        if (startsWith(head, "0000270a")) return Optional.of(SHAPEFILE);
        if (startsWith(head, "66676203")) return Optional.of(FLATGEOBUF);
        if (isTiff(head)) return Optional.of(GEOTIFF);
        if (AsciiGrid.isOne(head)) return Optional.of(ASCII_GRID);
        boolean isXml =
                new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("<")
                        || startsWith(head, "efbbbf3c");
        if (isXml) return mentions(head, CITYGML_HEAD) ? Optional.of(CITYGML) : Optional.empty();
        return Kind.of(head).name.equals(Kind.TEXT) && CsvFile.isTable(head) ? Optional.of(CSV) : Optional.empty();
    }

    private static boolean mentions(byte[] head, Pattern pattern) {
        return pattern.matcher(new String(head, StandardCharsets.ISO_8859_1)).find();
    }

    /** Either byte order, and the large kind too, so that it is told how to convert it. */
    private static boolean isTiff(byte[] head) {
        return startsWith(head, "49492a00")
                || startsWith(head, "4d4d002a")
                || startsWith(head, "49492b00")
                || startsWith(head, "4d4d002b");
    }

    /** A PBF file begins with the length of a header whose first field is its type. */
    private static boolean isPbf(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1);
        return text.startsWith("\0\0") && text.indexOf("OSMHeader") == 6;
    }

    /** After a byte order mark, blanks or record separators comes the brace of an object. */
    private static boolean isJson(byte[] head) {
        int i = startsWith(head, "efbbbf") ? 3 : 0;
        while (i < head.length
                && (head[i] == ' ' || head[i] == '\n' || head[i] == '\r' || head[i] == '\t' || head[i] == 0x1E)) i++;
        return i < head.length && head[i] == '{';
    }

    private static boolean startsWith(byte[] head, String hex) {
        byte[] wanted = HexFormat.of().parseHex(hex);
        if (head.length < wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) {
            if (head[i] != wanted[i]) return false;
        }
        return true;
    }

    private static FaultException empty(String fileName) {
        return new FaultException(Fault.refused(
                "IMP-001", Place.inFile(fileName), "The file is empty.", "Give a file with objects in it."));
    }

    private static FaultException other(String fileName, byte[] head) {
        Kind kind = Kind.of(head);
        return new FaultException(Fault.refused(
                "IMP-003",
                Place.inFile(fileName),
                "The file is of no format that is read; it looks like " + kind.name + ".",
                kind.remedy));
    }

    /** A format that is not read, by its first bytes. */
    private record Kind(String magic, String name, String remedy) {
        private static final String UNPACK = "Unpack it and give the file inside.";
        private static final String CONVERT = "Convert it to GeoJSON, for instance with ogr2ogr.";
        private static final String NO_MAP =
                "Give a file with objects, such as a Shapefile, GeoPackage, GeoJSON or CityGML.";
        private static final String TEXT = "plain text";

        private static final List<Kind> KNOWN = List.of(
                new Kind("1f8b", "a gzip file", UNPACK),
                new Kind("425a68", "a bzip2 file", UNPACK),
                new Kind("fd377a585a00", "an xz file", UNPACK),
                new Kind("28b52ffd", "a Zstandard file", UNPACK),
                new Kind("377abcaf271c", "a 7-Zip archive", UNPACK),
                new Kind("526172211a07", "a RAR archive", UNPACK),
                new Kind("89504e47", "a PNG image", NO_MAP),
                new Kind("ffd8ff", "a JPEG image", NO_MAP),
                new Kind("47494638", "a GIF image", NO_MAP),
                new Kind("25504446", "a PDF document", NO_MAP),
                new Kind("d0cf11e0", "an Office document", NO_MAP),
                new Kind("7f454c46", "a program", NO_MAP),
                new Kind("4d5a", "a program", NO_MAP),
                new Kind("6667620366676200", "a FlatGeobuf file of another version", CONVERT),
                new Kind("504d54696c6573", "a PMTiles archive", CONVERT),
                new Kind("50415231", "a Parquet file", CONVERT),
                new Kind("fffe", "text in UTF-16", "Save it as UTF-8."),
                new Kind("feff", "text in UTF-16", "Save it as UTF-8."));

        static Kind of(byte[] head) {
            return KNOWN.stream()
                    .filter(kind -> startsWith(head, kind.magic))
                    .findFirst()
                    .orElseGet(() -> text(head));
        }

        private static Kind text(byte[] head) {
            String text = new String(head, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
            if (text.startsWith("\uFEFF")) text = text.substring(1);
            if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
                return new Kind("", "a web page", "Download the file itself; this may be an error page of the server.");
            }
            if (text.contains("<osm")) {
                return new Kind("", "OSM XML", "Convert it: osmium cat FILE -o NEW.osm.pbf.");
            }
            if (text.startsWith("<")) return new Kind("", "XML such as GML or KML", CONVERT);
            if (text.startsWith("[")) {
                return new Kind("", "a JSON array", "Put the features into a FeatureCollection.");
            }
            if (text.startsWith("iso-10303-21")) {
                return new Kind(
                        "",
                        "an IFC or other STEP file",
                        "Export the building as CityGML or CityJSON, or its outline as GeoJSON; IFC is not read.");
            }
            if (text.startsWith("  0\nsection") || text.startsWith("0\nsection") || text.startsWith("0\r\nsection")) {
                return new Kind("", "a DXF drawing", "Convert it: ogr2ogr NEW.gpkg FILE.dxf -a_srs EPSG:4551.");
            }
            boolean binary = text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f');
            return binary
                    ? new Kind("", "binary data of an unknown format", NO_MAP)
                    : new Kind(
                            "",
                            TEXT,
                            "Give a table with a header and columns for the position, or convert it to GeoJSON.");
        }
    }
}
