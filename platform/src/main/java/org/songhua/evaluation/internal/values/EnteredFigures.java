package org.songhua.evaluation.internal.values;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;

/** The figures of a value entered by hand; those that contradict each other are refused before they are kept. Pure. */
final class EnteredFigures {
    private static final Set<Status> WITHOUT_NUMBER = Set.of(Status.NOT_APPLICABLE, Status.SUPPRESSED);

    private final Proposal proposal;
    private final FaultLog log;

    private EnteredFigures(Proposal proposal, FaultLog log) {
        this.proposal = proposal;
        this.log = log;
    }

    /**
     * Tells everything that is wrong with the figures.
     *
     * @param scale base units in one of the indicator's; null when nobody knows the indicator
     */
    static void check(Proposal proposal, @Nullable Double scale, FaultLog log) {
        new EnteredFigures(proposal, log).check(scale);
    }

    /** {@return the figures as they are kept; nothing is wrong with them} */
    static Measured measured(Proposal proposal, double scale) {
        Double value = proposal.value();
        Double above = proposal.numerator();
        Double below = proposal.denominator();
        if (!proposal.status().hasValue()) return Measured.without(proposal.status());
        if (above != null && below != null) return Measured.ratio(above, below, scale, proposal.status());
        return Measured.amount(value == null ? Double.NaN : value * scale, scale, proposal.status());
    }

    private void check(@Nullable Double scale) {
        if (WITHOUT_NUMBER.contains(proposal.status())) {
            requireNoNumber();
        } else if (proposal.status().hasValue()) {
            checkNumbers(scale);
        } else {
            fault(
                    "EVAL-035",
                    "/status",
                    "Nobody enters this status.",
                    "Give measured, estimated, not_applicable or suppressed.");
        }
    }

    private void requireNoNumber() {
        boolean none = proposal.value() == null && proposal.numerator() == null && proposal.denominator() == null;
        if (none) return;
        fault(
                "EVAL-034",
                "/status",
                "A value without a number has one.",
                "Leave the number out, or give status measured.");
    }

    private void checkNumbers(@Nullable Double scale) {
        Double above = proposal.numerator();
        Double below = proposal.denominator();
        if ((above == null) != (below == null)) {
            String missing = above == null ? "/numerator" : "/denominator";
            fault("EVAL-033", missing, "One without the other makes no share.", "Give numerator and denominator.");
            return;
        }
        Double value = proposal.value();
        boolean needed = above == null || value != null;
        boolean told = value != null && Double.isFinite(value);
        if (needed && !told) notANumber("/value");
        if (above == null || below == null) return;
        if (!Double.isFinite(above)) notANumber("/numerator");
        if (!Double.isFinite(below) || below < 0) notANumber("/denominator");
        if (scale != null && value != null && told && below > 0) requireAgreement(value, above / below / scale);
    }

    /** Rounding explains less than one of the last digit given, anything more is a contradiction. */
    private void requireAgreement(double value, double share) {
        int decimals =
                Math.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale());
        if (!Double.isFinite(share) || Math.abs(value - share) < Math.pow(10, -decimals)) return;
        fault(
                "EVAL-036",
                "/value",
                "Numerator over denominator is " + FormulaPrinter.plain(Math.rint(share * 1e4) / 1e4) + ", not "
                        + FormulaPrinter.plain(value) + ".",
                "Correct one of the three, or leave the value out.");
    }

    private void notANumber(String field) {
        fault("EVAL-022", field, "This is no number.", "Give a number in the unit of the indicator.");
    }

    private void fault(String code, String field, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
