package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Well-known text as {@code .prj} files have it: WKT 1 of Esri and of GDAL, WKT 2, and what must not be guessed. */
class A05_CrsTextTest {
    private static final String CGCS = """
        GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]\
        """;
    private static final String WGS84 = """
        GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]\
        """;
    private static final String XIAN = """
        GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]\
        """;
    private static final String BEIJING = """
        GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]\
        """;

    private static Optional<String> found(String wkt) {
        return CrsText.find(wkt).map(Crs::name);
    }

    /** A transverse Mercator as Esri writes it. */
    private static String esri(String geographic, String projection, double east, double north, double lon, double k) {
        return """
            PROJCS["any",%s,PROJECTION["%s"],PARAMETER["False_Easting",%s],PARAMETER["False_Northing",%s],\
            PARAMETER["Central_Meridian",%s],PARAMETER["Scale_Factor",%s],PARAMETER["Latitude_Of_Origin",0.0],\
            UNIT["Meter",1.0]]\
            """.formatted(geographic, projection, east, north, lon, k);
    }

    @Test
    void degreesOfAModernDatumAreKnownByTheirEllipsoid() {
        assertThat(found(WGS84)).hasValue("EPSG:4326");
        assertThat(found(CGCS)).hasValue("EPSG:4490");
    }

    @Test
    void blanksAroundTheTextDoNotMatter() {
        assertThat(found("\r\n  " + CGCS + "\n")).hasValue("EPSG:4490");
    }

    @Test
    void degreesOfAnOldDatumAreNotGuessed() {
        assertThat(found(XIAN)).isEmpty();
        assertThat(found(BEIJING)).isEmpty();
    }

    @Test
    void everyZoneOfCgcs2000InThreeDegreesIsFound() {
        // zones 25 to 45 with their number before the easting are EPSG 4513 to 4533, without it 4534 to 4554
        IntStream.rangeClosed(25, 45).forEach(zone -> {
            double meridian = 3.0 * zone;
            assertThat(found(esri(CGCS, "Gauss_Kruger", zone * 1e6 + 5e5, 0, meridian, 1)))
                    .as("zone %d", zone)
                    .hasValue("EPSG:" + (4513 + zone - 25));
        });
    }

    @Test
    void aMeridianThatTwoListsShareIsTheFirstOfThem() {
        // 126 E is no meridian of the zones of six degrees (117, 123, 129 …), so only 4551 has it
        assertThat(found(esri(CGCS, "Gauss_Kruger", 5e5, 0, 126, 1))).hasValue("EPSG:4551");
        // 123 E is the meridian of zone 21 of six degrees and of zone 41 of three: the same projection
        assertThat(found(esri(CGCS, "Transverse_Mercator", 5e5, 0, 123, 1))).hasValue("EPSG:4510");
    }

    @ParameterizedTest
    @CsvSource({"32652,129,0", "32650,117,0", "32601,-177,0", "32756,153,10000000"})
    void zonesOfUtmAreFound(int code, double meridian, double north) {
        assertThat(found(esri(WGS84, "Transverse_Mercator", 5e5, north, meridian, 0.9996)))
                .hasValue("EPSG:" + code);
    }

    @Test
    void parametersOfAnOldDatumAreNotGuessed() {
        assertThat(found(esri(XIAN, "Gauss_Kruger", 5e5, 0, 126, 1))).isEmpty();
        assertThat(found(esri(BEIJING, "Gauss_Kruger", 5e5, 0, 126, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500000,0,125.3,1", // a town's own meridian
        "500000,0,126,0.9999",
        "0,0,126,1",
        "500000,-4000000,126,1",
        "500001,0,126,1"
    })
    void aSystemMadeForOneTownIsNotGuessed(double east, double north, double meridian, double scale) {
        assertThat(found(esri(CGCS, "Gauss_Kruger", east, north, meridian, scale)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mercator", "Polyconic", "Stereographic", "Robinson", ""})
    void anotherProjectionWithTheSameParametersIsNotGuessed(String projection) {
        assertThat(found(esri(CGCS, projection, 5e5, 0, 126, 1))).isEmpty();
    }

    @Test
    void theCodeThatTheTextNamesCounts() {
        String named = "PROJCS[\"x\"," + CGCS + ",PROJECTION[\"unknown\"],AUTHORITY[\"EPSG\",\"4551\"]]";
        assertThat(found(named)).hasValue("EPSG:4551");
        assertThat(found("PROJCRS[\"x\",BASEGEOGCRS[\"y\"],ID[\"EPSG\",4528]]")).hasValue("EPSG:4528");
        assertThat(found("GEOGCRS[\"x\",ID[\"EPSG\", 4490]]\n")).hasValue("EPSG:4490");
    }

    @Test
    void aCodeInsideIsNotThatOfTheWhole() {
        // 9001 is the metre, 6326 the datum
        String inner =
                "PROJCS[\"x\"," + XIAN + ",PROJECTION[\"Gauss_Kruger\"],UNIT[\"m\",1,AUTHORITY[\"EPSG\",\"9001\"]]]";
        assertThat(found(inner)).isEmpty();
        assertThat(found(WGS84.replace("]]", ",AUTHORITY[\"EPSG\",\"6326\"]]"))).hasValue("EPSG:4326");
    }

    @Test
    void aNamedCodeThatCannotBeTrustedIsNotFoundByItsParametersEither() {
        String xian = esri(XIAN, "Gauss_Kruger", 5e5, 0, 126, 1);
        assertThat(found(xian.substring(0, xian.length() - 1) + ",AUTHORITY[\"EPSG\",\"2383\"]]"))
                .isEmpty();
    }

    @Test
    void wkt2NamesMethodsAndParametersAtLength() {
        assertThat(found("""
            PROJCRS["CGCS2000 / any",BASEGEOGCRS["China 2000",DATUM["China 2000",\
            ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]]],\
            CONVERSION["c",METHOD["Transverse Mercator"],PARAMETER["Latitude of natural origin",0],\
            PARAMETER["Longitude of natural origin",126],PARAMETER["Scale factor at natural origin",1],\
            PARAMETER["False easting",500000],PARAMETER["False northing",0]],CS[Cartesian,2]]\
            """)).hasValue("EPSG:4551");
    }

    @Test
    void conicsAreFoundByTheirParallels() {
        String rgf93 = """
            GEOGCS["RGF93",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]]]\
            """;
        // Lambert-93
        String wkt = """
            PROJCS["x",%s,PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],\
            PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],\
            PARAMETER["Standard_Parallel_1",%d.0],PARAMETER["Standard_Parallel_2",%d.0],\
            PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]\
            """;
        assertThat(found(wkt.formatted(rgf93, 49, 44))).hasValue("EPSG:2154");
        assertThat(found(wkt.formatted(rgf93, 49, 43))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\"]]",
                "PROJCS[\"WGS 84 / Pseudo-Mercator\"]",
                "PROJCRS[\"x\",CONVERSION[\"y\",METHOD[\"Popular Visualisation Pseudo Mercator\"]]]"
            })
    void webMercatorIsKnownByItsManyNames(String wkt) {
        assertThat(found(wkt)).hasValue("EPSG:3857");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EPSG:4490",
                "LOCAL_CS[\"site\"]",
                "GEOCCS[\"x\"]",
                "PROJCS",
                "PROJCS[\"x\"]",
                "GEOGCS[]",
                "COMPD_CS[\"x\",PROJCS[\"y\"]]",
                "长春独立坐标系"
            })
    void whatSaysTooLittleIsNotGuessed(String wkt) {
        assertThat(found(wkt)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6378.137.0", ".", "...", "1.2.3"})
    void anEllipsoidWithoutNumbersIsNone(String axis) {
        assertThat(found("GEOGCS[\"x\",DATUM[\"y\",SPHEROID[\"z\"," + axis + ",298.257223563]]]"))
                .isEmpty();
        assertThat(found("GEOGCS[\"x\",DATUM[\"y\",SPHEROID[\"z\",6378137," + axis + "]]]"))
                .isEmpty();
    }

    @Test
    void aTextOfMegabytesIsRefusedUnread() {
        assertThat(found(CGCS + " ".repeat(10) + "x".repeat(100_001))).isEmpty();
    }

    @Test
    void damagedTextsAreSystemsOrNone() {
        String whole = esri(CGCS, "Gauss_Kruger", 5e5, 0, 126, 1);
        Seeded.check(150, random -> {
            var text = new StringBuilder(whole);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), "0.[]\",-eE+9A".charAt(random.nextInt(12)));
            }
            assertThat(found(text.substring(0, random.nextInt(text.length() + 1))))
                    .isNotNull();
        });
    }

    @Test
    void whatIsWrittenIsFoundAgain() {
        for (String name :
                new String[] {"EPSG:4490", "EPSG:4326", "EPSG:4551", "EPSG:4528", "EPSG:32652", "EPSG:3857"}) {
            Crs crs = Crs.find(name).orElseThrow();
            assertThat(CrsWkt.of(crs))
                    .hasValueSatisfying(wkt -> assertThat(found(wkt))
                            .as(wkt.toLowerCase(Locale.ROOT))
                            .hasValue(name));
        }
    }
}
