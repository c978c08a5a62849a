package org.songhua.bench;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.tile.MvtEncoder;

/** One vector tile of so many features; the counts are those of a city of 475,000 buildings. */
@State(Scope.Thread)
public class TileBenchmark {
    /** Zoom and features. */
    @Param({"12:3600", "13:1400", "14:560", "15:180", "16:60"})
    public String tile = "";

    private int zoom;
    private List<BlockCity.CityObject> objects = List.of();

    @Setup
    public void build() {
        String[] parts = tile.split(":");
        zoom = Integer.parseInt(parts[0]);
        objects = BlockCity.objects(zoom, Integer.parseInt(parts[1]));
    }

    @Benchmark
    public byte[] encode() {
        int[] at = BlockCity.tile(zoom);
        var encoder = new MvtEncoder(zoom, at[0], at[1]);
        for (var object : objects) encoder.feature(object.layer(), object.wkb(), object.tags());
        return encoder.toBytes();
    }
}
