package org.songhua.engine.rule;

import java.util.ArrayList;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/**
 * States as bytes. Bytes belong to rules with the same inputs and as many rules; whoever changes rules begins anew with
 * {@link CompiledRules#start()}.
 */
public final class StateFormat {
    private static final int VERSION = 3;

    private static final Baseline[] NO_BASELINES = {};
    private static final BaselineByTemperature[] NONE = {};

    private StateFormat() {}

    /** {@return the state as bytes} */
    public static byte[] write(State state) {
        var out = new PackWriter();
        out.u1(VERSION);
        out.int8(state.until_us());
        out.unsigned(state.histories().length);
        for (History history : state.histories()) write(out, history);
        out.unsigned(state.rules().length);
        for (RuleState rule : state.rules()) write(out, rule);
        out.unsigned(state.pending().readings().size());
        for (Observation.Reading reading : state.pending().readings()) write(out, reading);
        out.unsigned(state.baselines().length);
        for (Baseline baseline : state.baselines()) baseline.write(out);
        out.unsigned(state.byTemperature().length);
        for (BaselineByTemperature one : state.byTemperature()) one.write(out);
        return out.toByteArray();
    }

    private static void write(PackWriter out, History history) {
        out.int8(history.time_us());
        out.int8(Double.doubleToRawLongBits(history.value()));
        out.unsigned(history.times_us().length);
        long before_us = 0;
        for (int i = 0; i < history.times_us().length; i++) {
            out.signed(history.times_us()[i] - before_us);
            out.int8(Double.doubleToRawLongBits(history.values()[i]));
            before_us = history.times_us()[i];
        }
    }

    private static void write(PackWriter out, RuleState rule) {
        boolean isQuiet = rule.isQuiet();
        out.u1(isQuiet ? 0 : 1);
        if (isQuiet) return;
        out.u1(rule.rank());
        out.int8(rule.below_us());
        for (long since_us : rule.since_us()) out.int8(since_us);
    }

    private static void write(PackWriter out, Observation.Reading reading) {
        out.unsigned(reading.input());
        out.int8(reading.time_us());
        out.int8(Double.doubleToRawLongBits(reading.value()));
        out.unsigned(reading.quality());
        out.int8(reading.received_us());
    }

    /**
     * {@return the state that the bytes say}
     *
     * @throws IllegalStateException when they are of a later version of the program
     */
    public static State read(byte[] bytes) {
        var in = new PackReader(bytes, 0, bytes.length);
        int version = in.u1();
        if (version > VERSION) throw new IllegalStateException("The state is of a later version of the program.");
        long until_us = in.int8();
        var histories = new History[in.count(in.left())];
        for (int i = 0; i < histories.length; i++) histories[i] = history(in);
        var rules = new RuleState[in.count(in.left())];
        for (int i = 0; i < rules.length; i++) rules[i] = rule(in);
        int waiting = in.count(in.left());
        var readings = new ArrayList<Observation.Reading>(waiting);
        for (int i = 0; i < waiting; i++) readings.add(reading(in));
        var pending = waiting == 0 ? Pending.NONE : new Pending(readings);
        Baseline[] baselines = version < 2 ? NO_BASELINES : baselines(in);
        return new State(until_us, histories, rules, pending, baselines, version < 3 ? NONE : byTemperature(in));
    }

    private static Baseline[] baselines(PackReader in) {
        var baselines = new Baseline[in.count(in.left())];
        for (int i = 0; i < baselines.length; i++) baselines[i] = Baseline.read(in);
        return baselines;
    }

    private static BaselineByTemperature[] byTemperature(PackReader in) {
        int count = in.count(in.left());
        if (count == 0) return NONE;
        var all = new BaselineByTemperature[count];
        for (int i = 0; i < count; i++) all[i] = BaselineByTemperature.read(in);
        return all;
    }

    private static History history(PackReader in) {
        long time_us = in.int8();
        double value = Double.longBitsToDouble(in.int8());
        int count = in.count(in.left());
        if (count == 0) return new History(time_us, value, History.NONE.times_us(), History.NONE.values());
        var times_us = new long[count];
        var values = new double[count];
        long before_us = 0;
        for (int i = 0; i < count; i++) {
            times_us[i] = before_us + in.signed();
            values[i] = Double.longBitsToDouble(in.int8());
            before_us = times_us[i];
        }
        return new History(time_us, value, times_us, values);
    }

    private static RuleState rule(PackReader in) {
        if (in.u1() == 0) return RuleState.QUIET;
        int rank = in.u1();
        long below_us = in.int8();
        var since_us = new long[Level.values().length];
        for (int i = 0; i < since_us.length; i++) since_us[i] = in.int8();
        return new RuleState(rank, below_us, since_us);
    }

    private static Observation.Reading reading(PackReader in) {
        return new Observation.Reading(
                (int) in.unsigned(), in.int8(), Double.longBitsToDouble(in.int8()), (int) in.unsigned(), in.int8());
    }
}
