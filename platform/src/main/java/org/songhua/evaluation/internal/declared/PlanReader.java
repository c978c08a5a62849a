package org.songhua.evaluation.internal.declared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.FormulaCheck;
import org.songhua.engine.formula.Kind;
import org.songhua.engine.formula.Unit;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.PlanDefinition.Baseline;
import org.songhua.evaluation.PlanDefinition.Clause;
import org.songhua.evaluation.PlanDefinition.Commitment;
import org.songhua.evaluation.PlanDefinition.Lead;
import org.songhua.evaluation.PlanDefinition.Milestone;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.evaluation.PlanDefinition.Target;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Reads plans: each pack with a {@code clauses.yml} is one. */
public final class PlanReader {
    static final String CLAUSES = "clauses.yml";
    static final String TARGETS = "targets.yml";
    static final String REDLINES = "redlines.yml";
    private static final String CASES = "cases/*.yml";

    private final PackContent content;
    private final Positions positions;
    private final Set<String> indicators;

    private PlanReader(PackContent content, Set<String> indicators, Consumer<Fault> faults) {
        this.content = content;
        this.indicators = indicators;
        this.positions = new Positions(faults);
    }

    /** {@return the plans of all packs; what is wrong with them goes to the sink} */
    public static List<PlanDefinition> read(
            PackContent content, List<IndicatorDefinition> indicators, Consumer<Fault> faults) {
        Set<String> ids = indicators.stream().map(IndicatorDefinition::id).collect(Collectors.toSet());
        var reader = new PlanReader(content, ids, faults);
        return content.files(CLAUSES).stream().map(reader::plan).toList();
    }

    private PlanDefinition plan(PartFile file) {
        Item top = file.content();
        var targets = new ArrayList<Target>();
        var milestones = new ArrayList<Milestone>();
        for (PartFile part : ofPack(TARGETS, file)) {
            part.content().list("targets").forEach(item -> targets.add(target(item)));
            part.content().list("milestones").forEach(item -> milestones.add(milestone(item)));
        }
        var redlines = new ArrayList<Redline>();
        for (PartFile part : ofPack(REDLINES, file)) {
            part.content()
                    .part("redlines")
                    .entries()
                    .forEach((code, item) -> redline(code, item).ifPresent(redlines::add));
        }
        List<Clause> clauses = top.list("clauses").stream().map(this::clause).toList();
        return new PlanDefinition(
                file.pack(), top.part("title").inBothLanguages(), clauses, targets, milestones, redlines);
    }

    private List<PartFile> ofPack(String part, PartFile file) {
        return content.files(part).stream()
                .filter(other -> other.pack().equals(file.pack()))
                .toList();
    }

    private Clause clause(Item item) {
        item.list("indicators").forEach(this::known);
        item.list("cases").forEach(this::knownCases);
        var commitments = new ArrayList<Commitment>();
        for (Item one : item.list("commitments")) commitments.add(commitment(commitments.size() + 1, one));
        return new Clause(
                item.whole("number", 0),
                item.part("title").inBothLanguages(),
                item.text("chapter", ""),
                item.text("dimension", ""),
                item.list("leads").stream().map(PlanReader::lead).toList(),
                item.text("acceptance", ""),
                item.list("indicators").stream().map(Item::text).toList(),
                item.list("cases").stream().map(Item::text).toList(),
                commitments);
    }

    private void known(Item id) {
        if (indicators.contains(id.text())) return;
        positions.tell(
                id.where(), "EVAL-004", "There is no indicator " + id.text() + ".", "Declare it or correct the id.");
    }

    private void knownCases(Item head) {
        boolean some = content.files(CASES).stream()
                .flatMap(file -> file.content().part("classes").entries().keySet().stream())
                .anyMatch(code -> code.startsWith(head.text()));
        if (some) return;
        positions.tell(
                head.where(),
                "EVAL-008",
                "No kind of case begins with \"" + head.text() + "\".",
                "Give the beginning of a code that some pack declares in cases/*.yml.");
    }

    private static Lead lead(Item item) {
        return new Lead(item.text("name", ""), item.truth("suggested", true));
    }

    private static Commitment commitment(int sequence, Item item) {
        return new Commitment(
                sequence,
                item.text("verb", ""),
                item.text("object", ""),
                item.text("type", ""),
                item.text("number"),
                item.find("year") == null ? null : (Integer) item.whole("year", 0));
    }

    private Target target(Item item) {
        known(item.part("indicator"));
        var points = new TreeMap<LocalDate, Double>();
        item.part("points")
                .entries()
                .forEach(
                        (day, value) -> points.put(positions.day(value.keyWhere(), day), Double.valueOf(value.text())));
        Item baseline = item.find("baseline");
        return new Target(
                item.text("indicator", ""),
                item.text("geography", ""),
                points,
                baseline == null ? null : baseline(baseline),
                item.text("reference", ""));
    }

    private Baseline baseline(Item item) {
        return new Baseline(
                positions.day(item.part("day")),
                Double.parseDouble(item.text("value", "0")),
                item.text("derivation", ""),
                item.text("source", ""),
                item.text("confidence", ""));
    }

    private Milestone milestone(Item item) {
        return new Milestone(positions.day(item.part("day")), item.whole("clause", 0), item.text("text", ""));
    }

    private Optional<Redline> redline(String code, Item item) {
        var facts = new TreeMap<String, String>();
        item.part("facts").entries().forEach((name, unit) -> facts.put(name, unit.text()));
        Optional<Expression> allowed = condition(item.part("allowed"), facts);
        Item applies = item.find("applies");
        Optional<Expression> when = applies == null ? Optional.empty() : condition(applies, facts);
        if (allowed.isEmpty() || (applies != null && when.isEmpty())) return Optional.empty();
        return Optional.of(new Redline(
                code,
                item.part("title").inBothLanguages(),
                item.whole("clause", 0),
                item.text("basis", ""),
                item.text("allowed", ""),
                allowed.get(),
                when.orElse(null),
                facts,
                item.part("remedy").inBothLanguages()));
    }

    private Optional<Expression> condition(Item item, Map<String, String> facts) {
        Optional<Expression> formula = positions.formula(item);
        if (formula.isEmpty()) return formula;
        Optional<Kind> kind = FormulaCheck.kind(formula.get(), new FactWords(facts), positions.at(item));
        if (kind.isEmpty()) return Optional.empty();
        if (kind.get() instanceof Kind.Truth) return formula;
        positions.tell(item.where(), "FORM-007", "This is no condition.", "Write a comparison.");
        return Optional.empty();
    }

    static @Nullable Kind kind(String unit) {
        return switch (unit) {
            case "text" -> new Kind.Text(List.of());
            case "truth" -> new Kind.Truth();
            default -> Unit.parse(unit).map(Kind.Amount::new).orElse(null);
        };
    }
}
