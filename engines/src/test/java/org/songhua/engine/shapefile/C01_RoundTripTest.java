package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;
import org.songhua.engine.shapefile.ShpWriter.Kind;
import org.songhua.engine.text.TextEncoding;

/** What is written is read again as it was, byte for byte as the description has it. */
class C01_RoundTripTest {

    /** A file and its index. */
    @SuppressWarnings("ArrayRecordComponent") // read at once
    private record Written(byte[] shp, byte[] shx) {}

    private static Written write(Kind kind, List<Geometry> shapes) throws IOException {
        var shp = new ByteArrayOutputStream();
        var shx = new ByteArrayOutputStream();
        var writer = new ShpWriter(kind, shp, shx);
        for (Geometry shape : shapes) writer.add(shape);
        return new Written(joined(writer.header(false), shp), joined(writer.header(true), shx));
    }

    private static byte[] joined(byte[] header, ByteArrayOutputStream rest) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(header);
        all.writeBytes(rest.toByteArray());
        return all.toByteArray();
    }

    private static byte[] table(List<DbfField> fields, Charset charset, List<List<Object>> rows) throws IOException {
        var body = new ByteArrayOutputStream();
        var writer = new DbfWriter(body, fields, charset);
        for (List<Object> row : rows) writer.add(row);
        return joined(writer.header(), body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (1 2)|POINT",
                "MULTIPOINT ((1 2), (3 4))|MULTIPOINT",
                "LINESTRING (0 0, 1 1)|LINE",
                "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 5))|LINE",
                "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 1))|POLYGON",
                "MULTIPOLYGON (((0 0, 0 9, 9 9, 0 0)), ((20 0, 20 9, 29 9, 20 0)))|POLYGON"
            })
    void aGeometryHasItsKindAndIsReadAsItWas(String wkt, Kind kind) throws IOException {
        Geometry shape = Shapes.wkt(wkt);
        assertThat(Kind.of(shape)).isEqualTo(kind);
        assertThat(ShpBytes.read(write(kind, List.of(shape)).shp).getFirst().geometry())
                .hasToString(wkt);
    }

    @Test
    void aCollectionHasNoKind() {
        Geometry collection = Shapes.wkt("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))");
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.of(collection));
    }

    @Test
    void ringsAreTurnedAsTheFormatWantsThem() throws IOException {
        // shell counter-clockwise, hole clockwise: both the other way in the file
        Geometry turned = Shapes.wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1))");
        Geometry read = ShpBytes.read(write(Kind.POLYGON, List.of(turned)).shp)
                .getFirst()
                .geometry();
        assertThat(read).hasToString("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 2, 1 2, 1 1))");
    }

    @Test
    void headersTellLengthKindAndExtent() throws IOException {
        Written file = write(Kind.POINT, List.of(Shapes.wkt("POINT (1 2)"), Shapes.wkt("POINT (-3 44)")));
        // 100 + 2 (8 + 20) bytes are 78 words; the index has 100 + 2 * 8 bytes, 58 words
        assertHeader(file.shp, 78);
        assertHeader(file.shx, 58);
        ByteBuffer index = ByteBuffer.wrap(file.shx);
        // first record: at word 50, 10 words; second: 8 + 20 bytes further
        assertThat(new int[] {index.getInt(100), index.getInt(104), index.getInt(108), index.getInt(112)})
                .containsExactly(50, 10, 64, 10);
    }

    private static void assertHeader(byte[] file, int words) {
        ByteBuffer big = ByteBuffer.wrap(file);
        assertThat(big.getInt(0)).isEqualTo(9994);
        assertThat(big.getInt(24)).isEqualTo(words);
        assertThat(file).hasSize(2 * words);
        ByteBuffer little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(little.getInt(28)).isEqualTo(1000);
        assertThat(little.getInt(32)).isEqualTo(1);
        double[] box = {little.getDouble(36), little.getDouble(44), little.getDouble(52), little.getDouble(60)};
        assertThat(box).containsExactly(-3, 2, 1, 44);
    }

    @Test
    void anEmptyFileHasAnExtentOfZeros() throws IOException {
        byte[] file = write(Kind.LINE, List.of()).shp;
        assertThat(Arrays.copyOfRange(file, 36, 100)).containsOnly(0);
        assertThat(ShpBytes.read(file)).isEmpty();
    }

    @Test
    void randomPolygonsAreReadAsTheyWere() {
        Seeded.check(200, random -> {
            var shapes = new ArrayList<Geometry>();
            for (int i = random.nextInt(1, 5); i > 0; i--) shapes.add(Shapes.polygon(random, 100.0 * i, 0, 40));
            List<ShpRecord> read = ShpBytes.read(write(Kind.POLYGON, shapes).shp);
            assertThat(read).hasSameSizeAs(shapes);
            for (int i = 0; i < shapes.size(); i++) {
                assertThat(read.get(i)
                                .geometry()
                                .norm()
                                .equalsExact(shapes.get(i).norm()))
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,0", "GB18030,0x4D"})
    void aTableIsReadAsItWas(String name, String language) throws IOException {
        Charset charset = Charset.forName(name);
        var fields =
                List.of(new DbfField("名称", 'C', 30, 0), new DbfField("层数", 'N', 5, 0), new DbfField("供暖", 'L', 1, 0));
        byte[] table = table(fields, charset, List.of(List.of("人民大街1号", 24, true), List.of("it's", -3, false)));
        assertThat(table[29] & 0xFF).isEqualTo(Integer.decode(language));
        assertThat(DbfBytes.read(table, charset).rows())
                .containsExactly(
                        Map.of("名称", "人民大街1号", "层数", 24L, "供暖", true), Map.of("名称", "it's", "层数", -3L, "供暖", false));
    }

    @Test
    void theHeaderOfATableTellsItsLengths() throws IOException {
        var fields = List.of(new DbfField("A", 'C', 10, 0), new DbfField("B", 'N', 8, 3));
        ByteBuffer header = ByteBuffer.wrap(
                        table(fields, StandardCharsets.UTF_8, List.of(List.of("x", 1.5), List.of("y", 2.5))))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.get(0)).isEqualTo((byte) 3);
        assertThat(header.getInt(4)).isEqualTo(2); // rows
        assertThat(header.getShort(8)).isEqualTo((short) (32 + 2 * 32 + 1));
        assertThat(header.getShort(10)).isEqualTo((short) (1 + 10 + 8));
        assertThat(header.get(32 + 32 + 17)).isEqualTo((byte) 3); // decimals of B
        assertThat(header.get(32 + 64)).isEqualTo((byte) 0x0D);
    }

    @Test
    void aTextIsCutBetweenCharacters() throws IOException {
        // 长春市 has nine bytes in UTF-8 and six in GBK; of five fit one and two
        var fields = List.of(new DbfField("V", 'C', 5, 0));
        List<List<Object>> rows = List.of(List.of("长春市"));
        assertThat(DbfBytes.read(table(fields, StandardCharsets.UTF_8, rows), StandardCharsets.UTF_8)
                        .rows())
                .containsExactly(Map.of("V", "长"));
        assertThat(DbfBytes.read(table(fields, TextEncoding.GBK, rows), TextEncoding.GBK)
                        .rows())
                .containsExactly(Map.of("V", "长春"));
        // 𠮷 is one character of four bytes and never half of it
        assertThat(DbfBytes.read(
                                table(fields, StandardCharsets.UTF_8, List.of(List.of("a𠮷𠮷"))),
                                StandardCharsets.UTF_8)
                        .rows())
                .containsExactly(Map.of("V", "a𠮷"));
    }

    @Test
    void aNumberThatDoesNotFitIsLeftOutAndNeverCut() throws IOException {
        var fields = List.of(new DbfField("V", 'N', 4, 0), new DbfField("W", 'N', 4, 0));
        byte[] table = table(fields, StandardCharsets.UTF_8, List.of(List.of(12345, 6789)));
        assertThat(DbfBytes.read(table, StandardCharsets.UTF_8).rows()).containsExactly(Map.of("W", 6789L));
    }

    @Test
    void whatIsNotKnownIsBlank() throws IOException {
        var fields = List.of(new DbfField("V", 'C', 4, 0), new DbfField("W", 'N', 4, 0), new DbfField("X", 'L', 1, 0));
        byte[] table = table(fields, StandardCharsets.UTF_8, List.of(Arrays.asList(null, null, null)));
        assertThat(DbfBytes.read(table, StandardCharsets.UTF_8).rows()).containsExactly(Map.of());
    }

    @Test
    void aNameIsCutBetweenCharactersAtTenBytes() throws IOException {
        // three bytes each: three characters are nine bytes, a fourth would be twelve
        byte[] table = table(List.of(new DbfField("建筑年代", 'C', 4, 0)), StandardCharsets.UTF_8, List.of());
        var reader = new DbfReader(new java.io.ByteArrayInputStream(table), DbfBytes.FILE);
        assertThat(reader.fields(StandardCharsets.UTF_8))
                .extracting(DbfField::name)
                .containsExactly("建筑年");
    }
}
