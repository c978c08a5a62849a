package org.songhua.engine.hydraulics.solve;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.hydraulics.Control;
import org.songhua.engine.hydraulics.Control.Trigger;
import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Simple controls in inner numbers and units. */
final class ControlArrays {
    private ControlArrays() {}

    /**
     * One control.
     *
     * @param link what is controlled
     * @param node whose head is watched, -1 for a time
     * @param trigger what is waited for
     * @param grade head in feet
     * @param seconds time
     * @param status what the link becomes
     * @param setting what its setting becomes
     */
    record Compiled(int link, int node, Trigger trigger, double grade, long seconds, byte status, double setting) {}

    static List<Compiled> of(Model model) {
        WaterNetwork network = model.network;
        var compiled = new ArrayList<Compiled>();
        for (Control control : network.controls()) if (control.enabled()) compiled.add(compile(control, model));
        return compiled;
    }

    private static Compiled compile(Control control, Model model) {
        int link = model.links.index(control.link());
        int node = control.node() == null ? -1 : model.nodes.index(control.node());
        double grade = node < 0 ? 0 : grade(control, node, model);
        double setting = setting(control, link, model);
        return new Compiled(
                link, node, control.trigger(), grade, (long) control.value(), status(control, link, model), setting);
    }

    private static double grade(Control control, int node, Model model) {
        double unit = model.nodes.isJunction(node) ? model.units.pressure() : model.units.head();
        return model.nodes.elevation[node] + control.value() / unit;
    }

    private static byte status(Control control, int link, Model model) {
        if (control.status() == LinkStatus.CLOSED) return Status.CLOSED;
        if (control.status() == LinkStatus.OPEN) return Status.OPEN;
        if (!model.links.isPump(link)) return Status.ACTIVE;
        return control.setting() == 0 ? Status.CLOSED : Status.OPEN;
    }

    private static double setting(Control control, int link, Model model) {
        boolean open = control.status() == LinkStatus.OPEN;
        if (model.links.isPump(link)) return control.status() == null ? control.setting() : open ? 1 : 0;
        if (!model.links.isValve(link)) return model.links.initialSetting[link];
        var type = model.valves.type[link - model.links.pumpEnd];
        if (type == Valve.Type.GPV) return model.links.initialSetting[link];
        return control.status() == null ? model.links.setting(type, control.setting()) : Status.NO_SETTING;
    }
}
