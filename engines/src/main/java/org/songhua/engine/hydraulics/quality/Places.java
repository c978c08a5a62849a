package org.songhua.engine.hydraulics.quality;

import java.util.HashMap;
import java.util.Map;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.solve.Model;

/** Nodes and links of a network by the numbers of its model. */
final class Places {
    private final Node[] nodes;
    private final Link[] links;
    private final Model model;

    Places(Model model) {
        this.model = model;
        String[] nodeIds = model.nodeIds();
        String[] linkIds = model.linkIds();
        Map<String, Node> nodeById = new HashMap<>();
        for (Node node : model.network().nodes()) nodeById.put(node.id(), node);
        Map<String, Link> linkById = new HashMap<>();
        for (Link link : model.network().links()) linkById.put(link.id(), link);
        nodes = new Node[nodeIds.length];
        for (int n = 0; n < nodes.length; n++) nodes[n] = nodeById.get(nodeIds[n]);
        links = new Link[linkIds.length];
        for (int k = 0; k < links.length; k++) links[k] = linkById.get(linkIds[k]);
    }

    Node[] nodes() {
        return nodes;
    }

    int[] from() {
        var numbers = new int[links.length];
        for (int k = 0; k < numbers.length; k++) numbers[k] = model.node(links[k].from());
        return numbers;
    }

    int[] to() {
        var numbers = new int[links.length];
        for (int k = 0; k < numbers.length; k++) numbers[k] = model.node(links[k].to());
        return numbers;
    }

    PipeWater[] pipes(double tolerance, WallTransfer transfer) {
        int[] from = from();
        int[] to = to();
        boolean metric = model.network().options().flowUnit().isMetric();
        double foot = metric ? 1 : 0.3048;
        double inch = metric ? 0.001 : 0.0254;
        var pipes = new PipeWater[links.length];
        for (int k = 0; k < pipes.length; k++) {
            Pipe pipe = links[k] instanceof Pipe one ? one : null;
            double length = pipe == null ? 0 : pipe.length() * foot;
            double diameter = pipe == null ? 0 : pipe.diameter() * inch;
            pipes[k] = new PipeWater(pipe, from[k], to[k], length, diameter, transfer, tolerance);
        }
        return pipes;
    }

    static double initialQuality(Node node) {
        return switch (node) {
            case Junction junction -> junction.initialQuality();
            case Reservoir reservoir -> reservoir.initialQuality();
            case Tank tank -> tank.initialQuality();
        };
    }
}
