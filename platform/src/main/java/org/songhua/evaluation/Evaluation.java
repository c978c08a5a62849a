package org.songhua.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Status;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** Values of indicators: computed, entered, approved, explained. */
public interface Evaluation {

    /**
     * Computes every indicator that has a formula, for every region; what has not changed since it was computed is kept.
     *
     * @param period year, such as 2025
     */
    Run evaluate(String period, Caller caller);

    /** {@return the values that count, one for each indicator and region that has any} */
    List<IndicatorValue> values(Query query, Scope scope);

    /** {@return all values there were of an indicator in a region, newest first} */
    List<IndicatorValue> history(String indicator, String geography, Scope scope);

    /** {@return the regions within a scope, from the largest to the smallest} */
    List<Area> places(Scope scope);

    /** {@return how a value came about, if it exists within the scope} */
    Optional<Lineage> lineage(long id, int limit, Scope scope);

    /** {@return whether computing a value again from what was read then gives the same number and the same hash} */
    Optional<Repetition> repeat(long id, Scope scope);

    /** Enters a value by hand; it counts when somebody else has approved it. */
    IndicatorValue propose(Proposal proposal, Caller caller);

    /** {@return values that wait for somebody else to approve them, newest first} */
    List<IndicatorValue> proposals(Scope scope);

    /** Approves or rejects a value entered by somebody else. */
    IndicatorValue decide(long id, boolean approve, Caller caller);

    /** Publishes a value; refused while a data set it was read from has no licence. */
    IndicatorValue publish(long id, Caller caller);

    /**
     * What is asked for; null for any.
     *
     * @param geography code of a region
     * @param within regions in that region, itself included
     */
    record Query(
            @Nullable String indicator,
            @Nullable String geography,
            @Nullable String within,
            @Nullable String period) {}

    /**
     * A region with values or without.
     *
     * @param level 0 for all objects, 1 province to 5 community
     */
    record Area(String code, String name, int level) {}

    /**
     * A run that has ended.
     *
     * @param computed values computed anew
     * @param reused values whose inputs had not changed
     * @param millis it took
     */
    record Run(long number, String period, Instant asOf, int computed, int reused, long millis) {}

    /**
     * A value entered by hand: a number, a numerator with its denominator, or a status that says why there is none. Larger
     * regions are made of numerators and denominators, never of numbers alone.
     *
     * @param value in the unit of the indicator; null when numerator and denominator give it, and without a number
     * @param numerator in base units (metre, square metre, person, yuan, piece); null when only the value is known
     * @param denominator in base units; both or neither
     * @param status MEASURED or ESTIMATED with a number, NOT_APPLICABLE or SUPPRESSED without
     */
    record Proposal(
            String indicator,
            String geography,
            String period,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            Status status,
            String sourceFile,
            String reason) {

        /** A number that was measured. */
        public Proposal(
                String indicator, String geography, String period, double value, String sourceFile, String reason) {
            this(indicator, geography, period, value, null, null, Status.MEASURED, sourceFile, reason);
        }

        /** {@return the same of a numerator and a denominator} */
        public Proposal ofShare(double above, double below) {
            return new Proposal(indicator, geography, period, null, above, below, status, sourceFile, reason);
        }

        /** {@return the same without a number, as NOT_APPLICABLE or SUPPRESSED} */
        public Proposal without(Status why) {
            return new Proposal(indicator, geography, period, null, null, null, why, sourceFile, reason);
        }
    }

    /** A value computed again. */
    record Repetition(String hash, String again, boolean identical) {}

    /**
     * How a value came about.
     *
     * @param formula as declared
     * @param withValues the same with the totals of the region put in
     * @param parameters name to value with its unit and reference
     * @param inputs classes read
     * @param totals each with objects that count and objects that count against it
     */
    record Lineage(
            IndicatorValue value,
            String formula,
            String withValues,
            Map<String, String> parameters,
            List<Source> inputs,
            List<Counted> totals) {}

    /** A class that was read. */
    record Source(String classCode, long objects, String digest, String datasetsJson) {}

    /**
     * A total of a formula.
     *
     * @param amount in base units
     * @param rows objects that count, the largest first
     * @param against objects that could count and do not
     */
    record Counted(String text, double amount, long lacking, List<Contribution> rows, List<Contribution> against) {}

    /** An object with its share of a total, in base units. */
    record Contribution(
            String id, String classCode, @Nullable String name, double amount) {}
}
