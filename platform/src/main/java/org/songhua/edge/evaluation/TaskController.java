package org.songhua.edge.evaluation;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.Tasks;
import org.songhua.evaluation.Tasks.TaskBoard;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of the plan in the parts of a region: who, by when, how they stand, and who has told nothing. */
@RestController
class TaskController {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Tasks tasks;
    private final Clock clock;

    TaskController(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param day by which lights are told; today when not given */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan/tasks")
    TaskBoard board(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam String within,
            @RequestParam int level,
            @RequestParam(required = false) @Nullable String day,
            Caller caller) {
        if (!caller.may(Permission.REGISTER_VIEW))
            throw new NotAllowedException("The permission register.view is missing.");
        LocalDate today = day == null ? LocalDate.ofInstant(clock.instant(), CHINA) : day(day);
        return tasks.board(plan, within, level, today, caller);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.refused(
                    "EVAL-042", Place.atField("/day"), "This is no day.", "Give a day such as 2026-12-31."));
        }
    }
}
