package org.songhua.evaluation.internal.declared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.FormulaCheck;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.indicator.Direction;
import org.songhua.engine.indicator.Grading.Rule;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Formula;
import org.songhua.evaluation.IndicatorDefinition.GradeRule;
import org.songhua.evaluation.IndicatorDefinition.Parameter;
import org.songhua.evaluation.IndicatorDefinition.Series;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Where;

/** Reads indicators and checks their formulas, all files together. */
public final class IndicatorReader {
    static final String FILES = "indicators/*.yml";

    private static final Set<IndicatorDefinition.Type> WITHOUT_FORMULA =
            Set.of(IndicatorDefinition.Type.MANUAL, IndicatorDefinition.Type.TRAVEL_TIME);

    private final PackContent content;
    private final Positions positions;
    private final CityClasses classes;
    private final Map<String, IndicatorDefinition> indicators = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();

    private IndicatorReader(PackContent content, Consumer<Fault> faults) {
        this.content = content;
        this.positions = new Positions(faults);
        this.classes = CityClasses.of(content);
    }

    /** {@return the indicators of all packs; what is wrong with them goes to the sink} */
    public static List<IndicatorDefinition> read(PackContent content, Consumer<Fault> faults) {
        var reader = new IndicatorReader(content, faults);
        content.files(FILES).forEach(reader::file);
        reader.checkFormulas();
        reader.checkCircles();
        return List.copyOf(reader.indicators.values());
    }

    private void file(PartFile file) {
        Item top = file.content();
        var series = new Series(
                top.text("system", ""),
                top.text("edition", ""),
                top.text("layer", ""),
                top.part("title").inBothLanguages(),
                positions.day(top.part("valid_from")),
                top.text("source", ""));
        top.part("indicators").entries().forEach((code, item) -> indicator(series, code, item));
    }

    private void indicator(Series series, String code, Item item) {
        String id = series.system() + "-" + series.edition() + ":" + code;
        if (items.putIfAbsent(id, item) != null) {
            positions.tell(item.keyWhere(), "EVAL-003", "Indicator " + id + " is declared twice.", "Keep one of them.");
            return;
        }
        indicators.put(id, definition(id, series, code, item));
    }

    private IndicatorDefinition definition(String id, Series series, String code, Item item) {
        IndicatorDefinition.Type type =
                IndicatorDefinition.Type.valueOf(item.text("type", "manual").toUpperCase(Locale.ROOT));
        Formula formula = formula(item, type);
        return new IndicatorDefinition(
                id,
                series,
                code,
                item.part("name").inBothLanguages(),
                item.text("level", ""),
                item.text("dimension", ""),
                item.text("group", ""),
                item.text("definition", ""),
                item.text("unit", "-"),
                positions.unit(item.part("unit")),
                item.whole("decimals", 2),
                Direction.find(item.text("direction", "info")).orElse(Direction.INFO),
                item.text("benchmark", ""),
                type,
                formula,
                parameters(item.part("parameters")),
                item.list("clauses").stream()
                        .map(clause -> Integer.valueOf(clause.text()))
                        .toList(),
                item.list("inputs").stream().map(Item::text).toList(),
                item.text("evidence", ""),
                item.text("confidence", ""),
                item.text("limits"),
                Status.valueOf(item.text("state", "not_collected").toUpperCase(Locale.ROOT)),
                grades(item));
    }

    private @Nullable Formula formula(Item item, IndicatorDefinition.Type type) {
        Item formula = item.find("formula");
        if ((formula == null) != WITHOUT_FORMULA.contains(type)) {
            positions.tell(
                    item.part("type").where(),
                    "EVAL-001",
                    formula == null ? "This type needs a formula." : "This type has no formula.",
                    formula == null ? "Add it, or make the type manual." : "Take it out, or change the type.");
        }
        if (formula == null) return null;
        Item above = formula.find("value");
        Item below = formula.find("denominator");
        if (above == null) above = formula.find("numerator");
        if (above == null || (formula.find("value") != null) != (below == null)) return incomplete(formula);
        Optional<Expression> numerator = positions.formula(above);
        Optional<Expression> denominator = below == null ? Optional.empty() : positions.formula(below);
        if (numerator.isEmpty() || (below != null && denominator.isEmpty())) return null;
        return new Formula(numerator.get(), denominator.orElse(null));
    }

    private @Nullable Formula incomplete(Item formula) {
        positions.tell(
                formula.where(),
                "EVAL-001",
                "The formula is not complete.",
                "Give value, or numerator and denominator.");
        return null;
    }

    private Map<String, Parameter> parameters(Item item) {
        var parameters = new TreeMap<String, Parameter>();
        item.entries().forEach((name, one) -> parameters.put(name, parameter(one)));
        return parameters;
    }

    private Parameter parameter(Item item) {
        var values = new TreeMap<LocalDate, Double>();
        item.part("values")
                .entries()
                .forEach(
                        (day, value) -> values.put(positions.day(value.keyWhere(), day), Double.valueOf(value.text())));
        return new Parameter(
                item.text("unit", "-"), positions.unit(item.part("unit")), values, item.text("reference", ""));
    }

    private List<GradeRule> grades(Item item) {
        var rules = new ArrayList<GradeRule>();
        for (Item grade : item.list("grading")) {
            var bands = new BandReader(positions).read(grade);
            var rule = new Rule(
                    grade.text("class", "all"),
                    positions.day(grade.part("from")),
                    grade.find("until") == null ? null : positions.day(grade.part("until")),
                    bands,
                    grade.text("basis", ""));
            checkClass(grade, rule.cityClass());
            rules.add(new GradeRule(rule, BandReader.texts(grade), grade.text("reference")));
        }
        return rules;
    }

    /** A threshold of one class of cities is a decision of somebody, who must be named. */
    private void checkClass(Item grade, String cityClass) {
        if (cityClass.equals("all")) return;
        if (!classes.isClass(cityClass))
            positions.tell(
                    grade.part("class").where(),
                    "EVAL-044",
                    "There is no class of cities \"" + cityClass + "\".",
                    "Write all, or a group of regions with city_class: true.");
        if (grade.text("reference") == null)
            positions.tell(
                    grade.where(),
                    "EVAL-046",
                    "Nobody can look up where the threshold of this class is laid down.",
                    "Add reference.");
    }

    private void checkFormulas() {
        var units = new TreeMap<String, Unit>();
        indicators.forEach((id, indicator) -> units.put(id, indicator.unit()));
        indicators.forEach((id, indicator) -> {
            Formula formula = indicator.formula();
            if (formula != null) check(indicator, formula, units);
        });
    }

    private void check(IndicatorDefinition indicator, Formula formula, Map<String, Unit> units) {
        var parameters = new TreeMap<String, Unit>();
        indicator.parameters().forEach((name, parameter) -> parameters.put(name, parameter.unit()));
        var words = new PackWords(content, parameters, units);
        Item item = items.getOrDefault(indicator.id(), Item.nothing(Where.startOf("")));
        Consumer<Fault> faults = positions.at(item.part("formula"));
        Expression below = formula.denominator();
        Expression whole = below == null
                ? formula.numerator()
                : new Expression.Binary(Expression.Operator.OVER, formula.numerator(), below, 0);
        FormulaCheck.yields(whole, indicator.unit(), words, faults);
    }

    private void checkCircles() {
        var needs = new TreeMap<String, Set<String>>();
        indicators.forEach((id, indicator) -> needs.put(id, needs(indicator)));
        for (List<String> circle : Formulas.circles(needs)) {
            Item item = items.getOrDefault(circle.getFirst(), Item.nothing(Where.startOf("")));
            positions.tell(
                    item.keyWhere(),
                    "FORM-010",
                    "Formulas refer to each other in a circle: " + String.join(" → ", circle) + " → "
                            + circle.getFirst() + ".",
                    "Break the circle.");
        }
    }

    /** {@return ids of the indicators that the formula of one refers to} */
    public static Set<String> needs(IndicatorDefinition indicator) {
        Formula formula = indicator.formula();
        if (formula == null) return Set.of();
        var needs = new TreeSet<>(Formulas.indicators(formula.numerator()));
        Expression below = formula.denominator();
        if (below != null) needs.addAll(Formulas.indicators(below));
        return needs;
    }
}
