package org.songhua.evaluation.internal.declared;

import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;

/** Where the tasks of a plan are kept. Codes {@code EVAL-040} and {@code EVAL-041}. */
public final class TasksPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "tasks.yml";

    private static final Shape.Text CODE = Shape.code("milestones");
    private static final Shape.Table SHAPE = new Shape.Table(
            "tasks.yml",
            "Where the tasks of the plan in this pack are kept: a register of milestones, of which each region has its"
                    + " own.",
            List.of(
                    required("register", CODE, "Code of the register."),
                    required("clause", CODE, "Its field with the number of the clause."),
                    required("unit", CODE, "Its field with who is responsible."),
                    required("due", CODE, "Its field with the day of the milestone."),
                    required("done", new Shape.Many(CODE, true), "States in which a milestone is reached."),
                    required("first", new Shape.Whole(0, 999), "Number of the first clause that is a task."),
                    required("last", new Shape.Whole(0, 999), "Number of the last.")));

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode("registers/*.yml");
        for (PartFile file : content.files(FILES)) check(content, file, registers, new Mistakes(faults));
        return Examples.NONE;
    }

    private static void check(PackContent content, PartFile file, Map<String, Item> registers, Mistakes mistakes) {
        Item top = file.content();
        if (content.files(PlanReader.CLAUSES).stream()
                .noneMatch(plan -> plan.pack().equals(file.pack())))
            mistakes.tell(top.part("register"), "EVAL-041", "This pack has no plan.", "Put it beside clauses.yml.");
        if (top.whole("first", 0) > top.whole("last", 0))
            mistakes.tell(top.part("first"), "EVAL-041", "The first task comes after the last.", "Exchange them.");
        Item named = top.find("register");
        if (!mistakes.name(named, registers.keySet(), "EVAL-040", "register") || named == null) return;
        Item register = registers.getOrDefault(named.text(), Item.nothing(named.where()));
        Set<String> fields = register.part("fields").entries().keySet();
        for (String key : List.of("clause", "unit", "due")) mistakes.name(top.find(key), fields, "EVAL-040", "field");
        Set<String> states = register.part("states").entries().keySet();
        top.list("done").forEach(state -> mistakes.name(state, states, "EVAL-040", "state"));
    }

    /** {@return where the tasks of each plan are kept} */
    public static List<TaskRegister> read(PackContent content) {
        return content.files(FILES).stream().map(TasksPart::register).toList();
    }

    private static TaskRegister register(PartFile file) {
        Item top = file.content();
        return new TaskRegister(
                file.pack(),
                top.text("register", ""),
                top.text("clause", ""),
                top.text("unit", ""),
                top.text("due", ""),
                top.list("done").stream().map(Item::text).toList(),
                top.whole("first", 0),
                top.whole("last", 0));
    }
}
