package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.geo.EpsgDefinitions.Standing;

class A03_EpsgDefinitionsTest {
    /** Gauss-Krueger zones of CGCS2000: 6 degrees with and without zone number, 3 degrees with and without. */
    private static final List<IntStream> CGCS2000 = List.of(
            IntStream.rangeClosed(4491, 4501),
            IntStream.rangeClosed(4502, 4512),
            IntStream.rangeClosed(4513, 4533),
            IntStream.rangeClosed(4534, 4554));

    private static List<String> trusted() {
        return IntStream.range(1, 100_000)
                .mapToObj(Integer::toString)
                .filter(code -> EpsgDefinitions.standing(code) == Standing.TRUSTED)
                .toList();
    }

    @Test
    void everyTrustedSystemCanBeMade() {
        var codes = trusted();
        assertThat(codes).hasSizeGreaterThan(2_400);
        for (String code : codes) assertThat(Crs.find("EPSG:" + code)).as(code).isPresent();
    }

    @Test
    void allZonesOfCgcs2000AreTrustedAndMapTheirCentralMeridianToTheirFalseEasting() {
        CGCS2000.stream().flatMapToInt(s -> s).forEach(code -> {
            var crs = Crs.find("EPSG:" + code).orElseThrow();
            double[] xy = {500_000 + zonePrefix(code), 4_800_000};
            crs.toLonLat(xy, 1);
            assertThat(xy[0]).as("EPSG:%d", code).isCloseTo(centralMeridian(code), offset(1e-9));
            assertThat(xy[1]).isBetween(43.0, 44.0);
        });
    }

    private static double zonePrefix(int code) {
        if (code <= 4501) return (13 + code - 4491) * 1e6;
        return code >= 4513 && code <= 4533 ? (25 + code - 4513) * 1e6 : 0;
    }

    private static int centralMeridian(int code) {
        if (code <= 4501) return 75 + 6 * (code - 4491);
        if (code <= 4512) return 75 + 6 * (code - 4502);
        return 75 + 3 * (code <= 4533 ? code - 4513 : code - 4534);
    }

    @ParameterizedTest
    @CsvSource({
        "4490, TRUSTED",
        "4551, TRUSTED",
        "32652, TRUSTED",
        "3035, TRUSTED",
        "2154, TRUSTED",
        "4214, OTHER_DATUM",
        "2431, OTHER_DATUM",
        "4610, OTHER_DATUM",
        "27700, OTHER_DATUM",
        "4267, OTHER_DATUM",
        "5880, OTHER_PROJECTION",
        "3975, OTHER_PROJECTION",
        "6990, OTHER_PROJECTION",
        "1, UNKNOWN",
        "99999, UNKNOWN"
    })
    void aCodeIsTrustedOrTheReasonIsKnown(String code, Standing standing) {
        assertThat(EpsgDefinitions.standing(code)).isEqualTo(standing);
        assertThat(EpsgDefinitions.trusted(code).isPresent()).isEqualTo(standing == Standing.TRUSTED);
    }

    @Test
    void noBeijingNorXianZoneIsTrusted() {
        var ranges = List.of(
                IntStream.rangeClosed(2327, 2390), // Xian 1980
                IntStream.rangeClosed(2401, 2442), // Beijing 1954, 3 degrees
                IntStream.rangeClosed(21413, 21423),
                IntStream.rangeClosed(21453, 21463),
                IntStream.rangeClosed(4568, 4589)); // New Beijing
        ranges.stream()
                .flatMapToInt(range -> range)
                .forEach(code ->
                        assertThat(Crs.find("EPSG:" + code)).as("EPSG:%d", code).isEmpty());
    }

    @Test
    void transverseMercatorIsComputedByItsExactForm() {
        assertThat(EpsgDefinitions.trusted("4551")).hasValueSatisfying(d -> {
            assertThat(d).startsWith("+proj=etmerc ").contains("+lon_0=126");
            assertThat(EpsgDefinitions.isLonLat(d)).isFalse();
        });
        assertThat(EpsgDefinitions.trusted("4490"))
                .hasValueSatisfying(d -> assertThat(EpsgDefinitions.isLonLat(d)).isTrue());
    }

    @Test
    void theHeightOfACompoundSystemIsLeftAside() {
        // JGD2011 with heights: latitude comes first by the authority, longitude here
        assertThat(Crs.find("EPSG:6697"))
                .hasValueSatisfying(crs -> assertThat(crs.isLonLat()).isTrue());
        // ETRS89 / UTM zone 32N with heights
        double[] xy = {9, 51};
        double[] compound = xy.clone();
        Crs.find("EPSG:25832").orElseThrow().fromLonLat(xy, 1);
        Crs.find("EPSG:5555").orElseThrow().fromLonLat(compound, 1);
        assertThat(compound).containsExactly(xy);
    }

    @Test
    void aBatchIsTurnedAsItsPositionsOneByOne() {
        var crs = Crs.find("EPSG:4551").orElseThrow();
        double[] batch = new double[200];
        for (int i = 0; i < batch.length; i += 2) {
            batch[i] = 124 + 0.03 * i;
            batch[i + 1] = 40 + 0.04 * i;
        }
        double[] single = batch.clone();
        crs.fromLonLat(batch, 100);
        for (int i = 0; i < single.length; i += 2) {
            double[] xy = Arrays.copyOfRange(single, i, i + 2);
            crs.fromLonLat(xy, 1);
            assertThat(xy).containsExactly(batch[i], batch[i + 1]);
        }
    }

    @Test
    void onlyAsManyPositionsAsAskedAreTurned() {
        double[] xy = {125, 43, 125, 43};
        Crs.find("EPSG:3857").orElseThrow().fromLonLat(xy, 1);
        assertThat(xy[0]).isGreaterThan(1e6);
        assertThat(xy[2]).isEqualTo(125);
        assertThat(xy[3]).isEqualTo(43);
    }
}
