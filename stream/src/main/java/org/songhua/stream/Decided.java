package org.songhua.stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Reason;

/**
 * A decision that changes something, as it is stored.
 *
 * @param rule code
 * @param subject number of the datastream it is about
 * @param digest of the rule as it was
 * @param time_us the time it is about, in microseconds since 1970
 * @param ordinal 0 for the first decision of this rule about this subject at this time, then 1
 * @param kind raise, escalate, lower or clear
 * @param fromRank level before, 0 for none
 * @param rank level after, 0 for none
 * @param reasons JSON, an array
 */
public record Decided(
        String rule,
        long subject,
        long digest,
        long time_us,
        int ordinal,
        String kind,
        int fromRank,
        int rank,
        String reasons) {
    private static final JsonMapper JSON = new JsonMapper();

    /** {@return what is stored of a decision; empty when it changes nothing} */
    static Optional<Decided> of(Watch watch, Decision decision, int ordinal) {
        return Optional.ofNullable(
                switch (decision) {
                    case Decision.Raise d ->
                        of(watch, d, ordinal, "raise", 0, d.level().rank(), d.reasons());
                    case Decision.Escalate d ->
                        of(
                                watch,
                                d,
                                ordinal,
                                "escalate",
                                d.from().rank(),
                                d.level().rank(),
                                d.reasons());
                    case Decision.Lower d ->
                        of(
                                watch,
                                d,
                                ordinal,
                                "lower",
                                d.from().rank(),
                                d.level().rank(),
                                d.reasons());
                    case Decision.Clear d ->
                        of(watch, d, ordinal, "clear", d.from().rank(), 0, d.reasons());
                    case Decision.Hold d -> null;
                    case Decision.None d -> null;
                });
    }

    private static Decided of(
            Watch watch, Decision decision, int ordinal, String kind, int fromRank, int rank, List<Reason> reasons) {
        return new Decided(
                watch.rule(),
                watch.subject(),
                watch.digest(),
                decision.time_us(),
                ordinal,
                kind,
                fromRank,
                rank,
                json(reasons));
    }

    private static String json(List<Reason> reasons) {
        var array = JSON.createArrayNode();
        for (Reason reason : reasons) {
            array.addObject()
                    .put("text", reason.text())
                    .put("observed", finite(reason.observed()))
                    .put("limit", finite(reason.limit()))
                    .put("unit", reason.unit())
                    .put("clause", reason.clause())
                    .put("verified", reason.isVerified())
                    .put("holds", reason.holds());
        }
        return array.toString();
    }

    private static @org.jspecify.annotations.Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
