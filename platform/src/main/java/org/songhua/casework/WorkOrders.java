package org.songhua.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/**
 * Work orders and planned patrols: work apart from reports and cases. A case may need many orders of many departments; a patrol has no
 * case until something is found on the way, which then is a report like any other.
 */
public interface WorkOrders {

    /** {@return orders within the scope, the earliest planned first; at most 500} */
    List<WorkOrder> list(Filter filter, Scope scope);

    /** {@return the order, if it is within the scope} */
    WorkOrder get(UUID id, Scope scope);

    /** Opens an order by hand. {@return it} */
    WorkOrder open(NewOrder order, Caller caller);

    /**
     * Moves an order on.
     *
     * @throws org.songhua.engine.fault.FaultException when that cannot be done from where it stands, or an item is left open
     */
    WorkOrder step(UUID id, Step step, Caller caller);

    /** Takes what was found on the way as a report of the channel {@code patrol}. {@return the report} */
    TakenReport found(UUID id, NewReport report, Caller caller);

    /** {@return all patrols, the active ones first} */
    List<Patrol> patrols();

    /** Plans a patrol and its orders of the next days. {@return it} */
    Patrol plan(NewPatrol patrol, Caller caller);

    /** Ends a patrol; orders that nobody has begun are cancelled. */
    void stop(long patrol, Caller caller);

    /** Makes the orders of the next days that are not there yet. {@return how many} */
    int planAhead();

    /**
     * Which orders.
     *
     * @param department null for any
     * @param state null for any
     * @param open only those that are not done, returned or cancelled
     * @param caseId null for any
     */
    record Filter(
            @Nullable String department,
            @Nullable String state,
            boolean open,
            @Nullable UUID caseId) {}

    /**
     * An order to be opened.
     *
     * @param kind verify, dispose, inspect, patrol, callback or assist
     * @param items what is to be looked at, each answered before it is done
     */
    record NewOrder(
            String kind,
            String title,
            String department,
            @Nullable UUID caseId,
            @Nullable LocalDate plannedFor,
            List<String> items) {
        public NewOrder {
            items = List.copyOf(items);
        }
    }

    /**
     * A step.
     *
     * @param action accept, start, done, give_back or cancel
     * @param results by item: ok, bad or not_seen
     * @param costCents what it cost, in hundredths of a yuan; null when nobody says
     */
    record Step(
            String action,
            Map<String, String> results,
            @Nullable Long costCents) {
        public Step {
            results = Map.copyOf(results);
        }
    }

    /**
     * An order.
     *
     * @param state pending, accepted, working, done, returned or cancelled
     * @param assignee who accepted it
     * @param found cases that came of it
     */
    record WorkOrder(
            UUID id,
            long number,
            String kind,
            String title,
            String department,
            @Nullable String region,
            @Nullable UUID caseId,
            @Nullable Long patrol,
            LocalDate plannedFor,
            String state,
            @Nullable String assignee,
            List<String> items,
            Map<String, String> results,
            @Nullable Long costCents,
            @Nullable Instant startedAt,
            @Nullable Instant doneAt,
            List<UUID> found) {
        public WorkOrder {
            items = List.copyOf(items);
            results = Map.copyOf(results);
            found = List.copyOf(found);
        }
    }

    /**
     * A patrol to be planned.
     *
     * @param everyDays 1 to 366
     * @param workdaysOnly whether a round that falls on a day off is left out
     */
    record NewPatrol(
            String title,
            String department,
            @Nullable String region,
            int everyDays,
            LocalDate firstDay,
            boolean workdaysOnly,
            List<String> items) {
        public NewPatrol {
            items = List.copyOf(items);
        }
    }

    /** A patrol as it is planned. */
    record Patrol(long id, NewPatrol plan, boolean active, String addedBy, Instant addedAt) {}
}
