package org.songhua.sensing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.quality.QualityRules;
import org.songhua.pack.Text;

/**
 * A quantity that a pack says is observed in the city, and what a reading of it can be.
 *
 * @param code identifier over all packs, such as {@code water_pressure}
 * @param pack code of the pack that declares it
 * @param unit UCUM code of its unit
 * @param symbol the unit as people write it
 * @param minimum least number an instrument can tell, in the unit
 * @param maximum greatest one
 * @param ratePerMinute greatest change of a minute, in the unit; null when nobody says
 * @param interval_s usual seconds between two readings; 0 when they come with events
 * @param stuckAfter_s seconds after which an unchanged value is doubted; 0 for never
 * @param isPlace whether its results are places (GeoJSON points) instead of numbers
 * @param words of protocols that mean it, by protocol: factor codes of HJ 212, what GB/T 26875.3 and JT/T 808 tell
 * @param source where the numbers are from; empty when from practice
 * @param verified whether somebody compared them with that source
 */
public record ObservedKind(
        String code,
        String pack,
        Text title,
        String unit,
        String symbol,
        BigDecimal minimum,
        BigDecimal maximum,
        @Nullable BigDecimal ratePerMinute,
        int interval_s,
        int stuckAfter_s,
        boolean isPlace,
        Map<String, List<String>> words,
        String source,
        boolean verified) {
    /** What the definition of an observed property begins with that is of a pack. */
    public static final String URN = "urn:songhua:observed:";

    private static final long US_PER_SECOND = 1_000_000;
    private static final double SECONDS_PER_MINUTE = 60;
    /** Two readings may be lost before a gap is told. */
    private static final int INTERVALS_OF_A_GAP = 3;
    /** A device's clock may be ahead by the time that a synchronisation by hand leaves. */
    private static final long AHEAD_MAX_US = 300 * US_PER_SECOND;
    /** A gateway may be cut off for a month and still deliver. */
    private static final long BEHIND_MAX_US = 31L * 86_400 * US_PER_SECOND;

    public ObservedKind {
        words = Map.copyOf(words);
    }

    /** {@return the code in the definition of an observed property, if it is of a pack} */
    public static Optional<String> codeOf(String definition) {
        return definition.startsWith(URN) ? Optional.of(definition.substring(URN.length())) : Optional.empty();
    }

    /** {@return the definition that an observed property of this kind carries} */
    public String definition() {
        return URN + code;
    }

    /** {@return what readings are judged by} */
    public QualityRules rules() {
        double rate =
                ratePerMinute == null ? Double.POSITIVE_INFINITY : ratePerMinute.doubleValue() / SECONDS_PER_MINUTE;
        return QualityRules.NONE
                .withRange(minimum.doubleValue(), maximum.doubleValue())
                .withRate(rate)
                .withIntervals(micros(stuckAfter_s), micros(INTERVALS_OF_A_GAP * interval_s))
                .withClock(AHEAD_MAX_US, BEHIND_MAX_US)
                .withUnit(unit);
    }

    private static long micros(int seconds) {
        return seconds == 0 ? Long.MAX_VALUE : seconds * US_PER_SECOND;
    }
}
