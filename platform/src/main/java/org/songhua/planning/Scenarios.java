package org.songhua.planning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.songhua.people.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Scenarios that are kept. One sees one's own and those that are shared; the outcome is always computed anew within the
 * scope of who looks, so that sharing a scenario shares no data.
 */
public interface Scenarios {

    /** {@return the caller's scenarios and the shared ones, last changed first; outcomes of others are left out} */
    List<Scenario> list(Caller caller);

    /** {@return the scenario, when the caller may see it} */
    Optional<Scenario> find(UUID id, Caller caller);

    /**
     * Computes and keeps a scenario.
     *
     * @throws org.songhua.engine.fault.FaultException when the inputs are wrong
     */
    Scenario create(String name, boolean shared, JsonNode inputs, Caller caller);

    /**
     * Changes a scenario of one's own and computes it anew.
     *
     * @throws org.songhua.people.NotFoundException when the caller has none of that id
     * @throws org.songhua.engine.fault.FaultException {@code PLAN-171} when somebody else was faster
     */
    Scenario change(UUID id, int expectedRevision, String name, boolean shared, JsonNode inputs, Caller caller);

    /** Forgets a scenario of one's own. */
    void remove(UUID id, Caller caller);

    /** {@return scenarios computed now, within the scope of the caller, in the order asked for} */
    List<Compared> compare(List<UUID> ids, Caller caller);

    /**
     * A scenario and what it comes to now.
     *
     * @param scenario the scenario
     * @param comparison coverage before and after, as the analysis {@code what-if} gives it
     * @param sameData whether the city's data are those it was kept with
     */
    record Compared(Scenario scenario, Object comparison, boolean sameData) {}
}
