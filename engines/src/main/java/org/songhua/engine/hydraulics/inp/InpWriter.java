package org.songhua.engine.hydraulics.inp;

import static org.songhua.engine.hydraulics.inp.InpText.id;
import static org.songhua.engine.hydraulics.inp.InpText.optional;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Curve;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Writes networks as EPANET input files; what is read again is the same network, number for number. */
public final class InpWriter {
    private static final int FACTORS_PER_LINE = 6;

    private final WaterNetwork network;
    private final InpText out = new InpText();

    private InpWriter(WaterNetwork network) {
        this.network = network;
    }

    /** {@return the whole file} */
    public static String write(WaterNetwork network) {
        var writer = new InpWriter(network);
        writer.title();
        writer.nodes();
        writer.links();
        writer.data();
        new InpControls(network, writer.out).write();
        new InpSettings(network, writer.out).write();
        writer.drawing();
        writer.out.section(Section.END);
        return writer.out.toString();
    }

    private void title() {
        out.section(Section.TITLE);
        network.title().forEach(out::line);
    }

    private void nodes() {
        out.section(Section.JUNCTIONS);
        for (Junction node : network.junctions()) out.row(id(node.id()), node.elevation());
        out.section(Section.RESERVOIRS);
        for (Reservoir node : network.reservoirs()) out.row(id(node.id()), node.head(), optional(node.pattern()));
        out.section(Section.TANKS);
        for (Tank node : network.tanks()) tank(node);
        out.section(Section.DEMANDS);
        for (Junction node : network.junctions()) for (Demand demand : node.demands()) demand(node, demand);
        out.section(Section.EMITTERS);
        for (Junction node : network.junctions()) if (node.emitter() > 0) out.row(id(node.id()), node.emitter());
        out.section(Section.MIXING);
        for (Tank tank : network.tanks())
            out.row(id(tank.id()), tank.mixing().model(), tank.mixing().fraction());
        out.section(Section.QUALITY);
        network.junctions().forEach(node -> quality(node.id(), node.initialQuality()));
        network.reservoirs().forEach(node -> quality(node.id(), node.initialQuality()));
        network.tanks().forEach(node -> quality(node.id(), node.initialQuality()));
    }

    private static String orStar(@Nullable String curve) {
        return curve == null ? "*" : id(curve);
    }

    private void tank(Tank tank) {
        out.row(
                id(tank.id()),
                tank.elevation(),
                tank.initialLevel(),
                tank.minLevel(),
                tank.maxLevel(),
                tank.diameter(),
                tank.minVolume(),
                orStar(tank.volumeCurve()),
                tank.overflow() ? "YES" : "NO");
    }

    private void demand(Junction node, Demand demand) {
        String category = demand.category().isEmpty() ? "" : ";" + demand.category();
        out.row(id(node.id()), demand.base(), optional(demand.pattern()), category);
    }

    private void quality(String node, double value) {
        if (value != 0) out.row(id(node), value);
    }

    private void links() {
        out.section(Section.PIPES);
        for (Pipe pipe : network.pipes()) pipe(pipe);
        out.section(Section.PUMPS);
        for (Pump pump : network.pumps()) pump(pump);
        out.section(Section.VALVES);
        for (Valve valve : network.valves()) valve(valve);
        out.section(Section.STATUS);
        for (Pump pump : network.pumps()) if (pump.closed()) out.row(id(pump.id()), "CLOSED");
        for (Valve valve : network.valves())
            if (valve.state() != Valve.State.CONTROLLED)
                out.row(id(valve.id()), valve.state().name());
        out.section(Section.LEAKAGE);
        for (Pipe pipe : network.pipes())
            if (!pipe.leak().equals(Pipe.Leak.NONE))
                out.row(id(pipe.id()), pipe.leak().area(), pipe.leak().expansion());
    }

    private void pipe(Pipe pipe) {
        String state =
                pipe.state() == Pipe.State.CHECK_VALVE ? "CV" : pipe.state().name();
        out.row(
                id(pipe.id()),
                id(pipe.from()),
                id(pipe.to()),
                pipe.length(),
                pipe.diameter(),
                pipe.roughness(),
                pipe.minorLoss(),
                state);
    }

    private void pump(Pump pump) {
        String lift = pump.headCurve() == null ? "POWER " + pump.power() : "HEAD " + id(pump.headCurve());
        String pattern = pump.speedPattern() == null ? "" : "PATTERN " + id(pump.speedPattern());
        // A pump that stands still gets its speed from [STATUS].
        String speed = pump.closed() ? "" : "SPEED " + pump.speed();
        out.row(id(pump.id()), id(pump.from()), id(pump.to()), lift, speed, pattern);
    }

    private void valve(Valve valve) {
        String setting = valve.type() == Valve.Type.GPV ? optional(valve.curve()) : InpText.number(valve.setting());
        String curve = valve.type() == Valve.Type.PCV ? optional(valve.curve()) : "";
        out.row(
                id(valve.id()),
                id(valve.from()),
                id(valve.to()),
                valve.diameter(),
                valve.type().name(),
                setting,
                valve.minorLoss(),
                curve);
    }

    private void data() {
        out.section(Section.PATTERNS);
        for (Pattern pattern : network.patterns().values()) pattern(pattern);
        out.section(Section.CURVES);
        for (Curve curve : network.curves().values())
            for (Curve.Point point : curve.points()) out.row(id(curve.id()), point.x(), point.y());
    }

    private void pattern(Pattern pattern) {
        List<Double> factors = pattern.factors();
        for (int from = 0; from < factors.size(); from += FACTORS_PER_LINE) {
            var words = new StringBuilder();
            for (double factor : factors.subList(from, Math.min(from + FACTORS_PER_LINE, factors.size())))
                words.append(InpText.number(factor)).append(' ');
            out.row(id(pattern.id()), words.toString().strip());
        }
    }

    private void drawing() {
        out.section(Section.COORDINATES);
        network.drawing().positions().forEach((node, point) -> out.row(id(node), point.x(), point.y()));
        out.section(Section.VERTICES);
        network.drawing()
                .bends()
                .forEach((link, points) -> points.forEach(point -> out.row(id(link), point.x(), point.y())));
        for (Map.Entry<String, List<String>> verbatim :
                network.drawing().verbatim().entrySet()) {
            out.section(Section.valueOf(verbatim.getKey().toUpperCase(Locale.ROOT)));
            verbatim.getValue().forEach(out::line);
        }
    }
}
