package org.songhua.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.Rule;
import org.songhua.engine.rule.RuleText;
import org.songhua.engine.rule.Rules;
import org.songhua.engine.rule.Unit;

/** Reads a plan: a JSON object a line, first the head, then rules, then watches. Its form stands in package.md. */
final class PlanReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FAULTS_MAX = 100;

    private final Map<String, JsonNode> rules = new HashMap<>();
    private final Map<String, CompiledRules> compiled = new HashMap<>();
    private final Map<Long, List<Watch>> watches = new HashMap<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<Subject, Level> standing = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private String fingerprint = "";
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    /** What tells watches apart. */
    private record Subject(String rule, long number) {}

    private PlanReader() {}

    static Plan read(Path file) throws IOException {
        var reader = new PlanReader();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) reader.take(line, ++number);
        }
        if (reader.fingerprint.isEmpty()) reader.faults.add("the plan has no end; fetch it anew");
        if (!reader.faults.isEmpty()) throw new PlanException(reader.faults);
        reader.watches.values().forEach(watches -> watches.replaceAll(reader::asItStands));
        return new Plan(reader.watches, reader.fingerprint);
    }

    private void take(String line, int number) {
        if (line.isBlank() || faults.size() == FAULTS_MAX) return;
        try {
            take(JSON.readTree(line));
        } catch (JsonProcessingException | RuntimeException e) {
            faults.add("line " + number + " of the plan: " + e.getMessage());
        }
    }

    private void take(JsonNode one) {
        if (one.has("plan")) head(one);
        else if (one.has("rule")) rule(one);
        else if (one.has("watch")) watch(one);
        else if (one.has("standing")) standing(one);
        else if (one.has("end")) fingerprint = text(one, "fingerprint");
        else throw new IllegalArgumentException("neither head nor rule nor watch");
    }

    private void head(JsonNode head) {
        int version = head.get("plan").asInt();
        if (version != 1) throw new IllegalArgumentException("a plan of version " + version + "; 1 is understood");
        zone = ZoneId.of(text(head, "zone"));
    }

    private void rule(JsonNode rule) {
        String code = text(rule, "rule");
        if (inputs(rule).stream().anyMatch(Input::isNeighbours)) {
            throw new IllegalArgumentException("rule " + code + " counts neighbours in alarm, which other tasks judge; "
                    + "leave it to the platform's own judge and out of the plan");
        }
        rules.put(code, rule);
        // Mistakes in a rule are told once, at its own line.
        compiled.put(code, compile(code, rule, one -> one));
    }

    private void watch(JsonNode watch) {
        String code = text(watch, "watch");
        JsonNode rule = rules.get(code);
        CompiledRules ready = compiled.get(code);
        if (rule == null || ready == null) throw new IllegalArgumentException("no rule " + code + " before this line");
        List<Long> datastreams = new ArrayList<>();
        field(watch, "datastreams").forEach(one -> datastreams.add(one.asLong()));
        List<Unit> own = new ArrayList<>();
        field(watch, "units").forEach(one -> own.add(units.computeIfAbsent(one.asText(), Unit::of)));
        int inputs = ready.rules().inputs().size();
        if (datastreams.size() != inputs || own.size() != inputs) {
            throw new IllegalArgumentException("rule " + code + " has " + inputs + " inputs");
        }
        JsonNode thresholds = watch.path("thresholds");
        var under = thresholds.isEmpty() ? ready : compile(code, rule, one -> overridden(one, thresholds));
        watches.computeIfAbsent(number(watch, "thing"), key -> new ArrayList<>(1))
                .add(new Watch(
                        code,
                        number(rule, "digest"),
                        number(watch, "subject"),
                        List.copyOf(datastreams),
                        List.copyOf(own),
                        under,
                        null));
    }

    private void standing(JsonNode one) {
        Level level = Level.find(text(one, "level")).orElseThrow();
        standing.put(new Subject(text(one, "standing"), number(one, "subject")), level);
    }

    private Watch asItStands(Watch watch) {
        Level level = standing.get(new Subject(watch.rule(), watch.subject()));
        return level == null ? watch : watch.standingAt(level);
    }

    private static Parameter overridden(Parameter parameter, JsonNode thresholds) {
        JsonNode own = thresholds.get(parameter.name());
        return own == null ? parameter : parameter.overridden(own.get("value").asDouble(), text(own, "clause"));
    }

    private CompiledRules compile(String code, JsonNode rule, java.util.function.UnaryOperator<Parameter> change) {
        List<Input> inputs = inputs(rule);
        var parameters = new LinkedHashMap<String, Parameter>();
        for (JsonNode one : field(rule, "parameters")) {
            Parameter parameter = change.apply(parameter(one));
            parameters.put(parameter.name(), parameter);
        }
        var steps = new ArrayList<Rule.Step>();
        for (JsonNode step : field(rule, "steps")) {
            var level = Level.find(text(step, "level")).orElseThrow();
            steps.add(new Rule.Step(
                    level, RuleText.read(text(step, "when"), inputs, parameters), number(step, "hold_us")));
        }
        var one = new Rule(code, steps, number(rule, "quiet_us"), number(rule, "fresh_us"));
        return new Rules(
                        inputs,
                        List.of(one),
                        (int) number(rule, "refused"),
                        number(rule, "lateness_us"),
                        number(rule, "ahead_us"),
                        zone)
                .compiled();
    }

    private static List<Input> inputs(JsonNode rule) {
        var inputs = new ArrayList<Input>();
        for (JsonNode input : field(rule, "inputs")) {
            inputs.add(new Input(text(input, "property"), Unit.of(text(input, "unit")), number(input, "interval_us")));
        }
        return inputs;
    }

    private static Parameter parameter(JsonNode parameter) {
        var editions = new ArrayList<Parameter.Edition>();
        for (JsonNode edition : field(parameter, "editions")) {
            editions.add(new Parameter.Edition(
                    number(edition, "from_us"),
                    field(edition, "value").asDouble(),
                    text(edition, "clause"),
                    field(edition, "verified").asBoolean()));
        }
        return new Parameter(text(parameter, "name"), Unit.of(text(parameter, "unit")), editions);
    }

    private static JsonNode field(JsonNode of, String name) {
        JsonNode found = of.get(name);
        if (found == null) throw new IllegalArgumentException("no " + name);
        return found;
    }

    private static String text(JsonNode of, String name) {
        return field(of, name).asText();
    }

    private static long number(JsonNode of, String name) {
        JsonNode found = field(of, name);
        if (!found.canConvertToLong()) throw new IllegalArgumentException(name + " is no number");
        return found.asLong();
    }
}
