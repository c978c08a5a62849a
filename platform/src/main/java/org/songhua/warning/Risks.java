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
}
