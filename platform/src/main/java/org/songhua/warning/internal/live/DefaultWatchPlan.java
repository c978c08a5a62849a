package org.songhua.warning.internal.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Level;
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
    private final OpenLevels openLevels;

    DefaultWatchPlan(WatchMaker maker, RuleCatalogue catalogue, OpenLevels openLevels) {
        this.maker = maker;
        this.catalogue = catalogue;
        this.openLevels = openLevels;
    }

    @Override
    public int write(Scope scope, Writer out) throws IOException {
        var text = new Text(out);
        int watches = writeRules(scope, text);
        for (Map.Entry<Watch.Key, Level> open : openLevels.all().entrySet()) {
            text.lineAside(standing(open.getKey(), open.getValue()));
        }
        text.lineAside(JSON.createObjectNode().put("end", watches).put("fingerprint", text.fingerprint()));
        return watches;
    }

    /** {@return what changes with the rules, thresholds and sensors of the whole plan, and with nothing else} */
    String fingerprint() {
        try {
            var text = new Text(Writer.nullWriter());
            writeRules(Scope.ALL, text);
            return text.fingerprint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int writeRules(Scope scope, Text text) throws IOException {
        var overrides = new WatchMaker.Overrides(catalogue.overrides());
        text.line(JSON.createObjectNode().put("plan", VERSION).put("zone", RuleDefinition.ZONE.getId()));
        int watches = 0;
        for (RuleCatalogue.InForce one : catalogue.list()) {
            RuleDefinition rule = one.rule();
            if (JudgedElsewhere.isNeverElsewhere(rule)) continue;
            text.line(rule(rule));
            for (Watch watch : maker.of(rule, overrides)) {
                if (!maker.isVisible(watch.site.cityObject(), scope)) continue;
                text.line(watch(watch, overrides.of(rule.code(), watch.site.subject())));
                watches++;
            }
        }
        return watches;
    }

    /** Lines and their fingerprint. */
    private static final class Text {
        private final Writer out;
        private final MessageDigest digest;

        Text(Writer out) {
            this.out = out;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void line(ObjectNode node) throws IOException {
            digest.update(lineAside(node).getBytes(StandardCharsets.UTF_8));
        }

        /** A line that the fingerprint does not know. */
        String lineAside(ObjectNode node) throws IOException {
            String line = node + "\n";
            out.write(line);
            return line;
        }

        /** {@return of all lines; there come no more} */
        String fingerprint() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static ObjectNode standing(Watch.Key key, Level level) {
        return JSON.createObjectNode()
                .put("standing", key.rule())
                .put("subject", key.subject())
                .put("level", level.code());
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
