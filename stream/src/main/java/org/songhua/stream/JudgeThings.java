package org.songhua.stream;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges readings by thing: a rule may look at several datastreams of one thing, and these keep their order only together. Event time of the
 * stream is the receiver's clock; that of a reading is the rules' own affair.
 */
final class JudgeThings extends KeyedProcessFunction<Long, Reading, Decided> {
    /** Name under which the plan is handed to the task managers. */
    static final String PLAN = "plan";

    private transient Plan plan;
    private transient ValueState<Memory> memory;
    private transient Counter unknown;

    /** Flink makes it whole by {@link #open}. */
    @SuppressWarnings("NullAway.Init")
    JudgeThings() {}

    @Override
    public void open(OpenContext context) throws Exception {
        plan = Plan.of(getRuntimeContext().getDistributedCache().getFile(PLAN).toPath());
        memory = getRuntimeContext().getState(new ValueStateDescriptor<>("memory", Types.MEMORY));
        unknown = getRuntimeContext().getMetricGroup().counter("unknownThings");
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Decided> out) throws Exception {
        List<Watch> watches = plan.watches(reading.thing());
        if (watches.isEmpty()) {
            unknown.inc();
            return;
        }
        Memory before = memory.value();
        Memory bound = before == null ? Memory.start(watches) : before.under(watches);
        remember(ThingJudge.take(bound, watches, reading, out::collect), context);
    }

    @Override
    public void onTimer(long time_ms, OnTimerContext context, Collector<Decided> out) throws Exception {
        List<Watch> watches = plan.watches(context.getCurrentKey());
        Memory before = memory.value();
        // Another one was set for an earlier time after this one.
        if (before == null || before.timer_ms() != time_ms || watches.isEmpty()) return;
        Memory bound = before.under(watches).withTimer(Long.MAX_VALUE);
        remember(ThingJudge.passTime(bound, watches, time_ms * 1000, out::collect), context);
    }

    /** One timer at a time: it is set anew when it comes, and when something falls due before it. */
    private void remember(Memory after, Context context) throws Exception {
        long due_us = after.due_us();
        long due_ms = due_us == Long.MAX_VALUE ? Long.MAX_VALUE : Math.ceilDiv(due_us, 1000);
        if (due_ms < after.timer_ms()) {
            context.timerService().registerEventTimeTimer(due_ms);
            memory.update(after.withTimer(due_ms));
        } else {
            memory.update(after);
        }
    }
}
