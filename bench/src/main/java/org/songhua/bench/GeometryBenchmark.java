package org.songhua.bench;

import java.util.List;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeoJsonWriter;
import org.songhua.engine.geo.GeometryCheck;
import org.songhua.engine.geo.Wkb;

/** What happens to a thousand buildings on their way in and out. */
@State(Scope.Thread)
public class GeometryBenchmark {
    private List<BlockCity.CityObject> buildings = List.of();
    private final ByteSink sink = new ByteSink(1 << 20);

    @Setup
    public void build() {
        buildings = BlockCity.objects(12, 1_500).stream()
                .filter(o -> o.layer().equals("building"))
                .limit(1_000)
                .toList();
    }

    @Benchmark
    public int writeGeoJson() {
        sink.reset();
        for (var building : buildings) GeoJsonWriter.write(building.wkb(), 7, sink);
        return sink.size();
    }

    @Benchmark
    public int readWkb() {
        int positions = 0;
        for (var building : buildings) positions += Wkb.read(building.wkb()).getNumPoints();
        return positions;
    }

    @Benchmark
    public int writeWkb() {
        int bytes = 0;
        for (var building : buildings) bytes += Wkb.of(building.geometry()).length;
        return bytes;
    }

    @Benchmark
    public double envelope() {
        double sum = 0;
        for (var building : buildings) sum += Wkb.envelope(building.wkb())[0];
        return sum;
    }

    @Benchmark
    public double representativePoint() {
        double sum = 0;
        for (var building : buildings) sum += Wkb.representativePoint(building.geometry())[0];
        return sum;
    }

    @Benchmark
    public int check() {
        int faults = 0;
        for (var building : buildings)
            faults += GeometryCheck.check(building.geometry(), Place.NOWHERE).size();
        return faults;
    }

    /** For comparison: the verdict of JTS. */
    @Benchmark
    public int checkByJts() {
        int faults = 0;
        for (var building : buildings) if (!new IsValidOp(building.geometry()).isValid()) faults++;
        return faults;
    }
}
