package org.songhua.cim.internal.imports.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.cim.internal.imports.batch.Feature.RawJson;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.random.Seeded;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.Packs;
import tools.jackson.databind.json.JsonMapper;

/** From what a file tells to a row: class, identifier, attributes, region, bytes. */
class MakingFeaturesTest {
    private static final ClassCatalogue CATALOGUE = new ClassCatalogue(Packs.ofClasspath());
    private static final Place PLACE = Place.inFile("a.csv").withRow(7);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Geometry POINT = FACTORY.createPoint(new Coordinate(125.3, 43.9));
    private static final Geometry AREA = FACTORY.toGeometry(new Envelope(125.3, 125.301, 43.9, 43.901));

    private static ClassDefinition definition(String code) {
        return CATALOGUE.find(code).orElseThrow();
    }

    private static Feature make(
            @Nullable String chosen,
            @Nullable ColumnNames columns,
            @Nullable String id,
            Geometry geometry,
            Map<String, Object> properties) {
        ClassDefinition definition = chosen == null ? null : definition(chosen);
        return new FeatureMaker(CATALOGUE, definition, columns)
                .make(new FeatureMaker.Told(PLACE, id, properties, geometry, null), place -> List.of());
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }

    @Test
    void theClassThatAFeatureNamesIsTaken() {
        Feature feature = make(null, null, "a", POINT, Map.of("class", "tree", "species", "油松"));
        assertThat(feature.definition().code()).isEqualTo("tree");
        assertThat(feature.strict()).isTrue();
        assertThat(feature.attributes()).containsEntry("species", "油松").doesNotContainKey("class");
        assertThat(feature.tags()).isEmpty();
    }

    @Test
    void theChosenClassWinsAndTheNamedOneIsKeptAsATag() {
        Feature feature = make("tree", null, "a", POINT, Map.of("class", "building"));
        assertThat(feature.definition().code()).isEqualTo("tree");
        assertThat(feature.tags().get("class")).isEqualTo("building");
    }

    @Test
    void anUnknownClassIsRemarkedAndBecomesTheGeneralOne() {
        Feature feature = make(null, null, "a", POINT, Map.of("class", "spaceship"));
        assertThat(feature.definition().code())
                .isEqualTo(CATALOGUE.fallback().orElseThrow().code());
        assertThat(feature.strict()).isFalse();
        assertThat(codes(feature.remarks())).containsExactly("IMP-014");
        assertThat(feature.remarks().getFirst().place().field()).isEqualTo("class");
    }

    @Test
    void whatNamesNoClassBecomesTheGeneralOneWithoutARemark() {
        Feature feature = make(null, null, "a", POINT, Map.of("x", 1L));
        assertThat(feature.definition().code())
                .isEqualTo(CATALOGUE.fallback().orElseThrow().code());
        assertThat(feature.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"id", "@id"})
    void theIdentifierIsLookedForAmongTheProperties(String name) {
        Feature feature = make("tree", null, null, POINT, Map.of(name, "t-1"));
        assertThat(feature.sourceId()).isEqualTo("t-1");
        assertThat(feature.tags()).isEmpty();
        assertThat(feature.place().feature()).isEqualTo("t-1");
    }

    @Test
    void aNumberMayBeAnIdentifierButATruthValueNot() {
        assertThat(make("tree", null, null, POINT, Map.of("id", 17L)).sourceId())
                .isEqualTo("17");
        assertThat(make("tree", null, null, POINT, Map.of("id", true)).sourceId())
                .startsWith("sha256/");
    }

    @Test
    void withoutAnIdentifierTheContentIsOne() {
        Feature one = make("tree", null, null, POINT, Map.of("species", "油松", "height", 3L));
        Feature same = make("tree", null, null, POINT, new TreeMap<>(Map.of("height", 3L, "species", "油松")));
        Feature other = make("tree", null, null, POINT, Map.of("species", "油松", "height", 4L));
        assertThat(one.sourceId()).matches("sha256/[0-9a-f]{32}").isEqualTo(same.sourceId());
        assertThat(other.sourceId()).isNotEqualTo(one.sourceId());
        assertThat(make(
                                "tree",
                                null,
                                null,
                                FACTORY.createPoint(new Coordinate(125.3, 43.8)),
                                Map.of("species", "油松", "height", 3L))
                        .sourceId())
                .isNotEqualTo(one.sourceId());
    }

    @Test
    void theNameIsStrippedAndABlankOneIsNone() {
        assertThat(make("tree", null, "a", POINT, Map.of("name", " 老榆树 ")).name())
                .isEqualTo("老榆树");
        assertThat(make("tree", null, "a", POINT, Map.of("name", "  ")).name()).isNull();
        assertThat(make("tree", null, "a", POINT, Map.of("name", 5L)).tags().get("name"))
                .isEqualTo(5L);
    }

    @Test
    void aValueThatDoesNotFitIsKeptBesideTheAttributesWithARemark() {
        Feature feature = make("tree", null, "a", POINT, Map.of("height", "hoch"));
        assertThat(feature.attributes()).doesNotContainKey("height");
        assertThat(feature.tags().get("height")).isEqualTo("hoch");
        assertThat(feature.remarks()).hasSize(1);
        assertThat(feature.remarks().getFirst().place()).satisfies(p -> {
            assertThat(p.field()).isEqualTo("height");
            assertThat(p.feature()).isEqualTo("a");
            assertThat(p.row()).isEqualTo(7);
            assertThat(p.file()).isEqualTo("a.csv");
        });
    }

    @Test
    void numbersAsTextAreReadAndNumbersForTextAreWritten() {
        Feature feature =
                make("building", null, "a", AREA, Map.of("floors", "6", "code", 12345L, "use", "residential"));
        assertThat(feature.attributes()).containsEntry("floors", 6L).containsEntry("code", "12345");
    }

    @Test
    void aRequiredAttributeThatIsMissingRefusesWhatSomebodyClassed() {
        ClassDefinition wanting = Packs.ofClasspath().classes().stream()
                .filter(c -> c.attributes().stream().anyMatch(AttributeDefinition::required))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> make(wanting.code(), null, "r", AREA, Map.of()))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(codes(e.faults())).contains("CIM-012"));
    }

    @Test
    void columnsAreFittedByNameTitleAndTheTenCharactersOfAShapefile() {
        var columns = new ColumnNames();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("FLOORS", "3");
        properties.put("year_buil", "x");
        properties.put("Year_Built", "1988");
        properties.put("名称", "红楼");
        properties.put("whatever", "1");
        columns.fit(properties, definition("building"));
        assertThat(properties)
                .containsEntry("floors", "3")
                .containsEntry("year_built", "1988")
                .containsEntry("name", "红楼")
                .containsEntry("whatever", "1")
                .containsEntry("year_buil", "x");
    }

    @Test
    void aColumnIsNotRenamedOverAnother() {
        var columns = new ColumnNames();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("FLOORS", "3");
        properties.put("floors", "4");
        columns.fit(properties, definition("building"));
        assertThat(properties).containsEntry("FLOORS", "3").containsEntry("floors", "4");
    }

    @Test
    void fittingLosesNoColumnWhateverTheirNames() {
        List<String> words =
                List.of("floors", "FLOORS", "名称", "name", "NAME", "mc", "height", "Height", "高度", "x", "y ", " use");
        Seeded.check(200, random -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (int i = 0; i < 6; i++) properties.put(words.get(random.nextInt(words.size())), i);
            var before = List.copyOf(properties.values());
            new ColumnNames().fit(properties, definition("building"));
            assertThat(properties.values()).containsExactlyElementsOf(before);
        });
    }

    @Test
    void theColumnOfTheClassMayBeChinese() {
        assertThat(ColumnNames.withClass(Map.of("类别代码", "tree"))).isEqualTo(Map.of("class", "tree"));
        assertThat(ColumnNames.withClass(Map.of("CLASS", "tree"))).isEqualTo(Map.of("class", "tree"));
        assertThat(ColumnNames.withClass(Map.of("class", "tree", "CLASS", "x"))).containsEntry("CLASS", "x");
    }

    private static String json(Map<String, Object> attributes, Map<String, ?> tags) {
        var feature = new Feature(PLACE, "a", definition("tree"), true, null, attributes, tags, POINT, List.of(), null);
        return new String(AttributesJson.of(feature, new ByteSink()), StandardCharsets.UTF_8);
    }

    @Test
    void attributesAreWrittenInOrderOfTheirNames() {
        Map<String, Object> backwards = new LinkedHashMap<>();
        backwards.put("b", "x\"y");
        backwards.put("a", 1L);
        assertThat(json(backwards, Map.of())).isEqualTo("{\"a\":1,\"b\":\"x\\\"y\"}");
    }

    @Test
    void tagsStandInAMemberOfTheirOwn() {
        assertThat(json(Map.of(), Map.of())).isEqualTo("{}");
        assertThat(json(Map.of(), Map.of("z", true))).isEqualTo("{\"tags\":{\"z\":true}}");
        assertThat(json(Map.of("a", 2.5), Map.of("z", new RawJson("[1,{}]"))))
                .isEqualTo("{\"a\":2.5,\"tags\":{\"z\":[1,{}]}}");
    }

    @ParameterizedTest
    @CsvSource({"3.0, 3", "-0.5, -0.5", "1e14, 100000000000000", "1e300, 1.0E300", "1e15, 1.0E15", "0.1, 0.1"})
    void wholeNumbersAreWrittenWithoutAPoint(double value, String text) {
        assertThat(json(Map.of("a", value), Map.of())).isEqualTo("{\"a\":" + text + "}");
    }

    @Test
    void whateverIsWrittenIsJson() {
        Seeded.check(200, random -> {
            Map<String, Object> values = new TreeMap<>();
            for (int i = 0; i < random.nextInt(6); i++)
                values.put(text(random), random.nextBoolean() ? text(random) : random.nextDouble(-1e18, 1e18));
            var read = JsonMapper.shared().readTree(json(values, Map.of("t", text(random))));
            values.forEach((name, value) -> {
                if (value instanceof String word)
                    assertThat(read.get(name).asString()).isEqualTo(word);
                else assertThat(read.get(name).asDouble()).isEqualTo((Double) value);
            });
        });
    }

    private static String text(java.util.SplittableRandom random) {
        var out = new StringBuilder();
        String letters = "a\"\\\n\t松湾€ 0\u2028𠮷/<é\u0007";
        for (int i = 0; i < random.nextInt(8); i++) {
            int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
            out.appendCodePoint(letters.codePointAt(at));
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"abc|abc", "松|松", "𠮷|𠮷"})
    void storableTextStaysTheSameObject(String text) {
        assertThat(CleanText.of(text)).isSameAs(text);
    }

    @Test
    void whatPostgresqlCannotStoreIsReplaced() {
        assertThat(CleanText.of("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(CleanText.of("\uD83D")).isEqualTo("\uFFFD");
        assertThat(CleanText.of("\uDE00x")).isEqualTo("\uFFFDx");
        assertThat(CleanText.of("\uD83D\uD83D\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00");
    }

    @Test
    void cleanedTextIsAlwaysStorable() {
        Seeded.check(300, random -> {
            char[] chars = new char[random.nextInt(12)];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = switch (random.nextInt(4)) {
                    case 0 -> (char) random.nextInt(0xD800, 0xDC00);
                    case 1 -> (char) random.nextInt(0xDC00, 0xE000);
                    case 2 -> 0;
                    default -> (char) random.nextInt(1, 0xD800);
                };
            }
            String clean = CleanText.of(new String(chars));
            assertThat(clean).doesNotContain("\0").hasSize(chars.length);
            assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(clean);
            assertThat(CleanText.of(clean)).isSameAs(clean);
        });
    }

    @Test
    void aShortenedTextNeverEndsInHalfACharacter() {
        Seeded.check(300, random -> {
            var text = new StringBuilder();
            while (text.length() < 80) text.append(random.nextBoolean() ? "x" : "😀");
            int longest = random.nextInt(1, 70);
            String shortened = ImportFaults.shortened(text.toString(), longest);
            assertThat(CleanText.of(shortened)).isEqualTo(shortened);
            assertThat(shortened.length()).isLessThanOrEqualTo(longest + 1);
        });
        assertThat(ImportFaults.shortened("abc", 3)).isEqualTo("abc");
        assertThat(ImportFaults.shortened("abcd", 3)).isEqualTo("abc…");
    }

    @Test
    void anIdentifierThatIsTooLongIsRefusedWithWholeCharacters() {
        var batch = new Batch();
        String id = "x".repeat(59) + "😀" + "y".repeat(600);
        new FeatureEncoder(1, Instant.EPOCH, RegionIndex.EMPTY).add(make("tree", null, id, POINT, Map.of()), batch);
        assertThat(batch.size()).isZero();
        assertThat(codes(batch.faults())).containsExactly("IMP-010");
        String told = batch.faults().getFirst().place().feature();
        assertThat(CleanText.of(told)).isEqualTo(told);
    }

    @Test
    void theEncoderWritesOneRowForEachSoundFeature() {
        var batch = new Batch();
        var encoder = new FeatureEncoder(1, Instant.EPOCH, RegionIndex.EMPTY);
        for (int i = 0; i < 600; i++)
            encoder.add(
                    make("tree", null, "t" + i, FACTORY.createPoint(new Coordinate(125 + i * 1e-4, 44)), Map.of()),
                    batch);
        assertThat(batch.size()).isEqualTo(600);
        assertThat(batch.faults()).isEmpty();
        for (int i = 0; i < 600; i++) {
            assertThat(batch.sourceId(i)).isEqualTo("t" + i);
            assertThat(batch.classCode(i)).isEqualTo("tree");
            assertThat(batch.bound(i, 0)).isEqualTo(125 + i * 1e-4);
            assertThat(batch.bound(i, 3)).isEqualTo(44);
            assertThat(batch.end(i)).isGreaterThan(batch.start(i));
            if (i > 0) assertThat(batch.start(i)).isEqualTo(batch.end(i - 1));
            // sixteen columns
            assertThat(batch.bytes()[batch.start(i) + 1]).isEqualTo((byte) 16);
            assertThat(batch.model(i)).isNull();
        }
    }

    @Test
    void theWrongKindOfGeometryIsRefused() {
        var batch = new Batch();
        new FeatureEncoder(1, Instant.EPOCH, RegionIndex.EMPTY).add(make("tree", null, "t", AREA, Map.of()), batch);
        assertThat(codes(batch.faults())).containsExactly("IMP-011");
        assertThat(batch.faults().getFirst().problem()).contains("tree", "point", "Polygon");
        assertThat(batch.size()).isZero();
        assertThat(batch.rows().size()).isZero();
    }

    @Test
    void anUnsoundGeometryIsRefusedAndTheNextTaken() throws ParseException {
        var batch = new Batch();
        var encoder = new FeatureEncoder(1, Instant.EPOCH, RegionIndex.EMPTY);
        Geometry bow = new WKTReader().read("POLYGON ((125 43, 126 44, 126 43, 125 44, 125 43))");
        encoder.add(make("building", null, "b", bow, Map.of("use", "residential")), batch);
        encoder.add(make("building", null, "c", AREA, Map.of("use", "residential")), batch);
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.sourceId(0)).isEqualTo("c");
        assertThat(batch.faults()).isNotEmpty().allMatch(f -> f.code().startsWith("GEOM-"));
    }

    @ParameterizedTest
    @CsvSource({
        "POINT, POINT, true",
        "POINT, LINE, false",
        "ANY, POLYGON, true",
        "ANY, ANY, true",
        "POLYGON, ANY, false",
        "LINE, LINE, true"
    })
    void aClassTakesItsKindOfGeometry(GeometryKind wanted, GeometryKind given, boolean fits) {
        assertThat(GeometryKinds.fits(wanted, given)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (1 2)|POINT",
                "MULTIPOINT ((1 2))|POINT",
                "LINESTRING (0 0, 1 1)|LINE",
                "MULTILINESTRING ((0 0, 1 1))|LINE",
                "POLYGON ((0 0, 1 0, 1 1, 0 0))|POLYGON",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))|POLYGON",
                "GEOMETRYCOLLECTION (POINT (1 2))|ANY"
            })
    void manyPartsAreOfTheKindOfTheirParts(String wkt, GeometryKind kind) throws ParseException {
        assertThat(GeometryKinds.of(new WKTReader().read(wkt))).isEqualTo(kind);
    }

    private static Region region(String code, int level, double west, double south, double east, double north) {
        return new Region(code, level, FACTORY.toGeometry(new Envelope(west, east, south, north)));
    }

    @Test
    void theSmallestRegionAroundAPointIsFound() {
        var index = new RegionIndex(
                List.of(region("22", 1, 0, 0, 9, 9), region("2201", 2, 0, 0, 5, 5), region("220102", 3, 0, 0, 2, 2)));
        assertThat(index.find(1, 1)).isEqualTo("220102");
        assertThat(index.find(3, 3)).isEqualTo("2201");
        assertThat(index.find(8, 8)).isEqualTo("22");
        assertThat(index.find(10, 1)).isNull();
        assertThat(index.find(2, 2)).as("on the border").isEqualTo("220102");
        assertThat(RegionIndex.EMPTY.isEmpty()).isTrue();
        assertThat(RegionIndex.EMPTY.find(1, 1)).isNull();
    }

    @Test
    void whatIsNoAreaIsNoRegion() {
        assertThat(new RegionIndex(List.of(new Region("x", 5, POINT))).isEmpty())
                .isTrue();
    }

    @Test
    void regionsAreFoundAsByLookingAtAllOfThem() {
        Seeded.check(60, random -> {
            List<Region> regions = new ArrayList<>();
            for (int i = 0; i < random.nextInt(1, 25); i++) {
                double x = random.nextInt(0, 16);
                double y = random.nextInt(0, 16);
                regions.add(region(
                        "r" + i, random.nextInt(1, 6), x, y, x + random.nextInt(1, 9), y + random.nextInt(1, 9)));
            }
            var index = new RegionIndex(regions);
            for (int i = 0; i < 40; i++) {
                double x = random.nextInt(0, 40) / 2.0;
                double y = random.nextInt(0, 40) / 2.0;
                var plain = regions.stream()
                        .filter(r -> r.geometry().covers(FACTORY.createPoint(new Coordinate(x, y))))
                        .min(java.util.Comparator.comparingInt((Region r) -> -r.level())
                                .thenComparingDouble(r -> r.geometry().getArea())
                                .thenComparing(Region::code));
                assertThat(index.find(x, y)).isEqualTo(plain.map(Region::code).orElse(null));
            }
        });
    }

    @Test
    void aFeatureIsARegionWithCodeLevelAndArea() {
        Feature region = make("region", null, "r", AREA, Map.of("code", "220102", "level", 3L));
        assertThat(Regions.region(region))
                .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("220102"));
        Feature building = make("building", null, "b", AREA, Map.of("code", "220102", "use", "residential"));
        assertThat(Regions.region(building)).isEmpty();
    }

    private static void look(Plausibility plausibility, double... xy) {
        for (int i = 0; i < xy.length; i += 2) plausibility.look(xy[i], xy[i + 1]);
    }

    private static Crs crs(String name) {
        return Crs.find(name).orElseThrow();
    }

    @Test
    void degreesAreDegreesAndMetresMetres() {
        var degrees = new Plausibility();
        look(degrees, 125.3, 43.9, 125.4, 43.8);
        degrees.check(crs("EPSG:4490"), PLACE);
        var metres = new Plausibility();
        look(metres, 42_500_000, 4_860_000, 500_000, 4_860_000);
        metres.check(crs("EPSG:4530"), PLACE);
        new Plausibility().check(crs("EPSG:4530"), PLACE);
    }

    @Test
    void swappedAxesMetresAsDegreesAndDegreesAsMetresAreTold() {
        var swapped = new Plausibility();
        look(swapped, 43.9, 125.3, 43.8, 125.4);
        assertThatThrownBy(() -> swapped.check(crs("CRS84"), PLACE)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(codes(e.faults())).containsExactly("CRS-003");
            assertThat(e.faults().getFirst().remedy()).isEqualTo("Write longitude first.");
        });
        var metres = new Plausibility();
        look(metres, 500_000, 4_860_000);
        assertThatThrownBy(() -> metres.check(crs("CRS84"), PLACE))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(codes(e.faults())).containsExactly("CRS-004"));
        var degrees = new Plausibility();
        look(degrees, 125.3, 43.9);
        assertThatThrownBy(() -> degrees.check(crs("EPSG:3857"), PLACE))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(codes(e.faults())).containsExactly("CRS-004"));
    }

    @Test
    void halfOfThePositionsMayBeOdd() {
        var even = new Plausibility();
        look(even, 125.3, 43.9, 500_000, 4_860_000);
        even.check(crs("CRS84"), PLACE);
        even.check(crs("EPSG:3857"), PLACE);
    }

    @Test
    void theSystemIsTheSendersElseTheFilesElseLongitudeAndLatitude() {
        assertThat(CrsChoice.choose(null, null, PLACE)).isEqualTo(CrsChoice.LON_LAT);
        assertThat(CrsChoice.choose(crs("EPSG:4551"), null, PLACE).name()).isEqualTo("EPSG:4551");
        assertThat(CrsChoice.choose(null, "EPSG:4551", PLACE).name()).isEqualTo("EPSG:4551");
        assertThat(CrsChoice.choose(crs("EPSG:4551"), "EPSG:4551", PLACE).name())
                .isEqualTo("EPSG:4551");
        assertThat(CrsChoice.choose(crs("EPSG:4490"), "EPSG:4326", PLACE).isLonLat())
                .isTrue();
        assertThatThrownBy(() -> CrsChoice.choose(crs("EPSG:4551"), "EPSG:4526", PLACE))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(codes(e.faults())).containsExactly("CRS-002"));
    }

    /** The engine knows why a system is not taken; the import passes it on. */
    @ParameterizedTest
    @CsvSource({
        "EPSG:999999, CRS-001",
        "nonsense, CRS-001",
        "EPSG:4610, CRS-008",
        "EPSG:4214, CRS-008",
        "EPSG:3994, CRS-009"
    })
    void aSystemThatIsNotTakenSaysWhy(String name, String code) {
        assertThatThrownBy(() -> CrsChoice.named(name, PLACE)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(codes(e.faults())).containsExactly(code);
            assertThat(e.faults().getFirst().place().field()).isEqualTo("crs");
            assertThat(e.faults().getFirst().problem()).contains(name);
        });
    }

    @Test
    void degreesStayTheObjectTheyAreAndMetresAreTurned() throws ParseException {
        assertThat(Reprojection.toLonLat(POINT, CrsChoice.LON_LAT)).isSameAs(POINT);
        double[] xy = {125.3, 43.9};
        crs("EPSG:4549").fromLonLat(xy, 1);
        Geometry metres = FACTORY.createPoint(new Coordinate(xy[0], xy[1]));
        Geometry turned = Reprojection.toLonLat(metres, crs("EPSG:4549"));
        assertThat(turned.getCoordinate().distance(POINT.getCoordinate())).isLessThan(1e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 100})
    void bytesAreCountedHoweverTheyAreRead(int length) throws IOException {
        byte[] bytes = new byte[length];
        try (var whole = new CountingStream(new ByteArrayInputStream(bytes));
                var single = new CountingStream(new ByteArrayInputStream(bytes))) {
            assertThat(whole.readAllBytes()).hasSize(length);
            while (single.read() >= 0) assertThat(single.count()).isPositive();
            assertThat(whole.count()).isEqualTo(length);
            assertThat(single.count()).isEqualTo(length);
            assertThat(whole.markSupported()).isFalse();
        }
    }
}
