package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

class A02_CrsTest {
    private static final double METER_IN_DEGREES = 1 / 111_320.0;

    private static Crs crs(String name) {
        return Crs.find(name).orElseThrow(() -> new AssertionError(name));
    }

    /** One line of proj.csv. */
    record Golden(String name, double longitude, double latitude, double x, double y) {
        static Golden of(String line) {
            String[] parts = line.split(",");
            double[] n = Arrays.stream(parts)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Golden("EPSG:" + parts[0], n[0], n[1], n[2], n[3]);
        }
    }

    static List<Golden> golden() throws IOException {
        try (InputStream in = A02_CrsTest.class.getResourceAsStream("proj.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Golden::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithProjWithinFiveMillimetresBothWays(Golden golden) {
        Crs crs = crs(golden.name);
        double tolerance = crs.isLonLat() ? 1e-9 : 0.005;
        double[] xy = {golden.longitude, golden.latitude};
        crs.fromLonLat(xy, 1);
        assertThat(xy[0]).isCloseTo(golden.x, offset(tolerance));
        assertThat(xy[1]).isCloseTo(golden.y, offset(tolerance));
        double[] back = {golden.x, golden.y};
        crs.toLonLat(back, 1);
        double east = Math.cos(Math.toRadians(golden.latitude));
        assertThat(back[0] * east).isCloseTo(golden.longitude * east, offset(0.005 * METER_IN_DEGREES));
        assertThat(back[1]).isCloseTo(golden.latitude, offset(0.005 * METER_IN_DEGREES));
    }

    @ParameterizedTest
    @CsvSource({
        // published by the common implementations: Tiananmen by GPS
        "GCJ-02, 116.404, 39.915, 116.41024449916938, 39.91640428150164",
        "BD-09, 116.404, 39.915, 116.41662724378733, 39.922699552216216",
        // outside the rectangle GCJ-02 is WGS 84
        "GCJ-02, 2.35, 48.85, 2.35, 48.85",
        "GCJ-02, 139.7, 35.6, 139.7, 35.6"
    })
    void theOffsetsOfMapServicesAreThePublishedOnes(
            String name, double longitude, double latitude, double x, double y) {
        double[] xy = {longitude, latitude};
        crs(name).fromLonLat(xy, 1);
        assertThat(xy[0]).isCloseTo(x, offset(1e-12));
        assertThat(xy[1]).isCloseTo(y, offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GCJ-02", "BD-09"})
    void theOffsetsAreUndoneToABillionthOfADegree(String name) {
        Seeded.check(20_000, random -> {
            double[] start = {random.nextDouble(72.1, 137.7), random.nextDouble(0.9, 55.7)};
            double[] xy = start.clone();
            crs(name).fromLonLat(xy, 1);
            crs(name).toLonLat(xy, 1);
            assertThat(xy[0]).isCloseTo(start[0], offset(1e-10));
            assertThat(xy[1]).isCloseTo(start[1], offset(1e-10));
        });
    }

    @Test
    void theOffsetOfChangchunIsHundredsOfMetres() {
        double[] xy = {125.324, 43.88};
        crs("GCJ-02").fromLonLat(xy, 1);
        double east = (xy[0] - 125.324) / METER_IN_DEGREES * Math.cos(Math.toRadians(43.88));
        double north = (xy[1] - 43.88) / METER_IN_DEGREES;
        assertThat(Math.hypot(east, north)).isBetween(300.0, 800.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4551", "EPSG:4528", "EPSG:32652", "EPSG:3857", "EPSG:3035", "EPSG:2154"})
    void goingThereAndBackLeavesAPositionWhereItWas(String name) {
        Seeded.check(2_000, random -> {
            double[] start = {random.nextDouble(-20, 40), random.nextDouble(30, 70)};
            if (!name.equals("EPSG:3035") && !name.equals("EPSG:2154")) start[0] += 115;
            double[] xy = start.clone();
            crs(name).fromLonLat(xy, 1);
            crs(name).toLonLat(xy, 1);
            assertThat(xy[0]).isCloseTo(start[0], offset(2e-8));
            assertThat(xy[1]).isCloseTo(start[1], offset(2e-8));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4551, NaN, 5000000",
        "EPSG:4551, 500000, Infinity",
        "EPSG:4551, 5e9, 5000000",
        "EPSG:4528, 500000, 4900000",
        "EPSG:3857, 3e7, 0",
        "EPSG:3857, NaN, 0",
        "EPSG:32652, 1e300, 0",
        "GCJ-02, NaN, 43",
        "BD-09, 500, 43"
    })
    void whatHasNoImageIsReported(String name, double x, double y) {
        double[] xy = {125, 40, x, y};
        crs(name).fromLonLat(xy, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crs(name).toLonLat(xy, 2))
                .withMessageContaining("Position 2")
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:3857, 125, 90",
        "EPSG:3857, 125, -90",
        "EPSG:4551, 1e20, 43",
        "EPSG:4551, NaN, 43",
        "EPSG:4551, 125, 91",
        "EPSG:4551, -144, 0",
        "GCJ-02, 181, 0"
    })
    void whatIsNotOnTheEarthOrHasNoImageIsReported(String name, double longitude, double latitude) {
        double[] xy = {longitude, latitude};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crs(name).fromLonLat(xy, 1))
                .withMessageContaining("Position 1");
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        double[] expected = transformed();
        List<Callable<double[]>> tasks = IntStream.range(0, 200)
                .<Callable<double[]>>mapToObj(i -> A02_CrsTest::transformed)
                .toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var result : pool.invokeAll(tasks)) assertThat(result.get()).containsExactly(expected);
        }
    }

    private static double[] transformed() {
        return Arrays.stream(new String[] {
                    "EPSG:4551", "EPSG:2154", "EPSG:3035", "EPSG:3031", "EPSG:3034", "BD-09", "EPSG:3857"
                })
                .flatMapToDouble(name -> {
                    double[] xy = new double[2_000];
                    for (int i = 0; i < 2_000; i += 2) {
                        xy[i] = 100 + i * 0.01;
                        xy[i + 1] = -40 + i * 0.04;
                    }
                    crs(name).fromLonLat(xy, 1_000);
                    return Arrays.stream(xy);
                })
                .toArray();
    }
}
