package org.songhua.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.trace.Isolation;
import org.songhua.engine.hydraulics.trace.IsolationPlan;
import org.songhua.engine.hydraulics.trace.ValveLayer;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which valves to close when a pipe bursts, and who is without water then. */
@Command(
        name = "isolate",
        description = "Valves to close for a burst, customers without water, critical nodes.",
        mixinStandardHelpOptions = true)
class WaterIsolateCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "NET.inp", description = "Network in EPANET's format.")
    Path file = Path.of("");

    @Option(names = "--pipe", paramLabel = "ID", required = true, description = "Pipe that has burst.")
    String pipe = "";

    @Option(
            names = "--valves",
            paramLabel = "FILE",
            description = "Isolation valves as CSV with columns link and node (default: both ends of every pipe).")
    @Nullable
    Path valves;

    @Option(
            names = "--stuck",
            paramLabel = "LINK@NODE",
            split = ",",
            description = "Valves that do not close; the next ones are taken.")
    List<String> stuck = List.of();

    @Option(
            names = "--critical",
            paramLabel = "ID",
            split = ",",
            description = "Nodes to be told first (default: nodes tagged critical in [TAGS]).")
    List<String> critical = List.of();

    @Option(
            names = "--at",
            paramLabel = "HOURS",
            description = "Moment of the run that decides on demands (default: 0).")
    double at;

    @Override
    public Integer call() {
        WaterNetwork network = WaterCommand.read(file);
        boolean known = network.links().stream().anyMatch(link -> link.id().equals(pipe));
        if (!known) throw new StoreException("There is no pipe " + pipe + " in " + file + ".");
        var isolation = new Isolation(network, layer(network), Math.round(3600 * at));
        print(network, isolation.plan(pipe, stuck()));
        return 0;
    }

    private ValveLayer layer(WaterNetwork network) {
        if (valves == null) {
            System.err.println("No valves are given: one is assumed at both ends of every pipe.");
            return ValveLayer.atEveryPipeEnd(network);
        }
        var layer = new ValveLayer(gates(WaterCommand.text(valves)));
        List<Gate> misplaced = layer.misplaced(network);
        if (!misplaced.isEmpty())
            throw new StoreException(
                    misplaced.size() + " valves stand at no end of a link, the first: " + misplaced.getFirst());
        return layer;
    }

    /** Columns are found by their names. */
    static List<Gate> gates(String csv) {
        List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
        List<String> head =
                lines.isEmpty() ? List.of() : List.of(lines.getFirst().strip().split(",", -1));
        int link = head.indexOf("link");
        int node = head.indexOf("node");
        if (link < 0 || node < 0) throw new StoreException("The valves need columns named link and node.");
        var gates = new ArrayList<Gate>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.strip().split(",", -1);
            if (values.length <= Math.max(link, node)) throw new StoreException("A valve lacks link or node: " + line);
            gates.add(new Gate(values[link], values[node]));
        }
        return gates;
    }

    private Set<Gate> stuck() {
        var gates = new HashSet<Gate>();
        for (String text : stuck) {
            int sign = text.lastIndexOf('@');
            if (sign < 1) throw new StoreException("A stuck valve is named LINK@NODE, not " + text + ".");
            gates.add(new Gate(text.substring(0, sign), text.substring(sign + 1)));
        }
        return gates;
    }

    private void print(WaterNetwork network, IsolationPlan plan) {
        System.out.printf("valves to close: %d, in this order%n", plan.valves().size());
        plan.valves().forEach(gate -> System.out.printf("  %s at node %s%n", gate.link(), gate.node()));
        if (!plan.passed().isEmpty()) System.out.println("stuck, passed over: " + plan.passed());
        System.out.printf(
                "closed part: %d nodes, %d links%n",
                plan.nodes().size(), plan.links().size());
        System.out.printf(
                Locale.ROOT,
                "customers without water: %d junctions, short of water: %d junctions, not delivered: %.3f %s%n",
                plan.without().size(),
                plan.shortOf().size(),
                plan.lostDemand(),
                network.options().flowUnit().name().toLowerCase(Locale.ROOT));
        list("without", plan.without());
        list("short", plan.shortOf());
        list("critical nodes", critical(network, plan));
    }

    private static void list(String what, List<String> ids) {
        String more = ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " more" : "";
        System.out.println(what + ": "
                + (ids.isEmpty() ? "none" : String.join(" ", ids.subList(0, Math.min(SHOWN, ids.size()))) + more));
    }

    private List<String> critical(WaterNetwork network, IsolationPlan plan) {
        var named = new HashSet<>(critical.isEmpty() ? tagged(network) : critical);
        var hit = new ArrayList<>(plan.without());
        hit.addAll(plan.shortOf());
        return hit.stream().filter(named::contains).toList();
    }

    private static List<String> tagged(WaterNetwork network) {
        return network.drawing().verbatim().getOrDefault("TAGS", List.of()).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 2 && words[0].equalsIgnoreCase("NODE"))
                .filter(words -> words[2].toLowerCase(Locale.ROOT).startsWith("critical"))
                .map(words -> words[1])
                .toList();
    }
}
