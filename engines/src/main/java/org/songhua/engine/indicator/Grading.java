package org.songhua.engine.indicator;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grades as data: which values are very good, good, fair or poor, for a class of city and a time. The first rule that is in
 * force counts; none means that there is no grade.
 */
public final class Grading {
    private final List<Rule> rules;

    /** @param rules in order */
    public Grading(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** 很好, 较好, 一般, 不足. */
    public enum Grade {
        VERY_GOOD,
        GOOD,
        FAIR,
        POOR
    }

    /** 优, 良, 中, 差, of a group of indicators. */
    public enum GroupGrade {
        EXCELLENT,
        GOOD,
        MEDIUM,
        POOR
    }

    /**
     * A range of values.
     *
     * @param least still in it; -∞ for none
     * @param most still in it; ∞ for none
     */
    public record Band(Grade grade, double least, double most) {
        boolean holds(double value) {
            return value >= least && value <= most;
        }
    }

    /**
     * A rule in force.
     *
     * @param cityClass {@code all}, or the class of city that it is for, such as {@code prefecture} or {@code county}
     * @param from first day
     * @param until first day on which it is no longer in force; null for none
     * @param bands the first that holds a value gives its grade
     * @param basis {@code legal}, {@code local-rule} or {@code proposal}
     */
    public record Rule(
            String cityClass, LocalDate from, @Nullable LocalDate until, List<Band> bands, String basis) {
        public Rule {
            bands = List.copyOf(bands);
        }

        boolean isFor(String wanted, LocalDate day) {
            boolean inForce = !day.isBefore(from) && (until == null || day.isBefore(until));
            return inForce && (cityClass.equals("all") || cityClass.equals(wanted));
        }
    }

    /** {@return the rule for a class of city on a day} */
    public Optional<Rule> rule(String cityClass, LocalDate day) {
        return rules.stream().filter(rule -> rule.isFor(cityClass, day)).findFirst();
    }

    /** {@return the grade of a value, if a rule is in force and has a band for it} */
    public Optional<Grade> grade(double value, String cityClass, LocalDate day) {
        return rule(cityClass, day)
                .flatMap(rule ->
                        rule.bands().stream().filter(band -> band.holds(value)).findFirst())
                .map(Band::grade);
    }

    /**
     * {@return the grade of a group from those of its indicators, by the share that is good or very good: from 90 % excellent,
     * from 80 % good, from 50 % medium}
     *
     * <p>A proposal, inferred from one published report (50 % and 75 % were medium, 80 % and 83 % good); the official rule
     * was not found.
     */
    public static Optional<GroupGrade> group(Collection<Grade> grades) {
        if (grades.isEmpty()) return Optional.empty();
        double good = grades.stream()
                .filter(grade -> grade.compareTo(Grade.GOOD) <= 0)
                .count();
        double share = good / grades.size();
        if (share >= 0.9) return Optional.of(GroupGrade.EXCELLENT);
        if (share >= 0.8) return Optional.of(GroupGrade.GOOD);
        return Optional.of(share >= 0.5 ? GroupGrade.MEDIUM : GroupGrade.POOR);
    }
}
