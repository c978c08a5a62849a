package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.Valve;

/** What it means to open, close or set a link, as EPANET's rules and pump patterns do. */
final class LinkActions {
    private final Model model;
    private final State state;

    LinkActions(Model model, State state) {
        this.model = model;
        this.state = state;
    }

    /** A pump of constant power that starts anew does so from its design flow. */
    void restart(int k) {
        if (!model.links.isPump(k)) return;
        int pump = k - model.links.pipeEnd;
        if (model.pumps.kind[pump] == Pumps.Kind.CONSTANT_POWER) state.flow[k] = model.pumps.designFlow[pump];
    }

    void open(int k) {
        if (model.links.isPump(k)) {
            state.setting[k] = 1;
            if (state.status[k] == Status.CLOSED) restart(k);
        } else hold(k);
        state.status[k] = Status.OPEN;
    }

    void close(int k) {
        if (model.links.isPump(k)) state.setting[k] = 0;
        else hold(k);
        state.status[k] = Status.CLOSED;
    }

    private void hold(int k) {
        if (model.links.isValve(k) && type(k) != Valve.Type.GPV) state.setting[k] = Status.NO_SETTING;
    }

    private Valve.Type type(int k) {
        return model.valves.type[k - model.links.pumpEnd];
    }

    /** Gives a pump its speed or a valve its setting, in inner units. */
    void set(int k, double value) {
        if (model.links.isPump(k)) setSpeed(k, value);
        else if (model.links.isValve(k) && type(k) == Valve.Type.FCV) {
            state.setting[k] = value;
            state.status[k] = Status.ACTIVE;
        } else {
            if (state.setting[k] == Status.NO_SETTING && state.status[k] <= Status.CLOSED)
                state.status[k] = Status.OPEN;
            state.setting[k] = value;
            state.positionLoss[k] = model.positionLoss(k, value);
        }
    }

    private void setSpeed(int k, double speed) {
        state.setting[k] = speed;
        if (speed > 0 && state.status[k] <= Status.CLOSED) {
            restart(k);
            state.status[k] = Status.OPEN;
        }
        if (speed == 0 && state.status[k] > Status.CLOSED) state.status[k] = Status.CLOSED;
    }
}
