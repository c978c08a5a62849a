package org.songhua.evaluation.internal.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.Tasks;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.evaluation.internal.declared.TaskRegister;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** Tasks over the registers. What the caller may not see of a register is not there. */
public final class DefaultTasks implements Tasks {
    private final List<TaskRegister> declared;
    private final Plan plan;
    private final Evaluation evaluation;
    private final Registers registers;

    public DefaultTasks(List<TaskRegister> declared, Plan plan, Evaluation evaluation, Registers registers) {
        this.declared = declared;
        this.plan = plan;
        this.evaluation = evaluation;
        this.registers = registers;
    }

    @Override
    public TaskBoard board(@Nullable String code, String within, int level, LocalDate today, Caller caller) {
        PlanDefinition chosen = PlanDefinition.choose(plan.plans(), code);
        TaskRegister tasks = declared.stream()
                .filter(one -> one.plan().equals(chosen.code()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("register of tasks for the plan " + chosen.code()));
        Geography whole = geography(within);
        List<Part> parts = evaluation.places(caller.scope()).stream()
                .filter(area -> area.level() == level && whole.holds(area.code()))
                .map(area -> new Part(area.code(), area.name()))
                .toList();
        return new TaskTable(tasks, today, parts, records(tasks, whole, caller), region -> partOf(region, parts))
                .board();
    }

    private static Geography geography(String code) {
        return new Geography(code, code, 0, Double.NaN, Double.NaN, "");
    }

    private static @Nullable String partOf(String region, List<Part> parts) {
        return parts.stream()
                .map(Part::code)
                .filter(code -> geography(code).holds(region))
                .findFirst()
                .orElse(null);
    }

    private List<RegisterRecord> records(TaskRegister tasks, Geography whole, Caller caller) {
        var all = new ArrayList<RegisterRecord>();
        registers.each(tasks.register(), RecordQuery.ALL.within(whole.head()), caller, all::add);
        return all;
    }
}
