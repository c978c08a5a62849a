package org.songhua.engine.hydraulics.leak;

/**
 * How residuals are watched.
 *
 * @param learningDays days at the start from which is learned what is usual; nothing is told of them
 * @param falseAlarmsPerYear of each of the two tests, over all channels together, before a change must also look like a leak
 * @param suddenSlack slack of the sum over blocks, in spreads
 * @param slowSlack slack of the sum over days, in spreads of a day
 * @param confirmHours after a sudden alarm it is waited so long to see whether the change stays
 * @param leastExplained share of a change that one pipe must explain for it to be a leak
 * @param leastSize smallest leak that is told, cubic metres an hour
 * @param searchDistance about a pipe that a crew searches, in the file's unit of length
 * @param leastLikelihood of the searched area for a leak to be told; before, it is waited for it to grow
 * @param shown candidates told of each finding
 */
public record WatchSettings(
        int learningDays,
        double falseAlarmsPerYear,
        double suddenSlack,
        double slowSlack,
        int confirmHours,
        double leastExplained,
        double leastSize,
        double searchDistance,
        double leastLikelihood,
        int shown) {
    /** Two weeks of learning, one false alarm a year and test. */
    public static final WatchSettings USUAL = new WatchSettings(14, 1, 0.75, 0.5, 6, 0.85, 1, 300, 0.5, 20);

    public WatchSettings {
        if (learningDays < 1 || !(falseAlarmsPerYear > 0) || shown < 1)
            throw new IllegalArgumentException("Learning, false alarms and what is shown must be positive.");
    }

    /** {@return the same, learning from other days} */
    public WatchSettings learning(int days) {
        return new WatchSettings(
                days,
                falseAlarmsPerYear,
                suddenSlack,
                slowSlack,
                confirmHours,
                leastExplained,
                leastSize,
                searchDistance,
                leastLikelihood,
                shown);
    }
}
