package org.songhua.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.indicator.Direction;
import org.songhua.engine.indicator.Grading;
import org.songhua.engine.indicator.Status;
import org.songhua.pack.Text;

/**
 * An indicator as a pack declares it.
 *
 * @param id system, edition and code, such as {@code mohurd-2025:B04}; the same code of another system is another indicator
 * @param series what all indicators of its file have in common
 * @param code code within its system
 * @param name what it is called
 * @param level of city: housing, estate, community, subdistrict, city, municipality, metro, province or renewal_unit
 * @param dimension of the plan: innovative, liveable, beautiful, resilient, civilised, smart or structure
 * @param group heading in its system
 * @param definition in the words of its source
 * @param unitText as written after the value
 * @param unit the same as a factor
 * @param decimals digits shown
 * @param direction which way is good
 * @param benchmark in the words of its source
 * @param type how it comes about
 * @param formula null when it is not computed here
 * @param parameters dated numbers that the formula names
 * @param clauses clauses of the plan it belongs to
 * @param inputs data it needs, in words
 * @param evidence survey, spatial, statistic, monitor, register or platform
 * @param confidence how sure its definition is: high, medium or low
 * @param limits where the formula deviates from the definition; null when it does not
 * @param otherwise status while there is no value
 * @param grades rules as declared
 */
public record IndicatorDefinition(
        String id,
        Series series,
        String code,
        Text name,
        String level,
        String dimension,
        String group,
        String definition,
        String unitText,
        Unit unit,
        int decimals,
        Direction direction,
        String benchmark,
        Type type,
        @Nullable Formula formula,
        Map<String, Parameter> parameters,
        List<Integer> clauses,
        List<String> inputs,
        String evidence,
        String confidence,
        @Nullable String limits,
        Status otherwise,
        List<GradeRule> grades) {

    public IndicatorDefinition {
        parameters = new TreeMap<>(parameters);
        clauses = List.copyOf(clauses);
        inputs = List.copyOf(inputs);
        grades = List.copyOf(grades);
    }

    /** How an indicator comes about. */
    public enum Type {
        COUNT,
        SUM,
        RATIO,
        GAP,
        COVERAGE,
        TRAVEL_TIME,
        RATE_OF_CHANGE,
        COMPOSITE,
        MANUAL
    }

    /**
     * What the indicators of one file have in common.
     *
     * @param system whose check-up it is
     * @param edition year of the set
     * @param layer basic, provincial or local
     * @param validFrom first day in force
     * @param source where the definitions were taken from
     */
    public record Series(String system, String edition, String layer, Text title, LocalDate validFrom, String source) {
        /** {@return system and edition, such as {@code mohurd-2025}: how its indicators' ids begin} */
        public String code() {
            return system + "-" + edition;
        }
    }

    /**
     * A formula.
     *
     * @param denominator null when the numerator is the value
     */
    public record Formula(Expression numerator, @Nullable Expression denominator) {}

    /**
     * A number that the law may change.
     *
     * @param values first day in force to the number, in its unit
     * @param reference where it is laid down
     */
    public record Parameter(String unitText, Unit unit, Map<LocalDate, Double> values, String reference) {
        public Parameter {
            values = new TreeMap<>(values);
        }

        /** {@return the number in force on a day, in base units; null before the first} */
        public @Nullable Double at(LocalDate day) {
            var entry = new TreeMap<>(values).floorEntry(day);
            return entry == null ? null : (Double) (entry.getValue() * unit.scale());
        }
    }

    /**
     * A grading rule with its bands in words.
     *
     * @param bands grade to text, such as {@code good} to {@code >=80}
     * @param reference where it is laid down; null when it is for all and nobody said
     */
    public record GradeRule(
            Grading.Rule rule,
            Map<String, String> bands,
            @Nullable String reference) {
        public GradeRule {
            bands = new TreeMap<>(bands);
        }
    }

    /** {@return the same with other parameters} */
    public IndicatorDefinition with(Map<String, Parameter> others) {
        return new IndicatorDefinition(
                id,
                series,
                code,
                name,
                level,
                dimension,
                group,
                definition,
                unitText,
                unit,
                decimals,
                direction,
                benchmark,
                type,
                formula,
                others,
                clauses,
                inputs,
                evidence,
                confidence,
                limits,
                otherwise,
                grades);
    }

    /** {@return its grading} */
    public Grading grading() {
        return new Grading(grades.stream().map(GradeRule::rule).toList());
    }

    /** {@return the rule that grades a value of a class of cities on a day; empty when none is in force} */
    public Optional<GradeRule> gradeRule(String cityClass, LocalDate day) {
        return grading()
                .rule(cityClass, day)
                .flatMap(rule -> grades.stream()
                        .filter(grade -> grade.rule().equals(rule))
                        .findFirst());
    }

    /** {@return whether it is computed from city objects} */
    public boolean isComputed() {
        return formula != null;
    }
}
