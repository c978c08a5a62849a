package org.songhua.edge.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindow;
import org.songhua.warning.MaintenanceWindows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Works that raise warnings nobody needs. */
@RestController
class MaintenanceController {
    private static final int LARGEST_PAGE = 1000;

    private final MaintenanceWindows windows;
    private final Clock clock;

    MaintenanceController(MaintenanceWindows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    /** Works as JSON; the parts as in {@link MaintenanceWindow} and its plan. */
    record WindowView(
            long id,
            Instant from,
            Instant until,
            String reason,
            String by,
            @Nullable Long thing,
            @Nullable UUID cityObject,
            @Nullable String region,
            @Nullable String classCode,
            MaintenanceWindow.State state,
            @Nullable String thingName,
            @Nullable String objectName,
            long keptBack,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {
        static WindowView of(MaintenanceWindow one) {
            Maintenance plan = one.plan();
            return new WindowView(
                    plan.id(),
                    plan.from(),
                    plan.until(),
                    plan.reason(),
                    plan.by(),
                    plan.thing(),
                    plan.cityObject(),
                    plan.region(),
                    plan.classCode(),
                    one.state(),
                    one.thingName(),
                    one.objectName(),
                    one.keptBack(),
                    one.endedAt(),
                    one.endedBy());
        }
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-maintenance")
    List<WindowView> list(Caller caller) {
        return windows.list(clock.instant(), caller.scope()).stream()
                .map(WindowView::of)
                .toList();
    }

    /** @param total how many there are in all */
    record PastView(List<WindowView> items, long total) {}

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-maintenance/past")
    PastView past(@RequestParam(defaultValue = "50") int limit, Caller caller) {
        var past = windows.past(clock.instant(), Math.clamp(limit, 1, LARGEST_PAGE), caller.scope());
        return new PastView(past.items().stream().map(WindowView::of).toList(), past.total());
    }

    @Allow(Permission.WARNING_HANDLE)
    @PostMapping("/api/warning-maintenance")
    @ResponseStatus(HttpStatus.CREATED)
    Maintenance plan(@RequestBody JsonNode body, Caller caller) {
        var in = new Inputs(body);
        Long thing = in.whole("thing");
        var plan = new Maintenance(
                0,
                in.requiredTime("from"),
                in.requiredTime("until"),
                in.requiredText("reason"),
                caller.name(),
                thing,
                object(in),
                in.text("region"),
                in.text("classCode"));
        in.throwIfAny();
        return windows.plan(plan, caller);
    }

    private static @Nullable UUID object(Inputs in) {
        String text = in.text("cityObject");
        if (text == null) return null;
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            in.fault("cityObject", "This is no id of a city object.", "Give a UUID.");
            return null;
        }
    }

    /** Changes begin, end and reason; the begin of works that go on stays. */
    @Allow(Permission.WARNING_HANDLE)
    @PutMapping("/api/warning-maintenance/{id}")
    Maintenance change(@PathVariable long id, @RequestBody JsonNode body, Caller caller) {
        var in = new Inputs(body);
        var change =
                new MaintenanceWindows.Change(in.time("from"), in.requiredTime("until"), in.requiredText("reason"));
        in.throwIfAny();
        return windows.change(id, change, caller);
    }

    @Allow(Permission.WARNING_HANDLE)
    @DeleteMapping("/api/warning-maintenance/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, Caller caller) {
        windows.end(id, caller);
    }
}
