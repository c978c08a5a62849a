package org.songhua.edge.warning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.warning.Maintenance;
import org.songhua.warning.Warnings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Works that raise warnings nobody needs. */
@RestController
class MaintenanceController {
    private final Warnings warnings;
    private final Clock clock;

    MaintenanceController(Warnings warnings, Clock clock) {
        this.warnings = warnings;
        this.clock = clock;
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-maintenance")
    List<Maintenance> list(Caller caller) {
        return warnings.listMaintenance(clock.instant(), caller.scope());
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
        return warnings.planMaintenance(plan, caller);
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

    @Allow(Permission.WARNING_HANDLE)
    @DeleteMapping("/api/warning-maintenance/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, Caller caller) {
        warnings.endMaintenance(id, caller);
    }
}
