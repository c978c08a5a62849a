package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.songhua.engine.progress.Progress;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives back what it gets, so that clients and conformance suites can try the interface without the city. */
@Component
@Order(9)
final class EchoRun implements Run {
    private static final int STEPS_PER_SECOND = 50;
    private static final long NANOS_PER_STEP = 1_000_000_000L / STEPS_PER_SECOND;
    /** Longer pauses would only keep others waiting. */
    private static final int LONGEST_PAUSE_S = 10;

    private static final Analysis ANALYSIS = new Analysis(
            "echo",
            "1.1.0",
            new Text("回声", "Echo"),
            new Text(
                    "原样返回输入，可先等待若干秒，供客户端试用接口。",
                    "Gives back its inputs, after a pause if one is wanted, for trying the interface."),
            List.of(
                    required("text", "文本", "A text", Schemas.text()),
                    optional("number", "数", "A number", Schemas.number(-1e9, 1e9)),
                    optional("pause", "等待（秒）", "Seconds to wait before", Schemas.number(0, LONGEST_PAUSE_S))),
            List.of(
                    optional("text", "文本", "The text", Schemas.text()),
                    optional("number", "数", "The number", Schemas.number(-1e9, 1e9))));

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        pause(inputs.number("pause", 0), progress);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("text", inputs.text("text"));
        if (inputs.has("number")) outputs.put("number", inputs.number("number"));
        return outputs;
    }

    /** In small steps, so that a dismissed job ends soon. */
    private static void pause(double seconds, Progress progress) {
        long steps = Math.round(seconds * STEPS_PER_SECOND);
        for (long step = 0; step < steps; step++) {
            progress.at(step, steps);
            LockSupport.parkNanos(NANOS_PER_STEP);
        }
        progress.at(1);
    }
}
