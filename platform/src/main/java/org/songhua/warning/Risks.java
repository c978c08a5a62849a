package org.songhua.warning;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.risk.RiskColour;
import org.songhua.engine.risk.RiskMethod;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** The four-colour risk of objects (风险四色图), with its history. Objects outside the scope do not exist for who asks. */
public interface Risks {

    /** {@return the methods by which objects are rated} */
    List<RiskMethod> methods();

    /**
     * Rates an object; the rating before of the same method stays in the history.
     *
     * @param ranks value of each factor of the method
     * @throws org.songhua.people.NotFoundException when there is no such object within their scope, or no such method
     * @throws org.songhua.engine.fault.FaultException with every factor that is missing, unknown or has a value that is no rank (RISK-001, RISK-002)
     */
    RiskRating rate(UUID cityObject, String method, Map<String, Double> ranks, @Nullable String note, Caller caller);

    /**
     * {@return the current ratings, the gravest first}
     *
     * @param colour null for all
     */
    List<RiskRating> list(@Nullable RiskColour colour, int limit, Scope scope);

    /** {@return how many current ratings there are of each colour} */
    Map<RiskColour, Long> counts(Scope scope);

    /** {@return all ratings of an object, newest first} */
    List<RiskRating> history(UUID cityObject, Scope scope);

    /**
     * Reckons every current rating anew from its factors by the rules of today.
     *
     * @return how many there are, and those of which score or colour come out otherwise
     */
    Recomputation recompute(Scope scope);

    /**
     * What reckoning anew came to.
     *
     * @param checked how many ratings
     * @param differing those that stand otherwise than the rules say
     */
    record Recomputation(int checked, List<Difference> differing) {
        public Recomputation {
            differing = List.copyOf(differing);
        }
    }

    /**
     * A rating that stands otherwise than the rules say.
     *
     * @param score by the rules; NaN when the method or a rank is none any more
     * @param colour by the rules; null then
     */
    record Difference(
            RiskRating rating, double score, @Nullable RiskColour colour) {}
}
