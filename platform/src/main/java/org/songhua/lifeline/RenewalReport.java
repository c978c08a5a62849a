package org.songhua.lifeline;

import java.util.List;
import org.songhua.cim.ObjectId;
import org.songhua.engine.renewal.Calibration;
import org.songhua.engine.renewal.FailureModel.Reason;

/**
 * Which pipes of a network to renew first, within a budget.
 *
 * @param year that is foretold
 * @param since first year whose breaks are on record
 * @param budget yuan
 * @param cost yuan, of all that were chosen
 * @param avoided people without water a year that need not be expected any more; people who are short count by {@code shareOfShort}
 * @param pipes in the model, on which the choice rests
 * @param breaks of them on record
 * @param expectedBreaks of all of them in the year
 * @param shareOfShort by which somebody with clearly less water counts
 * @param costOfJob yuan of renewing a pipe, however short, assumed
 * @param costOfMetre yuan in addition for each metre whatever the diameter, assumed
 * @param costOfMillimetre yuan in addition for each metre and millimetre of diameter, assumed
 * @param choices in the order of worth
 * @param calibration how well past years would have been foretold
 * @param dataVersion state of the city objects it was computed from
 */
public record RenewalReport(
        int year,
        int since,
        double budget,
        double cost,
        double avoided,
        int pipes,
        int breaks,
        double expectedBreaks,
        double shareOfShort,
        double costOfJob,
        double costOfMetre,
        double costOfMillimetre,
        List<Choice> choices,
        Calibration calibration,
        long dataVersion) {
    public RenewalReport {
        choices = List.copyOf(choices);
    }

    /**
     * A pipe to renew.
     *
     * @param pipe city object
     * @param label codes of its two nodes
     * @param material code; empty when unknown
     * @param yearBuilt 0 when unknown
     * @param diameterMillimetres NaN when unknown
     * @param lengthMetres along it
     * @param breaks on record
     * @param expected breaks in the year
     * @param residentsWithout people without water when it is shut off
     * @param residentsShort people with clearly less than before then
     * @param risk expected people without water a year
     * @param cost yuan
     * @param reasons by what factor each property changes the expected breaks, the strongest first
     * @param geoJson its line
     */
    public record Choice(
            ObjectId pipe,
            String label,
            String material,
            int yearBuilt,
            double diameterMillimetres,
            double lengthMetres,
            int breaks,
            double expected,
            long residentsWithout,
            long residentsShort,
            double risk,
            double cost,
            List<Reason> reasons,
            String geoJson) {
        public Choice {
            reasons = List.copyOf(reasons);
        }
    }
}
