package org.songhua.warning.internal.rules;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.Rule;
import org.songhua.engine.rule.RuleText;
import org.songhua.engine.rule.Rules;
import org.songhua.pack.Text;

/**
 * A rule as it was written, checked.
 *
 * @param pack the pack it comes from; whose field it is of
 * @param classes classes of city objects it is for; none for all
 * @param inputs the first is the subject; the last one is {@link Input#NEIGHBOURS} when neighbours count
 * @param nearestWithin_m inputs, by property, that the nearest other thing serves when the own one has none, and how far off it may be
 * @param steps the lowest level first
 * @param refused bits of quality flags
 * @param neighboursWithin_m 0 when neighbours do not count
 */
public record RuleDefinition(
        String code,
        String pack,
        Text name,
        @Nullable Text advice,
        List<String> classes,
        List<Input> inputs,
        Map<String, Double> nearestWithin_m,
        Map<String, Parameter> parameters,
        List<StepText> steps,
        long lateness_us,
        long fresh_us,
        long quiet_us,
        int refused,
        double neighboursWithin_m) {
    /** Rules speak of the city's own seasons and times of day. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What stands in place of a clause when somebody sets a threshold for one object. */
    public static final String CLAUSE_OF_OBJECT = Clauses.OF_OBJECT;

    private static final long AHEAD_MAX_US = 5 * 60 * 1_000_000L;

    /** The condition of a level as text. */
    public record StepText(Level level, String when, long hold_us) {}

    public RuleDefinition {
        classes = List.copyOf(classes);
        inputs = List.copyOf(inputs);
        nearestWithin_m = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nearestWithin_m));
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
    }

    /** {@return the rule ready to judge with, thresholds of one object put in place of its own} */
    public CompiledRules compiled(Map<String, Double> overrides) {
        var own = new LinkedHashMap<>(parameters);
        overrides.forEach((name, value) -> own.computeIfPresent(name, (n, p) -> p.overridden(value, CLAUSE_OF_OBJECT)));
        var read = new ArrayList<Rule.Step>();
        for (StepText step : steps) {
            read.add(new Rule.Step(step.level(), RuleText.read(step.when(), inputs, own), step.hold_us()));
        }
        var rule = new Rule(code, read, quiet_us, fresh_us);
        return new Rules(inputs, List.of(rule), refused, lateness_us, AHEAD_MAX_US, ZONE).compiled();
    }

    /** {@return the same rule as one of a pack} */
    RuleDefinition ofPack(String newPack) {
        return new RuleDefinition(
                code,
                newPack,
                name,
                advice,
                classes,
                inputs,
                nearestWithin_m,
                parameters,
                steps,
                lateness_us,
                fresh_us,
                quiet_us,
                refused,
                neighboursWithin_m);
    }

    /** {@return the same rule with other thresholds, conditions and quiet time} */
    RuleDefinition with(Map<String, Parameter> newParameters, List<StepText> newSteps, long newQuiet_us) {
        return new RuleDefinition(
                code,
                pack,
                name,
                advice,
                classes,
                inputs,
                nearestWithin_m,
                newParameters,
                newSteps,
                lateness_us,
                fresh_us,
                newQuiet_us,
                refused,
                neighboursWithin_m);
    }

    /** {@return whether objects of the class are judged by it} */
    public boolean isFor(@Nullable String classCode) {
        return classes.isEmpty() || (classCode != null && classes.contains(classCode));
    }

    /** {@return codes of the observed properties it looks at} */
    public List<String> properties() {
        return inputs.stream()
                .map(Input::property)
                .filter(p -> !p.equals(Input.NEIGHBOURS))
                .toList();
    }

    /** {@return a number that is another one when the rule judges otherwise: FNV-1a of all that counts} */
    public long digest() {
        long hash = 0xcbf29ce484222325L;
        String all = inputs + "|" + parameters + "|" + steps + "|" + lateness_us + "|" + fresh_us + "|" + quiet_us + "|"
                + refused + "|" + neighboursWithin_m + (nearestWithin_m.isEmpty() ? "" : "|" + nearestWithin_m);
        for (byte b : all.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        return hash;
    }
}
