package org.songhua.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;

/**
 * Solves every network of a folder of EPANET files and compares it with reference results beside them. One line each: steps,
 * iterations, processor seconds of the best of several runs, how it ended, and the largest difference of a head, in the file's
 * unit, to EPANET at the same accuracy and to EPANET's tight result.
 */
public final class HydraulicsTable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double LEAST_SECONDS = 0.5;

    private final Path folder;
    private final int runs;

    private HydraulicsTable(Path folder, int runs) {
        this.folder = folder;
        this.runs = runs;
    }

    /** Arguments: folder, runs of each network, and names of networks if not all. */
    public static void main(String[] arguments) throws IOException {
        var table = new HydraulicsTable(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        List<String> only = List.of(arguments).subList(2, arguments.length);
        System.out.printf(
                "%-46s %7s %7s %9s %9s %9s %9s %9s %9s %-11s %s%n",
                "network", "steps", "iters", "cpu s", "ready s", "dH same", "dH tight", "balance", "dH best", "ending", "of tight");
        for (Path file : table.files()) {
            String name = name(file);
            if (only.isEmpty() || only.contains(name)) table.line(file, name);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".inp")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.inp$", "");
    }

    private void line(Path file, String name) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        WaterNetwork network;
        try {
            network = InpReader.read(text, name).network();
        } catch (FaultException e) {
            System.out.printf("%-46s refused: %s%n", name, e.faults().getFirst().line());
            return;
        }
        long before = THREADS.getCurrentThreadCpuTime();
        Model model = Model.of(network);
        double ready = (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
        double seconds = best(model, false);
        Simulation run = new Simulation(model, false);
        var same = new Comparison(reference(name, "default"), model);
        var tight = new Comparison(reference(name, "tight"), model);
        run.run(simulation -> {
            same.compare(simulation);
            tight.compare(simulation);
        });
        var best = new Comparison(reference(name, "tight"), tightModel(network));
        Simulation exact = new Simulation(tightModel(network), true);
        exact.run(best::compare);
        System.out.printf(
                Locale.ROOT,
                "%-46s %7d %7d %9.5f %9.4f %9s %9s %9.1e %9s %-11s %s/%d%n",
                name,
                run.steps(),
                run.iterations(),
                seconds,
                ready,
                same,
                tight,
                run.largestImbalance(),
                best,
                run.ending(),
                exact.ending(),
                exact.iterations());
    }

    private static Model tightModel(WaterNetwork network) {
        var convergence = network.options().convergence().withAccuracy(1e-9);
        return Model.of(network.with(network.options().with(convergence)));
    }

    private double best(Model model, boolean tight) {
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int run = 0; run < runs || run < 2000 && spent < LEAST_SECONDS && runs > 1; run++) {
            long before = THREADS.getCurrentThreadCpuTime();
            new Simulation(model, tight).run(Simulation.Listener.NONE);
            double seconds = (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
            best = Math.min(best, seconds);
            spent += seconds;
        }
        return best;
    }

    private Path reference(String name, String kind) {
        Path whole = folder.resolve("reference").resolve(name + "_" + kind + "_head.csv.gz");
        if (Files.exists(whole) || kind.equals("tight")) return whole;
        return folder.resolve("reference/others").resolve(name + "_nodes.csv.gz");
    }

    /** Compares heads with a file of either form: all heads at all moments, or those of one moment and their bounds. */
    private static final class Comparison {
        private final Model model;
        private double largest = -1;
        private int[] nodes = new int[0];
        private double[][] rows = new double[0][];
        private boolean whole;
        private long moment;
        private double[] least = new double[0];
        private double[] most = new double[0];

        Comparison(Path file, Model model) {
            this.model = model;
            if (Files.exists(file)) read(file);
        }

        private void read(Path file) {
            try (var in = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                String head = in.readLine();
                List<String> lines = in.lines().toList();
                whole = head.startsWith("time_s");
                if (whole) whole(head.split(",", -1), lines);
                else bounds(head, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void whole(String[] head, List<String> lines) {
            nodes = Stream.of(head).skip(1).mapToInt(model::node).toArray();
            rows = lines.stream()
                    .map(line -> Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
                    .toArray(double[][]::new);
        }

        private void bounds(String head, List<String> lines) {
            moment = Long.parseLong(head.split(",", -1)[1].substring("head_t".length()));
            nodes = lines.stream().mapToInt(line -> model.node(line.split(",", -1)[0])).toArray();
            rows = lines.stream()
                    .map(line -> Stream.of(line.split(",", -1)).skip(1).mapToDouble(Double::parseDouble).toArray())
                    .toArray(double[][]::new);
            least = new double[nodes.length];
            most = new double[nodes.length];
            java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
            java.util.Arrays.fill(most, Double.NEGATIVE_INFINITY);
        }

        void compare(Simulation run) {
            if (whole) compareRow(run);
            else compareMoment(run);
        }

        private void compareRow(Simulation run) {
            for (double[] row : rows) {
                if (row[0] != run.seconds()) continue;
                for (int k = 0; k < nodes.length; k++) add(run.head(nodes[k]) - row[k + 1]);
            }
        }

        private void compareMoment(Simulation run) {
            for (int k = 0; k < nodes.length; k++) {
                double head = run.head(nodes[k]);
                least[k] = Math.min(least[k], head);
                most[k] = Math.max(most[k], head);
                if (run.seconds() == moment) add(head - rows[k][0]);
            }
        }

        private void add(double difference) {
            largest = Math.max(largest, Math.abs(difference));
        }

        @Override
        public String toString() {
            for (int k = 0; k < least.length; k++) {
                add(least[k] - rows[k][2]);
                add(most[k] - rows[k][3]);
            }
            return largest < 0 ? "-" : String.format(Locale.ROOT, "%.1e", largest);
        }
    }
}
