package org.songhua.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes the water network of a synthetic city as an EPANET file: a grid of streets with every third cross street missing, wide
 * mains every twenty streets, four waterworks, hills, and a day of demand. The same seed gives the same file.
 */
public final class SyntheticCity {
    private static final int SIDE = 330;
    private static final int MAIN_EVERY = 20;

    private final SplittableRandom random = new SplittableRandom(1);
    private final PrintWriter out;
    private final int side;

    private SyntheticCity(PrintWriter out, int side) {
        this.out = out;
        this.side = side;
    }

    /** Writes a city of side x side junctions. */
    static void write(PrintWriter out, int side) {
        new SyntheticCity(out, side).write();
    }

    /** Argument: the file to write. */
    public static void main(String[] arguments) throws IOException {
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
            write(out, SIDE);
        }
    }

    private void write() {
        out.println("[JUNCTIONS]");
        for (int i = 0; i < side * side; i++) junction(i);
        out.println("[RESERVOIRS]");
        for (int k = 0; k < 4; k++) out.printf("W%d 95%n", k);
        out.println("[PIPES]");
        for (int row = 0; row < side; row++) for (int column = 0; column < side; column++) streets(row, column);
        int last = side / MAIN_EVERY * MAIN_EVERY;
        int[] gates = {0, last, last * side, last * side + last};
        for (int k = 0; k < 4; k++) out.printf("G%d W%d N%d 200 1200 120%n", k, k, gates[k]);
        out.println("[PATTERNS]\n1 0.5 0.4 0.4 0.5 0.7 1.1 1.5 1.6 1.4 1.2 1.1 1.1");
        out.println("1 1.2 1.1 1.0 1.0 1.1 1.3 1.5 1.5 1.3 1.0 0.8 0.6");
        out.println("[TIMES]\nDURATION 24\n[OPTIONS]\nUNITS LPS\nHEADLOSS H-W\nACCURACY 0.001\n[END]");
    }

    private void junction(int i) {
        double hill = 20 + 15 * Math.sin(i % side / 60.0) * Math.cos(i / side / 45.0);
        out.printf(java.util.Locale.ROOT, "N%d %.2f %.4f%n", i, hill + random.nextDouble(), 0.05 * random.nextDouble());
    }

    private void streets(int row, int column) {
        int here = row * side + column;
        boolean kept = row % MAIN_EVERY == 0 || random.nextInt(100) < 45;
        if (column + 1 < side && kept) street(here, here + 1, row % MAIN_EVERY == 0);
        if (row + 1 < side) street(here, here + side, column % MAIN_EVERY == 0);
    }

    private void street(int from, int to, boolean main) {
        int diameter = main ? 800 : 100 + 50 * random.nextInt(4);
        double length = 80 + 60 * random.nextDouble();
        out.printf(java.util.Locale.ROOT, "P%d_%d N%d N%d %.1f %d 110%n", from, to, from, to, length, diameter);
    }
}
