package org.songhua.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.TargetPath.Requirement;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** The plan: where each clause stands in a region, why, and what must happen each year to arrive. */
public interface Plan {

    /** {@return the plans that the packs declare} */
    List<PlanDefinition> plans();

    /**
     * {@return every clause of a plan in a region, as the values of a period tell it}
     *
     * @param plan code of a plan; null for the first that the packs declare
     * @throws org.songhua.people.NotFoundException when no pack declares it, or none any
     */
    Board board(@Nullable String plan, String geography, String period, Scope scope);

    /** {@return one indicator against its target in a region; empty when nobody declares it} */
    Optional<Stand> stand(String indicator, String geography, String period, Scope scope);

    /**
     * {@return every indicator against its target in a region, in order of their files}
     *
     * @param edition system and year, such as {@code mohurd-2025}; null for all
     */
    List<Stand> stands(@Nullable String edition, String geography, String period, Scope scope);

    /** {@return the groups of regions that packs declare; each can be asked for as a geography} */
    List<RegionGroup> groups();

    /** Sets, changes or, with a value of null, takes back a target; the one before is kept. */
    Target setTarget(NewTarget target, Caller caller);

    /**
     * Sets the targets of one day in a region, all or none; each one before is kept.
     *
     * @return them, in order of their indicators
     */
    List<Target> setTargets(NewTargetSet set, Caller caller);

    /**
     * {@return a set of targets for each day that a plan names, in order of the days: every indicator with a target that is due
     * on that day}
     *
     * @param plan code of a plan; null for the first that the packs declare
     */
    List<TargetSet> targetSets(@Nullable String plan, String geography, String period, Scope scope);

    /** {@return all targets there were for an indicator in a region, newest first} */
    List<Target> targetHistory(String indicator, String geography);

    /** Tells where a commitment stands; what was told before is kept. */
    Report report(NewReport report, Caller caller);

    /** {@return who has reported what within a region: its parts of a level, with what is missing from each} */
    List<Reporting> reporting(String within, int level, String period, Scope scope);

    /** A plan in a region. */
    record Board(PlanDefinition plan, String geography, String period, List<ClauseStand> clauses) {
        public Board {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * A clause in a region.
     *
     * @param rule that gave the light
     * @param reports what was told of its commitments, by sequence
     */
    record ClauseStand(
            PlanDefinition.Clause clause,
            Light light,
            String rule,
            List<Stand> indicators,
            Map<Integer, Report> reports) {}

    /**
     * An indicator in a region.
     *
     * @param geography where its value and target are of, which may be a larger area such as the metropolitan one
     * @param value null when there is none
     * @param light against the path
     * @param rule that gave it
     * @param expected what the path asks for at the end of the period; null without a path
     * @param due next target; null without one
     * @param target its value
     * @param gap from the value to that target; null without either
     * @param required from the newest value, or from the baseline, to the next target
     * @param path dated points, the baseline first
     * @param baseline where the path starts; null when unknown
     * @param grade by the grading in force for the class of city that the region is in; null without one
     * @param graded that grading, whether there is a value or not; null without one
     * @param supply what a person must supply while there is no value; null when there is one, or need be none
     */
    record Stand(
            IndicatorDefinition indicator,
            String geography,
            @Nullable IndicatorValue value,
            Light light,
            String rule,
            @Nullable Double expected,
            @Nullable LocalDate due,
            @Nullable Double target,
            @Nullable Double gap,
            @Nullable Requirement required,
            Map<LocalDate, Double> path,
            PlanDefinition.@Nullable Baseline baseline,
            @Nullable String grade,
            IndicatorDefinition.@Nullable GradeRule graded,
            @Nullable Text supply) {}

    /**
     * A target that somebody set.
     *
     * @param value null when it was taken back
     * @param effective day from which it counts
     * @param supersededAt null while nobody set another; that one may take effect later
     * @param counts whether it is the one in force today
     */
    record Target(
            long id,
            String indicator,
            String geography,
            LocalDate due,
            @Nullable Double value,
            String setBy,
            Instant setAt,
            String reason,
            String reference,
            LocalDate effective,
            @Nullable Instant supersededAt,
            boolean counts) {}

    /**
     * A target to be set.
     *
     * @param effective day from which it counts; null for today
     */
    record NewTarget(
            String indicator,
            String geography,
            LocalDate due,
            @Nullable Double value,
            String reason,
            String reference,
            @Nullable LocalDate effective) {

        /** A target that counts from today on. */
        public NewTarget(
                String indicator,
                String geography,
                LocalDate due,
                @Nullable Double value,
                String reason,
                String reference) {
            this(indicator, geography, due, value, reason, reference, null);
        }
    }

    /**
     * Targets of one day to be set together.
     *
     * @param values by indicator, at least one
     * @param effective day from which they count; null for today
     */
    record NewTargetSet(
            String geography,
            LocalDate due,
            Map<String, Double> values,
            String reason,
            String reference,
            @Nullable LocalDate effective) {
        public NewTargetSet {
            values = new TreeMap<>(values);
        }
    }

    /**
     * The targets of one day.
     *
     * @param text what the plan says of the day
     */
    record TargetSet(LocalDate due, String text, List<Aim> aims) {
        public TargetSet {
            aims = List.copyOf(aims);
        }
    }

    /**
     * An indicator against its target of one day.
     *
     * @param value newest; null when there is none
     * @param gap from the value to the target; null without a value
     * @param required from the newest value, or from the baseline, to this target; null without either, or when it is past
     */
    record Aim(
            String indicator,
            String geography,
            double target,
            @Nullable Double value,
            @Nullable Double gap,
            @Nullable Requirement required,
            Light light) {}

    /** Where a commitment stands: not_begun, under_way, done or failed. */
    record Report(
            int clause,
            int commitment,
            String geography,
            String state,
            String note,
            @Nullable String evidence,
            String reportedBy,
            Instant reportedAt) {}

    /** A report to be made. */
    record NewReport(
            String plan,
            int clause,
            int commitment,
            String geography,
            String state,
            String note,
            @Nullable String evidence) {}

    /**
     * What a region has reported.
     *
     * @param reported how many of the values to be entered are there and approved
     * @param waiting how many wait for approval
     * @param missing ids of the indicators that nobody has entered
     */
    record Reporting(String geography, String name, int level, int reported, int waiting, List<String> missing) {}
}
