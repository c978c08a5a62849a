package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.songhua.engine.hydraulics.Control.Trigger;

/** Controls by tank level and by time: they act between two moments, and shorten the step to the moment they act. */
final class Controls {
    private static final long SECONDS_PER_DAY = 86_400;

    private final Model model;
    private final State state;
    private final LinkActions actions;
    private final List<ControlArrays.Compiled> controls;
    private final long startClock;

    Controls(Model model, State state, LinkActions actions) {
        this.model = model;
        this.state = state;
        this.actions = actions;
        this.controls = ControlArrays.of(model);
        this.startClock = model.network.times().startClock();
    }

    /** Applies those whose moment it is. */
    void apply(long seconds) {
        for (int c = 0; c < controls.size(); c++) if (holds(controls.get(c), seconds)) act(controls.get(c));
    }

    private boolean isAtTank(ControlArrays.Compiled control) {
        return control.node() >= model.tanks.firstNode;
    }

    private boolean holds(ControlArrays.Compiled control, long seconds) {
        return switch (control.trigger()) {
            case AT_TIME -> control.seconds() == seconds;
            case AT_CLOCK -> (seconds + startClock) % SECONDS_PER_DAY == control.seconds();
            case BELOW -> isAtTank(control) && lacking(control) >= -margin(control);
            case ABOVE -> isAtTank(control) && lacking(control) <= margin(control);
        };
    }

    /** {@return volume from the tank's level up to the control's, cubic feet} */
    private double lacking(ControlArrays.Compiled control) {
        int tank = control.node() - model.tanks.firstNode;
        double now = model.tanks.volume(tank, state.head[control.node()]);
        return model.tanks.volume(tank, control.grade()) - now;
    }

    /** {@return what flows in or out within a second} */
    private double margin(ControlArrays.Compiled control) {
        return Math.abs(state.inflow[control.node()]);
    }

    private void act(ControlArrays.Compiled control) {
        int k = control.link();
        boolean wasClosed = state.status[k] <= Status.CLOSED;
        boolean closes = control.status() <= Status.CLOSED;
        double setting = model.links.isPipe(k) ? state.setting[k] : control.setting();
        if (wasClosed && control.status() == Status.OPEN) actions.restart(k);
        // An active valve is neither open nor closed: it is always set anew, as in EPANET.
        boolean same = control.status() != Status.ACTIVE && wasClosed == closes && setting == state.setting[k];
        if (same) return;
        state.status[k] = control.status();
        state.setting[k] = setting;
        state.positionLoss[k] = model.positionLoss(k, setting);
    }

    /** {@return the step, or less if a control acts before its end} */
    long shorten(long step, long seconds) {
        long shortest = step;
        for (int c = 0; c < controls.size(); c++) {
            long until = until(controls.get(c), seconds);
            if (until > 0 && until < shortest && matters(controls.get(c))) shortest = until;
        }
        return shortest;
    }

    private long until(ControlArrays.Compiled control, long seconds) {
        return switch (control.trigger()) {
            case AT_TIME -> control.seconds() - seconds;
            case AT_CLOCK -> Math.floorMod(control.seconds() - (seconds + startClock), SECONDS_PER_DAY);
            case BELOW, ABOVE -> isAtTank(control) ? untilLevel(control) : 0;
        };
    }

    private long untilLevel(ControlArrays.Compiled control) {
        double inflow = state.inflow[control.node()];
        double head = state.head[control.node()];
        if (Math.abs(inflow) <= State.NO_FLOW) return 0;
        boolean rising = control.trigger() == Trigger.ABOVE && head < control.grade() && inflow > 0;
        boolean falling = control.trigger() == Trigger.BELOW && head > control.grade() && inflow < 0;
        if (!rising && !falling) return 0;
        int tank = control.node() - model.tanks.firstNode;
        return Math.round((model.tanks.volume(tank, control.grade()) - state.volume[tank]) / inflow);
    }

    private boolean matters(ControlArrays.Compiled control) {
        int k = control.link();
        boolean setting = !model.links.isPipe(k) && state.setting[k] != control.setting();
        return setting || state.status[k] != control.status();
    }
}
