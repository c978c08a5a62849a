package org.songhua.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.engine.hydraulics.trace.Isolation;
import org.songhua.engine.hydraulics.trace.IsolationPlan;
import org.songhua.engine.hydraulics.trace.ValveLayer;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;

/**
 * What one burst drill costs in a city: valves, order, customers without water and short of it by hydraulics with demand that depends on pressure. A synthetic city of side x side
 * junctions, valves on all pipes of seven crossings in ten, random pipes; processor time of each question. Arguments: side (159: 25,281 junctions), questions.
 */
public final class IsolationSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 60;
    private static final double CHAMBERS = 0.7;

    private IsolationSpeed() {}

    /** Arguments: side, questions. */
    public static void main(String[] arguments) {
        int side = Integer.parseInt(arguments[0]);
        int questions = Integer.parseInt(arguments[1]);
        var text = new StringWriter();
        SyntheticCity.write(new PrintWriter(text), side);
        WaterNetwork network = InpReader.read(text.toString(), "city.inp").network();
        ValveLayer valves = valves(network);
        long before = THREADS.getCurrentThreadCpuTime();
        var isolation = new Isolation(network, valves, 8 * 3600);
        System.out.printf(
                Locale.ROOT,
                "%d junctions, %d pipes, %d valves, %d segments, ready in %.2f s%n",
                network.junctions().size(),
                network.pipes().size(),
                valves.valves().size(),
                isolation.segments().count(),
                (THREADS.getCurrentThreadCpuTime() - before) / 1e9);
        measure(isolation, network.pipes(), questions);
    }

    private static ValveLayer valves(WaterNetwork network) {
        var random = new SplittableRandom(7);
        Map<String, List<Gate>> at = new HashMap<>();
        for (Pipe pipe : network.pipes())
            for (String node : List.of(pipe.from(), pipe.to()))
                at.computeIfAbsent(node, any -> new ArrayList<>()).add(new Gate(pipe.id(), node));
        var gates = new ArrayList<Gate>();
        at.keySet().stream().sorted().forEach(node -> {
            if (random.nextDouble() < CHAMBERS) gates.addAll(at.get(node));
        });
        return new ValveLayer(gates);
    }

    private static void measure(Isolation isolation, List<Pipe> pipes, int questions) {
        var random = new SplittableRandom(3);
        var millis = new double[questions];
        long customers = 0;
        for (int i = -WARM_UP; i < questions; i++) {
            String pipe = pipes.get(random.nextInt(pipes.size())).id();
            long before = THREADS.getCurrentThreadCpuTime();
            IsolationPlan plan = isolation.plan(pipe, Set.of());
            double spent = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
            if (i < 0) continue;
            millis[i] = spent;
            customers += plan.without().size() + plan.shortOf().size();
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d bursts, %d customers hit; processor time of one: median %.1f ms, p95 %.1f ms, largest %.1f ms%n",
                questions,
                customers,
                millis[questions / 2],
                millis[(int) (0.95 * (questions - 1))],
                millis[questions - 1]);
    }
}
