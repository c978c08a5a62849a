package org.songhua.cim.internal.imports.hostile;

import static org.songhua.cim.internal.imports.hostile.Case.Outcome.ANY;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.FAILS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REFUSES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.flatgeobuf.FgbColumn;
import org.songhua.engine.flatgeobuf.FgbWriter;
import org.songhua.engine.shapefile.DbfField;
import org.songhua.engine.shapefile.DbfWriter;
import org.songhua.engine.shapefile.ShpWriter;

/** Malformed and malicious Shapefiles, tables, GeoPackages, FlatGeobuf files and archives. */
final class HostileTables {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private HostileTables() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        try {
            shapefiles(cases);
            archives(cases);
            flatGeobuf(cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables(cases);
        geoPackages(cases);
        return cases;
    }

    private static byte[] shp() throws IOException {
        var records = new ByteArrayOutputStream();
        var writer = new ShpWriter(ShpWriter.Kind.POINT, records, new ByteArrayOutputStream());
        for (int i = 0; i < 3; i++) writer.add(FACTORY.createPoint(new Coordinate(125 + i, 43)));
        return joined(writer.header(false), records.toByteArray());
    }

    private static byte[] dbf(int rows) throws IOException {
        var body = new ByteArrayOutputStream();
        var writer = new DbfWriter(body, List.of(new DbfField("ID", 'C', 8, 0)), StandardCharsets.UTF_8);
        for (int i = 0; i < rows; i++) writer.add(List.of("r" + i));
        return joined(writer.header(), body.toByteArray());
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private static void shapefiles(List<Case> cases) throws IOException {
        byte[] shp = shp();
        for (int cut : new int[] {4, 50, 99, 103, 110, 120, shp.length - 1}) {
            cases.add(in("Shapefile cut at " + cut, Arrays.copyOf(shp, cut), FAILS, "SHP-00"));
        }
        for (int length : new int[] {-1, 0, 1, Integer.MAX_VALUE, 200_000_000}) {
            byte[] bytes = shp.clone();
            ByteBuffer.wrap(bytes).putInt(104, length);
            cases.add(in("Shapefile with a record of length " + length, bytes, FAILS, "SHP-00"));
        }
        for (int kind : new int[] {0, 2, 3, 5, 31, 99, -1}) {
            byte[] bytes = shp.clone();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(108, kind);
            cases.add(in("Shapefile with a record of kind " + kind, bytes, REFUSES, "SHP-00"));
        }
        byte[] nan = shp.clone();
        ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putDouble(112, Double.NaN);
        cases.add(in("Shapefile with NaN", nan, REFUSES, ""));
        cases.add(Case.of("Shapefile without a system", shp, FAILS, "CRS-005"));
        for (int i = 0; i < 20; i++) cases.add(in("Shapefile with noise " + i, noisy(shp, 100, i), ANY, ""));
    }

    private static byte[] noisy(byte[] bytes, int from, int seed) {
        byte[] noisy = bytes.clone();
        var random = new Random(seed);
        for (int i = 0; i < 4; i++) noisy[from + random.nextInt(noisy.length - from)] = (byte) random.nextInt();
        return noisy;
    }

    private static void archives(List<Case> cases) throws IOException {
        byte[] whole = zip("a.shp", shp(), "a.dbf", dbf(3));
        cases.add(in("archive cut in the middle", Arrays.copyOf(whole, whole.length / 2), FAILS, "ZIP-001"));
        cases.add(in("archive of noise", joined(new byte[] {'P', 'K', 3, 4}, new byte[100]), FAILS, "ZIP-001"));
        cases.add(in("empty archive", zip(), FAILS, "ZIP-004"));
        cases.add(in("archive with an upward path", zip("../../../../tmp/evil.shp", shp()), ANY, ""));
        cases.add(in(
                "archive with an absolute path",
                zip("/etc/passwd.csv", "id,x\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                FAILS,
                "TBL-002"));
        cases.add(in("archive with nothing known", zip("readme.txt", new byte[10]), FAILS, "ZIP-004"));
        cases.add(in("archive in an archive", zip("a.json", whole), FAILS, "ZIP-006"));
        cases.add(in("archive with two files", zip("a.csv", new byte[10], "b.csv", new byte[10]), FAILS, "ZIP-005"));
        cases.add(in("archive that explodes", zip("a.csv", new byte[150 << 20]), FAILS, "ZIP-002"));
        cases.add(in("table with wrong lengths", zip("a.shp", shp(), "a.dbf", new byte[64]), FAILS, "SHP-006"));
        byte[] dbf = dbf(3);
        for (int at : new int[] {8, 10, 48}) {
            byte[] bytes = dbf.clone();
            bytes[at] = (byte) 0xFF;
            cases.add(in("table with byte %d wrong".formatted(at), zip("a.shp", shp(), "a.dbf", bytes), ANY, ""));
        }
        cases.add(in(
                "table cut short", zip("a.shp", shp(), "a.dbf", Arrays.copyOf(dbf, dbf.length - 3)), FAILS, "SHP-002"));
        cases.add(Case.of(
                "system of one town",
                zip("a.shp", shp(), "a.prj", "LOCAL_CS[\"Town\"]".getBytes(StandardCharsets.UTF_8)),
                FAILS,
                "CRS-007"));
        cases.add(Case.of(
                "endless system",
                zip("a.shp", shp(), "a.prj", "[".repeat(200_000).getBytes(StandardCharsets.UTF_8)),
                FAILS,
                "CRS-007"));
    }

    private static byte[] zip(Object... namesAndBytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static void flatGeobuf(List<Case> cases) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new FgbWriter(out, "t", List.of(FgbColumn.text("id")), 4326);
        for (int i = 0; i < 3; i++) writer.add(FACTORY.createPoint(new Coordinate(125 + i, 43)), List.of("f" + i));
        byte[] whole = out.toByteArray();
        for (int cut : new int[] {8, 11, 20, 60, whole.length - 1}) {
            cases.add(in("FlatGeobuf cut at " + cut, Arrays.copyOf(whole, cut), FAILS, "FGB-00"));
        }
        for (int length : new int[] {-1, 0, 7, Integer.MAX_VALUE}) {
            byte[] bytes = whole.clone();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, length);
            cases.add(in("FlatGeobuf with a header of length " + length, bytes, FAILS, "FGB-00"));
        }
        for (int i = 0; i < 40; i++) cases.add(in("FlatGeobuf with noise " + i, noisy(whole, 12, i), ANY, ""));
    }

    private static void tables(List<Case> cases) {
        cases.add(in("open quote", "id,x,y\n1,\"125,43\n", FAILS, "TBL-001"));
        cases.add(in("no positions", "id,a,b\n1,2,3\n", FAILS, "TBL-002"));
        cases.add(in("no number", "id,x,y\n1,east,north\n", REFUSES, "TBL-004"));
        cases.add(in("infinity", "id,x,y\n1,Infinity,43\n", REFUSES, "TBL-004"));
        cases.add(in("not well-known", "id,wkt\n1,\"POLYGON ((1 1, 2\"\n", REFUSES, "TBL-005"));
        cases.add(in("nested absurdly", "id,wkt\n1,\"" + "GEOMETRYCOLLECTION (".repeat(5_000) + "\"\n", REFUSES, ""));
        cases.add(in("ten thousand columns", "x,y" + ",a".repeat(10_000) + "\n1,2\n1,2\n", FAILS, ""));
        cases.add(in("formula", "id,name,x,y\n1,=cmd|' /C calc'!A0,125,43\n", ANY, ""));
        cases.add(in("SQL in a header", "id,\"x'); drop table cim.object; --\",x,y\n1,a,125,43\n", ANY, ""));
        cases.add(in("same column twice", "id,a,a,x,y\n1,2,3,125,43\n", ANY, ""));
    }

    private static void geoPackages(List<Case> cases) {
        byte[] head = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
        cases.add(in("SQLite head alone", head, FAILS, "GPKG-00"));
        cases.add(in("SQLite head and zeros", joined(head, new byte[4096]), FAILS, "GPKG-00"));
        var noise = new byte[8192];
        new Random(5).nextBytes(noise);
        cases.add(in("SQLite head and noise", joined(head, noise), FAILS, "GPKG-00"));
    }

    private static Case in(String name, String text, Case.Outcome outcome, String code) {
        return in(name, text.getBytes(StandardCharsets.UTF_8), outcome, code);
    }

    private static Case in(String name, byte[] bytes, Case.Outcome outcome, String code) {
        return Case.of(name, bytes, outcome, code).in("EPSG:4490");
    }
}
