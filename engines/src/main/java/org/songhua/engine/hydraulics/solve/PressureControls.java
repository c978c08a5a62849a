package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.songhua.engine.hydraulics.Control.Trigger;
import org.songhua.engine.hydraulics.Valve;

/** Controls that watch the pressure of a junction: they act within the iteration. */
final class PressureControls {
    private final Model model;
    private final State state;
    private final List<ControlArrays.Compiled> controls;
    private final double tolerance;

    PressureControls(Model model, State state) {
        this.model = model;
        this.state = state;
        this.controls = ControlArrays.of(model).stream()
                .filter(control -> control.node() >= 0 && model.nodes.isJunction(control.node()))
                .toList();
        this.tolerance = model.network.options().convergence().headTolerance();
    }

    /** {@return true when one of them changed its link} */
    boolean apply() {
        boolean changed = false;
        for (int c = 0; c < controls.size(); c++) {
            ControlArrays.Compiled control = controls.get(c);
            if (!holds(control) || !differs(control)) continue;
            act(control);
            changed = true;
        }
        return changed;
    }

    private boolean holds(ControlArrays.Compiled control) {
        double head = state.head[control.node()];
        if (control.trigger() == Trigger.BELOW) return head <= control.grade() + tolerance;
        return head >= control.grade() - tolerance;
    }

    private boolean differs(ControlArrays.Compiled control) {
        int k = control.link();
        // Pipes and general valves have no setting that a control could change.
        if (model.links.isPipe(k) || isGeneralValve(k)) return state.status[k] != control.status();
        if (state.setting[k] != control.setting()) return true;
        return state.setting[k] == Status.NO_SETTING && state.status[k] != control.status();
    }

    private boolean isGeneralValve(int k) {
        return model.links.isValve(k) && model.valves.type[k - model.links.pumpEnd] == Valve.Type.GPV;
    }

    private void act(ControlArrays.Compiled control) {
        int k = control.link();
        state.status[k] = control.status();
        if (!model.links.isPipe(k)) state.setting[k] = control.setting();
        state.positionLoss[k] = model.positionLoss(k, state.setting[k]);
    }
}
