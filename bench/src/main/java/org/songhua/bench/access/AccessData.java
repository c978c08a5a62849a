package org.songhua.bench.access;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipInputStream;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.StreetSource;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.visibility.HeightGrid;

/** Reads the data of the benchmarks; all of it is public, and none of it is part of this repository. */
final class AccessData {
    /** Dwellings of the benchmarks lie within this many degrees of a street. */
    private static final double SCATTER_DEGREES = 5e-4;

    private AccessData() {}

    static Path folder() {
        String folder = System.getProperty("songhua.bench.data", "");
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            throw new IllegalStateException("Give the folder of the data: bench/reach/run FOLDER");
        }
        return Path.of(folder);
    }

    static StreetGraph walking(String file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(folder().resolve(file)))) {
            return StreetSource.read(in, file, 10_000_000)
                    .build(StreetProfile.of(TravelMode.WALK))
                    .graph();
        }
    }

    /** Points near streets, the same for the same seed. */
    static long[] dwellings(StreetGraph graph, int count, long seed) {
        var random = new SplittableRandom(seed);
        var points = new long[count];
        for (int i = 0; i < count; i++) {
            long near = graph.point(random.nextInt(graph.firstPoint(graph.edgeCount())));
            points[i] = Locations.of(
                    Locations.longitude(near) + random.nextDouble(-SCATTER_DEGREES, SCATTER_DEGREES),
                    Locations.latitude(near) + random.nextDouble(-SCATTER_DEGREES, SCATTER_DEGREES));
        }
        return points;
    }

    static Map<String, String> unzip(String file) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(folder().resolve(file))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    static HeightGrid mountain() throws IOException {
        try (var zip = new ZipInputStream(
                new BufferedInputStream(Files.newInputStream(folder().resolve("N42E001.hgt.zip"))))) {
            zip.getNextEntry();
            var in = new DataInputStream(new BufferedInputStream(zip));
            var heights = new float[1201 * 1201];
            for (int i = 0; i < heights.length; i++) heights[i] = in.readShort();
            return HeightGrid.of(1201, 1201, 1, 1, heights);
        }
    }
}
