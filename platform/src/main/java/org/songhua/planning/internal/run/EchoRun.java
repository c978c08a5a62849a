package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives back what it gets, so that clients and conformance suites can try the interface without the city. */
@Component
@Order(9)
final class EchoRun implements Run {
    private static final Analysis ANALYSIS = new Analysis(
            "echo",
            "1.0.0",
            new Text("回声", "Echo"),
            new Text("原样返回输入，供客户端试用接口。", "Gives back its inputs, for trying the interface."),
            List.of(
                    required("text", "文本", "A text", Schemas.text()),
                    optional("number", "数", "A number", Schemas.number(-1e9, 1e9))),
            List.of(
                    optional("text", "文本", "The text", Schemas.text()),
                    optional("number", "数", "The number", Schemas.number(-1e9, 1e9))));

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope) {
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("text", inputs.text("text"));
        if (inputs.has("number")) outputs.put("number", inputs.number("number"));
        return outputs;
    }
}
