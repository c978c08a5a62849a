package org.songhua.warning.internal.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.PacksTaken;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PackView;
import org.songhua.pack.yaml.YamlFile;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.store.Database;
import org.songhua.warning.SensorRule;
import org.songhua.warning.WarningRules;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rules in force: those of the packs, and in their place what people published. */
@Component
public class RuleCatalogue {
    private static final String UNSAVED = "rule.yml";

    private final PackView<Map<String, RuleDefinition>> ofPacks;
    private final PackView<Set<String>> classes;
    private final Database database;
    private final JdbcRules rules;
    private final Audit audit;
    private final AtomicLong changes = new AtomicLong();

    RuleCatalogue(PackContent packs, Database database, JdbcRules rules, Audit audit) {
        this.ofPacks = PackView.of(packs, RuleCatalogue::byCode);
        this.classes = PackView.of(packs, RuleCatalogue::classes);
        this.database = database;
        this.rules = rules;
        this.audit = audit;
    }

    private static Map<String, RuleDefinition> byCode(PackContent packs) {
        var rules = new LinkedHashMap<String, RuleDefinition>();
        RulesPart.rules(packs).forEach(rule -> rules.put(rule.code(), rule));
        return rules;
    }

    private static Set<String> classes(PackContent packs) {
        return packs.classes().stream().map(ClassDefinition::code).collect(Collectors.toSet());
    }

    @EventListener
    void on(PacksTaken taken) {
        changes.incrementAndGet();
    }

    /** {@return counts up when rules or thresholds change} */
    public long changes() {
        return changes.get();
    }

    /** A rule in force and its version, 0 for the pack's own. */
    public record InForce(RuleDefinition rule, int version) {}

    /** {@return the rules in force, by pack and code} */
    public List<InForce> list() {
        var all = new LinkedHashMap<String, InForce>();
        ofPacks.get().forEach((code, rule) -> all.put(code, new InForce(rule, 0)));
        rules.eachCurrent((code, version, source) ->
                parse(source, fault -> {}).ifPresent(rule -> all.put(code, new InForce(rule, version))));
        return all.values().stream()
                .sorted(Comparator.comparing((InForce one) -> one.rule().pack())
                        .thenComparing(one -> one.rule().code()))
                .toList();
    }

    public Optional<RuleDefinition> find(String code) {
        return list().stream()
                .map(InForce::rule)
                .filter(rule -> rule.code().equals(code))
                .findFirst();
    }

    /** {@return thresholds set for single subjects: rule, subject, parameter, value} */
    public Map<String, Map<Long, Map<String, Double>>> overrides() {
        return rules.overrides();
    }

    /**
     * {@return the one rule of a file}
     *
     * @throws FaultException with all that is wrong with it; failed examples too
     */
    public RuleDefinition read(String source) {
        var faults = new ArrayList<Fault>();
        Optional<RuleDefinition> rule = parse(source, faults::add);
        if (rule.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.refused(
                    "RULE-009", Place.inFile(UNSAVED), "The file has not one rule.", "Give it exactly one."));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        return rule.orElseThrow();
    }

    private Optional<RuleDefinition> parse(String source, java.util.function.Consumer<Fault> faults) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        var file = YamlFile.read(UNSAVED, bytes, RulesFormat.RULES, faults);
        if (file == null) return Optional.empty();
        List<RuleDefinition> found = RuleReader.read(RuleReader.LOCAL, file, faults);
        if (found.size() != 1 || file.part("rules").entries().size() != 1) return Optional.empty();
        RuleDefinition rule = found.getFirst();
        var item = file.part("rules").part(rule.code());
        RulesPart.checkClasses(item, classes.get(), faults);
        PackPart.Examples examples = RuleExamples.run(rule, item, faults);
        RuleDefinition own = ofPacks.get().get(rule.code());
        return examples.failed() > 0 ? Optional.empty() : Optional.of(own == null ? rule : rule.ofPack(own.pack()));
    }

    public List<WarningRules.Version> versions(String code) {
        var versions = new ArrayList<>(rules.versions(code));
        RuleDefinition own = ofPacks.get().get(code);
        boolean isOwnCurrent = versions.stream().noneMatch(WarningRules.Version::isCurrent);
        if (own != null) {
            versions.add(new WarningRules.Version(0, RuleWriter.text(own), null, own.pack(), null, isOwnCurrent));
        }
        if (versions.isEmpty()) throw new NotFoundException("rule " + code);
        return versions;
    }

    /** Puts a rule in force. {@return its version} */
    public int publish(String source, @Nullable String note, Caller caller) {
        RuleDefinition rule = read(source);
        int version = database.inTransaction(() -> {
            int number = rules.publish(rule.code(), source, note, caller.name());
            audit.record(caller.name(), "rule.published", "rule:" + rule.code(), detail(number, note));
            return number;
        });
        changes.incrementAndGet();
        return version;
    }

    private static String detail(int version, @Nullable String note) {
        var detail = JsonMapper.shared().createObjectNode().put("version", version);
        if (note != null) detail.put("note", note);
        return detail.toString();
    }

    /** Puts the version before the current one in force. {@return its number} */
    public int backOut(String code, @Nullable String note, Caller caller) {
        int version = database.inTransaction(() -> {
            int number = rules.backOut(code)
                    .orElseThrow(() -> new FaultException(Fault.refused(
                            "RULE-010",
                            Place.atField("code"),
                            "No published version of rule " + code + " is in force.",
                            "There is nothing to back out.")));
            audit.record(caller.name(), "rule.backed_out", "rule:" + code, detail(number, note));
            return number;
        });
        changes.incrementAndGet();
        return version;
    }

    /** Sets a threshold for one subject; null takes it away. Whether it fits the rule was asked before. */
    public void override(
            String code, long subject, String parameter, @Nullable Double value, String reason, Caller caller) {
        database.run(() -> {
            if (!rules.override(code, subject, parameter, value, reason, caller.name())) return;
            String action = value == null ? "rule.override_removed" : "rule.overridden";
            audit.record(caller.name(), action, "rule:" + code, detail(subject, parameter, value, reason));
        });
        changes.incrementAndGet();
    }

    private static String detail(long subject, String parameter, @Nullable Double value, String reason) {
        var detail = JsonMapper.shared()
                .createObjectNode()
                .put("subject", subject)
                .put("parameter", parameter)
                .put("reason", reason);
        if (value != null) detail.put("value", value);
        return detail.toString();
    }

    /** {@return what was set for a subject and taken back, by rule, the newest first} */
    public Map<String, List<SensorRule.Change>> changesOf(long subject) {
        return rules.changesOf(subject);
    }
}
