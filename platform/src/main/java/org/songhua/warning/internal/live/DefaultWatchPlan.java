package org.songhua.warning.internal.live;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Parameter;
import org.songhua.engine.rule.Rules;
import org.songhua.engine.rule.Unit;
import org.songhua.people.Scope;
import org.songhua.warning.WatchPlan;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the plan as the stream reads it; its form stands in {@code stream}'s package.md. */
@Service
class DefaultWatchPlan implements WatchPlan {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int VERSION = 1;

    private final WatchMaker maker;
    private final RuleCatalogue catalogue;

    DefaultWatchPlan(WatchMaker maker, RuleCatalogue catalogue) {
        this.maker = maker;
        this.catalogue = catalogue;
    }

    @Override
    public int write(Scope scope, Writer out) throws IOException {
        var overrides = new WatchMaker.Overrides(catalogue.overrides());
        line(out, JSON.createObjectNode().put("plan", VERSION).put("zone", RuleDefinition.ZONE.getId()));
        int watches = 0;
        for (RuleCatalogue.InForce one : catalogue.list()) {
            RuleDefinition rule = one.rule();
            if (JudgedElsewhere.isNeverElsewhere(rule)) continue;
            line(out, rule(rule));
            for (Watch watch : maker.of(rule, overrides)) {
                if (!maker.isVisible(watch.site.cityObject(), scope)) continue;
                line(out, watch(watch, overrides.of(rule.code(), watch.site.subject())));
                watches++;
            }
        }
        return watches;
    }

    private static void line(Writer out, ObjectNode node) throws IOException {
        out.write(node.toString());
        out.write('\n');
    }

    private static ObjectNode rule(RuleDefinition rule) {
        Rules ready = rule.compiled(Map.of()).rules();
        ObjectNode node = JSON.createObjectNode()
                .put("rule", rule.code())
                .put("digest", rule.digest())
                .put("refused", rule.refused())
                .put("lateness_us", rule.lateness_us())
                .put("ahead_us", ready.aheadMax_us())
                .put("fresh_us", rule.fresh_us())
                .put("quiet_us", rule.quiet_us());
        var inputs = node.putArray("inputs");
        for (Input input : rule.inputs()) {
            inputs.addObject()
                    .put("property", input.property())
                    .put("unit", input.unit().code())
                    .put("interval_us", input.interval_us());
        }
        var parameters = node.putArray("parameters");
        rule.parameters().values().forEach(parameter -> describe(parameter, parameters.addObject()));
        var steps = node.putArray("steps");
        for (RuleDefinition.StepText step : rule.steps()) {
            steps.addObject()
                    .put("level", step.level().code())
                    .put("when", step.when())
                    .put("hold_us", step.hold_us());
        }
        return node;
    }

    private static void describe(Parameter parameter, ObjectNode node) {
        node.put("name", parameter.name()).put("unit", parameter.unit().code());
        var editions = node.putArray("editions");
        for (Parameter.Edition edition : parameter.editions()) {
            editions.addObject()
                    .put("from_us", edition.from_us())
                    .put("value", edition.value())
                    .put("clause", edition.clause())
                    .put("verified", edition.isVerified());
        }
    }

    private static ObjectNode watch(Watch watch, Map<String, Double> thresholds) {
        ObjectNode node = JSON.createObjectNode()
                .put("watch", watch.rule.code())
                .put("thing", watch.site.thing())
                .put("subject", watch.site.subject());
        var datastreams = node.putArray("datastreams");
        for (long datastream : watch.datastreams) datastreams.add(datastream);
        var units = node.putArray("units");
        for (Unit unit : watch.units) units.add(unit.code());
        if (thresholds.isEmpty()) return node;
        var own = node.putObject("thresholds");
        thresholds.forEach((name, value) ->
                own.putObject(name).put("value", value).put("clause", RuleDefinition.CLAUSE_OF_OBJECT));
        return node;
    }
}
