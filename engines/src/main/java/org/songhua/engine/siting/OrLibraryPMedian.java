package org.songhua.engine.siting;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Uncapacitated p-median instances of the OR-Library (Beasley 1985): a line {@code vertices edges p}, then a line
 * {@code vertex vertex cost} for each edge; of equal edges the later counts. Every vertex is demand of weight 1 and
 * site; distances are along the edges.
 */
public final class OrLibraryPMedian {
    private static final int MOST_VERTICES = 5_000;
    private static final int MOST_COST = 1 << 24;
    private static final String FORMAT =
            "Write vertices, edges and p in the first line, then 'vertex vertex cost' lines.";

    private final Place file;
    private final Consumer<Fault> faults;
    private int[][] edgeCost = new int[0][0];
    private int p = 0;
    private int edgesRead = 0;

    private OrLibraryPMedian(String fileName, Consumer<Fault> faults) {
        this.file = Place.inFile(fileName);
        this.faults = faults;
    }

    /**
     * An instance.
     *
     * @param problem distances between all vertices
     * @param p number of sites the file asks for
     */
    public record Instance(SitingProblem problem, int p) {}

    /** {@return the instance; null when the first line or all edges are unusable; faults are told} */
    public static @Nullable Instance read(String text, String fileName, Consumer<Fault> faults) {
        return new OrLibraryPMedian(fileName, faults).read(text);
    }

    private @Nullable Instance read(String text) {
        int announced = -1;
        long row = 0;
        for (String line : text.lines().toList()) {
            row++;
            if (line.isBlank()) continue;
            int[] numbers = numbers(line, row);
            if (numbers.length == 0) {
                if (announced < 0) return null;
            } else if (announced >= 0) {
                edge(numbers, row);
            } else if (head(numbers, row)) {
                announced = numbers[1];
            } else {
                return null;
            }
        }
        if (announced < 0) return refuse(0, "SITE-001", "The file is empty.");
        if (announced != edgesRead) {
            faults.accept(Fault.remark(
                    "SITE-002",
                    file,
                    "The first line announces " + announced + " edges, " + edgesRead + " were read.",
                    "Check that the file is complete."));
        }
        return instance();
    }

    private @Nullable Instance refuse(long row, String code, String problem) {
        faults.accept(Fault.refused(code, file.withRow(row), problem, FORMAT));
        return null;
    }

    private int[] numbers(String line, long row) {
        var tokens = new StringTokenizer(line);
        if (tokens.countTokens() == 3) {
            try {
                var numbers = new int[3];
                for (int i = 0; i < 3; i++) numbers[i] = Integer.parseInt(tokens.nextToken());
                return numbers;
            } catch (NumberFormatException e) {
                // Told below, with the line itself.
            }
        }
        refuse(row, "SITE-001", "'" + line.strip() + "' is not three whole numbers.");
        return new int[0];
    }

    private boolean head(int[] numbers, long row) {
        int vertices = numbers[0];
        if (numbers[1] < 0) {
            refuse(row, "SITE-001", "The first line announces " + numbers[1] + " edges.");
            return false;
        }
        if (vertices < 1 || vertices > MOST_VERTICES || numbers[2] < 1 || numbers[2] > vertices) {
            refuse(
                    row,
                    "SITE-001",
                    "There are " + vertices + " vertices and p is " + numbers[2] + "; allowed are 1 to " + MOST_VERTICES
                            + " and 1 to the number of vertices.");
            return false;
        }
        edgeCost = new int[vertices][vertices];
        for (int[] costs : edgeCost) Arrays.fill(costs, -1);
        p = numbers[2];
        return true;
    }

    private void edge(int[] numbers, long row) {
        int a = numbers[0] - 1;
        int b = numbers[1] - 1;
        if (a < 0 || b < 0 || a >= edgeCost.length || b >= edgeCost.length) {
            refuse(row, "SITE-001", "An edge leads to a vertex beyond 1 to " + edgeCost.length + ".");
        } else if (numbers[2] < 0 || numbers[2] > MOST_COST) {
            refuse(row, "SITE-001", "An edge costs " + numbers[2] + ", allowed is 0 to " + MOST_COST + ".");
        } else {
            edgeCost[a][b] = numbers[2];
            edgeCost[b][a] = numbers[2];
            edgesRead++;
        }
    }

    private @Nullable Instance instance() {
        int vertices = edgeCost.length;
        var distance = new int[vertices][];
        int apart = 0;
        for (int from = 0; from < vertices; from++) {
            distance[from] = distances(from);
            for (int d : distance[from]) apart += d < 0 ? 1 : 0;
        }
        if (apart > 0)
            return refuse(0, "SITE-003", "The vertices are not all connected: " + apart + " pairs have no way.");
        var weights = new int[vertices];
        Arrays.fill(weights, 1);
        return new Instance(SitingProblem.ofDistances(weights, distance), p);
    }

    /** {@return distances from a vertex, -1 where there is no way} */
    private int[] distances(int from) {
        var distance = new int[edgeCost.length];
        Arrays.fill(distance, -1);
        var queue = new PriorityQueue<Long>();
        queue.add((long) from);
        while (!queue.isEmpty()) {
            long next = queue.remove();
            int vertex = (int) next;
            if (distance[vertex] >= 0) continue;
            distance[vertex] = (int) (next >>> 32);
            for (int to = 0; to < edgeCost.length; to++) {
                if (edgeCost[vertex][to] < 0 || distance[to] >= 0) continue;
                queue.add((((next >>> 32) + edgeCost[vertex][to]) << 32) | to);
            }
        }
        return distance;
    }
}
