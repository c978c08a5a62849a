package org.songhua.engine.hydraulics;

/**
 * Times of a run, all in seconds.
 *
 * @param duration how long it runs; 0 for one moment
 * @param hydraulicStep longest step between two states
 * @param qualityStep step of the transport of matter
 * @param ruleStep step at which rules are looked at
 * @param patternStep time one multiplier holds
 * @param patternStart where in the patterns the run starts
 * @param reportStep step between two reported states
 * @param reportStart first reported moment
 * @param startClock time of day at the start
 * @param statistic NONE, AVERAGE, MINIMUM, MAXIMUM or RANGE; told in reports only
 */
public record Times(
        long duration,
        long hydraulicStep,
        long qualityStep,
        long ruleStep,
        long patternStep,
        long patternStart,
        long reportStep,
        long reportStart,
        long startClock,
        String statistic) {

    /** One moment, hourly steps. */
    public static final Times DEFAULT = new Times(0, 3600, 0, 0, 3600, 0, 3600, 0, 0, "NONE");

    /** {@return the same with all steps made consistent, as EPANET does: none longer than what it must not pass} */
    public Times adjusted() {
        long pattern = patternStep <= 0 ? 3600 : patternStep;
        long report = reportStep == 0 ? pattern : reportStep;
        long hydraulic = Math.min(Math.min(hydraulicStep <= 0 ? 3600 : hydraulicStep, pattern), report);
        long quality = Math.min(qualityStep == 0 ? hydraulic / 10 : qualityStep, hydraulic);
        long rule = Math.max(1, Math.min(ruleStep == 0 ? hydraulic / 10 : ruleStep, hydraulic));
        long first = reportStart > duration ? 0 : reportStart;
        return new Times(
                duration, hydraulic, quality, rule, pattern, patternStart, report, first, startClock, statistic);
    }
}
