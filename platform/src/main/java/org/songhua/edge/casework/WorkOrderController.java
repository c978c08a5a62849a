package org.songhua.edge.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.TakenReport;
import org.songhua.casework.WorkOrders;
import org.songhua.casework.WorkOrders.NewOrder;
import org.songhua.casework.WorkOrders.NewPatrol;
import org.songhua.casework.WorkOrders.Patrol;
import org.songhua.casework.WorkOrders.Step;
import org.songhua.casework.WorkOrders.WorkOrder;
import org.songhua.edge.casework.ReportController.ReportBody;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work orders and planned patrols. */
@RestController
class WorkOrderController {
    private final WorkOrders orders;

    WorkOrderController(WorkOrders orders) {
        this.orders = orders;
    }

    /** @param caseId orders of that case only */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/orders")
    List<WorkOrder> list(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String caseId,
            Caller caller) {
        UUID ofCase = caseId == null ? null : CaseController.parse(caseId);
        return orders.list(new WorkOrders.Filter(department, state, open && state == null, ofCase), caller.scope());
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/orders/{id}")
    WorkOrder get(@PathVariable String id, Caller caller) {
        return orders.get(CaseController.parse(id), caller.scope());
    }

    /** An order to be opened. */
    record OrderBody(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String department,
            @Nullable String caseId,
            @Nullable String plannedFor,
            @Nullable List<String> items) {}

    @Allow(Permission.CASE_DISPATCH)
    @PostMapping("/api/cases/orders")
    @ResponseStatus(HttpStatus.CREATED)
    WorkOrder open(@RequestBody OrderBody body, Caller caller) {
        return orders.open(
                new NewOrder(
                        text(body.kind()),
                        text(body.title()),
                        text(body.department()),
                        body.caseId() == null ? null : CaseController.parse(body.caseId()),
                        body.plannedFor() == null ? null : day(body.plannedFor(), "/plannedFor"),
                        items(body.items())),
                caller);
    }

    /** A step of an order. */
    record StepBody(
            @Nullable String action,
            @Nullable Map<String, String> results,
            @Nullable Long costCents) {}

    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/cases/orders/{id}/steps")
    WorkOrder step(@PathVariable String id, @RequestBody StepBody body, Caller caller) {
        Map<String, String> results = body.results() == null ? Map.of() : body.results();
        if (results.values().stream().anyMatch(java.util.Objects::isNull)) throw missing("/results");
        return orders.step(CaseController.parse(id), new Step(text(body.action()), results, body.costCents()), caller);
    }

    /** What came of a finding. */
    record FoundView(UUID caseId, String number) {}

    /** What was found on the way, as a report. */
    @Allow(Permission.CASE_WORK)
    @PostMapping("/api/cases/orders/{id}/findings")
    @ResponseStatus(HttpStatus.CREATED)
    FoundView found(@PathVariable String id, @RequestBody ReportBody body, Caller caller) {
        TakenReport taken = orders.found(CaseController.parse(id), body.read("patrol", true), caller);
        return new FoundView(taken.caseId(), taken.caseNumber());
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/patrols")
    List<Patrol> patrols() {
        return orders.patrols();
    }

    /** A patrol to be planned. */
    record PatrolBody(
            @Nullable String title,
            @Nullable String department,
            @Nullable String region,
            @Nullable Integer everyDays,
            @Nullable String firstDay,
            @Nullable Boolean workdaysOnly,
            @Nullable List<String> items) {}

    @Allow(Permission.CASE_DISPATCH)
    @PostMapping("/api/cases/patrols")
    @ResponseStatus(HttpStatus.CREATED)
    Patrol plan(@RequestBody PatrolBody body, Caller caller) {
        Integer every = body.everyDays();
        return orders.plan(
                new NewPatrol(
                        text(body.title()),
                        text(body.department()),
                        body.region(),
                        every == null ? 0 : every,
                        day(text(body.firstDay()), "/firstDay"),
                        Boolean.TRUE.equals(body.workdaysOnly()),
                        items(body.items())),
                caller);
    }

    @Allow(Permission.CASE_DISPATCH)
    @DeleteMapping("/api/cases/patrols/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable long id, Caller caller) {
        orders.stop(id, caller);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> items(@Nullable List<String> items) {
        if (items == null) return List.of();
        if (items.stream().anyMatch(java.util.Objects::isNull)) throw missing("/items");
        return items;
    }

    private static FaultException missing(String field) {
        return new FaultException(
                Fault.refused("CASE-230", Place.atField(field), "A value is missing.", "Leave it out, or give it."));
    }

    private static LocalDate day(String text, String field) {
        return Parsing.find(text, LocalDate::parse)
                .orElseThrow(() -> new FaultException(
                        Fault.refused("CASE-231", Place.atField(field), "This is no day.", "Give it as 2026-11-28.")));
    }
}
