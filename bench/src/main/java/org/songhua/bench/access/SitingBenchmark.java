package org.songhua.bench.access;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.songhua.engine.siting.CapacitatedAssignment;
import org.songhua.engine.siting.OrLibraryPMedian;
import org.songhua.engine.siting.PMedian;
import org.songhua.engine.siting.Siting;
import org.songhua.engine.siting.SitingProblem;

/** Sites: pmed1 to pmed10 of the OR-Library, and 2,000 demands by 200 sites in Porto, 20 of them to open. */
@State(Scope.Thread)
public class SitingBenchmark {
    private static final double ROOM = 1.3;

    private List<OrLibraryPMedian.Instance> instances;
    private int[] weights;
    private int[][] seconds;
    private int[] capacity;
    private int p;
    private SitingProblem median;
    private SitingProblem covering;
    private String told = "";

    @Setup
    public void load() throws IOException {
        instances = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            String text = Files.readString(AccessData.folder().resolve("pmed/pmed" + i + ".txt"));
            instances.add(Objects.requireNonNull(OrLibraryPMedian.read(text, "pmed" + i, fault -> {})));
        }
        var file = AccessData.folder().resolve("facility_2000x200_p20_porto.bin");
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            weights = new int[in.readInt()];
            seconds = new int[weights.length][in.readInt()];
            p = in.readInt();
            for (int i = 0; i < weights.length; i++) weights[i] = in.readInt();
            for (int[] row : seconds) {
                for (int j = 0; j < row.length; j++) row[j] = in.readInt();
            }
        }
        median = SitingProblem.ofDistances(weights, seconds);
        covering = SitingProblem.ofCovering(weights, seconds, 900);
        capacity = new int[seconds[0].length];
        Arrays.fill(capacity, (int) (ROOM * Arrays.stream(weights).sum() / capacity.length));
    }

    /** What was found is as much the result as the time it took. */
    @TearDown
    public void tell() {
        System.out.println(told);
    }

    private void tell(String problem, Siting siting) {
        told = "%s: value %.0f, bound %.0f, gap %.6f %%"
                .formatted(problem, siting.value(), siting.bound(), 100 * siting.gap());
    }

    /** Mark: 1,000,000 us for all ten, each at its published optimum. */
    @Benchmark
    public double pmed1To10() {
        double sum = 0;
        for (var instance : instances)
            sum += PMedian.solve(instance.problem(), instance.p()).value();
        told = "pmed1 to pmed10: sum of values " + sum + ", sum of published optima 39648";
        return sum;
    }

    /** Mark: 1,000,000 us, gap at most 0.01 %. */
    @Benchmark
    public Siting pMedianOf2000By200() {
        Siting siting = PMedian.solve(median, p);
        tell("p-median", siting);
        return siting;
    }

    /** Mark: 548,743 people covered, that is 90,128 of 638,871 not. */
    @Benchmark
    public Siting coveringOf2000By200() {
        Siting siting = PMedian.solve(covering, p);
        tell("people not covered", siting);
        return siting;
    }

    /** Everybody to one of 200 places with 1.3 times the room. */
    @Benchmark
    public CapacitatedAssignment assignmentOf2000To200() {
        var assignment = CapacitatedAssignment.of(weights, capacity, seconds);
        told = "assignment: " + assignment.totalDistance() + " person-seconds, unplaced " + assignment.unplaced();
        return assignment;
    }
}
