package org.songhua.casework.internal.orders;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songhua.people.Permission;

/** Where an order may go from where it stands, and who may send it there. Pure. */
final class Steps {
    static final Set<String> OPEN = Set.of("pending", "accepted", "working");
    private static final Map<String, Map<String, String>> NEXT = Map.of(
            "pending", Map.of("accept", "accepted", "give_back", "returned", "cancel", "cancelled"),
            "accepted", Map.of("start", "working", "done", "done", "give_back", "returned", "cancel", "cancelled"),
            "working", Map.of("done", "done", "give_back", "returned", "cancel", "cancelled"));

    private Steps() {}

    /** {@return the state that an action leads to; empty when it cannot be done} */
    static Optional<String> next(String state, String action) {
        return Optional.ofNullable(NEXT.getOrDefault(state, Map.of()).get(action));
    }

    /** {@return what one must be allowed to do} */
    static Permission permission(String action) {
        return action.equals("cancel") ? Permission.CASE_DISPATCH : Permission.CASE_WORK;
    }
}
