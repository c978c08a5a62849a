package org.songhua.evaluation.internal.compute;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.formula.Surroundings;
import org.songhua.engine.indicator.Fingerprint;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Formula;
import org.songhua.evaluation.internal.compute.JdbcTotals.Input;
import org.songhua.evaluation.internal.declared.PackWords;

/**
 * One computation: everything as the record showed it at one moment, so that it can be repeated to the last bit.
 * Parameters are those in force on the last day of the period.
 */
public final class Computation {
    /** Classes whose geometry is a boundary: when it changes, values before and after cannot be compared. */
    private static final Set<String> BOUNDARIES = Set.of("built_up_area");

    private final JdbcTotals store;
    private final Moment moment;
    private final LocalDate day;
    private final @Nullable Known known;
    private final Totals totals;
    private final List<Geography> geographies;
    private final Supplier<Map<String, Input>> inputs;
    private @Nullable Map<String, Input> read;
    private final Map<String, Boolean> knownAttributes = new HashMap<>();
    private final Map<String, Measured> computed = new HashMap<>();
    /** By identity: a what-if has another indicator of the same id. */
    private final IdentityHashMap<IndicatorDefinition, About> abouts = new IdentityHashMap<>();

    /**
     * @param period year
     * @param inputs what there is of each class that the indicators read; asked for when it is needed
     * @param known totals made before; null to make all anew
     */
    public Computation(
            JdbcTotals store,
            Moment moment,
            String period,
            Supplier<Map<String, Input>> inputs,
            @Nullable Known known) {
        this.store = store;
        this.moment = moment;
        this.day = LocalDate.of(Integer.parseInt(period), 12, 31);
        this.known = known;
        this.totals = new Totals(store, moment, known);
        this.geographies = store.regions(moment);
        this.inputs = inputs;
    }

    /** {@return the regions} */
    public List<Geography> geographies() {
        return geographies;
    }

    /** {@return what was read} */
    public Map<String, Input> inputs() {
        Map<String, Input> known = read;
        if (known == null) known = inputs.get();
        read = known;
        return known;
    }

    /** {@return classes that an indicator reads, in order} */
    public static Set<String> classes(IndicatorDefinition indicator) {
        var classes = new TreeSet<String>();
        parts(indicator).forEach(part -> classes.addAll(Formulas.classes(part)));
        return classes;
    }

    private static List<Expression> parts(IndicatorDefinition indicator) {
        Formula formula = indicator.formula();
        if (formula == null) return List.of();
        Expression below = formula.denominator();
        return below == null ? List.of(formula.numerator()) : List.of(formula.numerator(), below);
    }

    /** {@return parameters in force, in base units} */
    public Map<String, Double> parameters(IndicatorDefinition indicator) {
        var parameters = new TreeMap<String, Double>();
        indicator.parameters().forEach((name, parameter) -> {
            Double value = parameter.at(day);
            if (value != null) parameters.put(name, value);
        });
        return parameters;
    }

    /** {@return digest of the formula, its unit and its parameters} */
    public String formulaVersion(IndicatorDefinition indicator) {
        return about(indicator).version;
    }

    /** {@return whether nothing that an indicator is made of changed since the last run, its regions included} */
    public boolean isAsBefore(IndicatorDefinition indicator) {
        Known before = known;
        var read = new TreeSet<>(about(indicator).classes);
        read.add("region");
        return before != null && before.isAsBefore(String.valueOf(day.getYear()), read);
    }

    /** {@return digest of everything that the value of a region is made of} */
    public String inputDigest(IndicatorDefinition indicator, Geography geography, Map<String, String> needed) {
        About about = about(indicator);
        var digests = new ArrayList<Object>(List.of(about.version, geography));
        digests.addAll(about.digests());
        digests.add(needed);
        return Fingerprint.of(digests.toArray());
    }

    private About about(IndicatorDefinition indicator) {
        return abouts.computeIfAbsent(indicator, About::new);
    }

    /** What is the same for all regions. */
    private final class About {
        final String version;
        final Map<String, Double> parameters;
        private final Set<String> classes;
        private final IdentityHashMap<Total, Made> made = new IdentityHashMap<>();
        private @Nullable List<String> digests;

        About(IndicatorDefinition indicator) {
            var text = parts(indicator).stream().map(FormulaPrinter::print).toList();
            parameters = parameters(indicator);
            version = Fingerprint.of(text, indicator.unitText(), parameters).substring(0, 16);
            classes = classes(indicator);
        }

        Made made(Total total, PackWords words) {
            return made.computeIfAbsent(total, asked -> totals.get(asked, words, parameters));
        }

        List<String> digests() {
            List<String> known = digests;
            if (known == null)
                known = classes.stream().map(Computation.this::digest).toList();
            digests = known;
            return known;
        }
    }

    private String digest(String classCode) {
        Input input = inputs().get(classCode);
        return input == null ? "0" : classCode + ":" + input.objects() + ":" + input.digest();
    }

    /** {@return digest of the boundaries that a value depends on} */
    public String boundaries(IndicatorDefinition indicator, Geography geography) {
        var versions = new ArrayList<Object>(List.of(geography.version()));
        for (String code : about(indicator).classes) if (BOUNDARIES.contains(code)) versions.add(digest(code));
        return versions.size() == 1
                ? geography.version()
                : Fingerprint.of(versions.toArray()).substring(0, 16);
    }

    /** What came out for one region. */
    public record Outcome(
            Measured measured, long lacking, @Nullable String wanting) {}

    /** {@return the value of an indicator in a region; those that its formula refers to were computed before} */
    public Outcome compute(IndicatorDefinition indicator, PackWords words, Geography geography) {
        Formula formula = indicator.formula();
        if (formula == null) return new Outcome(Measured.without(indicator.otherwise()), 0, null);
        String wanting = wanting(indicator, geography);
        if (wanting != null) return new Outcome(Measured.without(Status.NOT_COLLECTED), 0, wanting);
        var world = new Region(geography, words, about(indicator));
        Double above = Evaluator.number(formula.numerator(), world);
        Expression denominator = formula.denominator();
        Double below = denominator == null ? null : Evaluator.number(denominator, world);
        if (above == null || (denominator != null && below == null)) {
            return new Outcome(Measured.without(Status.NOT_COLLECTED), world.lacking, "facts");
        }
        Status status = world.lacking > 0 ? Status.ESTIMATED : Status.MEASURED;
        Measured measured = measured(indicator, formula, above, below, world, status);
        computed.put(indicator.id() + "@" + geography.code(), measured);
        return new Outcome(measured, world.lacking, null);
    }

    /** Takes a value that is not computed here, for formulas that refer to its indicator. */
    public void know(String indicator, String geography, Measured measured) {
        computed.put(indicator + "@" + geography, measured);
    }

    private static Measured measured(
            IndicatorDefinition indicator,
            Formula formula,
            double above,
            @Nullable Double below,
            Region world,
            Status status) {
        double scale = indicator.unit().scale();
        if (below != null) return Measured.ratio(above, below, scale, status);
        boolean gap = formula.numerator() instanceof Total total && total.measure() == Expression.Measure.GAP;
        return gap ? Measured.gap(above, world.net, scale, status) : Measured.amount(above, scale, status);
    }

    /** Data of which there is nothing at all: then nobody has collected them, and zero would be a lie. */
    private @Nullable String wanting(IndicatorDefinition indicator, Geography geography) {
        var inForce = about(indicator).parameters.keySet();
        for (String name : indicator.parameters().keySet()) if (!inForce.contains(name)) return "parameter:" + name;
        for (Expression part : parts(indicator)) {
            for (Total total : Formulas.totals(part)) {
                String missing = wanting(total);
                if (missing != null) return missing;
            }
            for (String name : Formulas.names(part)) {
                if (Double.isNaN(fact(geography, name))) return "name:" + name;
            }
        }
        return null;
    }

    private @Nullable String wanting(Total total) {
        String missing = wanting(total.over(), total.attributes());
        Expression.Selection inside = total.inside();
        if (missing == null && inside != null) missing = wanting(inside, List.of());
        for (Expression.Reach reach : total.by()) if (missing == null) missing = wanting(reach);
        return missing;
    }

    private @Nullable String wanting(Expression.Reach reach) {
        String attribute = reach.attribute();
        return wanting(reach.by(), attribute == null ? List.of() : List.of(attribute));
    }

    private @Nullable String wanting(Expression.Selection selection, List<String> further) {
        Input input = inputs().get(selection.classCode());
        if (input == null || input.objects() == 0) return "class:" + selection.classCode();
        var attributes = new TreeSet<>(Formulas.attributes(selection));
        attributes.addAll(further);
        for (String attribute : attributes) {
            String key = selection.classCode() + "." + attribute;
            boolean known =
                    knownAttributes.computeIfAbsent(key, k -> store.isKnown(selection.classCode(), attribute, moment));
            if (!known) return "attribute:" + key;
        }
        return null;
    }

    private static double fact(Geography geography, String name) {
        return name.equals("population") ? geography.population() : geography.area();
    }

    /** {@return the part of a total that lies in a region} */
    public Part part(Total total, PackWords words, Map<String, Double> parameters, Geography geography) {
        return totals.get(total, words, parameters).within(geography);
    }

    /** {@return a total with what each object adds to it} */
    Made total(Total total, PackWords words, Map<String, Double> parameters) {
        return totals.get(total, words, parameters);
    }

    Moment moment() {
        return moment;
    }

    /** The world of a formula in one region; remembers what was lacking. */
    private final class Region implements Surroundings {
        private final Geography geography;
        private final PackWords words;
        private final About about;
        private long lacking;
        private double net;

        Region(Geography geography, PackWords words, About about) {
            this.geography = geography;
            this.words = words;
            this.about = about;
        }

        @Override
        public @Nullable Object name(String name) {
            double value = fact(geography, name);
            return Double.isNaN(value) ? null : value;
        }

        @Override
        public @Nullable Double parameter(String name) {
            return about.parameters.get(name);
        }

        @Override
        public @Nullable Double indicator(String code) {
            Measured other = computed.get(code + "@" + geography.code());
            if (other == null || !other.status().hasValue()) return null;
            Double scale = words.indicator(code).map(unit -> unit.scale()).orElse(1.0);
            return other.value() * scale;
        }

        @Override
        public Double total(Total total) {
            Part part = about.made(total, words).within(geography);
            lacking += part.lacking();
            net += part.net();
            return part.amount();
        }
    }
}
