package org.songhua.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.geo.Crs;

/** A thousand positions of Changchun. */
@State(Scope.Thread)
public class CrsBenchmark {
    private static final int POSITIONS = 1_000;

    @Param({"EPSG:4551", "EPSG:3857", "GCJ-02", "BD-09"})
    public String name = "";

    private double[] degrees = {};
    private double[] projected = {};

    @Setup
    public void build() {
        var random = new SplittableRandom(42);
        degrees = new double[2 * POSITIONS];
        for (int i = 0; i < degrees.length; i += 2) {
            degrees[i] = random.nextDouble(124.5, 126);
            degrees[i + 1] = random.nextDouble(43, 45);
        }
        projected = degrees.clone();
        Crs.find(name).orElseThrow().fromLonLat(projected, POSITIONS);
    }

    @Benchmark
    public double[] toLonLat() {
        double[] xy = projected.clone();
        Crs.find(name).orElseThrow().toLonLat(xy, POSITIONS);
        return xy;
    }

    @Benchmark
    public double[] fromLonLat() {
        double[] xy = degrees.clone();
        Crs.find(name).orElseThrow().fromLonLat(xy, POSITIONS);
        return xy;
    }
}
