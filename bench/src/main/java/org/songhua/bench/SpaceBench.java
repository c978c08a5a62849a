package org.songhua.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.songhua.engine.mesh.Block;
import org.songhua.engine.mesh.BodyParts;
import org.songhua.engine.mesh.Pipe;
import org.songhua.engine.tile3d.Cell;
import org.songhua.engine.tile3d.GlbWriter;
import org.songhua.engine.tile3d.Levels;
import org.songhua.engine.tile3d.Material;
import org.songhua.engine.tile3d.Properties;
import org.songhua.engine.tile3d.Region;
import org.songhua.engine.tile3d.TileMesh;
import org.songhua.engine.tile3d.TilesetWriter;
import org.songhua.engine.tile3d.Tree;

/**
 * Makes the 3D tiles of a synthetic city: 100,000 buildings of four to twelve corners, one in four under a gabled roof, and as many pipes as
 * a tenth of that. From WKB to GLB and tile set, on one thread; processor time of that thread.
 */
public final class SpaceBench {
    private static final Material WALL = Material.of("wall", "e4e2dc");
    private static final Material ROOF = Material.of("roof", "b9b3a6");
    private static final Material PIPE = Material.of("water_pipe", "2f86d1");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 5;

    private SpaceBench() {}

    private record Thing(byte[] wkb, double[] box, double height, boolean pipe, boolean gabled) {}

    public static void main(String[] arguments) {
        int buildings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        List<Thing> things = city(buildings);
        System.out.printf(Locale.ROOT, "%d buildings, %d pipes%n", buildings, things.size() - buildings);
        for (int run = 0; run <= RUNS; run++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            long[] counts = make(things);
            double cpu = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f CPU s (%.2f s wall), %d tiles, %d triangles, %.1f MB; %.0f triangles and %.0f objects per CPU s%n",
                    run == 0 ? "cold" : "run " + run,
                    cpu,
                    (System.nanoTime() - wall) / 1e9,
                    counts[0],
                    counts[1],
                    counts[2] / 1e6,
                    counts[1] / cpu,
                    things.size() / cpu);
        }
    }

    private static long[] make(List<Thing> things) {
        Map<Cell, List<Thing>> cells = new HashMap<>();
        Map<Cell, Region> regions = new HashMap<>();
        for (Thing thing : things) {
            double[] b = thing.box();
            int zoom = Levels.zoom(Levels.size(b[0], b[1], b[2], b[3], thing.height()));
            Cell cell = Cell.at((b[0] + b[2]) / 2, (b[1] + b[3]) / 2, zoom);
            cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(thing);
            var region = Region.around(b[0], b[1], b[2], b[3], thing.pipe() ? -3 : 0, thing.height(), 0.5);
            regions.merge(cell, region, Region::union);
        }
        long triangles = 0;
        long bytes = 0;
        for (var entry : cells.entrySet()) {
            TileMesh mesh = mesh(entry.getKey(), entry.getValue());
            triangles += mesh.triangles();
            bytes += GlbWriter.write(mesh).length;
        }
        var root = Tree.of(regions.entrySet().stream()
                .map(e -> new Tree.Content(e.getKey(), e.getValue()))
                .toList());
        if (root != null) bytes += new TilesetWriter(Cell::toString, Cell::toString, 99).write(root, "1").length;
        return new long[] {cells.size(), triangles, bytes};
    }

    private static TileMesh mesh(Cell cell, List<Thing> things) {
        var mesh = new TileMesh(cell, new Properties(List.of("id", "class", "name"), List.of("bottom", "top")));
        var parts = new BodyParts(mesh.part(WALL), mesh.part(ROOF), mesh.part(WALL));
        for (Thing thing : things) {
            String id = Integer.toHexString(Arrays.hashCode(thing.box()));
            int row = mesh.properties().add(Arrays.asList(id, "building", null), 0, thing.height());
            if (thing.pipe()) {
                mesh.bodies().lay(thing.wkb(), new Pipe(0.3, -2, -2.4, 8), mesh.part(PIPE), row);
            } else {
                var roof = thing.gabled() ? Block.Roof.GABLED : Block.Roof.FLAT;
                mesh.bodies().raise(thing.wkb(), new Block(0, thing.height(), roof), parts, row);
            }
        }
        return mesh;
    }

    /** The same city each time: a building every 40 m or so. */
    private static List<Thing> city(int buildings) {
        var random = new SplittableRandom(1);
        var things = new ArrayList<Thing>();
        int side = (int) Math.ceil(Math.sqrt(buildings));
        for (int i = 0; i < buildings; i++) {
            double x = 125.2 + (i % side) * 0.0005;
            double y = 43.8 + (i / side) * 0.00036;
            boolean gabled = random.nextInt(4) == 0;
            int corners = gabled ? 4 : 2 * random.nextInt(2, 7);
            things.add(building(random, x, y, corners, gabled));
            if (i % 10 == 0) things.add(pipe(x, y));
        }
        return things;
    }

    /** Corners alternate between two distances, so that most plans are not convex. */
    private static Thing building(SplittableRandom random, double x, double y, int corners, boolean gabled) {
        var ordinates = new double[2 * corners + 2];
        double[] box = {180, 90, -180, -90};
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * (i % corners) / corners;
            double radius = 0.00012 * (corners > 4 && i % 2 == 1 && i < corners ? 0.6 : 1);
            set(ordinates, i, x + radius * Math.cos(angle), y + 0.7 * radius * Math.sin(angle), box);
        }
        return new Thing(wkb(3, ordinates), box, 6 + random.nextInt(90) * 0.5, false, gabled);
    }

    private static Thing pipe(double x, double y) {
        double[] box = {180, 90, -180, -90};
        var ordinates = new double[8];
        for (int i = 0; i < 4; i++) set(ordinates, i, x + i * 0.0004, y + (i % 2) * 0.0001, box);
        return new Thing(wkb(2, ordinates), box, 0, true, false);
    }

    private static void set(double[] ordinates, int i, double x, double y, double[] box) {
        ordinates[2 * i] = x;
        ordinates[2 * i + 1] = y;
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
    }

    private static byte[] wkb(int type, double[] ordinates) {
        var out = ByteBuffer.allocate(13 + 8 * ordinates.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 1).putInt(type);
        if (type == 3) out.putInt(1);
        out.putInt(ordinates.length / 2);
        for (double ordinate : ordinates) out.putDouble(ordinate);
        return Arrays.copyOf(out.array(), out.position());
    }
}
