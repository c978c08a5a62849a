package org.songhua.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/**
 * Calling back (回访): after the work somebody else asks those concerned whether it is solved and whether they are satisfied. A flow
 * asks for it by an action that needs {@link #RESULT}; what was answered goes with that action into the log.
 */
public interface CallBacks {
    /** Field of the result of a call; an action that needs it is a call back. */
    String RESULT = "contact_result";

    /** {@return cases that wait for a call which the caller may make, the most pressing first} */
    List<Waiting> waiting(Caller caller);

    /**
     * A case that waits for a call.
     *
     * @param action what a call is entered as
     * @param again what leads back to work when it is not solved; null when the flow has no such way from here
     * @param againReason its reason
     * @param report whom to call; null when nobody reported, as with warnings
     * @param phone masked; empty when none is known
     */
    record Waiting(
            CaseSummary summary,
            String action,
            @Nullable String again,
            @Nullable String againReason,
            @Nullable Told report,
            String phone) {}

    /**
     * A report whose sender is called.
     *
     * @param number the number that they were given
     */
    record Told(UUID id, long number, String channel) {}
}
